"""Asking an organisation something: an answer in JSON, and every failure is one error.

What it publishes of itself, its addresses and its keys, is remembered for a while.
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import Request

from django.conf import settings
from django.core.cache import cache
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from basis.web.ophalen import Mislukt, Oorzaak, haal
from toegang.sso.aanbieders import Aanbieder
from toegang.sso.fouten import Geweigerd, Onbereikbaar

GROOTSTE = 512 * 1024
GEEN_JSON = "onbereikbaar_geen_json"
NIETS = {
    Oorzaak.ONBEREIKBAAR: "onbereikbaar",
    Oorzaak.TRAAG: "onbereikbaar_traag",
    Oorzaak.TE_GROOT: GEEN_JSON,
}
BEWAAR = 60 * 60
RUST = 30  # seconds between two times that an unknown key makes us ask again: a stranger may send any kid
ADRESSEN = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SOORTEN = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}


def vraag(adres: str, gegevens: dict[str, str] | None = None) -> dict[str, Any]:
    """The JSON object at an address; with `gegevens` as answer to a form that is sent.

    Raises Onbereikbaar; Geweigerd when the other side says that the request was wrong (4xx on a form).
    """
    lijf = urlencode(gegevens).encode() if gegevens is not None else None
    verzoek = Request(adres, data=lijf, headers={"Accept": "application/json"})  # noqa: S310  # checked when configured
    try:
        antwoord = haal(verzoek, tijd=settings.OIDC_TIJD, grootste=GROOTSTE)
        inhoud = json.loads(antwoord.inhoud) if antwoord.status < 300 else None
    except Mislukt as fout:
        raise Onbereikbaar(NIETS[fout.oorzaak]) from None
    except (ValueError, RecursionError):
        raise Onbereikbaar(GEEN_JSON) from None
    if antwoord.status >= 300:
        if gegevens is not None and antwoord.status in {400, 401, 403}:
            raise Geweigerd("code_geweigerd")
        raise Onbereikbaar("onbereikbaar_fout")
    if not isinstance(inhoud, dict):
        raise Onbereikbaar(GEEN_JSON)
    return inhoud


# -- what an organisation publishes ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gegevens:
    """The addresses of an organisation."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    noemt_zich: bool  # whether each answer says in `iss` who gave it (RFC 9207)


def gegevens_van(aanbieder: Aanbieder) -> Gegevens:
    """Its discovery document, at most an hour old. Raises Onbereikbaar when it is not of this issuer."""
    sleutel = f"sso:gegevens:{aanbieder.issuer}"
    bekend: Gegevens | None = cache.get(sleutel)
    if bekend is not None:
        return bekend
    ruw = vraag(f"{aanbieder.issuer.rstrip('/')}/.well-known/openid-configuration")
    if ruw.get("issuer") != aanbieder.issuer:
        raise Onbereikbaar("onbereikbaar_andere_iss")
    adressen = {naam: _adres(ruw.get(naam), aanbieder) for naam in ADRESSEN}
    methoden = ruw.get("code_challenge_methods_supported", ["S256"])
    if not isinstance(methoden, list) or "S256" not in methoden:
        raise Onbereikbaar("onbereikbaar_geen_pkce")
    nu = Gegevens(**adressen, noemt_zich=ruw.get("authorization_response_iss_parameter_supported") is True)
    cache.set(sleutel, nu, BEWAAR)
    return nu


def _adres(waarde: Any, aanbieder: Aanbieder) -> str:
    """An address of the organisation: as safe as its issuer, and on the same host or one that we were told of.

    Else a discovery document could have us send what proves who we are to a stranger, or to our own network.
    """
    hier = urlsplit(aanbieder.issuer)
    hosts = {hier.netloc.lower(), *aanbieder.hosts}
    with suppress(ValueError):  # it is no address at all
        adres = urlsplit(waarde if isinstance(waarde, str) and waarde.isascii() else "")
        if adres.scheme in {"https", hier.scheme} and adres.netloc.lower() in hosts:
            return adres.geturl()
    raise Onbereikbaar("onbereikbaar_adres")


def sleutel_voor(kop: Mapping[str, Any], aanbieder: Aanbieder) -> RSAKey | ECKey:
    """The key of the organisation that this header of a token names; asked for again once when it is unknown.

    Raises Geweigerd.
    """
    for vers in (False, True):
        sleutel = _zoek(_sleutels(aanbieder, vers=vers), kop)
        if sleutel is not None:
            return sleutel
    raise Geweigerd("sleutel_onbekend")


def _sleutels(aanbieder: Aanbieder, *, vers: bool) -> list[dict[str, Any]]:
    naam = f"sso:sleutels:{aanbieder.issuer}"
    bekend: tuple[float, list[dict[str, Any]]] | None = cache.get(naam)
    if bekend is not None and (not vers or bekend[0] > time.time() - RUST):
        return bekend[1]
    ruw = vraag(gegevens_van(aanbieder).jwks_uri).get("keys")
    sleutels = [s for s in ruw if isinstance(s, dict)] if isinstance(ruw, list) else []
    cache.set(naam, (time.time(), sleutels), BEWAAR)
    return sleutels


def _zoek(sleutels: list[dict[str, Any]], kop: Mapping[str, Any]) -> RSAKey | ECKey | None:
    """The one that fits: of the kind of the algorithm, for signing, and with the kid when there is one."""
    alg, kid = str(kop.get("alg")), kop.get("kid")
    passend = [
        s
        for s in sleutels
        if s.get("kty") == SOORTEN.get(alg) and s.get("use", "sig") == "sig" and s.get("alg", alg) == alg
    ]
    passend = [s for s in passend if s.get("kid") == kid] if kid is not None else passend
    if len(passend) != 1:
        return None
    try:
        return RSAKey.import_key(passend[0]) if passend[0]["kty"] == "RSA" else ECKey.import_key(passend[0])
    except (ValueError, TypeError, KeyError, JoseError):
        return None
