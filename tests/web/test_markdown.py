"""What editors write becomes HTML that can do no harm."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.web.markdown import hoofdstukken, opmaak, opmaak_bronnen, platte_tekst

VEILIG = "p br strong em a ul ol li blockquote h2 h3 h4 code table thead tbody tr th td hr".split()


class Lezer(HTMLParser):
    """Reads HTML as a browser does, and remembers what it may not contain."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.gevaarlijk: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        onbekend = [naam for naam, _ in attrs if naam not in {"href", "title", "start", "rel"}]
        adres = dict(attrs).get("href") or "/"
        if tag not in VEILIG or onbekend or not re.match(r"https?:|mailto:|tel:|[^:]*$", adres):
            self.gevaarlijk.append((tag, attrs))


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![kat](https://elders.nl/kat.png)",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt:alert(1))",
        "[klik](&#106;avascript:alert(1))",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        "[klik](vbscript:x)",
        "<javascript:alert(1)>",
        '<a href="https://x.nl" onclick="alert(1)">x</a>',
        '[x](https://x.nl "titel\\" onmouseover=\\"alert(1)")',
        "<style>body{display:none}</style>",
        '<p style="position:fixed">x</p>',
        "<iframe src=https://elders.nl></iframe>",
        "`<script>`\n\n    <script>alert(1)</script>",
    ],
)
def test_nothing_in_a_text_can_run_or_load(tekst: str) -> None:
    assert not Lezer(opmaak(tekst)).gevaarlijk


STUKKEN = [
    "<",
    ">",
    '"',
    "'",
    "(",
    ")",
    "[",
    "]",
    "script",
    "javascript:",
    "onerror=",
    "\n",
    "# ",
    "`",
    "![",
    "&#106;",
    "a ",
]


@given(st.lists(st.sampled_from(STUKKEN), max_size=25).map("".join))
def test_no_mix_of_marks_gets_through(tekst: str) -> None:
    assert not Lezer(opmaak(tekst)).gevaarlijk


def test_what_an_editor_needs_is_there() -> None:
    html = opmaak("## Kop\n\n**vet** en [link](https://x.nl)\n\n- een\n- twee\n\n|a|b|\n|-|-|\n|1|2|")

    assert "<h2>Kop</h2>" in html
    assert '<strong>vet</strong> en <a href="https://x.nl" rel="noopener">link</a>' in html
    assert html.count("<li>") == 2
    assert "<td>2</td>" in html


@pytest.mark.parametrize(
    ("tekst", "koppen"),
    [
        ("# een\n## twee\n### drie", ["h2", "h3", "h4"]),
        ("## twee\n### drie", ["h2", "h3"]),
        ("Een\n===\nTwee\n---", ["h2", "h3"]),
        ("# een\n###### zes", ["h2", "h4"]),
        ("###### zes", ["h4"]),
    ],
)
def test_headings_stand_under_the_only_h1_of_the_page(tekst: str, koppen: list[str]) -> None:
    assert re.findall(r"<(h\d)", opmaak(tekst)) == koppen


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Een **belangrijke** tekst.", "Een belangrijke tekst."),
        ("## Kop\n\nalinea\n\n- een\n- twee", "Kop alinea een twee"),
        ("Onderzoek & ontwikkeling: 3 < 4", "Onderzoek & ontwikkeling: 3 < 4"),
        ("[link](https://x.nl)", "link"),
        ("a **b** &amp; c", "a b & c"),
        ("", ""),
    ],
)
def test_the_words_alone_for_search_and_descriptions(tekst: str, woorden: str) -> None:
    assert platte_tekst(tekst) == woorden


def test_a_text_is_cut_at_its_highest_headings() -> None:
    tekst = "Eerst dit.\n\n### Hoe *het* ging\n\nGoed.\n\n#### Erna\n\nBeter.\n\n> ### Citaat\n\n### Bron\n\n[a](https://a.nl)"

    gevonden = [(kop, " ".join(re.sub("<[^>]+>", " ", html).split())) for kop, html in hoofdstukken(tekst)]

    assert gevonden == [("", "Eerst dit."), ("Hoe het ging", "Goed. Erna Beter. Citaat"), ("Bron", "a")]
    assert hoofdstukken("") == []


def test_a_reference_to_a_source_is_one_word_for_who_sees_and_its_title_for_who_listens() -> None:
    html = opmaak_bronnen("De [wet](https://x.nl/wet) geldt ([*Stb.* (128) & meer](https://x.nl/a)) nu (niet toen).")

    titel = '<span class="alleen-schermlezer bron__titel">: <em>Stb.</em> (128) &amp; meer</span>'
    assert f'geldt (<a href="https://x.nl/a" rel="noopener">bron{titel}</a>) nu (niet toen).' in html
    assert '<a href="https://x.nl/wet" rel="noopener">wet</a>' in html
