"""Asking citizens about a bepaling in an open draft, and to which changes their reactions led."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from acties import services as actiediensten
from basis.tijd.moment import Moment
from basis.web.inlas import Plek, inlassen, inlassen_vele
from basis.zoeken.models import Zoekregel
from codes import services as codediensten
from codes.models import Bepalingstekst, Wijziging
from meedoen import services
from meedoen.models import Codegevolg, Vraag
from tests.factories import PartijFactory
from tests.support.codes import Codewereld, begin, bepaling, maak_codewereld, soort, stel_vast, waarom
from tests.support.meedoen import beantwoord, maak_vraag, reageer
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid

pytestmark = pytest.mark.django_db
TITEL = "Hoe vroeg is vroeg genoeg?"


@pytest.fixture
def wereld() -> Codewereld:
    """With a draft that everyone may read, in which one bepaling changed."""
    gemaakt = maak_codewereld()
    _wijzig(gemaakt, "Acht weken vooraf.")
    codediensten.leg_open(code=gemaakt.code, versie=gemaakt.twee, is_open=True, verantwoording=waarom())
    gemaakt.twee.refresh_from_db()
    return gemaakt


def _wijzig(wereld: Codewereld, woorden: str) -> None:
    codediensten.wijzig_tekst(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        velden={"tekst": woorden},
        verantwoording=waarom("Zes weken was te kort."),
    )


def tekst(wereld: Codewereld, nummer: str = "2", sleutel: str = "op-tijd-informeren") -> Bepalingstekst:
    rijen = Bepalingstekst.objects.voor_lijst()
    return rijen.get(versie__code=wereld.code, versie__nummer=nummer, bepaling__sleutel=sleutel)


def vraag_over(wereld: Codewereld, **velden: Any) -> Vraag:
    return maak_vraag(tekst(wereld), PartijFactory(), titel=TITEL, **velden)


def zeg(vraag: Vraag, woorden: str) -> Any:
    return services.plaats(inbreng=reageer(vraag, woorden).inbreng, door=None)


def stuk(plek: Plek, ding: Any) -> str:
    return " ".join(" ".join(inlassen(plek, ding, Moment.nu())).split())


# -- asking ---------------------------------------------------------------------------------------------------------


def test_a_question_says_about_which_text_it_is(client: Client, wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)

    pagina = lees(client, vraag.get_absolute_url())

    assert "artikel 2, Op tijd informeren, Spelregels, versie 2" in pagina.tekst
    assert tekst(wereld).get_absolute_url() in [kenmerk["href"] for kenmerk in pagina.met("href")]
    assert TITEL in lees(client, wereld.code.actie.get_absolute_url()).tekst
    assert Zoekregel.objects.get(soort="vraag").label == f"bij {wereld.code.actie.titel}"
    assert wereld.code.actie.gebeurtenissen.filter(soort="vraag").count() == 1


@pytest.mark.parametrize("nummer", ["1", "2"])
def test_nobody_is_asked_about_a_text_that_stands_or_that_not_everyone_may_read(
    wereld: Codewereld, nummer: str
) -> None:
    codediensten.leg_open(code=wereld.code, versie=wereld.twee, is_open=False, verantwoording=waarom())

    with pytest.raises(ValidationError, match="Zet het concept eerst open"):
        maak_vraag(tekst(wereld, nummer))


def test_a_draft_that_was_closed_again_is_not_asked_about(wereld: Codewereld) -> None:
    vraag = vraag_over(wereld, gepubliceerd=False)
    codediensten.leg_open(code=wereld.code, versie=wereld.twee, is_open=False, verantwoording=waarom())

    with pytest.raises(ValidationError, match="Zet het concept eerst open"):
        services.publiceer_vraag(vraag=vraag, door=None)


def test_who_leads_the_actie_asks_in_the_workplace(wereld: Codewereld) -> None:
    trekker = wereld.code.actie.deelnames.get().partij
    adres = f"{reverse('werk_meedoen:nieuw')}?over=bepaling:spelregels:op-tijd-informeren"

    assert "artikel 2, Op tijd informeren" in lees(browser_van(lid(trekker)), adres).tekst
    assert browser_van(lid(PartijFactory())).get(adres).status_code == 404
    assert "bepaling:spelregels:op-tijd-informeren" in browser_van(lid(trekker)).get(reverse("werk_meedoen:nieuw")).text


def test_a_text_that_stands_can_not_be_chosen(wereld: Codewereld) -> None:
    trekker = wereld.code.actie.deelnames.get().partij
    stel_vast(wereld.twee)
    adres = f"{reverse('werk_meedoen:nieuw')}?over=bepaling:spelregels:op-tijd-informeren"

    assert browser_van(lid(trekker)).get(adres).status_code == 404


def test_a_question_goes_from_the_site_with_the_actie(client: Client, wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)

    actiediensten.trek_publicatie_in(actie=wereld.code.actie, verantwoording=waarom())

    assert client.get(vraag.get_absolute_url()).status_code == 404
    assert not Zoekregel.objects.filter(soort="vraag").exists()


def test_a_question_stays_when_its_bepaling_leaves_the_draft(client: Client, wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)

    codediensten.laat_weg(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        verantwoording=waarom(),
    )

    vraag = Vraag.objects.voor_lijst().get(pk=vraag.pk)
    assert (vraag.bepalingstekst, vraag.over) == (None, bepaling(wereld.code, "op-tijd-informeren"))
    assert client.get(vraag.get_absolute_url()).status_code == 200


def test_putting_a_text_back_keeps_what_was_asked_about_it(wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)

    codediensten.zet_terug(
        code=wereld.code, versie=wereld.twee, bepaling=bepaling(wereld.code, "op-tijd-informeren"), door=None
    )

    vraag.refresh_from_db()
    assert vraag.bepalingstekst == tekst(wereld)


# -- on the page of the bepaling ------------------------------------------------------------------------------------


def test_reactions_stand_with_the_bepaling_in_every_version(wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)
    zeg(vraag, "Reken vakanties niet mee.")
    reageer(vraag, "Nog niet gelezen.")

    hier, eerder = stuk(Plek.BEPALING, tekst(wereld)), stuk(Plek.BEPALING, tekst(wereld, "1"))

    assert "1 reactie van inwoners" in hier
    assert "Reken vakanties niet mee." in hier
    assert "bij deze tekst" in hier
    assert "Zonder account." in hier
    assert "Nog niet gelezen." not in hier
    assert "bij versie 2" in eerder
    assert stuk(Plek.BEPALING, tekst(wereld, sleutel="gelijk-behandelen")) == ""


def test_those_about_an_earlier_text_say_so(wereld: Codewereld) -> None:
    zeg(vraag_over(wereld), "Acht weken is goed.")
    stel_vast(wereld.twee)
    drie = begin(wereld.code, "3", wereld.twee)
    codediensten.leg_open(code=wereld.code, versie=drie, is_open=True, verantwoording=waarom())
    zeg(maak_vraag(tekst(wereld, "3")), "Negen weken is beter.")

    deel = stuk(Plek.BEPALING, tekst(wereld, "3"))

    assert "2 reacties van inwoners, 1 daarvan bij een eerdere tekst" in deel
    assert deel.index("Negen weken") < deel.index("Acht weken")


def test_reactions_go_with_the_key_when_the_bepaling_left_the_draft(wereld: Codewereld) -> None:
    zeg(vraag_over(wereld), "Acht weken is goed.")
    wat: dict[str, Any] = {"code": wereld.code, "versie": wereld.twee, "verantwoording": waarom()}
    codediensten.laat_weg(bepaling=bepaling(wereld.code, "op-tijd-informeren"), **wat)

    codediensten.voeg_toe(
        soort=soort(), sleutel="op-tijd-informeren", velden={"kop": "Op tijd", "tekst": "Anders."}, **wat
    )

    assert "bij een eerdere tekst" in stuk(Plek.BEPALING, tekst(wereld))


# -- what led to a change -------------------------------------------------------------------------------------------


def wijziging(wereld: Codewereld) -> Wijziging:
    return Wijziging.objects.voor_lijst().get(versie=wereld.twee)


def bij_wijziging(wereld: Codewereld) -> str:
    een = wijziging(wereld)
    return " ".join(" ".join(inlassen_vele(Plek.WIJZIGING, [een], Moment.nu()).get(een.pk, [])).split())


def test_a_change_says_which_reactions_led_to_it(client: Client, wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)
    antwoord = beantwoord(vraag, zeg(vraag, "Zes weken is te kort."))
    assert bij_wijziging(wereld) == ""

    een = services.wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging(wereld), door=None)

    assert services.wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging(wereld), door=None) == een
    deel = bij_wijziging(wereld)
    assert "Komt door 1 reactie op de vraag" in deel
    assert vraag.get_absolute_url() in deel
    assert "Komt door 1 reactie op de vraag" in lees(client, tekst(wereld, "2").get_absolute_url()).tekst


def test_a_change_that_is_written_anew_keeps_what_led_to_it(wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)
    antwoord = beantwoord(vraag, zeg(vraag, "Zes weken is te kort."))
    services.wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging(wereld), door=None)
    code, een = wereld.code, bepaling(wereld.code, "op-tijd-informeren")

    codediensten.zet_terug(code=code, versie=wereld.twee, bepaling=een, door=None)
    _wijzig(wereld, "Negen weken vooraf.")

    assert "Komt door 1 reactie" in bij_wijziging(wereld)


def test_an_answer_points_at_changes_of_its_own_code_only(wereld: Codewereld) -> None:
    vraag = maak_vraag()
    antwoord = beantwoord(vraag, zeg(vraag, "Meer bomen."))

    with pytest.raises(ValidationError, match="die bij deze vraag hoort"):
        services.wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging(wereld), door=None)


def test_who_answers_points_at_a_change_in_the_workplace(wereld: Codewereld) -> None:
    partij = PartijFactory()
    vraag = maak_vraag(tekst(wereld), partij)
    antwoord = beantwoord(vraag, zeg(vraag, "Zes weken is te kort."))
    client = browser_van(lid(partij))
    adres = reverse("werk_meedoen:antwoord", args=[vraag.slug, antwoord.pk])
    assert "artikel 2, Op tijd informeren: gewijzigd in versie 2" in client.get(adres).text
    assert client.post(adres, {"wijziging": ""}).status_code == 422

    client.post(adres, {"wijziging": wijziging(wereld).pk})

    assert [str(een.bepaling) for een in Codegevolg.objects.all()] == ["Spelregels: op-tijd-informeren"]
    pagina = client.get(adres).text
    assert "Wat er in de code veranderde" in pagina
    assert "gewijzigd in versie 2" not in pagina


def test_what_a_given_answer_points_at_stays(wereld: Codewereld) -> None:
    vraag = vraag_over(wereld)
    antwoord = beantwoord(vraag, zeg(vraag, "Zes weken is te kort."))
    services.wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging(wereld), door=None)

    with pytest.raises(DatabaseError, match="blijft staan"), transaction.atomic():
        Codegevolg.objects.all().delete()
