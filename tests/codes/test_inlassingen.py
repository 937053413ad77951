"""What other pages show of codes: of the actie, of what exercises a bepaling, of a party."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from acties.models import Actie, Deelname, Deelnamerol, Toezegging
from acties.services import Maker, meld_toezegging, zet_deelnames
from basis.tijd.perioden import jaar
from codes import services
from partijen.models import Partij
from tests.factories import ActieFactory, PartijFactory
from tests.support.codes import Codewereld, begin, bepaling, maak_code, maak_codewereld, pas_toe, stel_vast, waarom
from tests.support.pagina import lees
from tests.support.wereld import maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def op_actie(client: Client, wereld: Codewereld, adres: str = "") -> str:
    return lees(client, wereld.code.actie.get_absolute_url() + adres).tekst


def oefen(wereld: Codewereld, waar: Any) -> None:
    services.leg_oefening_vast(
        code=wereld.code,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        waar=waar,
        hoe="Iedereen ziet het vooraf.",
        bron=None,
        door=None,
    )


# -- the actie of a code --------------------------------------------------------------------------------------------


def test_the_actie_shows_what_holds(client: Client, wereld: Codewereld) -> None:
    pagina = op_actie(client, wereld)

    assert "De tekst van deze code" in pagina
    assert "Versie 1 geldt sinds" in pagina
    assert "is een concept" not in pagina
    assert "ondertekend door" not in pagina


def test_it_tells_since_when_as_precisely_as_that_is_known(client: Client) -> None:
    versie = stel_vast(begin(maak_code()), jaar(2020))

    assert "Versie 1 geldt sinds 2020." in op_actie(client, Codewereld(versie.code, versie, versie))


def test_the_ready_made_page_follows_the_draft_that_is_opened(client: Client, wereld: Codewereld) -> None:
    op_actie(client, wereld)

    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())

    assert "Versie 2 is een concept. Iedereen mag het lezen." in op_actie(client, wereld)


def test_it_tells_in_one_line_who_signed_and_who_applies_it(client: Client) -> None:
    code = maak_code()
    trekker = code.actie.deelnames.get().partij
    ander: Partij = PartijFactory()
    _neem_deel(code.actie, trekker, ander)
    versie = begin(code)
    velden = {"titel": "Ondertekenen", "soort": "bestuursafspraak", "tekst": "Wij tekenen."}
    makers = [Maker(partij=trekker), Maker(partij=ander)]
    services.vraag_ondertekening(code=code, versie=versie, makers=makers, velden=velden, verantwoording=waarom())
    wereld = Codewereld(code, versie, versie)
    assert "Versie 1 ligt ter ondertekening." in op_actie(client, wereld)

    meld_toezegging(
        toezegging=Toezegging.objects.get(partij=ander),
        stand="bevestigd",
        getekend_door="burgemeester",
        verantwoording=waarom(namens=ander),
    )
    stel_vast(versie)
    pas_toe(code, ander)

    assert "Ondertekend door 1 van de 2 gevraagde partijen, 1 partij vertelde hoe zij de code toepast." in op_actie(
        client, wereld
    )


def _neem_deel(actie: Actie, trekker: Partij, ander: Partij) -> None:
    rollen = [(trekker, Deelnamerol.TREKKER), (ander, Deelnamerol.ONDERTEKENAAR)]
    deelnames = [Deelname(partij=partij, rol=rol) for partij, rol in rollen]
    zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=waarom())


def test_a_code_that_does_not_hold_yet_is_shown_when_everyone_may_read_it(client: Client) -> None:
    code = maak_code()
    versie = begin(code)
    wereld = Codewereld(code, versie, versie)
    assert "De tekst van deze code" not in op_actie(client, wereld)

    services.leg_open(code=code, versie=versie, is_open=True, verantwoording=waarom())

    assert "Er geldt nog geen versie." in op_actie(client, wereld)


def test_the_past_has_none(client: Client, wereld: Codewereld) -> None:
    assert "De tekst van deze code" not in op_actie(client, wereld, f"?stand={timezone.localdate()}")


# -- exercises ------------------------------------------------------------------------------------------------------


def test_what_exercises_a_bepaling_says_which(client: Client, wereld: Codewereld) -> None:
    over = maak_wereld()
    oefen(wereld, over.onderdeel)
    ander = ActieFactory(gepubliceerd=True)
    oefen(wereld, ander)

    for ding in (over.onderdeel, over.actie, ander):
        pagina = lees(client, ding.get_absolute_url())
        assert "Artikel 2, Op tijd informeren van Spelregels Iedereen ziet het vooraf." in pagina.tekst
        assert bepaling(wereld.code, "op-tijd-informeren").get_absolute_url() in [
            kenmerk["href"] for kenmerk in pagina.met("href")
        ]


def test_what_exercises_nothing_shows_nothing(client: Client, wereld: Codewereld) -> None:
    assert "Oefent met een code" not in op_actie(client, wereld)


def test_an_exercise_of_a_draft_is_not_shown(client: Client) -> None:
    code = maak_code()
    versie = begin(code)
    ander = ActieFactory(gepubliceerd=True)
    oefen(Codewereld(code, versie, versie), ander)

    assert "Oefent met een code" not in lees(client, ander.get_absolute_url()).tekst


# -- a party --------------------------------------------------------------------------------------------------------


def test_a_party_tells_how_it_applies_codes_in_counts(client: Client, wereld: Codewereld) -> None:
    partij: Partij = PartijFactory()
    assert "Past codes toe" not in lees(client, partij.get_absolute_url()).tekst

    pas_toe(wereld.code, partij, "toegepast", "gelijk-behandelen")
    pas_toe(wereld.code, partij, "deels", "op-tijd-informeren", uitleg="Bij wegen wel.")

    pagina = lees(client, partij.get_absolute_url())
    assert "1 toegepast, 1 deels, 1 nog niet beoordeeld." in pagina.tekst
    assert "Dit zijn aantallen, geen rapportcijfer." in pagina.tekst
    assert wereld.code.get_absolute_url() in [kenmerk["href"] for kenmerk in pagina.met("href")]


def test_a_heading_is_not_applied(client: Client) -> None:
    code = maak_code()
    versie = begin(code)
    een = versie.teksten.get(bepaling__sleutel="gelijk-behandelen")
    services.wijzig_tekst(
        code=code,
        versie=versie,
        bepaling=bepaling(code, "op-tijd-informeren"),
        velden={"ouder": een.bepaling},
        verantwoording=waarom(),
    )
    stel_vast(versie)
    partij: Partij = PartijFactory()

    pas_toe(code, partij, "toegepast", "op-tijd-informeren")

    assert "1 toegepast, 1 nog niet beoordeeld." in lees(client, partij.get_absolute_url()).tekst


def test_an_invented_code_is_not_on_the_page_of_a_party_unless_asked_for(client: Client) -> None:
    partij: Partij = PartijFactory()
    code = maak_code(ActieFactory(gepubliceerd=True, is_demo=True, trekker=PartijFactory(is_demo=True)))
    stel_vast(begin(code))
    pas_toe(code, partij)

    assert "Past codes toe" not in lees(client, partij.get_absolute_url()).tekst
    assert "3 toegepast." in lees(client, f"{partij.get_absolute_url()}?demo=ja").tekst
