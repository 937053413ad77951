"""One actie with everything in it, people with every kind of right, and a table of all services that ask a reason."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.utils import timezone

from acties import services
from acties.models import (
    Actie,
    Afspraak,
    Bereikt,
    Deelname,
    Deelnamerol,
    Document,
    Fase,
    Fasedefinitie,
    Mijlpaal,
    Onderdeel,
    Toezegging,
)
from acties.services import Maker, Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, jaar
from partijen.models import Gebruiker, Partij
from tests.factories import (
    ActieFactory,
    BronFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    MijlpaalFactory,
    OnderdeelsoortFactory,
    PartijFactory,
    beloof,
)

BEGIN = Verantwoording(reden="Begin van de test.")


@dataclass
class Wereld:
    """The actie has a trekker and a partner; a third party only exists."""

    actie: Actie
    trekker: Partij
    partner: Partij
    vreemde: Partij
    mijlpaal: Mijlpaal
    toezegging: Toezegging
    onderdeel: Onderdeel
    document: Document

    @property
    def afspraak(self) -> Afspraak:
        """That of the partner alone."""
        return self.toezegging.afspraak

    @property
    def fase(self) -> Fasedefinitie:
        """The next phase of the actie."""
        huidig = self.actie.fasen.filter(is_huidig=True).first()
        na = huidig.definitie.volgorde if huidig else 0
        return self.actie.soort.fasedefinities.get(volgorde=na + 1)

    def ververs(self) -> None:
        for ding in (self.actie, self.mijlpaal, self.afspraak, self.toezegging, self.onderdeel, self.document):
            ding.refresh_from_db()


def maak_wereld(*, gepubliceerd: bool = True) -> Wereld:
    trekker = PartijFactory(naam="Provincie Trek", soort="provincie", bestuurslaag="provincies")
    partner, vreemde = PartijFactory(naam="Gemeente Partner"), PartijFactory(naam="Gemeente Vreemd")
    actie = ActieFactory(trekker=trekker)
    rollen = [(trekker, Deelnamerol.TREKKER), (partner, Deelnamerol.PARTNER)]
    deelnames = [Deelname(partij=partij, rol=rol) for partij, rol in rollen]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)
    services.ga_naar_fase(actie=actie, definitie=actie.soort.fasedefinities.get(volgorde=1), verantwoording=BEGIN)
    mijlpaal = MijlpaalFactory(actie=actie, titel="Wet in werking", slug="wet", gepland=jaar(2030))
    toezegging = beloof(
        partner, actie, titel="Doel van de partner", tekst="Ons eigen doel.", uiterlijk=jaar(2032), reden=BEGIN.reden
    )
    onderdeel = services.leg_onderdeel_vast(
        actie=actie,
        slug="deel",
        velden={"titel": "Een onderdeel", "soort": OnderdeelsoortFactory(), "stand": "loopt"},
        verantwoording=BEGIN,
    )
    document = services.voeg_document_toe(
        actie=actie, slug="brief", titel="Een brief", soort="brief", nummer="2020-1", verantwoording=BEGIN
    )
    if gepubliceerd:
        services.publiceer(actie=actie, verantwoording=BEGIN)
    wereld = Wereld(actie, trekker, partner, vreemde, mijlpaal, toezegging, onderdeel, document)
    wereld.ververs()
    return wereld


def lid(partij: Partij, rol: str = "redacteur", **velden: Any) -> Gebruiker:
    """A person who acts for the party."""
    gebruiker: Gebruiker = GebruikerFactory(**velden)
    LidmaatschapFactory(gebruiker=gebruiker, partij=partij, rol=rol)
    return gebruiker


DELEN = (Mijlpaal, Afspraak, Onderdeel, Document, Fase, Deelname)
RIJEN = "(SELECT coalesce(jsonb_agg(deel ORDER BY deel.id), '[]') FROM {} deel WHERE deel.actie_id = actie.id)"
MAKERS = """(SELECT coalesce(jsonb_agg(maker ORDER BY maker.id), '[]') FROM acties_toezegging maker
    JOIN acties_afspraak afspraak ON afspraak.id = maker.afspraak_id WHERE afspraak.actie_id = actie.id)"""
STAAT = f"""
    SELECT (SELECT count(*) FROM acties_actie), versie, status, publicatie,
        {", ".join(RIJEN.format(deel._meta.db_table) for deel in DELEN)}, {MAKERS}
    FROM acties_actie actie WHERE id = %s
