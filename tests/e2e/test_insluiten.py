"""In a frame on another site: what is made for it is seen, all else is refused; and what axe finds."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.conftest import Open
from tests.support.browser import Wacht, bezwaren
from tests.support.programma import Programma

INGESLOTEN = {
    "/insluiten/acties/codio/": "Code",
    "/insluiten/acties/wet-gemeenschappelijke-regelingen/?thema=donker": "gemeenschappelijke",
    "/insluiten/partijen/vng/": "Afspraken van",
    "/insluiten/voortgang/": "Hoe ver is het programma?",
    "/insluiten/vragen/": "Wat vindt u?",
}
GEWEIGERD = ["/", "/acties/codio/", "/partijen/vng/", "/voortgang/", "/meedoen/", "/insluiten/", "/inloggen/", "/weg/"]
Zet = Callable[..., Page]


class _Elders(BaseHTTPRequestHandler):
    """A site of somebody else, with one page: a frame. `koppen` are the headers it sends beside."""

    def __init__(self, kader: dict[str, str], *args: object) -> None:
        self.kader = kader
        super().__init__(*args)  # type: ignore[arg-type]  # as the server calls it

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.kader["apart"]:
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(f"<!DOCTYPE html><title>Elders</title>{self.kader['html']}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def zet(page: Page, live_server: LiveServer, wacht: Wacht) -> Iterator[Zet]:
    """`zet(adres)`: a page of another origin, with this address of ours in a frame."""
    kader: dict[str, str] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Elders, kader))
    elders = f"http://127.0.0.1:{server.server_address[1]}/"
    Thread(target=server.serve_forever, daemon=True).start()
    wacht.verwacht.append(elders)

    def _zet(adres: str, kenmerken: str = "", *, apart: bool = False) -> Page:
        html = f'<iframe src="{live_server.url}{adres}" width="600" height="640" {kenmerken}></iframe>'
        kader.update(html=html, apart="ja" if apart else "")
        page.goto(elders)
        return page

    yield _zet
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("adres", INGESLOTEN)
def test_what_is_made_for_it_is_seen_on_another_site(zet: Zet, adres: str, apart: bool) -> None:
    page = zet(adres, apart=apart)
    kader = page.frame_locator("iframe")
    expect(kader.get_by_role("heading", level=1)).to_contain_text(INGESLOTEN[adres])
    expect(kader.locator("main")).to_have_css("border-top-width", "4px")
    expect(kader.get_by_text("Stand van")).to_be_visible()
    assert page.evaluate("crossOriginIsolated") == apart
    assert page.context.cookies() == []


@pytest.mark.parametrize("adres", GEWEIGERD)
def test_all_else_is_refused(zet: Zet, wacht: Wacht, live_server: LiveServer, adres: str) -> None:
    wacht.verwacht.append("frame-ancestors")
    page = zet(adres)
    page.wait_for_load_state()
    assert not page.frames[1].url.startswith(live_server.url)
    expect(page.frame_locator("iframe").locator("h1.nl-heading, .kop, main#inhoud")).to_have_count(0)
    assert any("frame-ancestors" in fout for fout in wacht.fouten)


def test_a_link_opens_the_portal_in_the_whole_window(zet: Zet, live_server: LiveServer) -> None:
    page = zet("/insluiten/acties/codio/")
    page.frame_locator("iframe").get_by_role("link", name="Bekijk alles in het IBP-portaal").click()
    page.wait_for_url(f"{live_server.url}/acties/codio/")


@pytest.mark.parametrize(
    ("vraag", "stelsel", "donker"),
    [("", "light", False), ("", "dark", True), ("?thema=licht", "dark", False), ("?thema=donker", "light", True)],
)
def test_it_is_light_or_dark_as_its_reader_or_the_site_wants(
    page: Page, vraag: str, stelsel: str, donker: bool
) -> None:
    page.emulate_media(color_scheme=stelsel)  # type: ignore[arg-type]
    page.goto(f"/insluiten/acties/codio/{vraag}")
    kleur = "rgb(15, 27, 32)" if donker else "rgb(255, 255, 255)"
    expect(page.locator("html")).to_have_css("background-color", kleur)


@pytest.mark.parametrize("breedte", [600, 358])
@pytest.mark.parametrize("adres", INGESLOTEN)
def test_all_of_it_fits_in_the_height_of_its_code(page: Page, adres: str, breedte: int) -> None:
    hoogte = page.request.get(f"/oembed?url={adres.partition('?')[0]}").json()["height"]
    page.set_viewport_size({"width": breedte, "height": hoogte})
    page.goto(adres)
    page.wait_for_function("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollHeight") <= hoogte
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte


@pytest.mark.parametrize(
    "adres", [*INGESLOTEN, *(f"/insluiten/{wat}/?demo=ja" for wat in ("voortgang", "vragen")), "/insluiten/acties/weg/"]
)
def test_a_frame_is_for_everyone(page: Page, adres: str) -> None:
    page.goto(adres)
    assert bezwaren(page, donkere_telefoon=True) == []


def test_the_page_that_makes_the_code_is_for_everyone(page: Page) -> None:
    for adres in ("/insluiten/", "/insluiten/?pagina=/acties/codio/", "/insluiten/?pagina=/over/"):
        page.goto(adres)
        assert bezwaren(page, donkere_telefoon=True) == []


def test_the_code_is_made_and_shown_without_a_script(open_browser: Open, programma: Programma) -> None:
    page = open_browser(java_script_enabled=False)
    page.goto("/acties/codio/")
    page.get_by_role("link", name="Toon dit op uw eigen site").click()
    page.get_by_label("Altijd donker").check()
    page.get_by_role("button", name="Maak de code").click()
    expect(page.get_by_role("textbox", name="Code voor uw site")).to_have_value(re.compile("thema=donker"))
    expect(page.frame_locator("iframe").get_by_text("Stand van")).to_be_visible()
