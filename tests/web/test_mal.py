"""A mould shows what its template shows, with the texts put in later."""

from django.utils.safestring import mark_safe

from basis.web.mal import MEEST, Mal

OPTIE = "delen/optie.html"


def optie(**anders: str) -> dict[str, str]:
    return {"naam": "lijn", "waarde": "een", "label": "Eén", "achter": "", "gekozen": ""} | anders


def test_a_text_is_escaped_unless_it_is_safe() -> None:
    mal = Mal(OPTIE)

    assert "&lt;b&gt;100%" in mal(optie(label="<b>100%"))
    assert "<b>100%" in mal(optie(label=mark_safe("<b>100%")))


def test_it_is_drawn_once_for_the_texts_that_are_there() -> None:
    mal = Mal(OPTIE)

    assert " selected" not in mal(optie())
    assert " selected" in mal(optie(gekozen="ja"))
    assert ">Twee<" in mal(optie(label="Twee"))
    assert len(mal.vormen) == 2


def test_it_is_drawn_for_each_look() -> None:
    mal = Mal("acties/delen/stappen.html")

    assert "1 van 3" in mal({}, bereikt=1, totaal=3, te_laat=0)
    assert "2 van 3" in mal({}, bereikt=2, totaal=3, te_laat=0)


def test_it_remembers_no_more_than_so_many() -> None:
    mal = Mal("acties/delen/stappen.html")
    for nummer in range(MEEST + 3):
        mal({}, bereikt=nummer, totaal=20, te_laat=0)

    assert len(mal.vormen) == 3
