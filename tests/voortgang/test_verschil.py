"""The page that compares two dates."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Actie, Gebeurtenis
from acties.services import Verantwoording
from basis.tijd.perioden import dag, jaar
from tests.factories import ActieFactory, ProgrammalijnFactory, beloof
from tests.support.pagina import Pagina, lees
from tests.support.voortgang import verschil_csv
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db
ADRES = "/voortgang/verschil/"
ALTIJD = "?van=1999-12-31"
VROEGER = Verantwoording(reden="Zo ging het.", datum=dag(date(2019, 5, 6)))


def test_of_two_parties_in_an_address_the_last_one_counts(client: Client, wereld: Wereld) -> None:
    pagina = lees(client, f"{ADRES}{ALTIJD}&partij=bestaat-niet&partij={wereld.partner.slug}")
    assert f"Alleen: {wereld.partner.korte_naam}" in pagina.titel
    assert "bestaat-niet" not in pagina.tekst.partition("Fout gezien?")[0]  # then comes its own address


def test_without_days_it_is_the_year_until_today(client: Client, wereld: Wereld) -> None:
    formulier = lees(client, ADRES).formulier("Twee datums vergelijken")

    vandaag = timezone.localdate()
    assert formulier.velden["tot"] == vandaag.isoformat()
    assert date.fromisoformat(formulier.velden["van"]) in {vandaag - timedelta(days=n) for n in (364, 365)}
    for tot, van in (("2020-02-28", "2019-03-01"), ("2020-02-29", "2019-03-01"), ("2021-12-31", "2021-01-01")):
        assert lees(client, f"{ADRES}?tot={tot}").formulier("Twee datums vergelijken").velden["van"] == van


def test_a_change_says_what_it_was_and_became_and_why(client: Client, wereld: Wereld) -> None:
    waarom = Verantwoording(reden="De levering was later.", door=lid(wereld.trekker), namens=wereld.trekker)
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2031), verantwoording=waarom)

    tekst = lees(client, f"{ADRES}?soort=mijlpaal-herijkt").tekst
    assert "1 verandering Download" in tekst
    assert "Mijlpaal opnieuw gepland: Wet in werking" in tekst
    assert "365 dagen later dan de vorige datum De levering was later." in tekst
    assert "Door beleidsmedewerker, Provincie Trek" in tekst


def test_counts_lead_to_what_they_count(client: Client, wereld: Wereld) -> None:
    pagina = lees(client, f"{ADRES}?lijn={wereld.actie.programmalijn.slug}")
    links = {tekst: adres for tekst, adres in pagina.links.items() if tekst[:1].isdigit() and " " in tekst}

    assert {"1 afspraak gemaakt", "1 nieuwe fase", "1 mijlpaal toegevoegd", "1 document toegevoegd"} <= set(links)
    for tekst, adres in links.items():
        aantal, _, woord = tekst.partition(" ")
        gekozen = lees(client, f"{ADRES}{adres}")
        assert gekozen.tekst.count(f"{aantal} verandering") == 1, woord
        assert "soort=" not in gekozen.links[tekst]


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ("van=2022-01-02&tot=2022-01-01", "Deze datum ligt na de tweede datum."),
        ("van=2022-02-30", "30 februari bestaat niet"),
        ("tot=gisteren", "is elke dag iets anders"),
        ("van=0021-01-01", "Het jaar 0021 kan niet."),
        ("van=1899-01-01", "Kies een dag vanaf 1900."),
        ("van=2021", "Vul één dag in"),
        ("van=2021-01-01&tot=2999-01-01", "Deze datum ligt in de toekomst."),
        ("lijn=weg", "Deze keuze bestaat niet (meer)."),
        ("partij=weg&van=2021-01-01", "Deze keuze bestaat niet (meer)."),
        ("soort=alles%00", "Deze keuze bestaat niet (meer)."),
        ("actie=weg", "Deze actie bestaat niet (meer)."),
    ],
)
def test_a_wrong_address_says_what_is_wrong_and_keeps_what_was_typed(
    vraag: str, melding: str, client: Client, wereld: Wereld
) -> None:
    pagina = lees(client, f"{ADRES}?{vraag}", status=422)

    assert melding in pagina.tekst
    assert pagina.titel.startswith("Fout: ")
    ingevuld = pagina.formulier("Twee datums vergelijken").velden
    for naam, waarde in (deel.split("=") for deel in vraag.split("&")):
        assert naam not in {"van", "tot", "actie"} or ingevuld[naam] == waarde
    assert client.get(f"/voortgang/verschil.csv?{vraag}").status_code == 422


def test_a_wrong_day_is_told_at_its_field(client: Client, wereld: Wereld) -> None:
    pagina = lees(client, f"{ADRES}?van=2022-02-30", status=422)

    (veld,) = pagina.met("name", "van")
    assert veld["aria-invalid"] == "true"
    assert (veld["aria-describedby"] or "").split()[-1] == "id_van_error"
    assert "autofocus" in veld


def test_chips_take_one_choice_away_and_keep_the_rest(client: Client, wereld: Wereld) -> None:
    lijn, actie = wereld.actie.programmalijn, wereld.actie
    vraag = f"?actie={actie.slug}&lijn={lijn.slug}&partij={wereld.partner.slug}&soort=fasen&soort=deelname"
    links = lees(client, f"{ADRES}{vraag}&van=2020-01-01").links

    adres = links["Verwijder filter Fase"]
    assert "soort=deelname" in adres and "soort=fasen" not in adres and f"actie={actie.slug}" in adres
    assert f"actie={actie.slug}" not in links[f"Verwijder filter {actie.titel}"]
    assert "partij=" not in links[f"Verwijder filter {wereld.partner.korte_naam}"]
    assert links["Wis alle filters"] == "?van=2020-01-01#resultaten-kop"


def test_the_filters_fold_by_group_with_how_many_are_chosen(client: Client, wereld: Wereld) -> None:
    lijn, dicht, alleen_lijn = (" open", "(1)"), ("", ""), f"?lijn={wereld.actie.programmalijn.slug}&soort=fase"
    fout = "?lijn=weg&soort=fasen&soort=mijlpalen"  # to see what is wrong
    for vraag, groepen in (("", [dicht] * 2), (alleen_lijn, [lijn, dicht]), (fout, [lijn, (" open", "(2)")])):
        html = client.get(f"{ADRES}{vraag}").text
        assert re.findall(r'"filtergroep"( open)?.*?id="aantal-groep-\w+">(.*?)</span>', html, re.DOTALL) == groepen


def test_quick_links_keep_the_choices(client: Client, wereld: Wereld) -> None:
    services.meld_voortgang(actie=ActieFactory(gepubliceerd=True), status="op-schema", verantwoording=BEGIN)
    dit_jaar = timezone.localdate().year
    links = lees(client, f"{ADRES}?soort=fasen").links

    assert links[str(dit_jaar)] == f"?soort=fasen&van={dit_jaar}-01-01&tot={timezone.localdate()}"
    eerste = Gebeurtenis.objects.zichtbaar().eerste_dag()
    assert eerste
    assert f"van={eerste}" in links["Het hele programma"]


def test_a_year_is_its_first_to_its_last_day(client: Client, wereld: Wereld) -> None:
    _oude_actie(wereld)

    assert lees(client, ADRES).links["2020"] == "?van=2020-01-01&tot=2020-12-31"


def test_an_undated_fact_stands_apart_and_counts_in_no_number(client: Client, wereld: Wereld) -> None:
    voor = lees(client, ADRES).koppen[1]
    zonder = Verantwoording(reden="Zo is het.", datum=None)
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=zonder)

    pagina = lees(client, ADRES)
    assert pagina.koppen[1] == voor
    assert "1 feit zonder datum dat wij in deze periode opschreven." in pagina.tekst
    assert "Wij weten niet wanneer dit begon. Dit telt niet mee. Datum onbekend Status: gestopt" in pagina.tekst
    (rij,) = [rij for rij in verschil_csv(client) if rij["datum_onbekend"]]
    assert (rij["naar"], rij["datum"], rij["zekerheid"]) == ("gestopt", "", "onbekend")


def test_a_vague_change_counts_only_when_its_whole_period_fits(client: Client, wereld: Wereld) -> None:
    oud = _oude_actie(wereld)
    services.meld_voortgang(
        actie=oud, status="vertraagd", verantwoording=Verantwoording(reden="Ooit.", datum=jaar(2021))
    )

    heel = lees(client, f"{ADRES}?van=2021-01-01&tot=2021-12-31")
    assert "1 verandering Download" in heel.tekst
    assert "Ergens in 2021 Status: vertraagd" in heel.tekst
    deels = lees(client, f"{ADRES}?van=2021-03-01&tot=2022-12-31")
    assert "0 veranderingen Download" in deels.tekst
    assert "1 verandering die misschien in deze periode viel." in deels.tekst
    assert "Of het in deze periode gebeurde, is niet zeker." in deels.tekst
    (rij,) = verschil_csv(client, "?van=2021-03-01&tot=2022-12-31")
    assert (rij["naar"], rij["datum"], rij["zekerheid"]) == ("vertraagd", "2021", "mogelijk")


def _oude_actie(wereld: Wereld) -> Actie:
    tekst = {"slug": "oud", "titel": "Oud", "doel": "Doel.", "samenvatting": "Kort."}
    lijn, soort = wereld.actie.programmalijn, wereld.actie.soort
    actie = services.maak_actie(verantwoording=VROEGER, programmalijn=lijn, soort=soort, **tekst)
    services.publiceer(actie=actie, verantwoording=VROEGER)
    return actie


def _bladen(client: Client, kant: str, adres: str) -> list[tuple[str, list[str]]]:
    """The address and the titles of page after page, following one kind of link."""
    bladen = []
    while adres:
        pagina = lees(client, f"{ADRES}{adres}")
        bladen.append((adres, [titel for kop, titel in pagina.koppen if kop == "h4"]))
        adres = pagina.links.get(kant, "")
    return bladen


def test_pages_walk_through_the_lines_and_back(client: Client, db: None) -> None:
    lijnen = [ProgrammalijnFactory(volgorde=nummer) for nummer in (7003, 7001, 7002)]
    for lijn in lijnen:
        for nummer in range(30, 0, -1):
            ActieFactory(titel=f"{lijn.volgorde} {nummer:02}", programmalijn=lijn, gepubliceerd=True)
    vraag = ALTIJD + "".join(f"&lijn={lijn.slug}" for lijn in lijnen)
    heen = _bladen(client, "Volgende", vraag)
    terug = _bladen(client, "Vorige", heen[-1][0])

    titels = [titels for _, titels in heen]
    assert [len(blad) for blad in titels] == [25, 25, 25, 15]
    assert sum(titels, []) == [f"{lijn} {nummer:02}" for lijn in (7001, 7002, 7003) for nummer in range(1, 31)]
    assert [blad for _, blad in reversed(terug)] == titels


def test_an_actie_with_very_many_changes_shows_the_first(client: Client, wereld: Wereld) -> None:
    for nummer in range(25):
        waarom = Verantwoording(reden=f"Melding {nummer:02}.")
        services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=waarom)

    pagina = lees(client, f"{ADRES}?soort=statussen")
    assert pagina.tekst.count("Melding ") == 10
    assert "Melding 00." in pagina.tekst
    assert "Dit zijn de eerste 10 veranderingen." in pagina.tekst
    assert pagina.links[f"Alle veranderingen van {wereld.actie}"] == f"{wereld.actie.get_absolute_url()}geschiedenis/"
    assert len(verschil_csv(client, "?soort=statussen")) == 25


def test_statuses_phases_and_mijlpalen_come_first_and_the_rest_folds(client: Client, wereld: Wereld) -> None:
    tekst = lees(client, f"{ADRES}{ALTIJD}").tekst
    assert "Andere veranderingen (" in tekst
    assert tekst.index("Mijlpaal toegevoegd: Wet in werking") < tekst.index("Andere veranderingen (")


def test_changes_stand_in_order_of_time_when_asked(client: Client, wereld: Wereld) -> None:
    oud = _oude_actie(wereld)
    pagina = lees(client, f"{ADRES}{ALTIJD}")
    adres = pagina.links["Op volgorde van tijd"]
    assert "volgorde=tijd" in adres
    op_tijd = lees(client, f"{ADRES}{adres}")
    assert op_tijd.formulier("Twee datums vergelijken").velden["volgorde"] == "tijd"
    assert op_tijd.tekst.index("6 mei 2019") < op_tijd.tekst.index("Wet in werking")
    assert op_tijd.links[oud.titel].partition("?")[0] == oud.get_absolute_url()
    assert "volgorde=tijd" not in op_tijd.links["Per actie"]


def test_the_history_of_an_actie_leads_here(client: Client, wereld: Wereld) -> None:
    links = lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").links

    pagina = lees(client, links["Vergelijk twee datums"])
    assert f"Verwijder filter {wereld.actie}" in pagina.links
    assert pagina.formulier("Twee datums vergelijken").velden["actie"] == wereld.actie.slug


@pytest.mark.parametrize(
    ("vraag", "feed"),
    [
        ("", "/feeds/acties.atom"),
        ("lijn={lijn}&partij={partij}", "/feeds/acties.atom?lijn={lijn}&partij={partij}"),
        ("actie={actie}&partij={partij}", "/feeds/acties/{actie}.atom"),
    ],
)
def test_what_changes_here_can_be_followed(client: Client, wereld: Wereld, vraag: str, feed: str) -> None:
    plaatsen = {"lijn": wereld.actie.programmalijn.slug, "partij": wereld.trekker.slug, "actie": wereld.actie.slug}
    pagina = lees(client, f"/voortgang/verschil/?{vraag.format(**plaatsen)}")
    (kop,) = pagina.met("type", "application/atom+xml")
    assert kop["href"] == feed.format(**plaatsen)
    assert client.get(kop["href"]).status_code == 200
    assert "Volg wat hier verandert" in pagina.links


def test_a_page_shows_a_change_at_once(client: Client, wereld: Wereld) -> None:
    voor = lees(client, ADRES).tekst
    services.meld_voortgang(actie=Actie.objects.get(), status="vertraagd", verantwoording=BEGIN)

    assert "Status: vertraagd" not in voor
    assert "Status: vertraagd" in lees(client, ADRES).tekst
    assert isinstance(lees(client, ADRES), Pagina)


def test_what_is_about_the_whole_programme_stands_first(client: Client, wereld: Wereld) -> None:
    afspraak = beloof(wereld.trekker, None, wereld.partner, titel="Samen voor het geheel").afspraak

    pagina = lees(client, f"{ADRES}{ALTIJD}&soort=afspraak-gemaakt")

    assert "Het hele programma Afspraken en vragen over het hele programma" in pagina.tekst
    assert pagina.links["Samen voor het geheel"] == afspraak.get_absolute_url()
    assert "van Gemeente Partner en Provincie Trek" in pagina.tekst
    assert "2 veranderingen Download" in pagina.tekst


def test_of_a_party_the_programme_has_only_what_it_promised(client: Client, wereld: Wereld) -> None:
    beloof(wereld.trekker, titel="Samen voor het geheel")

    def staat_er(keuze: str) -> bool:
        return "Samen voor het geheel" in lees(client, f"{ADRES}{ALTIJD}&{keuze}").tekst

    assert staat_er(f"partij={wereld.trekker.slug}")
    assert not staat_er(f"partij={wereld.partner.slug}")
    assert not staat_er(f"lijn={wereld.actie.programmalijn.slug}")
    assert not staat_er(f"actie={wereld.actie.slug}")
