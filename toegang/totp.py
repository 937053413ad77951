"""Codes of an app (TOTP): each works once, also when two processes get it at the same moment."""

import logging
import secrets
import time
from urllib.parse import quote, urlencode

import qrcode
from allauth.mfa.models import Authenticator
from django.db import transaction

from basis.web import kluis
from basis.web.kluis import Kluis
from toegang.allauth_intern import format_hotp_value, generate_totp_secret, hotp_value

logboek = logging.getLogger("ibp_portal.toegang")

NAAM = "IBP-portaal"  # as an app calls us
PERIODE = 30  # seconds
SPELING = 1  # steps before and after: clocks differ
LAATSTE = "laatste_stap"
UITLEG = (
    "Het portaal kan de codes van uw app en uw herstelcodes niet meer controleren. Dat ligt aan ons, niet aan u. "
    "Vraag een beheerder om uw tweede stap te herstellen. Daarna stelt u bij het inloggen een nieuwe in."
)
_KLUIS = Kluis("toegang")


class Onleesbaar(Exception):
    """A second step that has to be made anew: its secret can no longer be read."""


def versleutel(tekst: str) -> str:
    """As the secret of a second step is stored."""
    return _KLUIS.versleutel(tekst)


def ontsleutel(tekst: str) -> str:
    """The secret of a second step, as it was. Raises Onleesbaar, and says so in the log."""
    try:
        return _KLUIS.ontsleutel(tekst)
    except kluis.Onleesbaar:
        logboek.warning("een tweede stap is met geen sleutel te lezen: zie SECRET_KEY_FALLBACKS")
        raise Onleesbaar(UITLEG) from None


def nieuw_geheim() -> str:
    """A new secret, as an app takes it."""
    return str(generate_totp_secret())


def code_bij(geheim: str, stap: int) -> str:
    """The code of one step of half a minute."""
    return str(format_hotp_value(hotp_value(geheim, stap)))


def stap_van(geheim: str, code: str, *, na: int = -1, nu: float | None = None) -> int | None:
    """The step of which this is the code, if that is now and later than `na`; None when it is wrong or was used."""
    schoon = "".join(teken for teken in code if teken.isdigit())
    huidig = int(nu or time.time()) // PERIODE
    for stap in range(huidig - SPELING, huidig + SPELING + 1):
        if stap > na and secrets.compare_digest(code_bij(geheim, stap), schoon):
            return stap
    return None


@transaction.atomic
def gebruik(middel: Authenticator, code: str, *, nu: float | None = None) -> bool:
    """Whether the code is right; it is then used up, with all before it. The secret moves to the present key."""
    rij = Authenticator.objects.select_for_update().filter(pk=middel.pk).first()
    if rij is None:
        return False
    geheim = ontsleutel(rij.data["secret"])
    stap = stap_van(geheim, code, na=rij.data.get(LAATSTE, -1), nu=nu)
    if stap is None:
        return False
    rij.data = {**rij.data, "secret": versleutel(geheim), LAATSTE: stap}
    rij.save(update_fields=["data"])
    return True


def bruikbare_code(middel: Authenticator, *, nu: float | None = None) -> str:
    """The first code from now on that was not used yet: for people of the demo, who have no phone."""
    huidig = int(nu or time.time()) // PERIODE
    return code_bij(ontsleutel(middel.data["secret"]), max(huidig, middel.data.get(LAATSTE, -1) + 1))


def adres(email: str, geheim: str) -> str:
    """What an app reads from the QR code."""
    vraag = urlencode({"secret": geheim, "issuer": NAAM}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{NAAM}:{email}')}?{vraag}"


def qr(tekst: str) -> tuple[int, str]:
    """The QR code: how many modules wide, and the path of an SVG that draws the dark ones."""
    code = qrcode.QRCode(border=2)
    code.add_data(tekst)
    matrix = code.get_matrix()
    pad = "".join(f"M{x} {y}h1v1h-1z" for y, rij in enumerate(matrix) for x, vol in enumerate(rij) if vol)
    return len(matrix), pad
