"""Reading leaves no trace, and a page does only what the portal itself made it do."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.support.browser import open_groep
from tests.support.programma import Programma

PADEN = ["/", "/acties/?status=afgerond", "/acties/democratie-in-actie/", "/partijen/", "/zoeken/?q=toesicht", "/over/"]
MAG = {"'self'", "'none'", "data:"}


def test_reading_sets_no_cookie_and_keeps_nothing(page: Page) -> None:
    for pad in PADEN:
        page.goto(pad)
    page.goto("/acties/")
    open_groep(page, "status")
    page.locator("#status-afgerond").check()
    expect(page.locator(".chip").first).to_be_visible()
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    assert [naam for naam in page.evaluate("Object.keys(sessionStorage)") if not naam.startswith("htmx")] == []


@pytest.mark.parametrize("pad", [*PADEN, "/inloggen/", "/bestaat-niet/"])
def test_the_policy_allows_only_our_own_files(page: Page, pad: str) -> None:
    antwoord = page.goto(pad)
    assert antwoord
    delen = [deel.split() for deel in antwoord.headers["content-security-policy"].split(";")]
    assert ["default-src", "'none'"] in delen
    assert {bron for deel in delen for bron in deel[1:]} <= MAG
    assert page.locator("[style], style, script:not([src]):not([type='application/ld+json'])").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
            ".filter(n => n.startsWith('on') || n.startsWith('hx-on'))"
        )
        == []
    )


def test_the_policy_is_never_crossed(open_browser: Open, programma: Programma) -> None:
    page = open_browser(als=programma.ambtenaar)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('csp', e.blockedURI, e.violatedDirective))"
    )
    for pad in (*PADEN, "/werk/", f"{programma.url}?bewerk=voortgang"):
        page.goto(pad)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_label("Reden")).to_be_focused()


def test_a_session_is_for_this_site_and_not_for_scripts(page: Page, programma: Programma) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(programma.ambtenaar.email)
    page.get_by_label("Wachtwoord").fill("een lang wachtwoord voor tests")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.locator("details.gebruiker")).to_be_visible()
    koekjes = {koekje["name"]: koekje for koekje in page.context.cookies()}
    assert set(koekjes) == {"sessionid", "csrftoken"}
    assert all(koekje["httpOnly"] and koekje["sameSite"] in {"Lax", "Strict"} for koekje in koekjes.values())