"""


def momentopname(wereld: Wereld) -> tuple[Any, ...]:
    """All that a refused change may not touch, asked at once: how many acties, how this one stands, and its parts."""
    with connection.cursor() as cursor:
        cursor.execute(STAAT, [wereld.actie.pk])
        aantal, versie, status, publicatie, *delen = cursor.fetchone()
    return aantal, versie, status, publicatie, *map(json.loads, delen)


def vandaag() -> DateRange:
    return dag(timezone.localdate())


Roep = Callable[[Wereld, Verantwoording], Any]


def _met_bron(v: Verantwoording) -> Verantwoording:
    """What an official source says is told by that only."""
    return v if v.bron else replace(v, bron=Bron.objects.first() or BronFactory())


# What the trekker may do, what a party may do with its own part, and what only a beheerder may do.
GEZAMENLIJK: dict[str, Roep] = {
    "meld_voortgang": lambda w, v: services.meld_voortgang(actie=w.actie, status="vertraagd", verantwoording=v),
    "bevestig_actie": lambda w, v: services.bevestig_actie(actie=w.actie, verantwoording=v),
    "ga_naar_fase": lambda w, v: services.ga_naar_fase(actie=w.actie, definitie=w.fase, verantwoording=v),
    "rond_fasen_af": lambda w, v: services.rond_fasen_af(actie=w.actie, verantwoording=v),
    "meld_mijlpaal": lambda w, v: services.meld_mijlpaal(
        mijlpaal=w.mijlpaal, stand=Bereikt.JA, bereikt=vandaag(), verantwoording=v
    ),
    "herijk_mijlpaal": lambda w, v: services.herijk_mijlpaal(
        mijlpaal=w.mijlpaal, verwacht=jaar(2031), verantwoording=v
    ),
    "laat_mijlpaal_vervallen": lambda w, v: services.laat_mijlpaal_vervallen(mijlpaal=w.mijlpaal, verantwoording=v),
    "neem_mijlpaal_over": lambda w, v: services.neem_mijlpaal_over(
        actie=w.actie, slug="over", titel="Nieuw", gepland=jaar(2029), verantwoording=_met_bron(v)
    ),
    "neem_document_over": lambda w, v: services.neem_document_over(
        actie=w.actie, slug="over", titel="Wet", soort="wet", nummer="stb-2022-18", verantwoording=_met_bron(v)
    ),
}
VAN_PARTIJ: dict[str, Roep] = {
    "maak_afspraak": lambda w, v: services.maak_afspraak(
        houder=w.actie,
        indiener=w.partner,
        makers=[Maker(partij=w.partner)],
        velden={"titel": "Mensen", "soort": "middelen", "tekst": "Twee mensen."},
        verantwoording=v,
    ),
    "wijzig_afspraak": lambda w, v: services.wijzig_afspraak(
        afspraak=w.afspraak, velden={"tekst": "Ons andere doel."}, verantwoording=v
    ),
    "herijk_afspraak": lambda w, v: services.herijk_afspraak(
        afspraak=w.afspraak, verwacht=jaar(2033), verantwoording=v
    ),
    "voeg_makers_toe": lambda w, v: services.voeg_makers_toe(
        afspraak=w.afspraak, makers=[Maker(partij=w.trekker)], verantwoording=v
    ),
    "meld_toezegging": lambda w, v: services.meld_toezegging(
        toezegging=w.toezegging, stand="nagekomen", verantwoording=v
    ),
    "bevestig_toezegging": lambda w, v: services.bevestig_toezegging(toezegging=w.toezegging, verantwoording=v),
}
VAN_MAKER = ("meld_toezegging", "bevestig_toezegging")  # of those what nobody says for another
VAN_BEHEER: dict[str, Roep] = {
    "maak_actie": lambda w, v: services.maak_actie(
        verantwoording=v,
        slug="nieuw",
        titel="Nieuw",
        programmalijn=w.actie.programmalijn,
        soort=w.actie.soort,
        doel="Doel.",
        samenvatting="Samengevat.",
    ),
    "trek_publicatie_in": lambda w, v: services.trek_publicatie_in(actie=w.actie, verantwoording=v),
    "voeg_mijlpaal_toe": lambda w, v: services.voeg_mijlpaal_toe(
        actie=w.actie, slug="nieuw", titel="Nieuw", gepland=jaar(2029), verantwoording=v
    ),
    "vul_gepland_in": lambda w, v: services.wijzig_mijlpaal(
        mijlpaal=w.mijlpaal, velden={"verwacht": jaar(2032)}, door=v.door, verantwoording=v
    ),
    "zet_deelnames": lambda w, v: services.zet_deelnames(
        actie=w.actie,
        deelnames=[*w.actie.deelnames.all(), Deelname(partij=w.vreemde, rol=Deelnamerol.ADVISEUR)],
        verantwoording=v,
    ),
    "leg_onderdeel_vast": lambda w, v: services.leg_onderdeel_vast(
        actie=w.actie, slug="deel", velden={"stand": "afgerond"}, verantwoording=v
    ),
    "voeg_document_toe": lambda w, v: services.voeg_document_toe(
        actie=w.actie, slug="wet", titel="Wet", soort="wet", url="https://voorbeeld.nl/wet", verantwoording=v
    ),
    "wijzig_document": lambda w, v: services.wijzig_document(
        document=w.document, velden={"titel": "Andere brief"}, verantwoording=v
    ),
    "verwijder_document": lambda w, v: services.verwijder_document(document=w.document, verantwoording=v),
}
DIENSTEN = GEZAMENLIJK | VAN_PARTIJ | VAN_BEHEER
