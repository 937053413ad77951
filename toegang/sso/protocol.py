"""A login at an organisation (OpenID Connect): what we ask, remember meanwhile, and believe of the answer.

The code flow with PKCE, and a signed statement instead of a secret. The ID token says who logged in; that is believed
only after every check.
"""

import json
import time
from dataclasses import asdict, dataclass, field
from hmac import compare_digest
from typing import Any
from urllib.parse import urlencode

from authlib.common.security import generate_token
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7523.client import ASSERTION_TYPE
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, JoseError
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from toegang.sessies import om_de_beurt
from toegang.sso.aanbieders import Aanbieder
from toegang.sso.fouten import Geweigerd
from toegang.sso.net import gegevens_van, sleutel_voor, vraag

SESSIE = "sso_pogingen"
WACHT = "sso_wacht"
GELDIG = 10 * 60  # seconds
MEESTE = 5  # in as many tabs
KORT = 60  # seconds that our statement holds
SPELING = 30  # seconds that two clocks may differ
LANGST = 255  # of a `sub`, by the standard
EEUWIG = 2**40
OUDST = 10 * 60  # seconds ago that a token for this login can have been made


@dataclass(frozen=True)
class Poging:
    """What must come back, and where to go then. `koppelen`: the person who links a login; 0 for logging in."""

    aanbieder: str
    naar: str = ""
    koppelen: int = 0
    opnieuw: bool = False
    state: str = field(default_factory=lambda: generate_token(43))
    nonce: str = field(default_factory=lambda: generate_token(43))
    verifier: str = field(default_factory=lambda: generate_token(64))
    begonnen: float = field(default_factory=time.time)


@dataclass(frozen=True)
class Bewijs:
    """Who it is, at whom, and whether a second step was shown."""

    uitgever: str
    onderwerp: str
    naam: str
    tweede_stap: bool


@dataclass(frozen=True)
class Wachtende:
    """Someone who showed a login of the organisation, and has a question to answer before it counts."""

    aanbieder: str
    bewijs: Bewijs
    uitnodiging: str = ""  # the print of its link
    gezien: float = field(default_factory=time.time)


# -- remembered in the session, once and not for long -----------------------------------------------------------------


def onthoud(sessie: SessionBase, poging: Poging) -> None:
    """Remember it, instead of the oldest when there are too many."""
    alle = {**sessie.get(SESSIE, {}), poging.state: asdict(poging)}
    sessie[SESSIE] = dict(sorted(alle.items(), key=lambda paar: paar[1]["begonnen"])[-MEESTE:])


def neem(sessie: SessionBase, state: str, aanbieder: str) -> Poging:
    """The login of this state, that can then not be used again, not at the same moment either. Raises Geweigerd."""
    with om_de_beurt(sessie, SESSIE):
        alle = dict(sessie.get(SESSIE, {}))
        ruw = alle.pop(state, None)
        sessie[SESSIE] = alle
    if ruw is None:
        raise Geweigerd("poging")
    poging = Poging(**ruw)
    if poging.aanbieder != aanbieder or poging.begonnen < time.time() - GELDIG:
        raise Geweigerd("poging")
    return poging


def laat_wachten(sessie: SessionBase, wachtende: Wachtende) -> None:
    """Remember who showed a login, for the next page."""
    sessie[WACHT] = asdict(wachtende)


def wie_wacht(sessie: SessionBase) -> Wachtende:
    """Who showed a login in this session a moment ago. Raises Geweigerd."""
    ruw = sessie.get(WACHT)
    if ruw is None or ruw["gezien"] < time.time() - GELDIG:
        raise Geweigerd("poging")
    return Wachtende(**{**ruw, "bewijs": Bewijs(**ruw["bewijs"])})


def vergeet(sessie: SessionBase) -> None:
    """It is done."""
    for naam in (SESSIE, WACHT):
        sessie.pop(naam, None)


# -- the steps ------------------------------------------------------------------------------------------------------


def adres_om_in_te_loggen(aanbieder: Aanbieder, poging: Poging, terug: str) -> str:
    """Where the browser goes to log in. Raises Onbereikbaar."""
    vragen = {
        "response_type": "code",
        "client_id": aanbieder.client_id,
        "redirect_uri": terug,
        "scope": aanbieder.scope,
        "state": poging.state,
        "nonce": poging.nonce,
        "code_challenge": create_s256_code_challenge(poging.verifier),
        "code_challenge_method": "S256",
    }
    if aanbieder.acr:
        vragen["acr_values"] = " ".join(aanbieder.acr)
    if poging.opnieuw:
        vragen |= {"prompt": "login", "max_age": "0"}
    adres = gegevens_van(aanbieder).authorization_endpoint
    return f"{adres}{'&' if '?' in adres else '?'}{urlencode(vragen)}"


