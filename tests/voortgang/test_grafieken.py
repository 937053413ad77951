"""Where bars go, and what a chart says in words."""

from itertools import pairwise

import pytest

from voortgang.grafieken import RECHTS, Balkdeel, balkgrafiek

GOED, FOUT = Balkdeel("goed", "in orde", 3), Balkdeel("fout", "niet in orde", 1)


def test_parts_stand_end_to_end_and_the_longest_bar_fills_the_width() -> None:
    (groep,) = balkgrafiek("Titel", [("2020", [[GOED, FOUT]])], links=20).groepen
    een, twee = groep.balken[0].vakken
    assert (een.x, twee.x) == (20, 20 + een.breedte)
    assert een.breedte == pytest.approx(3 * twee.breedte)
    assert groep.balken[0].einde == pytest.approx(100 - RECHTS)
    assert groep.balken[0].totaal == 4


def test_bars_of_a_chart_share_one_scale_and_never_overlap() -> None:
    grafiek = balkgrafiek("Titel", [("2020", [[GOED], [FOUT]]), ("2021", [[FOUT]])])
    balken = [balk for groep in grafiek.groepen for balk in groep.balken]
    assert balken[0].einde == pytest.approx(3 * balken[1].einde, abs=0.05)
    hoogten = [balk.y for balk in balken]
    assert all(later - eerder >= grafiek.balk for eerder, later in pairwise(hoogten))
    assert grafiek.hoogte >= hoogten[-1] + grafiek.balk


def test_nothing_is_drawn_of_what_does_not_occur() -> None:
    (groep,) = balkgrafiek("Titel", [("2020", [[Balkdeel("goed", "in orde", 0)]])]).groepen
    assert (groep.balken[0].vakken, groep.balken[0].totaal) == ((), 0)


def test_a_number_that_would_not_fit_is_left_to_the_table() -> None:
    (groep,) = balkgrafiek("Titel", [("2020", [[Balkdeel("goed", "in orde", 99), FOUT]])]).groepen
    assert [vak.toont_getal for vak in groep.balken[0].vakken] == [True, False]


def test_the_legend_names_what_occurs_also_when_that_is_one_kind() -> None:
    niets = Balkdeel("fout", "niet in orde", 0)
    assert balkgrafiek("Titel", [("2020", [[GOED, niets]])]).legenda == (GOED,)
    assert balkgrafiek("Titel", [("2020", [[GOED, FOUT]])]).legenda == (GOED, FOUT)
    assert balkgrafiek("Titel", [("2020", [[GOED]]), ("2021", [[GOED]])]).legenda == ()


def test_the_description_says_every_number() -> None:
    grafiek = balkgrafiek("Titel", [("2020", [[GOED, FOUT]]), ("2021", [[Balkdeel("goed", "in orde", 0)]])])
    assert grafiek.beschrijving == "2020: 3 in orde, 1 niet in orde. 2021: geen."
