"""The steps of OpenID Connect: the code flow with PKCE, and a signed statement instead of a secret."""

import time
from urllib.parse import urlencode

from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7523.client import ASSERTION_TYPE
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.http import QueryDict

from toegang.sso.aanbieders import Aanbieder
from toegang.sso.bewijs import Bewijs, lees_bewijs
from toegang.sso.fouten import Geweigerd
from toegang.sso.gegevens import gegevens_van
from toegang.sso.net import vraag
from toegang.sso.poging import Poging

KORT = 60  # seconds that our statement holds


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
