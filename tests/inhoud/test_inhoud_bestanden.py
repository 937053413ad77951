"""The files of the reference content are whole: references resolve, facts have a source, words are known."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from acties.models import Afspraaksoort, Bereikt, Deelnamerol, Herkomst, Onderdeelstand, Publicatie, Status
from acties.models.afspraakstand import MET_MOMENT
from basis.tijd.perioden import lees_periode
from partijen.models.partij import Partijsoort

MAP = Path(__file__).parents[2] / "inhoud" / "feiten"
DEMO = MAP.parent / "demo"
BESTANDEN = sorted(MAP.rglob("*.json"))
# Names of fields that hold a period, wherever they stand.
PERIODEN = {
    "datum",
    "vastgesteld",
    "looptijd",
    "geldig",
    "gepland",
    "verwacht",
    "bereikt",
    "gemaakt",
    "uiterlijk",
    "periode",
}
# Lists within a file whose rows are facts, so that each has a source.
FEITEN = ("statussen", "fasen", "deelnames", "afspraken", "mijlpalen", "onderdelen", "documenten")
WOORDENLIJSTEN = [
    ("statussen", "status", Status),
    ("deelnames", "rol", Deelnamerol),
    ("afspraken", "soort", Afspraaksoort),
    ("afspraken", "herkomst", Herkomst),
    ("mijlpalen", "stand", Bereikt),
    ("onderdelen", "stand", Onderdeelstand),
]


def lees(naam: str) -> Any:
    return json.loads((MAP / naam).read_text(encoding="utf-8"))


def sleutels(naam: str, veld: str = "slug") -> set[str]:
    return {rij[veld] for rij in lees(naam)}


def velden(waarde: Any) -> Iterator[tuple[str, Any]]:
    """Every field in a file with its value, however deep."""
    rijen = waarde if isinstance(waarde, list) else [waarde] if isinstance(waarde, dict) else []
    for rij in rijen:
        if isinstance(rij, dict):
            for veld, inhoud in rij.items():
                yield veld, inhoud
                yield from velden(inhoud)


ACTIES = [lees(f"acties/{pad.name}") for pad in sorted((MAP / "acties").glob("*.json"))]
VERZONNEN = [json.loads(pad.read_text(encoding="utf-8")) for pad in sorted((DEMO / "acties").glob("*.json"))]
AFSPRAKEN = [*lees("afspraken.json"), *(rij for actie in ACTIES for rij in actie["afspraken"])]
elk_bestand = pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.stem)
ook_verzonnen = pytest.mark.parametrize("pad", [*BESTANDEN, *sorted(DEMO.rglob("*.json"))], ids=lambda pad: pad.stem)
elke_code = pytest.mark.parametrize("code", lees("codes.json"), ids=lambda code: code["slug"])
elke_actie = pytest.mark.parametrize("actie", ACTIES, ids=lambda actie: actie["slug"])


def test_the_programme_is_complete() -> None:
    aantallen = [len(lees(naam)) for naam in ("opgaven.json", "programmalijnen.json", "paginas.json")]

    assert [*aantallen, len(ACTIES)] == [10, 3, 5, 7]


@ook_verzonnen
def test_file_is_printed_in_one_way(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")

    assert tekst == json.dumps(json.loads(tekst), indent=2, ensure_ascii=False) + "\n"


@ook_verzonnen
@pytest.mark.parametrize("woord", ["geheugen", "controleren", "zaaddocument", "niet gezien", "TODO"])
def test_no_remark_of_the_researcher_is_left(pad: Path, woord: str) -> None:
    assert woord.casefold() not in pad.read_text(encoding="utf-8").casefold()


@elk_bestand
def test_every_source_exists(pad: Path) -> None:
    genoemd = {waarde for veld, waarde in velden(lees(str(pad.relative_to(MAP)))) if veld == "bron"}

    assert genoemd <= sleutels("bronnen.json", "sleutel")


@elk_bestand
def test_every_link_in_a_text_is_a_source_or_a_page(pad: Path) -> None:
    adressen = {rij["url"] for rij in lees("bronnen.json")}
    links = re.findall(r"\]\(([^)]+)\)", pad.read_text(encoding="utf-8"))

    assert [link for link in links if link not in adressen and not link.startswith("/")] == []


@elk_bestand
def test_periods_can_be_read(pad: Path) -> None:
    perioden = [waarde for veld, waarde in velden(lees(str(pad.relative_to(MAP)))) if veld in PERIODEN]

    assert all(periode is None or lees_periode(periode) for periode in perioden)


@pytest.mark.parametrize("naam", ["partijen", "opgaven", "programmalijnen", "soorten", "onderdeelsoorten", "paginas"])
def test_slugs_are_unique(naam: str) -> None:
    slugs = [rij["slug"] for rij in lees(f"{naam}.json")]

    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("naam", ["partijen", "opgaven", "programmalijnen"])
def test_the_frame_has_sources(naam: str) -> None:
    assert all(rij["bron"] for rij in lees(f"{naam}.json"))


def test_a_source_has_an_address_or_a_number() -> None:
    bronnen = lees("bronnen.json")

    assert all(bron["url"] or bron["nummer"] for bron in bronnen)
    assert len(bronnen) == len(sleutels("bronnen.json", "sleutel"))


def test_parties_are_of_a_known_kind() -> None:
    assert sleutels("partijen.json", "soort") <= set(Partijsoort.values)


def test_a_party_has_its_own_tooi_code() -> None:
    codes = [partij["tooi"] for partij in lees("partijen.json") if partij["tooi"]]

    assert len(codes) == len(set(codes))


@elke_actie
def test_every_fact_has_a_source(actie: dict[str, Any]) -> None:
    assert actie["bron"]
    assert all(rij["bron"] for lijst in FEITEN for rij in actie[lijst])


@elke_actie
@pytest.mark.parametrize("lijst", ["mijlpalen", "onderdelen", "documenten"])
def test_slugs_are_unique_within_an_actie(actie: dict[str, Any], lijst: str) -> None:
    slugs = [rij["slug"] for rij in actie[lijst]]

    assert len(slugs) == len(set(slugs))


@elke_actie
@pytest.mark.parametrize(("lijst", "veld", "woorden"), WOORDENLIJSTEN, ids=lambda waarde: str(waarde)[:20])
def test_words_are_known(actie: dict[str, Any], lijst: str, veld: str, woorden: type[Status]) -> None:
    assert {rij[veld] for rij in actie[lijst]} <= set(woorden.values)


@elk_bestand
def test_every_party_exists(pad: Path) -> None:
    wie = ("partij", "indiener", "beantwoorder", "namens")
    genoemd = {waarde for veld, waarde in velden(lees(str(pad.relative_to(MAP)))) if veld in wie}

    assert genoemd - {None} <= sleutels("partijen.json")


def test_a_promise_has_an_address_and_a_source_of_its_own() -> None:
    slugs = [afspraak["slug"] for afspraak in AFSPRAKEN]

    assert len(slugs) == len(set(slugs))
    assert all(afspraak["bron"] and afspraak["makers"] for afspraak in AFSPRAKEN)
    assert all(wacht in slugs for afspraak in AFSPRAKEN for wacht in afspraak["wacht_op"])


def test_nothing_that_was_found_is_called_confirmed() -> None:
    """What a party did not say here, it did not confirm here."""
    standen = {een["stand"] for afspraak in AFSPRAKEN for een in afspraak["makers"]}

    assert not standen & (set(MET_MOMENT) - {"nagekomen"})


def test_a_question_has_sources_and_claims_no_number_that_is_not_known() -> None:
    titels = tuple(f"{rij['titel']})" for rij in lees("bronnen.json"))

    for vraag in lees("vragen.json"):
        genoemd = (vraag["toelichting"] + vraag["uitkomst"]).split("(bron: ")[1:]
        assert [tekst for tekst in genoemd if not tekst.startswith(titels)] == []
        assert vraag["bron"]
        assert vraag["actie"] in {actie["slug"] for actie in ACTIES}
        assert (vraag["aantal"] is None) == ("niet bekend" in vraag["wat_ermee"])


@elke_code
def test_a_code_says_of_each_bepaling_where_that_is_told(code: dict[str, Any]) -> None:
    bepalingen = [rij for versie in code["versies"] for rij in versie["bepalingen"]]

    assert code["actie"] in {actie["slug"] for actie in ACTIES}
    assert all(rij["bron"] for rij in [*code["versies"], *bepalingen, *code["oefeningen"]])
    assert {rij["soort"] for rij in bepalingen} <= sleutels("bepalingsoorten.json")
    assert {rij["bepaling"] for rij in code["betekenissen"] + code["oefeningen"]} <= {r["sleutel"] for r in bepalingen}


@elke_code
def test_a_code_of_which_not_all_is_known_says_so(code: dict[str, Any]) -> None:
    assert not any(versie["is_volledig"] for versie in code["versies"])


@elke_code
def test_a_text_of_a_code_names_sources_by_their_titles(code: dict[str, Any]) -> None:
    titels = tuple(f"{rij['titel']})" for rij in lees("bronnen.json"))
    teksten = [waarde for veld, waarde in velden([code]) if veld in ("toelichting", "betekenis")]
    genoemd = [stuk for tekst in teksten for stuk in tekst.split("(bron: ")[1:]]

    assert [stuk for stuk in genoemd if not stuk.startswith(titels)] == []


@elke_actie
def test_place_in_the_programme_exists(actie: dict[str, Any]) -> None:
    assert actie["programmalijn"] in sleutels("programmalijnen.json")
    assert set(actie["opgaven"]) <= sleutels("opgaven.json")
    assert set(actie["voorgangers"]) <= {andere["slug"] for andere in ACTIES}


@elke_actie
def test_phases_are_those_of_its_kind(actie: dict[str, Any]) -> None:
    soort = next(rij for rij in lees("soorten.json") if rij["slug"] == actie["soort"])
    bezocht = [fase["fase"] for fase in actie["fasen"]]

    assert set(bezocht) <= {fase["slug"] for fase in soort["fasen"]}
    assert all(vorige != volgende for vorige, volgende in pairwise(bezocht))


@elke_actie
@pytest.mark.parametrize("lijst", ["statussen", "fasen"])
def test_history_runs_forward(actie: dict[str, Any], lijst: str) -> None:
    begin = [lees_periode(rij["datum"]).lower for rij in actie[lijst]]

    assert begin == sorted(begin)
    assert all(rij["reden"] for rij in actie[lijst])


@elke_actie
def test_no_news_is_not_on_schedule(actie: dict[str, Any]) -> None:
    """On schedule is what a party said; of whom nothing was found, the actie runs and the reason says so."""
    zwijgt = re.compile(r"niets gevonden|geen bericht|niet gevonden|niet bekend", re.IGNORECASE)
    gezegd = [rij["reden"] for rij in actie["statussen"] if rij["status"] == Status.OP_SCHEMA]
    stil = [rij["reden"] for rij in actie["statussen"] if rij["status"] == Status.LOOPT]

    assert not any(zwijgt.search(reden) for reden in gezegd)
    assert all(zwijgt.search(reden) for reden in stil)


@elke_actie
def test_onderdelen_refer_to_their_kind_and_to_each_other(actie: dict[str, Any]) -> None:
    onderdelen = actie["onderdelen"]
    opvolgers = {slug for onderdeel in onderdelen for slug in onderdeel["opvolgers"]}

    assert {onderdeel["soort"] for onderdeel in onderdelen} <= sleutels("onderdeelsoorten.json")
    assert {rij["rol"] for onderdeel in onderdelen for rij in onderdeel["partijen"]} <= set(Deelnamerol.values)
    assert opvolgers <= {onderdeel["slug"] for onderdeel in onderdelen}


@elke_actie
def test_only_a_reached_mijlpaal_has_a_date_on_which_it_was_reached(actie: dict[str, Any]) -> None:
    assert all(mijlpaal["stand"] == "ja" for mijlpaal in actie["mijlpalen"] if mijlpaal["bereikt"])


@elke_actie
def test_a_document_can_be_found(actie: dict[str, Any]) -> None:
    assert all(document["url"] or document["nummer"] for document in actie["documenten"])


@pytest.mark.parametrize("actie", VERZONNEN, ids=lambda actie: actie["slug"])
def test_an_invented_actie_stands_in_the_real_frame(actie: dict[str, Any]) -> None:
    soort = next(rij for rij in lees("soorten.json") if rij["slug"] == actie["soort"])

    assert actie["programmalijn"] in sleutels("programmalijnen.json")
    assert set(actie["opgaven"]) <= sleutels("opgaven.json")
    assert {rij["fase"] for rij in actie["gebeurtenissen"] if "fase" in rij} <= {
        fase["slug"] for fase in soort["fasen"]
    }
    assert {onderdeel["soort"] for onderdeel in actie["onderdelen"]} <= sleutels("onderdeelsoorten.json")
    assert actie["publicatie"] in Publicatie.values
    assert len(actie["statussen"]) == 1  # the next ones are gebeurtenissen


def test_one_apostrophe_is_used() -> None:
    """Of a party the register decides how it is written."""
    teksten = {pad.name: pad.read_text(encoding="utf-8") for pad in BESTANDEN if pad.name != "partijen.json"}
    recht = {naam: re.findall(r"\w+'\w+", tekst) for naam, tekst in teksten.items()}

    assert {naam: woorden for naam, woorden in recht.items() if woorden} == {}
