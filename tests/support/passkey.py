"""A key that makes passkeys without a browser, and that can leave out the finger or PIN."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from partijen.models import Gebruiker

HIER = "https://testserver"
VLAG = AuthenticatorData.FLAG
RP = sha256(b"testserver").digest()


def _b64(ruw: bytes) -> str:
    return urlsafe_b64encode(ruw).rstrip(b"=").decode()


@dataclass
class Sleutel:
    """The key of one person, known to the portal."""

    van: Gebruiker
    geheim: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    naam: bytes = field(default_factory=lambda: token_bytes(16))

    def __post_init__(self) -> None:
        publiek = ES256.from_cryptography_key(self.geheim.public_key())
        gegevens = AttestedCredentialData.create(b"\0" * 16, self.naam, publiek)
        kenmerk = AuthenticatorData.create(RP, VLAG.UP | VLAG.UV | VLAG.AT, 0, gegevens)
        klant = CollectedClientData.create("webauthn.create", b"x", HIER)
        antwoord = {
            "clientDataJSON": _b64(klant),
            "attestationObject": _b64(AttestationObject.create("none", kenmerk, {})),
        }
        data = {"name": "sleutel", "credential": self._geheel(antwoord)}
        Authenticator.objects.create(user=self.van, type=Authenticator.Type.WEBAUTHN, data=data)

    def _geheel(self, antwoord: dict[str, str]) -> dict[str, Any]:
        return {"id": _b64(self.naam), "rawId": _b64(self.naam), "type": "public-key", "response": antwoord}

    def antwoord(self, client: Client, *, met_vinger: bool = True) -> dict[str, Any]:
        """What a browser sends after the question that stands in the session of `client`."""
        vraag = client.session["mfa.webauthn.state"]["challenge"]
        klant = CollectedClientData.create("webauthn.get", vraag, HIER)
        kenmerk = AuthenticatorData.create(RP, VLAG.UP | VLAG.UV if met_vinger else VLAG.UP, 1)
        getekend = self.geheim.sign(kenmerk + klant.hash, ec.ECDSA(SHA256()))
        delen = {"clientDataJSON": _b64(klant), "authenticatorData": _b64(kenmerk), "signature": _b64(getekend)}
        return self._geheel({**delen, "userHandle": _b64(user_pk_to_url_str(self.van).encode())})
