"""An organisation to log in at: a process of its own that checks what we send, and lies when it is told to.

It needs no Django. `POST /_gedrag` says what it does from now on; the keys stand in `GEDRAG`.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey

GEDRAG: dict[str, Any] = {
    "sub": "wie",
    "claims": {},  # of the ID token; None leaves one out
    "teken": "goed",  # ander (a key of someone else), none, hs256 (our public key as the secret), es256
    "token": "goed",  # 500, tekst, lijst, traag, druppel (a byte now and then), kopdruppel (the same, in its headers)
    "adressen": {},  # other ones in what it publishes
    "sleutels": [],  # of the client
    "client_id": "",
    "kid": "een",
}
STORING: dict[str, tuple[object, int]] = {"500": (None, 500), "tekst": (None, 200), "lijst": (["tekst"], 200)}
gedrag = dict(GEDRAG)
SLEUTEL, ANDER = (RSAKey.generate_key(2048, {"kid": "een"}) for _ in range(2))
KROM = ECKey.generate_key("P-256", {"kid": "krom"})
codes: dict[str, dict[str, str]] = {}
gebruikt: set[str] = set()
tel = {"sleutels": 0, "gegevens": 0}


class Fout(Exception):
    """What the client did wrong."""


def maak_token(iss: str, vraag: dict[str, str]) -> str:
    """The ID token, as told."""
    nu, kop = int(time.time()), {"alg": "RS256", "kid": gedrag["kid"]}
    claims = {"iss": iss, "sub": gedrag["sub"], "aud": vraag["client_id"], "exp": nu + 60, "iat": nu, "auth_time": nu}
    claims |= {"nonce": vraag["nonce"], **gedrag["claims"]}
    claims = {naam: waarde for naam, waarde in claims.items() if waarde is not None}
    if gedrag["teken"] in {"none", "hs256"}:
        return zonder_sleutel({**kop, "alg": gedrag["teken"].replace("hs", "HS")}, claims)
    if gedrag["teken"] == "es256":
        return jwt.encode({"alg": "ES256", "kid": "krom"}, claims, KROM, algorithms=["ES256"])
    return jwt.encode(kop, claims, SLEUTEL if gedrag["teken"] == "goed" else ANDER, algorithms=["RS256"])


def zonder_sleutel(kop: dict[str, str], claims: dict[str, Any]) -> str:
    """A token that anyone could make: signed by nothing, or with our public key as if it were a secret."""
    delen = ".".join(b64(json.dumps(deel).encode()) for deel in (kop, claims))
    geheim = SLEUTEL.as_pem(private=False)
    return f"{delen}.{b64(hmac.digest(geheim, delen.encode(), 'sha256')) if kop['alg'] == 'HS256' else ''}"


def b64(deel: bytes) -> str:
    return base64.urlsafe_b64encode(deel).rstrip(b"=").decode()


def keur_client(iss: str, vraag: dict[str, str]) -> None:
    """The signed statement of the client (private_key_jwt), used once."""
    try:
        sleutels = KeySet.import_key_set({"keys": gedrag["sleutels"]})
        claims = jwt.decode(vraag["client_assertion"], sleutels, algorithms=["RS256", "PS256", "ES256"]).claims
    except (JoseError, ValueError, KeyError) as fout:
        raise Fout("invalid_client") from fout
    goed = claims["iss"] == claims["sub"] == gedrag["client_id"] and claims["aud"] in {iss, f"{iss}/token"}
    kort = time.time() < claims["exp"] < time.time() + 300
    if not (goed and kort) or claims["jti"] in gebruikt or "client_secret" in vraag:
        raise Fout("invalid_client")
    gebruikt.add(claims["jti"])


def keur_code(vraag: dict[str, str]) -> dict[str, str]:
    """What was asked with this code, used once, by who knows the verifier (PKCE S256)."""
    gevraagd = codes.pop(vraag["code"], None)
    afdruk = b64(hashlib.sha256(vraag.get("code_verifier", "").encode()).digest())
    if gevraagd is None or gevraagd["code_challenge"] != afdruk:
        raise Fout("invalid_grant")
    if gevraagd["redirect_uri"] != vraag["redirect_uri"] or len(vraag["code_verifier"]) < 43:
        raise Fout("invalid_grant")
    return gevraagd


class Aanbieder(BaseHTTPRequestHandler):
    """The pages of the organisation."""

    def do_GET(self) -> None:
        pad, iss = urlsplit(self.path), f"http://{self.headers['Host']}"
        if pad.path == "/.well-known/openid-configuration":
            tel["gegevens"] += 1
            adressen = {"authorization_endpoint": "inloggen", "token_endpoint": "token", "jwks_uri": "sleutels"}
            self._json(
                {"issuer": iss, **{naam: f"{iss}/{deel}" for naam, deel in adressen.items()}, **gedrag["adressen"]}
            )
        elif pad.path == "/sleutels":
            tel["sleutels"] += 1
            publiek = [{**sleutel.as_dict(private=False), "use": "sig"} for sleutel in (SLEUTEL, KROM)]
            self._json({"keys": [{**publiek[0], "kid": gedrag["kid"]}, publiek[1]]})
        elif pad.path == "/inloggen":
            self._log_in({naam: waarden[0] for naam, waarden in parse_qs(pad.query).items()})
        else:
            self._json(tel)

    def do_POST(self) -> None:
        lijf = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/_gedrag":
            gedrag.clear()
            gedrag.update(GEDRAG, **json.loads(lijf))
            return self._json({})
        if gedrag["token"] == "traag":
            time.sleep(0.5)
        if "druppel" in gedrag["token"]:
            return self._druppel(in_kop=gedrag["token"] == "kopdruppel")
        if gedrag["token"] in STORING:
            return self._json(*STORING[gedrag["token"]])
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(lijf).items()}
        iss = f"http://{self.headers['Host']}"
        try:
            keur_client(iss, vraag)
            token = maak_token(iss, keur_code(vraag))
        except Fout as fout:
            return self._json({"error": str(fout)}, 401)
        return self._json({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _log_in(self, vraag: dict[str, str]) -> None:
        """Whoever comes is who `gedrag` says, without a question."""
        moet = {"response_type": "code", "code_challenge_method": "S256", "client_id": gedrag["client_id"]}
        assert moet.items() <= vraag.items()
        assert all(len(vraag[naam]) >= 32 for naam in ("state", "nonce", "code_challenge"))
        assert "openid" in vraag["scope"]
        code = b64(hashlib.sha256(f"{time.time_ns()}".encode()).digest())
        codes[code] = vraag
        self.send_response(302)
        self.send_header("Location", f"{vraag['redirect_uri']}?{urlencode({'code': code, 'state': vraag['state']})}")
        self.end_headers()

    def _json(self, inhoud: object, status: int = 200) -> None:
        lijf = b"<p>storing</p>" if inhoud is None else json.dumps(inhoud).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(lijf)))
        self.end_headers()
        with contextlib.suppress(OSError):  # the client did not wait
            self.wfile.write(lijf)

    def _druppel(self, *, in_kop: bool) -> None:
        """An answer that lasts ten seconds, though something keeps coming."""
        self.send_response(200)
        with contextlib.suppress(OSError):
            if in_kop:
                self.flush_headers()
            else:
                self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x" if in_kop else b" ")
                time.sleep(0.1)

    def log_message(self, *args: object) -> None:
        """Be silent."""


if __name__ == "__main__":
    dienst = ThreadingHTTPServer(("127.0.0.1", 0), Aanbieder)
    sys.stdout.write(f"{dienst.server_port}\n")
    sys.stdout.flush()
    Thread(target=dienst.serve_forever, daemon=True).start()
    sys.stdin.read()  # until the test run closes it, or dies
