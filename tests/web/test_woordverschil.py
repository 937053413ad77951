"""Two texts compared word by word, and how that is shown."""

import unicodedata
from itertools import accumulate
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, engines
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from basis.web import woordvakken
from basis.web.woordverschil import Alinea, Soort, Stuk, Woordverschil, gelijke_woorden, vergelijk

TEKENS = {Soort.GELIJK: "{}", Soort.WEG: "-{}-", Soort.NIEUW: "+{}+", Soort.SAMEN: "={}="}
BLOK = "De raad kiest. " * 12
# Words that are alike, with all that stands in and around words in a Dutch text, or in none.
WOORDEN = st.sampled_from(
    "de het foto's foto’s e-mail zee\u0308n zeeën zee co\u00f6peratie 's-Gravenhage 3,5 x.nl/a_b **vet** (wel niet. "
    "niet, niet.” „Ja \0 - — # … _ ‘t 5% <b> artikel".split(" ")
)
WIT = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\r\n", "\xa0", " \n \n"])
TEKST = st.lists(st.tuples(WOORDEN, WIT), max_size=25).map(lambda delen: "".join(w + wit for w, wit in delen))


def schrijf(alineas: list[Alinea]) -> list[str]:
    return ["".join(TEKENS[stuk.soort].format(stuk.tekst) for stuk in alinea) for alinea in alineas]


def in_een(oud: str, nieuw: str) -> str:
    return "|".join(schrijf(vergelijk(oud, nieuw).beide))


def teksten(verschil: Woordverschil, zonder: Soort) -> list[str]:
    return [stuk.tekst for stuk in verschil.stukken if stuk.soort != zonder]


def hoort_bij_woord(teken: str) -> bool:
    return teken in "-'’\u2011" or unicodedata.category(teken)[0] in "LNM"


# -- what holds for any two texts -------------------------------------------------------------------------------


@given(oud=TEKST | st.text(), nieuw=TEKST | st.text())
@example(oud="\0 a", nieuw="\n a")
def test_the_pieces_joined_are_both_texts_to_the_byte(oud: str, nieuw: str) -> None:
    verschil = vergelijk(oud, nieuw)

    assert "".join(teksten(verschil, Soort.NIEUW)) == oud
    assert "".join(teksten(verschil, Soort.WEG)) == nieuw
    assert verschil.is_gelijk == (oud == nieuw)
    assert all(stuk.tekst for stuk in verschil.stukken)


@given(oud=TEKST | st.text(), nieuw=TEKST | st.text())
def test_no_piece_begins_or_ends_inside_a_word(oud: str, nieuw: str) -> None:
    for tekst, zonder in ((oud, Soort.NIEUW), (nieuw, Soort.WEG)):
        for grens in accumulate(map(len, teksten(vergelijk(oud, nieuw), zonder))):
            rond = tekst[grens - 1 : grens + 1]
            assert len(rond) < 2 or not all(map(hoort_bij_woord, rond)), rond


@given(oud=TEKST, nieuw=TEKST)
def test_paragraphs_say_what_the_texts_say(oud: str, nieuw: str) -> None:
    verschil = vergelijk(oud, nieuw)
    for alineas, tekst in ((verschil.was, oud), (verschil.wordt, nieuw)):
        regels = ["".join(stuk.tekst for stuk in alinea) for alinea in alineas]
        assert "\n\n" not in "".join(regels)
        assert " ".join(regels).replace("¶", "").split() == tekst.split()


# -- what a reader sees -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("een oud huis", "een nieuw huis", "een -oud- +nieuw+ huis"),
        ("", "nieuw", "+nieuw+"),
        ("oud", "", "-oud-"),
        ("naar huis.", "naar huis. Nu meteen.", "naar huis. +Nu meteen.+"),
        ("naar huis. Nu meteen.", "naar huis.", "naar huis. -Nu meteen.-"),
        ("als het klaar is.", "als het klaar is, en eerder.", "als het klaar is+, en eerder+."),
        ("Zij is er; echt", "Zij is er, echt", "Zij is -er;- +er,+ echt"),
        ("klaar is.", "klaar is, en eerder", "klaar -is.- +is, en eerder+"),
        ("Zij (en wij) mogen", "Zij en wij mogen", "Zij -(en wij)- +en wij+ mogen"),
        ("kost 3,5 euro", "kost 3,6 euro", "kost -3,5- +3,6+ euro"),
        ("twee foto's", "twee foto’s", "twee -foto's- +foto’s+"),
        ("Wij doen X. Wij doen Z.", "Wij doen X. Wij doen Y. Wij doen Z.", "Wij doen X. +Wij doen Y.+ Wij doen Z."),
    ],
)
def test_a_change_is_marked_as_people_would(oud: str, nieuw: str, verwacht: str) -> None:
    assert in_een(oud, nieuw) == verwacht


def test_small_words_between_two_changes_are_part_of_one() -> None:
    assert (
        in_een("zes en in de drie weken", "acht en in de vier weken")
        == "-zes en in de drie- +acht en in de vier+ weken"
    )
    assert in_een("zes gemeenten en drie", "acht gemeenten en vier") == "-zes- +acht+ gemeenten en -drie- +vier+"


