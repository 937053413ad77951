"""Following the own reaction with its code, and what one can do there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from acties.models import Bereikt
from acties.services import Verantwoording, meld_mijlpaal
from basis.logboek.models import Loghandeling, Logregel
from basis.tijd.perioden import dag, toon_periode
from berichten.models import Bericht
from meedoen import services, volgcode
from meedoen.models import Contact, Grond, Inbreng, Melding, Uitkomst
from meedoen.reactiebeeld import Reactiebeeld
from meedoen.services import Ontvangst
from meedoen.views.volgen import VOLGCODE
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory, PartijFactory
from tests.support.meedoen import beantwoord, maak_vraag, reageer
from tests.support.pagina import Pagina, lees

pytestmark = pytest.mark.django_db

VOLG = "/meedoen/volg/"
TEKST = "Meer groen graag."


def volg(client: Client, ontvangst: Ontvangst, status: int = 200, **velden: str) -> Pagina:
    antwoord = client.post(VOLG, {"code": ontvangst.code} | velden)
    assert antwoord.status_code == status
    return Pagina(antwoord)


def test_the_form_asks_for_the_code_and_nobody_may_keep_the_page(client: Client) -> None:
    antwoord = client.get(VOLG)

    assert "no-store" in antwoord["Cache-Control"] and antwoord["X-Robots-Tag"] == "noindex"
    assert not antwoord.cookies
    assert "Uw volgcode" in Pagina(antwoord).tekst


@pytest.mark.parametrize("vorm", [str.upper, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' ')} "])
def test_a_code_is_known_however_it_is_typed(client: Client, vorm: Any) -> None:
    ontvangst = reageer(maak_vraag())

    antwoord = client.post(VOLG, {"code": vorm(ontvangst.code)})

    assert antwoord.status_code == 200
    assert f"Uw reactie {ontvangst.inbreng.nummer}" in antwoord.text
    assert "no-store" in antwoord["Cache-Control"]


def test_an_unknown_code_is_told_so_and_guessing_ends(client: Client) -> None:
    ontvangst = reageer(maak_vraag())
    geraden = [client.post(VOLG, {"code": volgcode.maak()}) for _ in range(VOLGCODE.hoogstens)]
    assert {antwoord.status_code for antwoord in geraden} == {422}
    assert "Wij kennen deze code niet." in geraden[-1].text

    antwoord = client.post(VOLG, {"code": ontvangst.code})

    assert antwoord.status_code == 429
    assert "Te veel pogingen" in antwoord.text
    assert TEKST not in antwoord.text
    assert Logregel.objects.get(handeling=Loghandeling.GEBLOKKEERD).herkomst is None  # of citizens no address is kept


def test_it_says_how_it_stands_step_by_step(client: Client) -> None:
    vraag = maak_vraag()
    ontvangst = reageer(vraag)
    assert "Wij lezen uw reactie nog" in volg(client, ontvangst).tekst

    services.plaats(inbreng=ontvangst.inbreng, door=None)
    blad = volg(client, ontvangst)
    assert "Uw reactie staat op de site. U krijgt antwoord, uiterlijk op" in blad.tekst
    assert "Gelezen en op de site gezet" in blad.tekst

    beantwoord(vraag, ontvangst.inbreng)
    blad = volg(client, ontvangst)
    assert "Er is antwoord." in blad.tekst and "Wij doen een deel." in blad.tekst
    assert "Leidde niet tot een wijziging, omdat het plan al klaar was" in blad.tekst


def test_an_answer_to_another_reaction_is_not_ours(client: Client) -> None:
    vraag = maak_vraag()
    ontvangst, ander = reageer(vraag), reageer(vraag, "Meer bankjes.")
    for een in (ontvangst, ander):
        services.plaats(inbreng=een.inbreng, door=None)
    beantwoord(vraag, ander.inbreng)

    assert "Wij doen een deel." not in volg(client, ontvangst).tekst


def test_a_draft_of_an_answer_is_not_shown_to_who_wrote(client: Client) -> None:
    vraag = maak_vraag()
    ontvangst = reageer(vraag)
    services.plaats(inbreng=ontvangst.inbreng, door=None)
    tekst = {"uitkomst": Uitkomst.NIET, "tekst": "Nog geheim.", "reden": "Geen geld.", "geen_gevolg": "dat zo is"}
    inhoud = services.Antwoordtekst(**tekst, inbrengen=[ontvangst.inbreng])  # type: ignore[arg-type]
    services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None)

    blad = volg(client, ontvangst)

    assert "Nog geheim." not in blad.tekst and "Er is antwoord." not in blad.tekst


def test_what_changed_later_with_the_same_thing_is_there_too(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True, trekker=PartijFactory())
    mijlpaal = MijlpaalFactory(actie=actie, titel="Eerste bomen", gepland=dag(timezone.localdate()))
    rij = actie.gebeurtenissen.filter(mijlpaal=mijlpaal).latest("pk")
    vraag = maak_vraag(actie)
    ontvangst = reageer(vraag)
    services.plaats(inbreng=ontvangst.inbreng, door=None)
    beantwoord(vraag, ontvangst.inbreng, gevolgen=[rij], geen_gevolg="")
    assert "daarna nog iets" not in volg(client, ontvangst).tekst

    vandaag, reden = dag(timezone.localdate()), Verantwoording(reden="De bomen staan er.")
    meld_mijlpaal(mijlpaal=mijlpaal, stand=Bereikt.JA, bereikt=vandaag, verantwoording=reden)

    blad = volg(client, ontvangst)
    assert "Er is antwoord, en er veranderde daarna nog iets." in blad.tekst
    assert "De bomen staan er." in blad.tekst and "nieuw sinds het antwoord" in blad.tekst


def test_why_it_is_held_and_that_one_disagrees(client: Client) -> None:
    ontvangst, mens = reageer(maak_vraag()), GebruikerFactory(is_programmabureau=True)
    uitleg = "In uw tekst staat de naam van uw buurman."
    services.houd_tegen(inbreng=ontvangst.inbreng, grond=Grond.GEGEVENS, uitleg=uitleg, door=mens)
    blad = volg(client, ontvangst)
    assert "Geen gegevens van een ander" in blad.tekst and uitleg in blad.tekst

    assert "Schrijf waarom u het niet eens bent." in volg(client, ontvangst, 422, doe="bezwaar", tekst="").tekst
    for _ in range(2):
        blad = volg(client, ontvangst, doe="bezwaar", tekst="Hij vindt het goed.")

    assert Melding.objects.get().tekst == "Hij vindt het goed."
    assert "Wij kijken opnieuw" in blad.tekst
    assert not [f for f in blad.formulieren if f.naam == "Ik ben het niet eens"]
    services.laat_staan(inbreng=ontvangst.inbreng, door=mens)
    assert "Wij keken opnieuw naar uw reactie" in volg(client, ontvangst).tekst


def test_what_was_left_out_is_told(client: Client) -> None:
    ontvangst = reageer(maak_vraag(), "Jan Jansen wil groen.")
    kort = "[naam weggelaten] wil groen."
    services.plaats(inbreng=ontvangst.inbreng, door=None, op_de_site=kort, uitleg="Daar stond een naam.")

    blad = volg(client, ontvangst)

    assert "Wij lieten iets weg" in blad.tekst and "Daar stond een naam." in blad.tekst and kort in blad.tekst


def test_taking_it_back_erases_the_text_and_the_address(client: Client) -> None:
    ontvangst = reageer(maak_vraag(), adres="lezer@voorbeeld.nl")
    services.plaats(inbreng=ontvangst.inbreng, door=None)

    blad = volg(client, ontvangst, doe="intrekken")

    assert "Uw reactie is ingetrokken." in blad.tekst and TEKST not in blad.tekst
    assert not Contact.objects.exists() and not Bericht.objects.exists()
    assert "al ingetrokken" in volg(client, ontvangst, 422, doe="intrekken").tekst


def test_stopping_the_mail_erases_the_address(client: Client) -> None:
    ontvangst = reageer(maak_vraag(), adres="lezer@voorbeeld.nl")
    assert "Stop met berichten" in volg(client, ontvangst).tekst

    blad = volg(client, ontvangst, doe="stop")

    assert "Uw e-mailadres is gewist." in blad.tekst
    assert not Contact.objects.exists() and not Bericht.objects.exists()
    assert "lezer@voorbeeld.nl" not in blad.tekst


def test_an_answer_that_is_late_says_how_long_and_what_was_said() -> None:
    vraag = maak_vraag()
    ontvangst = reageer(vraag)
    services.plaats(inbreng=ontvangst.inbreng, door=None)
    beloofd = timezone.localdate() + timedelta(days=40)
    verwacht, reden = dag(beloofd + timedelta(days=50)), "De metingen moesten over."
    services.verzet_antwoord(vraag=vraag, verwacht=verwacht, reden=reden, door=None)

    inbreng = Inbreng.objects.voor_schrijver().get()
    op_tijd, te_laat = (Reactiebeeld(inbreng, beloofd + timedelta(days=dagen)) for dagen in (0, 32))

    assert op_tijd.dagen_te_laat == 0 and "uiterlijk op" in op_tijd.kop
    assert te_laat.te_laat_kop == "Uw antwoord is 32 dagen te laat"
    assert te_laat.te_laat.startswith(
        f"{vraag.beantwoorder} beloofde antwoord, uiterlijk op {toon_periode(dag(beloofd))}."
    )
    assert te_laat.te_laat.endswith(f"Nu verwacht: {toon_periode(verwacht)}. Reden: {reden} U hoeft niets te doen.")


def test_reading_what_happened_asks_a_fixed_number_of_questions(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    ontvangst = reageer(maak_vraag())
    lees(client, VOLG)

    with django_assert_max_num_queries(14):
        volg(client, ontvangst)
