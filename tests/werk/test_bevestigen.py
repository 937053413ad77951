"""Saying of one or of many things at once that they are still true."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from acties import services
from acties.models import Gebeurtenis
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, BronFactory, GebruikerFactory, MijlpaalFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.rondes import maak_ronde
from tests.support.wereld import BEGIN, Wereld, lid
from werk.bevestigen import sleutel_van
from werk.kaarten import werkvoorraad

pytestmark = pytest.mark.django_db


def stuur(gebruiker: Any, *kies: str, **meer: Any) -> Any:
    gegevens = {"inzending": uuid4(), "kies": kies, **meer}
    return browser_van(gebruiker).post("/werk/bevestigen/?status=gepland", gegevens, follow=True)


def bevestigingen() -> list[tuple[str, str]]:
    """The actie of each confirmation and for whom it was made."""
    rijen = Gebeurtenis.objects.filter(soort="bevestigd").order_by("pk").select_related("actie", "namens")
    return [(rij.actie.slug if rij.actie else "", rij.namens.slug if rij.namens else "") for rij in rijen]


def test_many_at_once_each_with_its_own_row_in_the_journal(wereld: Wereld) -> None:
    ander = ActieFactory(trekker=wereld.trekker, gepubliceerd=True)

    antwoord = stuur(lid(wereld.trekker), wereld.actie.slug, ander.slug)

    assert antwoord.redirect_chain == [("/werk/?status=gepland", 302)]
    assert "Dank u. Iedereen ziet nu dat deze 2 nog kloppen." in Pagina(antwoord).tekst
    assert bevestigingen() == [(wereld.actie.slug, wereld.trekker.slug), (ander.slug, wereld.trekker.slug)]


def test_one_button_confirms_one_and_leads_back_to_its_card(wereld: Wereld) -> None:
    ander = ActieFactory(trekker=wereld.trekker, gepubliceerd=True)

    antwoord = stuur(lid(wereld.trekker), ander.slug, een=wereld.actie.slug)

    assert antwoord.redirect_chain == [(f"/werk/?status=gepland#actie-{wereld.actie.slug}", 302)]
    assert bevestigingen() == [(wereld.actie.slug, wereld.trekker.slug)]


def test_everything_on_the_page_is_what_the_page_named(wereld: Wereld) -> None:
    ActieFactory(trekker=wereld.partner, gepubliceerd=True)  # came after the page was made

    vraag = Pagina(stuur(wie := lid(wereld.partner), wat="alles", hier=[sleutel_van(wereld.toezegging)]))
    assert bevestigingen() == []  # it is asked first
    assert f"{wereld.actie.titel}: ‘{wereld.afspraak.titel}’, van {wereld.partner.korte_naam}" in vraag.tekst
    vraag.formulier("Alles bevestigen").verstuur(browser_van(wie))

    assert bevestigingen() == [(wereld.actie.slug, wereld.partner.slug)]


@pytest.mark.parametrize("ook", [False, True])
def test_what_is_late_is_named_before_all_is_confirmed(ook: bool, wereld: Wereld) -> None:
    laat = ActieFactory(titel="Te laat", trekker=wereld.trekker, gepubliceerd=True)
    MijlpaalFactory(actie=laat, titel="Had al klaar moeten zijn", gepland=jaar(2020))
    wie = lid(wereld.trekker)

    vraag = Pagina(stuur(wie, wat="alles", hier=[wereld.actie.slug, laat.slug]))
    assert "Had al klaar moeten zijn (gepland: 2020)" in vraag.tekst
    rest, *alles = [str(veld["value"]) for veld in vraag.met("name", "kies")]
    assert (rest, alles) == (wereld.actie.slug, [wereld.actie.slug, laat.slug])
    stuur(wie, *(alles if ook else [rest]))

    assert [slug for slug, _ in bevestigingen()] == (alles if ook else [rest])


def test_twice_a_day_by_one_person_is_one_row(wereld: Wereld) -> None:
    wie, adres = lid(wereld.trekker), f"{wereld.actie.get_absolute_url()}nog-actueel/"
    stuur(wie, wereld.actie.slug)
    assert browser_van(wie).post(adres, {"inzending": uuid4()}).status_code == 302
    assert "Dank u." in Pagina(stuur(wie, wereld.actie.slug)).tekst
    afspraak = sleutel_van(wereld.toezegging)
    for _ in range(2):
        stuur(lid(wereld.partner), afspraak)  # two colleagues each say so

    assert [partij for _, partij in bevestigingen()] == [wereld.trekker.slug, *[wereld.partner.slug] * 2]
    services.neem_terug(rij=Gebeurtenis.objects.filter(door=wie).latest("pk"), door=wie)
    stuur(wie, wereld.actie.slug)  # what was taken back does not count
    assert len(bevestigingen()) == 4


def test_a_ronde_that_opens_today_asks_anew(wereld: Wereld) -> None:
    wie = lid(wereld.trekker)
    stuur(wie, wereld.actie.slug)
    maak_ronde(geopend=True)

    for _ in range(2):
        stuur(wie, wereld.actie.slug)

    assert len(bevestigingen()) == 2


def test_what_can_be_done_is_done_and_of_the_rest_is_told_why(wereld: Wereld) -> None:
    vreemd = ActieFactory(titel="Van een ander", trekker=wereld.vreemde, gepubliceerd=True)
    concept = ActieFactory(slug="geheim", trekker=wereld.trekker)

    antwoord = stuur(lid(wereld.trekker), vreemd.slug, concept.slug, wereld.actie.slug, "weg:weg")

    tekst = Pagina(antwoord).tekst
    assert "Van een ander: Alleen de partij die de actie leidt, verandert wat over de hele actie gaat." in tekst
    assert "weg: Deze afspraak is er niet meer." in tekst
    assert "geheim: Deze actie is er niet meer." in tekst
    assert bevestigingen() == [(wereld.actie.slug, wereld.trekker.slug)]


def test_the_same_sending_writes_nothing_more(wereld: Wereld) -> None:
    wie, keer = lid(wereld.partner), {"inzending": uuid4()}
    sleutel = sleutel_van(wereld.toezegging)

    for _ in range(2):
        stuur(wie, sleutel, sleutel, **keer)

    assert len(bevestigingen()) == 1


def test_a_medewerker_confirms_no_afspraak_and_reads_who_can(wereld: Wereld) -> None:
    medewerker = lid(wereld.partner, rol="medewerker")
    lid(wereld.partner, naam="Anna de Vries")

    antwoord = stuur(medewerker, sleutel_van(wereld.toezegging))

    assert "Alleen een redacteur van de partij bevestigt een afspraak." in Pagina(antwoord).tekst
    assert bevestigingen() == []
    (kaart,) = werkvoorraad(medewerker, timezone.localdate() + timedelta(days=400))
    assert [een.bevestigers for een in kaart.afspraken if een.wacht_op_ander] == [("Anna de Vries",)]


@pytest.mark.parametrize(("rol", "heeft"), [("lezer", False), ("medewerker", False), ("redacteur", True)])
def test_the_tick_for_an_afspraak_is_for_who_may_confirm(rol: str, heeft: bool, wereld: Wereld) -> None:
    pagina = lees(browser_van(lid(wereld.partner, rol=rol)), "/werk/")

    waarden = [k["value"] for k in pagina.met("name", "kies")]
    assert waarden == ([sleutel_van(wereld.toezegging)] if heeft else [])


def test_nothing_ticked_is_told_and_the_list_stays(wereld: Wereld) -> None:
    antwoord = browser_van(lid(wereld.trekker)).post("/werk/bevestigen/?q=niets", {"inzending": uuid4()})

    assert antwoord.status_code == 422
    assert "Kruis eerst aan wat nog klopt." in Pagina(antwoord).tekst
    assert antwoord["HX-Replace-Url"] == "/werk/?q=niets"


def test_the_programmabureau_confirms_for_nobody_in_particular(wereld: Wereld) -> None:
    stuur(GebruikerFactory(is_programmabureau=True), wereld.actie.slug)

    assert bevestigingen() == [(wereld.actie.slug, "")]


def test_a_role_that_is_gone_confirms_nothing_more(wereld: Wereld) -> None:
    wie: Any = lid(wereld.trekker)
    wie.lidmaatschappen.all().delete()

    stuur(wie, wereld.actie.slug)

    assert bevestigingen() == []


@pytest.mark.parametrize("hoe", ["een", "kies", "alles"])
def test_nobody_confirms_words_that_changed_after_the_page_was_read(hoe: str, wereld: Wereld) -> None:
    wie = lid(wereld.partner)
    (sleutel,) = [k["value"] for k in lees(browser_van(wie), "/werk/").met("name", "hier")]
    services.wijzig_afspraak(afspraak=wereld.afspraak, velden={"tekst": "Iets anders."}, verantwoording=BEGIN)

    if hoe == "alles":
        vraag = Pagina(stuur(wie, wat="alles", hier=sleutel))
        tekst = vraag.formulier("Alles bevestigen").verstuur_en_volg(browser_van(wie)).tekst
    else:
        tekst = Pagina(stuur(wie, **{hoe: sleutel})).tekst

    assert "De afspraak is intussen veranderd. Lees haar eerst en bevestig dan opnieuw." in tekst
    wereld.ververs()
    assert (bevestigingen(), wereld.toezegging.stand) == ([], "opnieuw")
    assert "Dank u." in Pagina(stuur(wie, sleutel_van(wereld.toezegging))).tekst  # as it stands now


def test_nobody_confirms_words_of_a_change_that_was_taken_back(wereld: Wereld) -> None:
    ander, wie = lid(wereld.trekker), lid(wereld.partner)
    waarom = replace(BEGIN, door=ander, namens=wereld.trekker)
    rij = services.wijzig_afspraak(afspraak=wereld.afspraak, velden={"tekst": "Iets anders."}, verantwoording=waarom)
    (sleutel,) = [str(k["value"]) for k in lees(browser_van(wie), "/werk/").met("name", "hier")]
    services.neem_terug(rij=rij, door=ander)

    assert "De afspraak is intussen veranderd." in Pagina(stuur(wie, sleutel)).tekst
    assert bevestigingen() == []


def test_who_does_not_say_what_was_read_confirms_nothing(wereld: Wereld) -> None:
    antwoord = stuur(lid(wereld.partner), f"{wereld.afspraak.slug}:{wereld.partner.slug}")

    assert "Open deze bladzijde opnieuw en probeer het nog een keer." in Pagina(antwoord).tekst
    assert bevestigingen() == []


def test_what_a_party_called_wrong_is_not_confirmed_among_others(wereld: Wereld) -> None:
    fout = beloof(wereld.partner, wereld.actie, herkomst="gevonden", stand="voorgenomen", bron=BronFactory())
    wie, waarom = lid(wereld.partner), replace(BEGIN, namens=wereld.partner)
    waarden = [str(k["value"]) for k in lees(browser_van(wie), "/werk/").met("name", "hier")]
    assert len(waarden) == 2
    services.weerspreek_toezegging(toezegging=fout, onjuist="Dit was een voorstel.", verantwoording=waarom)

    vraag = Pagina(stuur(wie, wat="alles", hier=waarden))  # of the page as it was
    for pagina, naam in ((vraag, "kies"), (lees(browser_van(wie), "/werk/"), "hier")):
        assert [str(k["value"]).split(":")[0] for k in pagina.met("name", naam)] == [wereld.afspraak.slug]
    assert "Gemeente Partner zei dat hier iets niet klopt." in Pagina(stuur(wie, *waarden)).tekst

    fout.refresh_from_db()
    assert (fout.afspraak.herkomst, fout.onjuist, len(bevestigingen())) == ("gevonden", "Dit was een voorstel.", 1)
