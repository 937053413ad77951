"""The organisations out of the environment: all of it, or no start."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from joserfc.jwk import ECKey, OctKey, RSAKey
from pytest_django import Settings

from toegang.sso.aanbieders import lees_aanbieders

EC = ECKey.generate_key("P-256").as_pem(private=True).decode()
RSA = RSAKey.generate_key(2048).as_pem(private=True).decode()
KORT = rsa.generate_private_key(65537, 1024).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
GOED = {
    "OIDC_PROVIDERS": "rijk",
    "OIDC_RIJK_ISSUER": "https://inloggen.voorbeeld.nl",
    "OIDC_RIJK_CLIENT_ID": "ibp",
    "OIDC_RIJK_NAAM": "Het Rijk",
    "OIDC_RIJK_SLEUTEL": EC,
}


def test_nothing_set_is_nobody() -> None:
    assert lees_aanbieders({}) == ()


def test_a_key_may_stand_on_one_line_or_in_a_file(tmp_path: Path) -> None:
    bestand = tmp_path / "sleutel.pem"
    bestand.write_text(RSA, encoding="utf-8")
    anders = {naam.replace("RIJK", "GEMEENTE"): waarde for naam, waarde in GOED.items()}
    anders |= {"OIDC_PROVIDERS": "rijk, gemeente", "OIDC_GEMEENTE_SLEUTEL": str(bestand), "OIDC_GEMEENTE_ALG": "PS256"}

    rijk, gemeente = lees_aanbieders({**GOED, **anders, "OIDC_RIJK_SLEUTEL": EC.replace("\n", "\\n")})

    assert (rijk.teken_alg, gemeente.teken_alg) == ("ES256", "PS256")
    assert rijk.jwk.kid != gemeente.jwk.kid


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"OIDC_RIJK_CLIENT_ID": " "}, "OIDC_RIJK_CLIENT_ID ontbreekt"),
        ({"OIDC_RIJK_ISSUER": "http://inloggen.voorbeeld.nl"}, "OIDC_RIJK_ISSUER begint niet met https://"),
        ({"OIDC_RIJK_ISSUER": "inloggen"}, "OIDC_RIJK_ISSUER is geen adres"),
        ({"OIDC_RIJK_SLEUTEL": "/bestaat/niet"}, "OIDC_RIJK_SLEUTEL is geen PEM"),
        ({"OIDC_RIJK_SLEUTEL": KORT}, "OIDC_RIJK_SLEUTEL is geen PEM"),
        ({"OIDC_RIJK_SLEUTEL": ECKey.generate_key("P-384").as_pem().decode()}, "OIDC_RIJK_SLEUTEL is geen PEM"),
        ({"OIDC_RIJK_ALG": "RS256"}, "OIDC_RIJK_ALG past niet bij OIDC_RIJK_SLEUTEL"),
        ({"OIDC_RIJK_ID_TOKEN_ALGS": "RS256,none"}, "kennen alleen RS256, PS256, ES256"),
        ({"OIDC_RIJK_ACR_VERPLICHT": "misschien"}, "OIDC_RIJK_ACR_VERPLICHT is 'ja' of 'nee'"),
        ({"OIDC_RIJK_AUD": "iedereen"}, "OIDC_RIJK_AUD is 'token' of 'issuer'"),
        ({"OIDC_RIJK_HOSTS": "https://sleutels.voorbeeld.nl"}, "OIDC_RIJK_HOSTS is een lijst van namen van servers"),
        ({"OIDC_RIJK_SLUTEL": "x"}, "OIDC_RIJK_SLUTEL bestaat niet"),
        ({"OIDC_PROVIDERS": "rijk,Gemeente Ede"}, "'Gemeente Ede' is geen naam"),
        ({"OIDC_PROVIDERS": "rijk,rijk"}, "OIDC_PROVIDERS noemt een naam twee keer"),
    ],
)
def test_what_is_wrong_stops_the_start(anders: dict[str, str], fout: str) -> None:
    with pytest.raises(ImproperlyConfigured) as gezegd:
        lees_aanbieders({**GOED, **anders})

    assert fout in str(gezegd.value)
    assert "PRIVATE" not in str(gezegd.value)


def test_in_development_an_issuer_may_be_near() -> None:
    (rijk,) = lees_aanbieders({**GOED, "OIDC_RIJK_ISSUER": "http://127.0.0.1:9000"}, ook_http=True)

    assert "PRIVATE" not in repr(rijk)


def test_our_keys_are_published_without_what_is_secret(client: Client, settings: Settings) -> None:
    settings.OIDC_AANBIEDERS = lees_aanbieders(GOED)

    antwoord = client.get("/account/organisatie/sleutels.json")

    (sleutel,) = antwoord.json()["keys"]
    assert sleutel["kid"] == settings.OIDC_AANBIEDERS[0].jwk.kid
    assert {"d", "p", "q"} & sleutel.keys() == set()
    assert not antwoord.cookies


def test_a_shared_secret_is_no_key() -> None:
    geheim = OctKey.generate_key(256).as_dict()["k"]

    with pytest.raises(ImproperlyConfigured):
        lees_aanbieders({**GOED, "OIDC_RIJK_SLEUTEL": str(geheim)})
