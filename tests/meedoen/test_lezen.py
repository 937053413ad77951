"""The pages to read: all questions, and one in each of its stands."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acties.models import Gebeurtenis
from basis.tijd.perioden import toon_periode
from meedoen import services
from meedoen.models import Grond, Inbreng, Uitkomst, Vraag
from meedoen.services import Antwoordtekst
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.meedoen import afgerond, beantwoord, dagen, gesloten_vraag, maak_vraag, reageer, te_laat
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db
OVERZICHT = "/meedoen/"


def tekst(client: Client, adres: str) -> str:
    return lees(client, adres).tekst


def test_an_open_question_says_until_when_and_who_answers(client: Client) -> None:
    vraag = maak_vraag(beantwoorder=PartijFactory(naam="Gemeente Dal"))

    pagina = tekst(client, vraag.get_absolute_url())

    assert "Vertel het aan Gemeente Dal. U krijgt antwoord, uiterlijk op" in pagina
    assert "nog 10 dagen" in pagina
    assert "De beloofde dag verandert niet meer. Lukt het niet? Dan staat hier wanneer wel, en waarom." in pagina


def test_the_page_with_the_form_can_be_kept_until_something_changes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    vraag, nu = maak_vraag(), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: nu)  # in one minute everyone gets the same form
    eerst = client.get(vraag.get_absolute_url())

    weer = Client().get(vraag.get_absolute_url(), HTTP_IF_NONE_MATCH=eerst["ETag"])
    services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    daarna = Client().get(vraag.get_absolute_url(), HTTP_IF_NONE_MATCH=eerst["ETag"])

    assert "no-store" not in eerst["Cache-Control"] and not eerst.cookies
    assert (weer.status_code, daarna.status_code) == (304, 200)


def test_a_late_answer_shows_both_days_and_the_reason(client: Client) -> None:
    vraag = te_laat(beantwoorder=PartijFactory(naam="Waterschap Laat"))
    services.verzet_antwoord(vraag=vraag, verwacht=dagen(9, 9), reden="De metingen moesten over.", door=None)

    for adres in (OVERZICHT, vraag.get_absolute_url()):
        pagina = tekst(client, adres)
        assert "3 dagen te laat" in pagina
        assert "De metingen moesten over." in pagina
        assert "Nu verwacht" in pagina


def test_a_promise_is_said_as_the_design_says_it(client: Client) -> None:
    vraag = te_laat(beantwoorder=PartijFactory(naam="Waterschap Laat"))
    termijn = f"uiterlijk {toon_periode(vraag.antwoord_beloofd)}"

    assert f"Waterschap Laat moet nog antwoorden. Beloofd: {termijn}." in tekst(client, vraag.get_absolute_url())
    assert f"Beloofd {termijn}" in tekst(client, OVERZICHT)


def test_the_reason_of_a_late_answer_stands_there_once(client: Client) -> None:
    vraag = te_laat()
    services.verzet_antwoord(vraag=vraag, verwacht=dagen(5, 5), reden="Ziekte.", door=None)
    services.verzet_antwoord(vraag=vraag, verwacht=dagen(9, 9), reden="De metingen moesten over.", door=None)

    pagina = tekst(client, vraag.get_absolute_url())

    assert [pagina.count(reden) for reden in ("Ziekte.", "De metingen moesten over.")] == [1, 1]


def test_who_answered_and_did_not_close_owes_no_answer(client: Client) -> None:
    vraag = te_laat()
    beantwoord(vraag, services.plaats(inbreng=reageer(vraag, dag=-20).inbreng, door=None))

    for adres in (OVERZICHT, vraag.get_absolute_url()):
        pagina = tekst(client, adres)
        assert "oet deze vraag nog afronden" in pagina
        assert "oet nog antwoorden" not in pagina


def test_a_question_is_followed_by_itself(client: Client) -> None:
    vraag = maak_vraag()

    hrefs = [kenmerk["href"] for kenmerk in lees(client, vraag.get_absolute_url()).met("href")]

    assert f"/volgen/?vraag={vraag.slug}" in hrefs
    assert f"/feeds/meedoen/{vraag.slug}.atom" in hrefs
    assert client.get(f"/feeds/meedoen/{vraag.slug}.atom").status_code == 200


def test_each_stand_has_its_own_place(client: Client) -> None:
    maak_vraag(titel="Open vraag?")
    maak_vraag(titel="Straks vraag?", periode=dagen(5, 10))
    gesloten_vraag(titel="Beloofde vraag?")
    te_laat(titel="Late vraag?")
    maak_vraag(titel="Geheim concept?", gepubliceerd=False)

    koppen = [kop for _, kop in lees(client, OVERZICHT).koppen]

    namen = ["Nu open", "Open vraag?", "Antwoord te laat", "Late vraag?", "Antwoord beloofd", "Beloofde vraag?"]
    assert [kop for kop in koppen if kop in {*namen, "Straks open", "Straks vraag?", "Geheim concept?"}] == [
        *namen,
        "Straks open",
        "Straks vraag?",
    ]


def test_what_was_invented_is_counted_apart_and_shown_when_asked_for(client: Client) -> None:
    vraag = maak_vraag(beantwoorder=PartijFactory(is_demo=True))
    assert vraag.is_demo

    zonder, met = tekst(client, OVERZICHT), tekst(client, f"{OVERZICHT}?demo=ja")

    assert vraag.titel not in zonder
    assert "Toon ook 1 demo" in zonder
    assert vraag.titel in met
    assert "0 + 1 demo" in met


def test_the_counts_of_reactions_add_up(client: Client) -> None:
    vraag, door = maak_vraag(), GebruikerFactory(is_programmabureau=True)
    for nummer in range(3):
        services.plaats(inbreng=reageer(vraag, f"Zichtbaar {nummer}").inbreng, door=door)
    services.plaats(inbreng=reageer(vraag, "Alleen voor u", mag_openbaar=False).inbreng, door=door)
    reageer(vraag, "Nog te lezen")
    dicht = reageer(vraag, "Schelden").inbreng
    services.houd_tegen(inbreng=dicht, grond=Grond.SCHELDEN, uitleg="U scheldt.", door=door)
    services.trek_in(inbreng=reageer(vraag, "Toch niet").inbreng)

    pagina = tekst(client, vraag.get_absolute_url())

    zin = (
        "7 reacties gekregen: 3 staan hieronder, 1 wil de schrijver niet op de site, 1 lezen wij nog, "
        "1 is tegengehouden, 1 is ingetrokken door de schrijver."
    )
    assert zin in pagina.replace(" ,", ",")
    assert not [geheim for geheim in ("Alleen voor u", "Nog te lezen", "Schelden", "Toch niet") if geheim in pagina]


def test_what_was_left_out_of_a_reaction_is_nowhere(client: Client) -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag, "Mijn buurman Jan maakt lawaai.").inbreng
    services.plaats(inbreng=inbreng, door=None, op_de_site="Mijn buurman maakt lawaai.", uitleg="Geen namen.")

    pagina = tekst(client, vraag.get_absolute_url())

    assert "Mijn buurman maakt lawaai." in pagina
    assert "Wij lieten iets weg" in pagina
    assert "Jan" not in pagina


def verberg(inbreng: Inbreng) -> None:
    door = GebruikerFactory(is_programmabureau=True)
    services.houd_tegen(inbreng=inbreng, grond=Grond.SCHELDEN, uitleg="U scheldt.", door=door)


@pytest.mark.parametrize(
    "weg", [verberg, lambda inbreng: services.trek_in(inbreng=inbreng)], ids=["hidden", "withdrawn"]
)
def test_what_was_on_the_site_is_gone_at_once_for_who_kept_the_page_too(
    client: Client, weg: Callable[[Inbreng], object]
) -> None:
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag, "Een lelijk woord.").inbreng, door=None)
    eerst = client.get(vraag.get_absolute_url())
    assert "Een lelijk woord." in eerst.text

    weg(inbreng)

    daarna = client.get(vraag.get_absolute_url(), HTTP_IF_NONE_MATCH=eerst["ETag"])
    assert daarna.status_code == 200
    assert "Een lelijk woord." not in daarna.text


def test_an_answer_is_a_chain_and_the_one_before_it_can_be_read(client: Client) -> None:
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag, "Meer bankjes.").inbreng, door=None)
    Vraag.objects.update(periode=dagen(-20, -1))
    eerste = beantwoord(vraag, inbreng, tekst="Dat doen wij nog niet.")
    beantwoord(vraag, inbreng, vervangt=eerste, tekst="Dat doen wij toch.")
    services.rond_af(vraag=vraag, door=None)

    pagina = tekst(client, vraag.get_absolute_url())

    assert f"Reactie {inbreng.nummer}" in pagina
    assert "1 deels overgenomen" in pagina
    assert "Leidde niet tot een wijziging, omdat het plan al klaar was" in pagina
    assert "Vervangt het antwoord van" in pagina
    assert "de ene reactie" in pagina


def test_what_followed_is_told_from_the_journal(client: Client) -> None:
    vraag = maak_vraag()
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Zitten", samenvatting="U wilt zitten.", door=None)
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    services.zet_bij_onderwerp(inbrengen=[inbreng], onderwerp=onderwerp, vraag=vraag, door=None)
    Vraag.objects.update(periode=dagen(-20, -1))
    rij = Gebeurtenis.objects.earliest("pk")
    beantwoord(vraag, onderwerpen=[onderwerp], gevolgen=[rij], geen_gevolg="")

    pagina = lees(client, vraag.get_absolute_url())

    assert "Zitten" in [kop for _, kop in pagina.koppen]
    assert "U wilt zitten." in pagina.tekst
    assert "1 verandering" in pagina.tekst
    assert any(f"#gebeurtenis-{rij.pk}" in (k["href"] or "") for k in pagina.met("href"))


def test_the_reactions_of_one_answer_can_be_read_apart(client: Client) -> None:
    vraag = maak_vraag()
    een, _ = (services.plaats(inbreng=reageer(vraag, wat).inbreng, door=None) for wat in ("Bankje", "Prullenbak"))
    antwoord = beantwoord(vraag, een)

    pagina = tekst(client, f"{vraag.get_absolute_url()}?antwoord={antwoord.pk}")

    assert "U ziet alleen de reacties over" in pagina
    assert "Prullenbak" not in pagina


def test_a_draft_answer_is_not_to_be_seen(client: Client) -> None:
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    inhoud = Antwoordtekst(uitkomst=Uitkomst.NIET, tekst="Stil", reden="Nog", inbrengen=[inbreng], geen_gevolg="x")
    services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None)

    assert "Stil" not in tekst(client, vraag.get_absolute_url())


@pytest.mark.parametrize("zoveel", [1, 3])
def test_many_questions_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, zoveel: int
) -> None:
    for nummer in range(zoveel):
        maak_vraag(titel=f"Vraag {nummer}?")
        te_laat(titel=f"Laat {nummer}?")
        afgerond(titel=f"Klaar {nummer}?")

    with django_assert_num_queries(9):  # five stands, verzettingen, counts, outcomes, what followed
        client.get(OVERZICHT)


@pytest.mark.parametrize("zoveel", [1, 12])
def test_many_reactions_and_answers_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, zoveel: int
) -> None:
    vraag = maak_vraag()
    for nummer in range(zoveel):
        inbreng = services.plaats(inbreng=reageer(vraag, f"Reactie {nummer}").inbreng, door=None)
        beantwoord(vraag, inbreng, gevolgen=[Gebeurtenis.objects.earliest("pk")], geen_gevolg="")

    with django_assert_num_queries(13):
        client.get(vraag.get_absolute_url())


def test_pages_of_reactions_are_walked_one_by_one(client: Client) -> None:
    vraag = maak_vraag()
    for nummer in range(12):
        services.plaats(inbreng=reageer(vraag, f"Wens nummer {nummer:02}.").inbreng, door=None)

    eerste = client.get(vraag.get_absolute_url())
    volgende = lees(client, vraag.get_absolute_url()).met("rel", "next")[0]["href"]

    assert "Wens nummer 11." in eerste.text
    assert "Wens nummer 01." not in eerste.text
    assert "Wens nummer 01." in client.get(f"{vraag.get_absolute_url()}{volgende}").text