def bewijs_uit(antwoord: QueryDict, *, aanbieder: Aanbieder, poging: Poging, terug: str) -> Bewijs:
    """What the answer of the organisation proves. Raises Geweigerd."""
    gegevens = gegevens_van(aanbieder)
    van = antwoord.get("iss", aanbieder.issuer if not gegevens.noemt_zich else "")
    if van != aanbieder.issuer:  # the answer of one organisation, given for another (RFC 9207)
        raise Geweigerd("iss_van_antwoord")
    if "error" in antwoord:
        raise Geweigerd("afgebroken", status=403)
    code = antwoord.get("code")
    if not isinstance(code, str) or not code:
        raise Geweigerd("geen_code")
    tokens = vraag(
        gegevens.token_endpoint,
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": terug,
            "client_id": aanbieder.client_id,
            "code_verifier": poging.verifier,
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": _verklaring(aanbieder, gegevens.token_endpoint),
        },
    )
    sinds = poging.begonnen if poging.opnieuw else 0
    return lees_bewijs(tokens.get("id_token"), aanbieder=aanbieder, nonce=poging.nonce, nu=time.time(), sinds=sinds)


def _verklaring(aanbieder: Aanbieder, token_endpoint: str) -> str:
    """We are who we say, signed (private_key_jwt)."""
    ondertekend: str = private_key_jwt_sign(
        aanbieder.jwk,
        client_id=aanbieder.client_id,
        token_endpoint=aanbieder.issuer if aanbieder.aud == "issuer" else token_endpoint,
        alg=aanbieder.teken_alg,
        header={"kid": aanbieder.jwk.kid},
        expires_in=KORT,
    )
    return ondertekend


# -- the ID token ------------------------------------------------------------------------------------------------


def lees_bewijs(token: object, *, aanbieder: Aanbieder, nonce: str, nu: float, sinds: float = 0) -> Bewijs:
    """What the token proves. `sinds`: the person was asked then to log in again. Raises Geweigerd."""
    if not isinstance(token, str) or token.count(".") != 2:
        raise Geweigerd("geen_token")
    try:
        gelezen = _ondertekend(token, aanbieder)
        claims = CodeIDToken(gelezen.claims, gelezen.header, params={"nonce": nonce, "client_id": aanbieder.client_id})
        _eis(claims, aanbieder, nonce, nu)
        claims.validate(now=int(nu), leeway=SPELING)
    except BadSignatureError:
        raise Geweigerd("handtekening") from None
    except ClaimError as fout:
        raise Geweigerd(f"claim_{fout.claim}") from None
    except (JoseError, ValueError, TypeError, AttributeError):
        raise Geweigerd("geen_token") from None
    if sinds and _getal(claims.get("auth_time")) < sinds - SPELING:
        raise Geweigerd("claim_auth_time")
    return _als_bewijs(claims, aanbieder)


def _ondertekend(token: str, aanbieder: Aanbieder) -> jwt.Token:
    """The token, signed by a key of the organisation. Raises Geweigerd, JoseError or ValueError."""
    kop = _kop(token)
    if kop.get("alg") not in aanbieder.id_token_algs:
        raise Geweigerd("algoritme")
    mag = list(aanbieder.id_token_algs)
    register = JWSRegistry(algorithms=mag, strict_check_header=False)
    return jwt.decode(token, sleutel_voor(kop, aanbieder), algorithms=mag, registry=register)


def _kop(token: str) -> dict[str, Any]:
    """The header as it stands there: only to choose a key by, so nothing in it is believed."""
    try:
        kop = json.loads(urlsafe_b64decode(token.split(".", maxsplit=1)[0].encode()))
    except (ValueError, RecursionError):
        raise Geweigerd("geen_token") from None
    return kop if isinstance(kop, dict) else {}


def _eis(claims: CodeIDToken, aanbieder: Aanbieder, nonce: str, nu: float) -> None:
    """What our profile asks beyond the library: exact names, all of them there, and made for this login."""
    aud, sub = claims.get("aud"), claims.get("sub")
    voor = aud if isinstance(aud, list) else [aud]
    goed = {
        "iss": claims.get("iss") == aanbieder.issuer,
        "aud": aanbieder.client_id in voor,
        "azp": claims.get("azp", aanbieder.client_id) == aanbieder.client_id and (len(voor) == 1 or "azp" in claims),
        "nonce": compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()),
        "sub": isinstance(sub, str) and 0 < len(sub) <= LANGST and sub.isascii() and sub.isprintable(),
        "exp": _getal(claims.get("exp")) > nu - SPELING,
        "iat": nu - OUDST < _getal(claims.get("iat")) <= nu + SPELING,
    }
    if fout := [naam for naam, klopt in goed.items() if not klopt]:
        raise Geweigerd(f"claim_{fout[0]}")


def _getal(waarde: object) -> float:
    """A moment; 0 when it is none, or one that no clock knows."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not abs(waarde) < EEUWIG:
        return 0.0
    return float(waarde)


def _als_bewijs(claims: CodeIDToken, aanbieder: Aanbieder) -> Bewijs:
    manieren = claims.get("amr") if isinstance(claims.get("amr"), list) else []
    tweede_stap = claims.get("acr") in aanbieder.acr or any(manier in aanbieder.amr for manier in manieren)
    if aanbieder.acr_verplicht and not tweede_stap:
        raise Geweigerd("zekerheid", status=403)
    naam = claims.get("name")
    tekst = " ".join("".join(t for t in naam if t.isprintable()).split())[:150] if isinstance(naam, str) else ""
    return Bewijs(aanbieder.issuer, claims["sub"], tekst, tweede_stap)