def test_a_word_that_happens_to_be_in_two_long_changes_is_part_of_one() -> None:
    oud = "allemaal heel andere woorden partijen die hier ergens eerder stonden"
    nieuw = "ineens iets compleet nieuws partijen zomaar geheel anders herschreven"

    assert in_een(oud, nieuw) == f"-{oud}- +{nieuw}+"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("Een a.\n\nTwee b.", "Een a.\n\nTussen c.\n\nTwee b.", ["Een a.", "+Tussen c.+", "Twee b."]),
        ("Een a.\n\nTwee b.", "Een a. En c.\n\nTwee b.", ["Een a. +En c.+", "Twee b."]),
        ("Een a.\n\nTwee b.", "Een a. Twee b.", ["Een a.-¶-", "Twee b."]),
        ("Een a. Twee b.", "Een a.\n\nTwee b.", ["Een a.  +¶+", "Twee b."]),
        ("oud land\n\noud water", "nieuw zand\n\nnieuw vuur", ["-oud land- +nieuw zand+", "-oud water- +nieuw vuur+"]),
        ("weg hier.\n\nook weg", "blijf", ["-weg hier.-", "-ook weg- +blijf+"]),
        ("- a\n- b", "- a\n- c\n- b", ["- a\n+- c+\n- b"]),
    ],
)
def test_a_change_stays_within_paragraphs(oud: str, nieuw: str, verwacht: list[str]) -> None:
    assert schrijf(vergelijk(oud, nieuw).beide) == verwacht


def test_side_by_side_each_text_has_its_own_marks() -> None:
    verschil = vergelijk("een oud huis\n\nstaat", "een nieuw huis staat")

    assert schrijf(verschil.was) == ["een -oud- huis-¶-", "staat"]
    assert schrijf(verschil.wordt) == ["een +nieuw+ huis staat"]


def test_a_long_stretch_that_is_the_same_is_shortened() -> None:
    gelijk = " ".join(f"woord{nummer}" for nummer in range(200))

    assert schrijf(vergelijk(f"Eerst {gelijk} laatst", f"Nu {gelijk} laatst").kort.beide) == [
        "-Eerst- +Nu+ woord0 woord1 woord2 woord3 woord4 woord5 woord6 woord7 …"
    ]
    (einde,) = schrijf(vergelijk(gelijk, f"{gelijk} erbij").kort.beide)
    assert einde.startswith("… woord192 ")
    assert einde.endswith("woord199 +erbij+")
    assert vergelijk(gelijk, gelijk).kort == vergelijk(gelijk, gelijk)


def test_what_two_texts_share_is_marked_in_both() -> None:
    een, ander = gelijke_woorden("Wij willen een nieuwe lift & meer\nin de hal", "Bouw een nieuwe lift en bankjes\nin")

    assert schrijf(een) == ["Wij willen =een nieuwe lift= & meer\nin de hal"]
    assert schrijf(ander) == ["Bouw =een nieuwe lift= en bankjes\nin"]


# -- what it may cost -------------------------------------------------------------------------------------------


def test_never_more_is_compared_than_there_is_a_bound_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """What both begin and end with does not count; of what differs beyond the bound nothing is compared."""
    gezien: list[int] = []

    def meet(oud: list[int], nieuw: list[int]) -> Any:
        gezien.append(max(len(oud), len(nieuw)))
        return LCSseq.opcodes(oud, nieuw)

    monkeypatch.setattr(woordvakken, "MEESTE", 50)
    monkeypatch.setattr("basis.web.woordvakken.LCSseq", SimpleNamespace(opcodes=meet))
    for aantal in (10, 49, 50, 51, 5_000):
        oud, nieuw = (" ".join(f"{letter}{n}" for n in range(aantal)) for letter in "ab")
        assert in_een(f"{BLOK}{oud} {BLOK}", f"{BLOK}{nieuw} {BLOK}") == f"{BLOK}-{oud}- +{nieuw}+ {BLOK}"

    assert gezien == [10, 49, 50]


def test_one_word_over_and_over() -> None:
    verschil = vergelijk("de " * 5_000, "de " * 4_000)

    assert [(stuk.soort, len(stuk.tekst)) for stuk in verschil.stukken] == [
        ("gelijk", 12_000),
        ("weg", 3_000),
    ]


def test_the_same_pair_is_compared_once() -> None:
    assert vergelijk("".join(["een ", "twee"]), "een drie") is vergelijk("een twee", "".join(["een ", "drie"]))


# -- the component ----------------------------------------------------------------------------------------------


def teken(alineas: list[Alinea]) -> str:
    motor: Any = engines["django"]
    sjabloon = motor.from_string('{% cotton woordverschil :alineas="alineas" / %}').template
    return " ".join(
        sjabloon.render(Context({"alineas": alineas})).replace("\n      ", " ").replace("\n    >", ">").split()
    )


def test_who_listens_hears_what_went_and_what_came_before_and_after_it() -> None:
    verborgen = '<span class="alleen-schermlezer">{}</span>'.format

    assert teken(vergelijk("een oud huis", "een nieuw huis").beide) == (
        f'<p class="woordverschil">een {verborgen("[weg:")}<del>oud</del>{verborgen("]")}'
        f" {verborgen('[nieuw:')}<ins>nieuw</ins>{verborgen(']')} huis</p>"
    )


def test_each_paragraph_has_its_own_marks_and_all_is_escaped() -> None:
    html = teken(vergelijk("een <script>alert(1)</script>", "een\n\n<b onclick=x>&amp;</b>\n\ntwee").beide)

    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;script&gt;alert(1)" in html
    assert html.count("<p ") == html.count("</p>") > 1
    assert all(deel.count("<ins>") == deel.count("</ins>") for deel in html.split("</p>"))


def test_what_is_shared_is_a_mark() -> None:
    assert teken([[Stuk(Soort.SAMEN, "een & twee")]]) == '<p class="woordverschil"><mark>een &amp; twee</mark></p>'
