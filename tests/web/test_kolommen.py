"""Every table that people take along says of each column what it is, and its cells are what it says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from acties.models import Actie
from basis.logboek import admin as logboek
from basis.logboek.models import Logregel
from basis.tijd.datumlezer import lees_invoer
from basis.tijd.moment import Moment
from basis.tijd.perioden import lees_periode
from basis.web.kolommen import Kolom, Type
from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.herstel import Momentopname
from tests.support.meedoen import maak_vraag, reageer
from tests.support.programma import laad_programma
from tests.support.rapporten import maak_rapport
from tests.support.rondes import maak_ronde
from toegang import mensen
from voortgang import afspraken, afsprakentabel, grafiek, verschil, verschiltabel
from voortgang.blik import Blik
from voortgang.rapport import rekenblad
from werk.meedoen import kolommen as reacties
from werk.rondes import bord
from werk.uitwisseling import gegevens, kolommen

TABELLEN: dict[str, Sequence[Kolom[Any]]] = {
    "afspraken": afsprakentabel.KOLOMMEN,
    "verschil": verschiltabel.KOLOMMEN,
    "grafiek": grafiek.GETALLEN,
    "tijdlijn": grafiek.DELEN,
    "rapport, tellingen": rekenblad.TELLINGEN,
    "rapport, acties": rekenblad.ACTIES,
    "rapport, mijlpalen": rekenblad.MIJLPALEN,
    "rapport, afspraken": rekenblad.AFSPRAKEN,
    "rapport, veranderingen": rekenblad.VERANDERINGEN,
    "rechten": mensen.KOLOMMEN,
    "ronde": bord.KOLOMMEN,
    "reacties": reacties.KOLOMMEN,
    "logboek": logboek.KOLOMMEN,
    **{f"uitwisseling, {blad.naam}": blad.kolommen for blad in kolommen.BLADEN},
}
LEES: dict[Type, Callable[[Any], object]] = {
    Type.GETAL: int,
    Type.DATUM: date.fromisoformat,
    Type.TIJDSTIP: datetime.fromisoformat,
    Type.JA_NEE: ("ja", "nee").index,
    Type.PERIODE: lees_periode,
    Type.PERIODE_IN_WOORDEN: lees_invoer,
    Type.ADRES: lambda adres: {"http:": 1, "https:": 1}[adres.partition("//")[0]],
}


@pytest.mark.parametrize("naam", TABELLEN)
def test_each_column_has_a_name_of_its_own_and_says_what_stands_in_it(naam: str) -> None:
    namen = [kolom.naam for kolom in TABELLEN[naam]]

    assert len(set(namen)) == len(namen)
    assert [kolom.naam for kolom in TABELLEN[naam] if not kolom.uitleg.strip()] == []


@pytest.mark.django_db
def test_cells_are_of_the_type_that_their_column_says(echte_inhoud: Momentopname) -> None:
    gevuld = dict(_rijen(echte_inhoud))

    assert set(gevuld) == set(TABELLEN)
    for naam, rijen in gevuld.items():
        alle = list(rijen)
        assert alle, naam
        for kolom in TABELLEN[naam]:
            _lees(kolom, alle)


def _lees(kolom: Kolom[Any], rijen: Iterable[Any]) -> None:
    """Raises what a reader of the file would run into."""
    for waarde in filter(None, map(kolom.cel, rijen)):
        assert isinstance(waarde, int if isinstance(waarde, int) and kolom.type == Type.GETAL else str), kolom.naam
        LEES.get(kolom.type, str)(waarde)


def _rijen(inhoud: Momentopname) -> Iterator[tuple[str, Iterable[Any]]]:
    """Each table filled from the real programme."""
    programma, vandaag, nu = laad_programma(inhoud), timezone.localdate(), Moment.nu()
    acties, wie = Actie.objects.zichtbaar(), programma.ambtenaar
    beheerder: Gebruiker = GebruikerFactory(is_staff=True, is_superuser=True)
    yield "afspraken", afsprakentabel.tabel(afspraken.op_volgorde(acties, "", nu), nu, None)
    yield "verschil", verschiltabel.tabel(verschil.Vraag(date(2000, 1, 1), vandaag).rijen())
    for een in grafiek.GRAFIEKEN.values():
        assert list(grafiek.getallen(een.tel(Blik(nu))))
    yield "grafiek", grafiek.getallen(grafiek.GRAFIEKEN["mijlpalen"].tel(Blik(nu)))
    yield "tijdlijn", grafiek.delen(Blik(nu))
    lang: dict[str, Any] = {"van": date(2015, 1, 1), "tot": vandaag, "peildatum": vandaag}
    rapport = maak_rapport(klaar=True, **lang).gegevens or {}
    yield "rapport, tellingen", rekenblad.tellingen(rapport)
    yield "rapport, acties", rekenblad.acties(rapport)
    yield "rapport, afspraken", rekenblad.makers(rapport)
    for deel in ("mijlpalen", "veranderingen"):
        yield f"rapport, {deel}", rekenblad.delen(rapport, deel)
    overzicht = mensen.Overzicht(beheerder, QueryDict())
    yield "rechten", mensen.rolrijen(overzicht.mensen(), vandaag)
    yield "ronde", bord.tabel(maak_ronde(geopend=True), "", "")
    yield "reacties", [reageer(maak_vraag(programma.actie, programma.trekker)).inbreng]
    yield "logboek", Logregel.objects.all()
    for blad in kolommen.BLADEN:
        yield f"uitwisseling, {blad.naam}", gegevens.rijen(blad, acties.voor_lijst(), wie)
