"""Who signed a version, as the page of its code tells it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from acties.models import Afspraak
from acties.services import Maker, Verantwoording, meld_toezegging
from basis.tijd.perioden import dag
from codes import services
from codes.models import Versie
from tests.factories import BronFactory, PartijFactory, beloof
from tests.support.codes import Codewereld, begin, maak_code, maak_codewereld, stel_vast, waarom
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db
CODE = "/codes/spelregels/"


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def vraag_tekenen(wereld: Codewereld, *partijen: object) -> Afspraak:
    services.vraag_ondertekening(
        code=wereld.code,
        versie=wereld.twee,
        makers=[Maker(partij=partij) for partij in partijen],  # type: ignore[arg-type]
        velden={"titel": "Ondertekening", "tekst": "Wij houden ons eraan.", "soort": "bestuursafspraak"},
        verantwoording=waarom(datum=dag(date(2025, 3, 1))),
    )
    wereld.twee.refresh_from_db()
    assert wereld.twee.ondertekening
    return wereld.twee.ondertekening


def test_who_was_asked_signed_or_not(client: Client) -> None:
    een, ander = PartijFactory(naam="Gemeente Een"), PartijFactory(naam="Gemeente Twee")
    code = maak_code()
    for partij in (een, ander):
        code.actie.deelnames.create(partij=partij, rol="ondertekenaar")
    vast = stel_vast(begin(code))
    wereld = Codewereld(code, vast, begin(code, "2", vast))
    afspraak = vraag_tekenen(wereld, een, ander)
    getekend = Verantwoording(reden="Getekend.", namens=een, datum=dag(date(2025, 3, 14)))
    eigen = afspraak.toezeggingen.get(partij=een)
    meld_toezegging(toezegging=eigen, stand="bevestigd", getekend_door="burgemeester", verantwoording=getekend)

    pagina = lees(client, CODE).tekst

    assert "1 van de 2 gevraagde partijen" in pagina
    assert "Gemeente Een ondertekend burgemeester 14 maart 2025" in pagina
    assert "Gemeente Twee nog niet gevraagd op 1 maart 2025" in pagina
    assert "Dit is geen digitale handtekening." in pagina


def test_a_signing_that_was_found_is_of_the_day_in_its_source(client: Client, wereld: Codewereld) -> None:
    partij = PartijFactory(naam="Unie van Dijken")
    waar: dict[str, Any] = {"herkomst": "gevonden", "gemaakt": dag(date(2023, 3, 20)), "bron": BronFactory()}
    afspraak = beloof(partij, wereld.code.actie, stand="voorgenomen", **waar).afspraak
    Versie.objects.filter(pk=wereld.een.pk).update(ondertekening=afspraak)

    pagina = lees(client, CODE).tekst

    assert "Unie van Dijken ondertekend 20 maart 2023" in pagina
    assert "Gevonden in een openbare bron, niet door de partijen zelf gemeld." in pagina
    assert "Van geen enkele partij weten wij hoe zij de code toepast." in pagina


def test_what_went_back_to_be_a_draft_is_not_there_on_that_day(client: Client, wereld: Codewereld) -> None:
    partij = PartijFactory()
    wereld.code.actie.deelnames.create(partij=partij, rol="ondertekenaar")
    vraag_tekenen(wereld, partij)
    op = waarom(datum=dag(date(2025, 4, 1)))
    services.terug_naar_concept(code=wereld.code, versie=wereld.twee, verantwoording=op)
    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())

    assert "Versie 2" not in lees(client, f"{CODE}?stand=2025-06-01").tekst
