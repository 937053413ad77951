"""A webhook goes to the public internet only: what stands in the address, and which machine that is, are checked."""

import datetime
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from opendata.webhooks import bezorgen
from opendata.webhooks.adres import Geweigerd, is_buiten, lees_doel
from opendata.webhooks.bezorgen import Uitkomst, bezorg
from tests.support.luisteraar import gesloten_poort, luister

GEHEIM = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BINNEN = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.1.2.3 168.63.129.16 169.254.0.1 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1
224.0.0.1 224.0.1.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1
2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
5f00::1 2001:10::1 2620:4f:8000::1
""".split()
BUITEN = "8.8.8.8 93.184.216.34 145.21.1.1 2001:4860:4860::8888 2a00:1450:400e::1".split()


def stuur(naar: str) -> Uitkomst:
    return bezorg(naar, "msg_1", "[]", [GEHEIM])


@pytest.fixture
def _strikt(settings: Any) -> None:
    settings.WEBHOOKS_OOK_HIER = False


def antwoord_van_dns(*beurten: tuple[str, ...]) -> tuple[Callable[..., Any], list[str]]:
    """A name server that says something else at each turn, and which names it was asked."""
    gevraagd: list[str] = []

    def getaddrinfo(host: str, poort: int, **_: Any) -> list[Any]:
        gevraagd.append(host)
        familie = {True: socket.AF_INET6, False: socket.AF_INET}
        beurt = beurten[min(len(gevraagd), len(beurten)) - 1]
        return [(familie[":" in ip], socket.SOCK_STREAM, 6, "", (ip, poort)) for ip in beurt]

    return getaddrinfo, gevraagd


@pytest.mark.usefixtures("_strikt")
@pytest.mark.parametrize("ip", BINNEN)
def test_no_machine_inside_gets_anything(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by itself, and not beside one outside."""
    assert not is_buiten(ip)
    monkeypatch.setattr(socket, "getaddrinfo", antwoord_van_dns(("93.184.216.34", ip))[0])
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a connection was tried"))
    assert "niet op het open internet" in stuur("https://systeem.voorbeeld.nl/").uitleg


@pytest.mark.usefixtures("_strikt")
@pytest.mark.parametrize("ip", BUITEN)
def test_a_machine_outside_may(ip: str) -> None:
    assert is_buiten(ip)


@pytest.mark.usefixtures("_strikt")
def test_a_name_that_moves_inside_meanwhile_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked up once, and the connection goes to what was checked."""
    vraag, gevraagd = antwoord_van_dns(("93.184.216.34",), ("127.0.0.1",))
    naar = []

    class Sok(socket.socket):
        def connect(self, plek: Any) -> None:
            naar.append(plek)
            raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", vraag)
    monkeypatch.setattr(socket, "socket", Sok)
    assert stuur("https://systeem.voorbeeld.nl/").uitleg.startswith("De verbinding kwam niet tot stand")
    assert (gevraagd, naar) == (["systeem.voorbeeld.nl"], [("93.184.216.34", 443)])


@pytest.mark.usefixtures("_strikt")
@pytest.mark.parametrize(
    "naar",
    [
        "",
        "systeem.voorbeeld.nl",
        "http://systeem.voorbeeld.nl/",
        "ftp://systeem.voorbeeld.nl/",
        "file:///etc/passwd",
        "https:///pad",
        "https://systeem.voorbeeld.nl:8443/",
        "https://systeem.voorbeeld.nl:80/",
        "https://systeem.voorbeeld.nl:99999/",
        "https://jan@systeem.voorbeeld.nl/",
        "https://jan:geheim@systeem.voorbeeld.nl/",
        "https://systeem.voorbeeld.nl/#deel",
        "https://systeem.voorbeeld.nl/a b",
        "https://systeem.voorbeeld.nl/\r\nHost: binnen",
        "https://systeem.voorbeeld.nl/é",
        "https://[::1/",
        "https://.voorbeeld.nl/",
        f"https://{'a' * 70}.nl/",
    ],
)
def test_an_address_that_is_none_of_those_is_refused(naar: str) -> None:
    with pytest.raises(Geweigerd):
        lees_doel(naar)


@pytest.mark.usefixtures("_strikt")
@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "localhost"])
def test_other_ways_to_write_this_machine_lead_nowhere(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a connection was tried"))
    assert "niet op het open internet" in stuur(f"https://{host}/").uitleg


def test_a_redirect_is_not_followed() -> None:
    with luister() as ander, luister() as eerste:
        eerste.antwoorden, eerste.koppen = [307], {"Location": ander.adres}
        uitkomst = stuur(eerste.adres)
        assert ander.gekregen == []
    assert (uitkomst.status, uitkomst.is_gelukt) == (307, False)
    assert "verwijst door" in uitkomst.uitleg


def test_who_is_slow_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bezorgen, "TIJD", 0.3)
    with luister() as luisteraar:
        luisteraar.wacht = 1
        assert "niet binnen" in stuur(luisteraar.adres).uitleg


def test_of_an_endless_answer_only_the_begin_is_read() -> None:
    with luister() as luisteraar:
        luisteraar.tekst = b"veel " * 10_000_000
        uitkomst = stuur(luisteraar.adres)
    assert uitkomst.is_gelukt
    assert len(uitkomst.antwoord) == bezorgen.KORT


def test_an_answer_in_drops_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bezorgen, "TIJD", 0.3)
    with luister() as luisteraar:
        luisteraar.druppelt = True
        assert stuur(luisteraar.adres).duur < 5_000


def test_where_nothing_listens_says_so() -> None:
    assert stuur(f"http://localhost:{gesloten_poort()}/").uitleg.startswith("De verbinding kwam niet tot stand")


# -- the certificate ------------------------------------------------------------------------------------------------


def certificaat(naam: str, map_: Path) -> Path:
    """One that its holder signed, with its key, in a file."""
    sleutel, wie = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    nu = datetime.datetime.now(datetime.UTC)
    gemaakt = (
        x509.CertificateBuilder(wie, wie, sleutel.public_key(), x509.random_serial_number())
        .not_valid_before(nu - datetime.timedelta(days=1))
        .not_valid_after(nu + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(naam)]), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    soort = serialization.Encoding.PEM
    prive = sleutel.private_bytes(soort, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    bestand = map_ / f"{naam}.pem"
    bestand.write_bytes(gemaakt.public_bytes(soort) + prive)
    return bestand


@pytest.mark.parametrize(("naam", "gaat"), [("localhost", True), ("ander.voorbeeld.nl", False)])
def test_the_certificate_must_be_for_the_name(
    naam: str, gaat: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for the number that the connection goes to."""
    bestand, tls = certificaat(naam, tmp_path), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(bestand)
    monkeypatch.setenv("SSL_CERT_FILE", str(bestand))
    with luister(tls) as luisteraar:
        uitkomst = stuur(luisteraar.adres)
        assert (uitkomst.is_gelukt, len(luisteraar.gekregen)) == (gaat, int(gaat))
    assert gaat or "certificaat" in uitkomst.uitleg
