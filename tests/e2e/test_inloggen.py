"""The whole way, in a real browser: invitation, password, passkey, report, approval; out, and in by the passkey."""

from typing import Any

from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.factories import WACHTWOORD
from tests.support.browser import bezwaren
from tests.support.inlog import code_van, geef_app
from tests.support.programma import Programma
from tests.support.uitnodigen import link_van, maak_uitnodiging

NIEUW = "paard batterij nietje"
SLEUTEL: dict[str, Any] = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def geef_sleutel(page: Page) -> None:
    """A virtual authenticator, as a laptop with a fingerprint reader has."""
    lijn = page.context.new_cdp_session(page)
    lijn.send("WebAuthn.enable")
    lijn.send("WebAuthn.addVirtualAuthenticator", {"options": SLEUTEL})


def _kom_binnen(page: Page, link: str) -> None:
    """Make the account, and set a passkey."""
    page.goto(link)
    assert bezwaren(page) == []
    page.get_by_label("Naam", exact=True).fill("Nel Nieuw")
    page.get_by_label("Functie").fill("adviseur")
    page.get_by_label("Wachtwoord", exact=True).fill(NIEUW)
    page.get_by_label("Wachtwoord, nog een keer").fill(NIEUW)
    page.get_by_role("button", name="Account maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stel een tweede stap in")
    assert bezwaren(page) == []
    page.get_by_role("link", name="Passkey instellen").click()
    expect(page.get_by_label("Naam van deze passkey")).to_be_visible()
    assert bezwaren(page) == []
    page.get_by_label("Naam van deze passkey").fill("laptop")
    page.get_by_role("button", name="Passkey maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar uw herstelcodes")
    assert bezwaren(page) == []
    page.get_by_role("button", name="Ik heb ze bewaard").click()
    expect(page).to_have_url("/werk/")


def _meld_en_laat_goedkeuren(page: Page, open_browser: Open, programma: Programma) -> None:
    """The new colleague reports; a second person approves; everyone reads it."""
    programma.trekker.vier_ogen = True
    programma.trekker.save()
    page.goto(f"{programma.url}?bewerk=voortgang")
    page.get_by_label("Reden").fill("De oever is klaar.")
    page.get_by_role("button", name="Bewaar als concept").click()
    page.get_by_role("button", name="Vraag om goedkeuring").click()
    expect(page.get_by_role("button", name="Vraag om goedkeuring")).to_have_count(0)
    ander = open_browser(als=programma.ambtenaar)
    ander.goto("/werk/concepten/")
    ander.get_by_role("link", name=programma.actie.titel).first.click()
    ander.get_by_role("button", name="Goedkeuren en publiceren").click()
    expect(ander.locator(".utrecht-alert--ok")).to_be_visible()
    burger = open_browser()
    burger.goto(programma.url)
    expect(burger.locator("#status")).to_contain_text("De oever is klaar.")


def _log_uit(page: Page) -> None:
    page.goto("/account/")
    page.locator("details.gebruiker summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("link", name="Inloggen")).to_be_visible()


def test_from_invitation_to_an_approved_report_and_back_with_a_passkey(
    open_browser: Open, programma: Programma
) -> None:
    partij = programma.ambtenaar.lidmaatschappen.get().partij
    link = link_van(maak_uitnodiging(door=programma.ambtenaar, partij=partij, email="nel@voorbeeld.nl")[0])
    page = open_browser()
    geef_sleutel(page)
    _kom_binnen(page, link)
    _meld_en_laat_goedkeuren(page, open_browser, programma)

    _log_uit(page)
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill("nel@voorbeeld.nl")
    page.get_by_label("Wachtwoord").fill(NIEUW)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_role("button", name="Passkey gebruiken").click()
    page.wait_for_url("/werk/")

    _log_uit(page)
    page.goto("/inloggen/")
    page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page).to_have_url("/werk/")


def test_password_code_and_the_people_of_the_party(open_browser: Open, programma: Programma) -> None:
    page = open_browser()
    geef_app(programma.ambtenaar)
    page.goto("/inloggen/?next=/account/mensen/")
    assert bezwaren(page) == []
    page.get_by_label("E-mailadres").fill(programma.ambtenaar.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_label("Code")).to_be_visible()
    assert bezwaren(page) == []
    page.get_by_label("Code").fill(code_van(programma.ambtenaar))
    page.get_by_role("button", name="Inloggen met code").click()
    page.wait_for_url("/account/mensen/")
    assert bezwaren(page) == []
    middel = Authenticator.objects.get(user=programma.ambtenaar, type=Authenticator.Type.TOTP)
    for adres in (
        "/account/",
        "/account/sessies/",
        "/account/tweede-stap/",
        "/account/tweede-stap/app/",
        f"/account/tweede-stap/{middel.pk}/weghalen/",
        "/account/bevestigen/",
        "/account/wachtwoord/",
    ):
        page.goto(adres)
        assert bezwaren(page) == []


def test_without_a_passkey_in_the_browser_nothing_promises_one(open_browser: Open, programma: Programma) -> None:
    page = open_browser(java_script_enabled=False)
    page.goto("/inloggen/")
    expect(page.get_by_role("button", name="Passkey gebruiken")).to_be_hidden()
    expect(page.get_by_role("button", name="Inloggen", exact=True)).to_be_visible()
