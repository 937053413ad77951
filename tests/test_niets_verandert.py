"""The same said again, by a browser, a Mac or Word: no service writes anything."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from acties import services
from acties.models import Deelname, Gebeurtenis, Toezegging
from acties.services import Verantwoording
from basis.bronnen.services import bron_van_invoer, leg_bron_vast
from berichten.services import bewaar_voorkeur
from partijen.models import Gebruiker, Partij
from partijen.services import geef_rol, leg_partij_vast, wijzig_gebruiker, zet_opvolgers
from programmalijnen.services import leg_opgave_vast, leg_pagina_vast, leg_programmalijn_vast
from tests.factories import (
    BronFactory,
    GebruikerFactory,
    OpgaveFactory,
    PaginaFactory,
    ProgrammalijnFactory,
    beloof,
)
from tests.support.rondes import maak_ronde
from tests.support.tekst import anders_gestuurd
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, lid
from werk.rondes.models import Ronde
from werk.rondes.services import wijzig_concept
from werk.services import bewaar_filter

pytestmark = pytest.mark.django_db

TEKST = "Één doel:\n- samen\n- droog"
REGEL = "Eén brug"
Tekst = Callable[[str], str]
Dienst = Callable[[Wereld, Tekst], Any]


def gewoon(tekst: str) -> str:
    return tekst


def waarom(t: Tekst) -> Verantwoording:
    return Verantwoording(reden=t("Daarom."))


def mens() -> Gebruiker:
    """A beheerder, one for the whole test."""
    bekend: Gebruiker = Gebruiker.objects.beheerders().first() or GebruikerFactory(is_staff=True)
    return bekend


def gevonden(w: Wereld) -> Toezegging:
    """The part of the partner in a promise that was found, one for the whole test."""
    bekend = Toezegging.objects.select_related("afspraak__actie", "partij").filter(afspraak__herkomst="gevonden")
    return bekend.first() or beloof(
        w.partner, w.actie, stand="voorgenomen", herkomst="gevonden", bron=BronFactory(), reden="Gevonden."
    )


TEKSTEN: dict[str, Dienst] = {
    "wijzig_actie": lambda w, t: services.wijzig_actie(
        actie=w.actie, velden={"titel": t(REGEL), "doel": t(TEKST), "toelichting": t(TEKST)}, door=None
    ),
    "wijzig_mijlpaal": lambda w, t: services.wijzig_mijlpaal(
        mijlpaal=w.mijlpaal, velden={"titel": t(REGEL), "toelichting": t(TEKST)}, door=None
    ),
    "wijzig_afspraak": lambda w, t: services.wijzig_afspraak(
        afspraak=w.afspraak,
        velden={"titel": t(REGEL), "tekst": t(TEKST), "bedrag": 5, "bedrag_voor": t(REGEL)},
        verantwoording=waarom(t),
    ),
    "weerspreek_toezegging": lambda w, t: services.weerspreek_toezegging(
        toezegging=gevonden(w), onjuist=t(TEKST), verantwoording=waarom(t)
    ),
    "leg_onderdeel_vast": lambda w, t: services.leg_onderdeel_vast(
        actie=w.actie, slug="deel", velden={"titel": t(REGEL), "vraag": t(TEKST)}, verantwoording=waarom(t)
    ),
    "wijzig_document": lambda w, t: services.wijzig_document(
        document=w.document, velden={"titel": t(REGEL), "nummer": t("1")}, verantwoording=waarom(t)
    ),
    "meld_voortgang": lambda w, t: services.meld_voortgang(
        actie=w.actie, status="vertraagd", verantwoording=replace(waarom(t), door=mens())
    ),
    "zet_deelnames": lambda w, t: services.zet_deelnames(
        actie=w.actie,
        deelnames=[Deelname(partij=d.partij, rol=d.rol, toelichting=t(REGEL)) for d in w.actie.deelnames.all()],
        verantwoording=waarom(t),
    ),
    "leg_soort_vast": lambda w, t: services.leg_soort_vast(
        slug="wet", velden={"naam": t("één wet"), "meervoud": t("wetten")}, fasen=[{"slug": "een", "naam": t("Eén")}]
    ),
    "leg_onderdeelsoort_vast": lambda w, t: services.leg_onderdeelsoort_vast(
        slug="idee", velden={"naam": t("idee"), "meervoud": t("ideeën")}
    ),
    "leg_bron_vast": lambda w, t: leg_bron_vast(sleutel="brief", velden={"titel": t(REGEL)}),
    "bron_van_invoer": lambda w, t: bron_van_invoer(titel=t(REGEL), url=t("https://voorbeeld.nl/een")),
    "leg_partij_vast": lambda w, t: leg_partij_vast(slug=w.trekker.slug, velden={"toelichting": t(TEKST)}),
}  # fmt: skip


def herschrijf(t: Tekst) -> Ronde:
    ronde = Ronde.objects.first() or maak_ronde()
    velden = {"titel": t(REGEL), "tekst": t(TEKST)}
    return wijzig_concept(ronde=ronde, velden=velden, door=None, merk=ronde.merk())


ELDERS: dict[str, Dienst] = {
    "wijzig_concept": lambda w, t: herschrijf(t),
    "wijzig_gebruiker": lambda w, t: wijzig_gebruiker(gebruiker=mens(), velden={"naam": t(REGEL)}),
    "zet_opvolgers": lambda w, t: zet_opvolgers(partij=w.vreemde, opvolgers=[w.partner, w.trekker]),
    "geef_rol": lambda w, t: geef_rol(gebruiker=mens(), partij=w.partner, rol=t("redacteur")),
    "bewaar_voorkeur": lambda w, t: bewaar_voorkeur(gebruiker=mens(), uit=["herinnering"], dag=2),
    "bewaar_filter": lambda w, t: bewaar_filter(gebruiker=mens(), naam=t(REGEL), vraag="q=brug"),
}
ZONDER_TEKST: dict[str, Dienst] = {
    naam: lambda w, t, roep=roep: roep(w, BEGIN) for naam, roep in DIENSTEN.items() if naam not in TEKSTEN
} | {
    "publiceer": lambda w, t: services.publiceer(actie=w.actie, verantwoording=BEGIN),
    "zet_wacht_op": lambda w, t: services.zet_wacht_op(
        afspraak=w.afspraak, op=[gevonden(w).afspraak], verantwoording=BEGIN
    ),
    "zet_verbanden": lambda w, t: services.zet_verbanden(
        actie=w.actie, opgaven=[w.actie.programmalijn.opgave], voorgangers=[], door=None
    ),
    "zet_onderdeel_opvolgers": lambda w, t: services.zet_onderdeel_opvolgers(
        onderdeel=w.onderdeel, opvolgers=[w.onderdeel], door=None
    ),
}
# Each is something new: a confirmation by a command (a person's counts once a day), a promise, the next phase; gone is
# gone.
NIEUW = {
    "bevestig_actie",
    "bevestig_toezegging",
    "maak_afspraak",
    "neem_terug",
    "ga_naar_fase",
    "verwijder_soort",
    "verwijder_fasedefinitie",
}
HERHAALBAAR = {naam: roep for naam, roep in (TEKSTEN | ELDERS | ZONDER_TEKST).items() if naam not in NIEUW}


def geschreven(doe: Callable[[], Any]) -> list[str]:
    """What was written; a service may also say that there is nothing to change."""
    with CaptureQueriesContext(connection) as vragen, suppress(ValidationError), transaction.atomic():
        doe()
    return [
        vraag["sql"] for vraag in vragen.captured_queries if vraag["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]


@pytest.mark.parametrize("naam", sorted(HERHAALBAAR))
def test_the_same_values_twice_write_nothing_the_second_time(naam: str, wereld: Wereld) -> None:
    dienst = HERHAALBAAR[naam]
    geschreven(lambda: dienst(wereld, gewoon))
    wereld.ververs()
    rijen = Gebeurtenis.objects.count()

    assert geschreven(lambda: dienst(wereld, anders_gestuurd)) == []
    assert Gebeurtenis.objects.count() == rijen


def test_no_service_is_left_out() -> None:
    alle = {naam for naam in services.__all__ if inspect.isfunction(getattr(services, naam))}

    assert alle - {"begin_lange_transactie"} <= HERHAALBAAR.keys() | NIEUW


@pytest.mark.parametrize(
    ("dienst", "maak", "teksten"),
    [
        (leg_pagina_vast, PaginaFactory, {"omschrijving": REGEL, "tekst": TEKST}),
        (leg_programmalijn_vast, ProgrammalijnFactory, {"titel": REGEL, "toelichting": TEKST}),
        (leg_opgave_vast, OpgaveFactory, {"samenvatting": TEKST}),
    ],
)
def test_a_text_of_the_frame_in_another_form_is_the_same(dienst: Any, maak: Any, teksten: dict[str, str]) -> None:
    ding = maak()
    dienst(slug=ding.slug, velden=teksten)
    nog_eens = {naam: anders_gestuurd(tekst) for naam, tekst in teksten.items()}

    assert geschreven(lambda: dienst(slug=ding.slug, velden=nog_eens)) == []


def test_a_new_reason_makes_the_same_status_a_report(wereld: Wereld) -> None:
    mens = lid(wereld.trekker)
    for reden in ("Het regent.", "Het regent nog."):
        services.meld_voortgang(
            actie=wereld.actie, status="vertraagd", verantwoording=Verantwoording(reden=reden, door=mens)
        )

    assert wereld.actie.gebeurtenissen.filter(door=mens).count() == 2


def test_a_reason_that_nobody_sees_is_none(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="Vertel waarom"):
        services.bevestig_actie(actie=wereld.actie, verantwoording=Verantwoording(reden="\u200b\ufeff \r\n"))


def test_whichever_way_a_column_is_written_it_keeps_the_normal_form(wereld: Wereld) -> None:
    partij, ruw = Partij.objects.filter(pk=wereld.vreemde.pk), "\ufeffGemeente\u200b E\u0301e\u0301n\r\n"
    partij.update(naam=ruw)
    los = Partij(slug="los", naam=ruw, soort="gemeente", bestuurslaag="gemeenten", toelichting="a \r\nb")
    Partij.objects.bulk_create([los])

    assert set(Partij.objects.filter(naam="Gemeente Één").values_list("toelichting", flat=True)) == {"", "a\nb"}


def test_a_row_from_before_the_normal_form_is_left_as_it_is(wereld: Wereld) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE acties_actie SET doel = %s WHERE id = %s", ["E\u0301e\u0301n \r\n", wereld.actie.pk])

    zelfde = {"doel": "Één"}
    assert geschreven(lambda: services.wijzig_actie(actie=wereld.actie, velden=zelfde, door=None)) == []
    assert services.wijzig_actie(actie=wereld.actie, velden={"doel": "Twee"}, door=None)
