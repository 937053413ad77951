"""Pieces are made once per key; icons once per drawing."""

from django.template import Context, Template

from basis.web.geheugen import laatst_gezien, onthoud, zag


def test_a_piece_is_made_once_per_key() -> None:
    gemaakt: list[str] = []

    def maak() -> str:
        gemaakt.append("x")
        return "stuk"

    assert [onthoud("a" * 5_000, maak), onthoud("a" * 5_000, maak), onthoud("b", maak)] == ["stuk"] * 3
    assert len(gemaakt) == 2


def test_what_one_page_read_is_known_to_the_next() -> None:
    assert laatst_gezien("proef") == 0
    for waarde in (3, 3, 0):
        zag("proef", waarde)
        assert laatst_gezien("proef") == waarde


def test_icons_of_one_name_differ_by_size_and_attributes() -> None:
    beeld = Template(
        '{% load lucide %}{% lucide "flag" size=18 aria_hidden="true" %}|{% lucide "flag" size=20 %}'
        '|{% lucide "flag" size=18 aria_hidden="true" %}'
    )
    klein, groot, weer = beeld.render(Context()).split("|")

    assert klein == weer
    assert 'width="18"' in klein
    assert 'aria-hidden="true"' in klein
    assert 'width="20"' in groot
    assert "aria-hidden" not in groot
