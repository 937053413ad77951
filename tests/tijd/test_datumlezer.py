"""Whatever people type for a date is read as what it says, or refused with the reason."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import strategies as st

from basis.tijd.datumlezer import GeenDatum, lees_invoer
from basis.tijd.perioden import lees_periode, toon_periode
from tests.tijd.test_perioden import GESLOTEN, OPEN

GETYPT = """
2027-07-01: 1 juli 2027| 1  JULI 2027 |1 jul. 2027|01-07-2027|1/7/2027|1.7.2027|1 - 7 - 2027|2027-07-01
2027-07-01: 1-jul-2027|1 juli 2027.|1e juli 2027|1juli2027|donderdag 1 juli 2027|do. 1-7-2027
2027-07-01: 1 juli 2027 (donderdag)|per 1 juli 2027|op 1 juli 2027|met ingang van 1 juli 2027|m.i.v. 1-7-2027
2027-07-01: 1 juli 2027 a.s.|July 1, 2027|1st July 2027|2027.07.01|2027 juli 1|１ ｊｕｌｉ ２０２７|١ juli ٢٠٢٧
2027-07-01: 1\u00a0juli\u202f2027|1\u20117\u20112027|1 ju\u00adli 2027|2027-07-01T00:00:00
2027-07: juli 2027|jul. 2027|7-2027|2027-07|2027 juli|in juli 2027|Juli, 2027|maand juli 2027|７/２０２７
2027-03-13: 13 mrt 2027|13-mrt-2027|13 mar 2027|13 March 2027|13 MAART 2027|13 máárt 2027
2027: 2027|jaar 2027|het jaar 2027|in de loop van 2027|kalenderjaar 2027|ergens in 2027
2026/2027: 2026-2027|2026/2027|2026 – 2027|2026 t/m 2027|2026 - 2027|van 2026 tot en met 2027
2027-01/2027-03: 1e kwartaal 2027|eerste kwartaal 2027|Q1 2027|kwartaal I 2027|2027-Q1|1ste kw. van 2027
2027-04/2027-06: Q2 2027|2027 Q2|Q2-2027|2027q2|kwartaal 2 2027|kwartaal 2, 2027|tweede kwartaal van 2027
2027-10/2027-12: laatste kwartaal 2027|4e kwartaal 2027
2027-01/2027-06: eerste helft 2027|1e helft van 2027|1e halfjaar 2027|eerste half jaar 2027|H1 2027
2027-01/2027-06: Q1 t/m Q2 2027
2027-07/2027-12: tweede helft 2027|2e halfjaar 2027|halfjaar 2 2027|Q3-Q4 2027|3e t/m 4e kwartaal 2027
2027-01/2027-04: begin 2027|begin van 2027|2027 (begin)
2027-05/2027-08: midden 2027|medio 2027|halverwege 2027|mid-2027
2027-09/2027-12: eind 2027|einde 2027|eind van het jaar 2027
2027-06: eind Q2 2027|eind tweede kwartaal 2027
2027-05-01/2027-05-10: begin mei 2027
2027-05-11/2027-05-20: half mei 2027|midden mei 2027
2027-03-21/2027-03-31: eind maart 2027|eind mrt. 2027
2027-02-16/2027-02-28: tweede helft februari 2027
2027-03/2027-05: voorjaar 2027|lente 2027|het voorjaar van 2027
2027-06/2027-08: zomer 2027
2027-09/2027-11: najaar 2027|herfst 2027
2026-12/2027-02: winter 2026-2027|winter 2026/2027|winter van 2026 op 2027
2027-03-22/2027-03-28: week 12 2027|wk 12 2027|2027-W12|week 12 van 2027
2026-12-28/2027-01-03: week 53 2026
2027-05/2027-06: mei 2027 t/m juni 2027|mei t/m juni 2027|mei-juni 2027|mei/juni 2027|van mei t/m juni 2027
2027-05/2027-06: mei tm juni 2027
2019-08-26/2019-10-12: 26 augustus t/m 12 oktober 2019|26-8-2019 t/m 12-10-2019|2019-08-26/2019-10-12
2019-08-26/2019-10-12: tussen 26 augustus en 12 oktober 2019|tussen 26-8-2019 en 12-10-2019
2019-08-26/2019-10-12: van 26 augustus 2019 tot 13 oktober 2019
2019-08-26/2019-08-28: 26 t/m 28 augustus 2019|26–28 augustus 2019|26/28 aug 2019
2027-05-21/2027-06-10: eind mei t/m begin juni 2027|eind mei/begin juni 2027
2027-09/2028-04: eind 2027/begin 2028
2027-07-01/..: vanaf 1 juli 2027|sinds 1 juli 2027|vanaf juli 2027|na juni 2027
../2027-06: voor 1 juli 2027|vóór 1 juli 2027|uiterlijk 30 juni 2027|tot 1 juli 2027|t/m juni 2027
../2027-06: uiterlijk juni 2027
2027-01-01/..: 2027 en later|2027 e.v.|2027 en verder|va 2027
2027-05/2027-06: mei en juni 2027|mei of juni 2027|mei & juni 2027
2027-01/2027-06: 1e en 2e kwartaal 2027|Q1 en Q2 2027
2027-12-31: ultimo 2027|per ultimo 2027|ult. december 2027
2027-07-01: d.d. 1 juli 2027|dd 1-7-2027|ingaande 1 juli 2027|primo juli 2027
2027-05/2027-08: 2e tertiaal 2027
"""


@pytest.mark.parametrize(
    ("bedoeld", "getypt"),
    [
        (bedoeld, getypt)
        for bedoeld, _, rij in (regel.partition(": ") for regel in GETYPT.strip().splitlines())
        for getypt in rij.split("|")
    ],
)
def test_people_type_dates_in_many_ways(bedoeld: str, getypt: str) -> None:
    assert lees_invoer(getypt) == lees_periode(bedoeld)


@pytest.mark.parametrize(
    ("getypt", "reden"),
    [
        ("32 januari 2027", "32 januari bestaat niet: januari heeft 31 dagen."),
        ("31 april", "31 april bestaat niet: april heeft 30 dagen."),
        ("2027-04-31", "31 april bestaat niet"),
        ("29 februari 2027", "2027 is geen schrikkeljaar"),
        ("0-1-2027", "0 januari bestaat niet"),
        ("13/13/2027", "Maand 13 bestaat niet"),
        ("1-13-2027", "Bedoelt u 13 januari 2027?"),
        ("week 53 2027", "Week 53 van 2027 bestaat niet: dat jaar heeft 52 weken."),
        ("Q5 2027", "Een jaar heeft vier kwartalen."),
        ("derde helft 2027", "Een jaar heeft twee helften."),
        ("kwartaal 2027", "Welk kwartaal?"),
        ("winter 2027", "Schrijf winter 2026-2027 of winter 2027-2028."),
        ("vrijdag 1 juli 2027", "1 juli 2027 is een donderdag, geen vrijdag."),
        ("13 maa 2027", "Wij kennen ‘maa’ niet. Bedoelt u maart?"),
        ("13 febuari 2027", "Bedoelt u februari?"),
        ("eindd 2027", "Bedoelt u eind?"),
        ("13 jan. '27", "Schrijf het jaar met vier cijfers. Bedoelt u 2027?"),
        ("1-7-27", "vier cijfers"),
        ("2026-27", "Schrijf beide jaren met vier cijfers, zoals 2026-2027."),
        ("20266", "Een jaar heeft vier cijfers, zoals 2027. U vulde in: 20266."),
        ("20222", "Een jaar heeft vier cijfers"),
        ("01072027", "Zet streepjes tussen dag, maand en jaar"),
        ("0000", "Het jaar 0000 kan niet."),
        ("31-12-9999", "Het jaar 9999 kan niet."),
        ("1 juli a.s.", "Het jaar ontbreekt bij ‘1 juli’."),
        ("juli", "Het jaar ontbreekt"),
        ("Q2", "Het jaar ontbreekt"),
        ("zomer", "Het jaar ontbreekt"),
        ("mei 2027 t/m juni", "Het jaar ontbreekt bij ‘juni’."),
        ("2028 t/m 2027", "Het einde (2027) ligt voor het begin (2028)."),
        ("2028-2027", "Het einde (2027) ligt voor het begin (2028)."),
        ("december t/m januari 2028", "Het einde (januari 2028) ligt voor het begin"),
        ("2027 t/m", "Het einde ontbreekt."),
        ("van mei tot juni 2027", "Telt juni 2027 zelf mee?"),
        ("voor eind 2027", "Schrijf dan ‘uiterlijk eind 2027’."),
        ("begin 1 juli 2027", "‘begin’ hoort bij een maand, een kwartaal of een jaar"),
        ("overmorgen", "‘overmorgen’ is elke dag iets anders."),
        ("eind volgend jaar", "‘volgend’ is elke dag iets anders."),
        ("rond 1 juli 2027", "‘rond’ is niet precies."),
        ("onbekend", "Laat het veld dan leeg."),
        ("n.t.b.", "Laat het veld dan leeg."),
        ("z.s.m.", "niet precies."),
        ("1 juli 2027 om 10.00 uur", "Laat de tijd weg."),
        ("eerste week van juli 2027", "Tel de weken vanaf het begin van het jaar"),
        ("mei en september 2027", "Dat zijn twee losse periodes."),
        ("kerst 2027", "Vul een datum in"),
        ("ooit", "zoals 1 juli 2027, juli 2027, 2e kwartaal 2027 of 2027. U vulde in: ooit."),
    ],
)
def test_what_is_wrong_is_told_exactly(getypt: str, reden: str) -> None:
    with pytest.raises(GeenDatum) as gevangen:
        lees_invoer(getypt)

    assert reden in str(gevangen.value)


ONZIN = """|-|2027-|-2027|2027?|1 brumaire 2027|2027; DROP TABLE|vanaf|mei, juni 2027
2026, 2027|eerste 2027|½ 2027|1 juli 2027 t/m 3 juli 2027 t/m 5 juli 2027|t/m 2027 t/m 2028|maandag 2027|Q2 mei 2027
winter mei 2027"""


@pytest.mark.parametrize("onzin", ONZIN.replace("\n", "|").split("|"))
def test_nothing_is_guessed(onzin: str) -> None:
    with pytest.raises(GeenDatum, match="Vul een datum in"):
        lees_invoer(onzin)


@given(GESLOTEN | OPEN.filter(lambda p: p.lower or p.upper))
def test_what_is_shown_can_be_typed(waarde: DateRange) -> None:
    assert lees_invoer(toon_periode(waarde)) == waarde


STUKKEN = """0 1 12 13 29 31 32 53 99 0000 1600 2026 2027 9998 9999 20266 20270701 mei juli mrt maa februari q h w
kwartaal helft halfjaar week begin midden eind half winter zomer eerste 2e laatste t/m tot en met of tussen van vanaf
voor uiterlijk na per ultimo donderdag vrijdag a.s. - / . , ( ) ' –
m.i.v. T00:00 morgen rond ½ ٣ \u202e \x00 ſ İ 🗓""".split()
BIJNA = st.lists(st.sampled_from([*STUKKEN, " ", " "]), max_size=9)


@given(BIJNA.map("".join) | BIJNA.map(" ".join) | st.text(max_size=300))
def test_whatever_is_typed_gives_a_period_or_the_reason(tekst: str) -> None:
    try:
        gelezen = lees_invoer(tekst)
    except GeenDatum:
        return
    assert lees_invoer(toon_periode(gelezen)) == gelezen
