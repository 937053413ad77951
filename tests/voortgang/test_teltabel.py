"""Numbers in a table: how they are drawn, when they become a sentence, and what is not known."""

from voortgang.teltabel import VIERKANTEN, Cel, Telkolom, Telrij, teltabel

JAREN = (Telkolom("2020"), Telkolom("2021"))


def test_one_square_is_one_thing() -> None:
    (rij,) = teltabel(JAREN, [Telrij("bereikt", (Cel(3), Cel(0)))]).rijen
    assert [len(cel.vierkanten) for cel in rij.cellen] == [3, 0]


def test_too_many_squares_are_bars_of_one_scale() -> None:
    (rij,) = teltabel(JAREN, [Telrij("bereikt", (Cel(VIERKANTEN * 2), Cel(VIERKANTEN)))]).rijen
    assert [(len(cel.vierkanten), cel.breedte) for cel in rij.cellen] == [(0, 100.0), (0, 50.0)]


def test_what_is_not_known_is_not_counted_and_makes_no_bar_of_the_rest() -> None:
    tabel = teltabel(JAREN, [Telrij("gepland", (Cel(82, is_onbekend=True), Cel(2)))])
    assert tabel.totaal == 2
    assert [len(cel.vierkanten) for cel in tabel.rijen[0].cellen] == [0, 2]


def test_few_things_are_said_in_a_sentence_per_row() -> None:
    tabel = teltabel(JAREN, [Telrij("acties", (Cel(3), Cel(0))), Telrij("afspraken", (Cel(0), Cel(0)))])
    assert tabel.is_klein
    assert tabel.zinnen == [("acties", [(Cel(3), "2020")])]
    assert not teltabel(JAREN, [Telrij("acties", (Cel(9), Cel(1)))]).is_klein


def test_of_one_column_the_rows_are_one_sentence() -> None:
    tabel = teltabel([Telkolom("mijlpalen")], [Telrij("op tijd", (Cel(1),)), Telrij("later", (Cel(2),))])
    assert tabel.zinnen == [("", [(Cel(1), "op tijd"), (Cel(2), "later")])]


def test_what_is_left_out_is_told_when_it_occurs() -> None:
    weg = [("onbekend", 1, "/hier/"), ("zonder-plan", 0, "")]
    (een,) = teltabel(JAREN, [], weg).weglatingen
    assert (een.aantal, een.adres) == (1, "/hier/")
    assert een.tekst.startswith("Van 1 mijlpaal weten wij niet of zij is bereikt.")
