"""A rule about the browser tests: who acts waits for what it brings before reading, going on or looking elsewhere."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

E2E = Path(__file__).parent / "e2e"
# What may bring another page or another part of it; a new address says that it comes, not that it is there.
HANDELT = r"\.(click|dblclick|press|check|uncheck|select_option)\((?!'(Tab|Arrow\w+)'\))|to_have_url\("
# What Playwright repeats until it holds, and other acts, which wait until they can.
WACHT = r"expect\(|open_groep\(|\.(wait_for_\w+|expect_\w+|focus|fill|type|press_sequentially)\("
LEEST = r"\.(all_inner_texts|all_text_contents|inner_text|text_content|input_value|get_attribute|is_\w+|title)\("


def te_vroeg(bron: str) -> Iterator[str]:
    """What reads at once, by line: after something was done, or in an `assert` where `expect` would wait."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Assert) and re.search(LEEST, ast.unparse(knoop)):
            yield f"{knoop.lineno}: {ast.unparse(knoop)}"
        regels = knoop.body if isinstance(knoop, ast.FunctionDef | ast.For | ast.With | ast.If) else []
        for eerst, dan in pairwise(regels):
            hierna = ast.unparse(dan).splitlines()[0]
            gedaan = isinstance(eerst, ast.Expr) and re.search(HANDELT, ast.unparse(eerst))
            if gedaan and not re.search(f"{HANDELT}|{WACHT}|\\.press\\(", hierna):
                yield f"{dan.lineno}: {hierna}"


def test_a_journey_waits_for_what_it_did() -> None:
    assert [f"{pad.name}:{regel}" for pad in sorted(E2E.glob("*.py")) for regel in te_vroeg(pad.read_text())] == []


def test_the_rule_finds_what_it_is_for() -> None:
    """The journey that failed on a slow machine, and two of its kind."""
    bron = """
def journey():
    kaal.get_by_role("link", name="Vorige").click()
    assert kaal.locator(".kaart__titel").all_inner_texts() == eerste
    expect(kaal).to_have_url("/werk/")
    eerste = kaal.locator(".kaart__titel").all_inner_texts()
    page.get_by_role("button", name="Publiceren").click()
    burger.reload()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#status")).to_have_text("Vertraagd")
    page.keyboard.press("Tab")
    assert actief(page) == "id_q"
"""
    assert sorted({regel.split(":")[0] for regel in te_vroeg(bron)}) == ["4", "6", "8"]
