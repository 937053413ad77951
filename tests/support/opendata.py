"""A world in which every table of the open data has rows, and the API asked as a program does."""

import json
from typing import Any

from django.test import Client

from acties import services
from acties.models import Actie, Afspraak, Document, Mijlpaal, Onderdeel, Onderdeelpartij
from basis.api import register
from basis.api.tabel import Vraag
from basis.api.vormen import als_json
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from codes.models import Code
from opendata.uitgaven.models import Uitgave
from partijen.models import Partij
from tests.factories import ActieFactory, BronFactory, OpgaveFactory, PartijFactory, beloof
from tests.support.codes import maak_bewogen
from tests.support.meedoen import afgerond, elders, maak_vraag
from tests.support.wereld import BEGIN, Wereld, maak_wereld


def haal(client: Client, adres: str, status: int = 200) -> Any:
    antwoord = client.get(f"/api/v1/{adres}", headers={"accept": "application/json"})
    assert antwoord.status_code == status, antwoord.content
    return json.loads(antwoord.content)


def alle(client: Client, tabel: str, vraag: str = "") -> list[dict[str, Any]]:
    """All rows of a table, page after page."""
    rijen, adres = [], f"{tabel}?aantal=500{vraag}"
    while adres:
        bladzijde = haal(client, adres)
        rijen += bladzijde["resultaten"]
        adres = (bladzijde["volgende"] or "").partition("/api/v1/")[2]
    return rijen


def rijen_nu(tabel: str) -> list[dict[str, Any]]:
    """All rows of a table, as the API gives them now."""
    soort = register.tabellen()[tabel]
    return [als_json(soort, ding) for ding in soort.alle(Vraag(moment=Moment.nu()))]


def inhoud(naam: str) -> bytes:
    """A file of the newest set."""
    uitgave = Uitgave.objects.laatste()
    assert uitgave is not None
    bestand = uitgave.bestand(naam)
    assert bestand is not None, naam
    return b"".join(bestand.stukken())


def maak_volle_wereld() -> Wereld:
    """Something in every table, references between them, and beside it a draft and something that was invented."""
    wereld = maak_wereld()
    _vul_actie(wereld)
    _vul_programma(wereld)
    code = maak_bewogen(actie=wereld.actie)
    Code.objects.filter(pk=code.pk).update(bron=BronFactory(soort="Kamerstuk"))
    afgerond(wereld.actie, wereld.trekker, titel="Afgerond?")
    elders(wereld.onderdeel, wereld.partner, titel="Elders gevraagd?")
    maak_vraag(wereld.afspraak, wereld.partner, titel="Over een afspraak?")
    laat_groeien(wereld, 1)
    _laat_wachten(wereld, _maak_verborgen(wereld))
    wereld.ververs()
    return wereld


def _vul_actie(wereld: Wereld) -> None:
    actie, bron = wereld.actie, BronFactory()
    opgave = OpgaveFactory(bron=bron)
    services.zet_verbanden(
        actie=actie, opgaven=[opgave], voorgangers=[ActieFactory(slug="eerder", gepubliceerd=True)], door=None
    )
    for model in (Actie, Mijlpaal, Onderdeel, Document):
        model.objects.filter(**({"pk": actie.pk} if model is Actie else {"actie": actie})).update(bron=bron)
    actie.deelnames.update(bron=bron)
    actie.afspraken.update(bron=bron)
    Onderdeelpartij.objects.create(onderdeel=wereld.onderdeel, partij=wereld.partner, rol="partner")
    ander = services.leg_onderdeel_vast(
        actie=actie,
        slug="vervolg",
        velden={"titel": "Vervolg", "soort": wereld.onderdeel.soort},
        verantwoording=BEGIN,
    )
    services.zet_onderdeel_opvolgers(onderdeel=wereld.onderdeel, opvolgers=[ander], door=None)
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2031), verantwoording=BEGIN)


def _vul_programma(wereld: Wereld) -> None:
    beloof(wereld.trekker, None, wereld.partner, titel="Voor het hele programma")
    opgeheven = PartijFactory(naam="Gemeente Oud", slug="oud")
    opgeheven.opvolgers.add(wereld.partner)


def _maak_verborgen(wereld: Wereld) -> list[Afspraak]:
    """What nobody sees, and what only who asks for the invented does; each with `geheim` or `demo` in its key."""
    gemaakt = []
    for slug in ("geheim", "demo"):
        velden: dict[str, Any] = {"gepubliceerd": True, "is_demo": True} if slug == "demo" else {}
        partij = PartijFactory(slug=f"{slug}-partij", is_demo=slug == "demo")
        actie = ActieFactory(slug=slug, titel=f"Actie {slug}", trekker=partij, **velden)
        plek: dict[str, Any] = {"actie": actie, "verantwoording": BEGIN}
        services.voeg_mijlpaal_toe(slug="m", titel="Mijlpaal", gepland=jaar(2030), **plek)
        services.voeg_document_toe(slug="d", titel="Brief", soort="brief", nummer="1", **plek)
        deel = {"titel": "Deel", "soort": wereld.onderdeel.soort}
        wereld.onderdeel.opvolgers.add(services.leg_onderdeel_vast(slug="o", velden=deel, **plek))
        gemaakt.append(beloof(partij, actie, titel=f"Afspraak {slug}").afspraak)
        actie.opvolgers.add(wereld.actie)
        if partij.is_demo:
            Partij.objects.get(slug="oud").opvolgers.add(partij)
    maak_vraag(wereld.actie, wereld.trekker, gepubliceerd=False, titel="Geheim?")
    maak_vraag(wereld.actie, wereld.trekker, titel="Demo?", is_demo=True)
    return gemaakt[:1]


def _laat_wachten(wereld: Wereld, op: list[Afspraak]) -> None:
    samen = Afspraak.objects.van_programma().first()
    assert samen
    services.zet_wacht_op(afspraak=wereld.afspraak, op=[samen, *op], verantwoording=BEGIN)


def laat_groeien(wereld: Wereld, aantal: int) -> None:
    """More rows in every table that grows."""
    for _ in range(aantal):
        partij = PartijFactory()
        actie = ActieFactory(gepubliceerd=True, trekker=partij)
        plek: dict[str, Any] = {"actie": actie, "verantwoording": BEGIN}
        services.voeg_mijlpaal_toe(slug="m", titel="Mijlpaal", gepland=jaar(2030), **plek)
        services.leg_onderdeel_vast(slug="o", velden={"titel": "O", "soort": wereld.onderdeel.soort}, **plek)
        services.voeg_document_toe(slug="d", titel="Brief", soort="brief", nummer="1", **plek)
        services.ga_naar_fase(definitie=actie.soort.fasedefinities.get(volgorde=1), **plek)
        eigen = beloof(partij, actie, wereld.partner)
        services.zet_wacht_op(afspraak=eigen.afspraak, op=[beloof(partij).afspraak], verantwoording=BEGIN)
        afgerond(actie, partij, titel=f"Vraag van {partij.slug}?")
        maak_bewogen(f"code-{partij.slug}", ActieFactory(gepubliceerd=True, trekker=partij))
        BronFactory()
