"""The organisations where people can log in (OpenID Connect), out of the environment, with one clear message.

`OIDC_PROVIDERS=rijk,gemeente` names them; `OIDC_RIJK_ISSUER` and so on say the rest (see README).
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, RSAKey

ALGORITMEN = ("RS256", "PS256", "ES256")  # what OIDC.NLGOV allows; never `none`, never a shared secret
KLEINSTE_RSA = 2048
VERPLICHT = ("ISSUER", "CLIENT_ID", "NAAM", "SLEUTEL")
MAG = (*VERPLICHT, "ALG", "ID_TOKEN_ALGS", "ACR", "AMR", "ACR_VERPLICHT", "SCOPE", "AUD", "HOSTS")
JA_NEE = {"": False, "ja": True, "nee": False}


@dataclass(frozen=True)
class Aanbieder:
    """One organisation: where it is, who we are there, and what it must prove."""

    code: str
    naam: str
    issuer: str
    client_id: str
    sleutel: str  # PEM
    alg: str = ""
    id_token_algs: tuple[str, ...] = ALGORITMEN
    acr: tuple[str, ...] = ()  # levels that count as a second step
    amr: tuple[str, ...] = ("mfa",)  # ways of logging in that do
    acr_verplicht: bool = False  # refuse who did not show one of these
    scope: str = "openid profile"
    hosts: tuple[str, ...] = ()  # beside that of the issuer, where its addresses may be
    aud: str = "token"  # of our client assertion: the token endpoint, or the issuer

    def __repr__(self) -> str:
        """Without the key: this may end up in an error."""
        return f"<Aanbieder {self.code}>"

    @cached_property
    def jwk(self) -> RSAKey | ECKey:
        """Our private key, known by its thumbprint. Raises ValueError or JoseError when it is none of ours."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)  # a key that is too short, we refuse ourselves
            try:
                sleutel: RSAKey | ECKey = ECKey.import_key(self.sleutel)
            except (ValueError, JoseError):
                sleutel = RSAKey.import_key(self.sleutel)
        _keur(sleutel)
        sleutel.ensure_kid()
        return sleutel

    @property
    def teken_alg(self) -> str:
        """The algorithm that we sign with."""
        return self.alg or ("ES256" if isinstance(self.jwk, ECKey) else "RS256")


def _keur(sleutel: RSAKey | ECKey) -> None:
    """Raises ValueError when the key is public, or too weak."""
    if not sleutel.is_private:
        raise ValueError("dit is geen privésleutel")
    if isinstance(sleutel, RSAKey) and sleutel.public_key.key_size < KLEINSTE_RSA:
        raise ValueError(f"een RSA-sleutel heeft ten minste {KLEINSTE_RSA} bits")
    if isinstance(sleutel, ECKey) and sleutel.curve_name != "P-256":
        raise ValueError("een EC-sleutel is van de kromme P-256")


def lees_aanbieders(omgeving: Mapping[str, str], *, ook_http: bool = False) -> tuple[Aanbieder, ...]:
    """All organisations in these variables. Raises ImproperlyConfigured that names everything that is wrong.

    `ook_http`: an issuer may be without HTTPS, for development and tests.
    """
    codes = _lijst(omgeving.get("OIDC_PROVIDERS", ""))
    fouten = [
        f"OIDC_PROVIDERS: '{code}' is geen naam (kleine letters en cijfers)" for code in codes if not _is_code(code)
    ]
    fouten += ["OIDC_PROVIDERS noemt een naam twee keer"] if len(set(codes)) < len(codes) else []
    alle = []
    for code in filter(_is_code, codes):
        begin = f"OIDC_{code.upper()}_"
        waarden = {naam.removeprefix(begin): w.strip() for naam, w in omgeving.items() if naam.startswith(begin)}
        eigen = _fouten(begin, waarden, ook_http)
        if not eigen:
            aanbieder = _maak(code, waarden)
            eigen = _sleutelfouten(begin, aanbieder)
            alle.append(aanbieder)
        fouten += eigen
    if fouten:
        raise ImproperlyConfigured(f"Inloggen bij organisaties klopt niet. {'; '.join(fouten)}.")
    return tuple(alle)


def _is_code(code: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9]{0,29}", code) is not None


def _lijst(waarde: str) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in waarde.split(",") if deel.strip())


def _fouten(begin: str, waarden: Mapping[str, str], ook_http: bool) -> list[str]:
    fouten = [f"{begin}{naam} ontbreekt" for naam in VERPLICHT if not waarden.get(naam)]
    fouten += [f"{begin}{naam} bestaat niet" for naam in sorted(set(waarden) - set(MAG))]
    adres = urlsplit(waarden.get("ISSUER", ""))
    if waarden.get("ISSUER") and (adres.scheme not in {"https", "http"} or not adres.netloc or adres.query):
        fouten.append(f"{begin}ISSUER is geen adres")
    elif adres.scheme == "http" and not ook_http:
        fouten.append(f"{begin}ISSUER begint niet met https://")
    if {*_lijst(waarden.get("ID_TOKEN_ALGS", "")), *_lijst(waarden.get("ALG", ""))} - set(ALGORITMEN):
        fouten.append(f"{begin}ALG en {begin}ID_TOKEN_ALGS kennen alleen {', '.join(ALGORITMEN)}")
    if waarden.get("ACR_VERPLICHT", "") not in JA_NEE:
        fouten.append(f"{begin}ACR_VERPLICHT is 'ja' of 'nee'")
    if waarden.get("AUD", "token") not in {"token", "issuer"}:
        fouten.append(f"{begin}AUD is 'token' of 'issuer'")
    if not all(re.fullmatch(r"[a-z0-9.-]+(:\d+)?", host) for host in _lijst(waarden.get("HOSTS", "").lower())):
        fouten.append(f"{begin}HOSTS is een lijst van namen van servers, zonder https://")
    return fouten


def _maak(code: str, waarden: Mapping[str, str]) -> Aanbieder:
    return Aanbieder(
        code=code,
        naam=waarden["NAAM"],
        issuer=waarden["ISSUER"],
        client_id=waarden["CLIENT_ID"],
        sleutel=_pem(waarden["SLEUTEL"]),
        alg=waarden.get("ALG", ""),
        id_token_algs=_lijst(waarden.get("ID_TOKEN_ALGS", "")) or ALGORITMEN,
        acr=_lijst(waarden.get("ACR", "")),
        amr=_lijst(waarden.get("AMR", "mfa")),
        acr_verplicht=JA_NEE[waarden.get("ACR_VERPLICHT", "")],
        scope=waarden.get("SCOPE") or "openid profile",
        hosts=_lijst(waarden.get("HOSTS", "").lower()),
        aud=waarden.get("AUD", "token"),
    )


def _pem(waarde: str) -> str:
    """The key itself, or out of the file that has it. A variable on one line writes its line ends as \\n."""
    if "-----BEGIN" in waarde:
        return waarde.replace("\\n", "\n")
    try:
        return Path(waarde).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _sleutelfouten(begin: str, aanbieder: Aanbieder) -> list[str]:
    """Our key must be there and fit the algorithm; the message never quotes it."""
    try:
        soort = aanbieder.jwk.key_type
    except (ValueError, TypeError, JoseError):
        return [
            f"{begin}SLEUTEL is geen PEM (of bestand daarmee) van een RSA-sleutel van {KLEINSTE_RSA} bits of een P-256"
        ]
    if (aanbieder.teken_alg == "ES256") != (soort == "EC"):
        return [f"{begin}ALG past niet bij {begin}SLEUTEL"]
    return []
