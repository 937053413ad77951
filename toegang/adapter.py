"""What we tell allauth: nobody signs up, no mail goes out by itself, secrets are encrypted, errors are Dutch."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from basis.web.toegang import binnen
from basis.web.verzoek import herkomst_van
from toegang.totp import NAAM, ontsleutel, versleutel

FOUTE_CODE = "Deze code klopt niet, of is al gebruikt."
FOUTE_PASSKEY = "De passkey werd niet herkend. Probeer het opnieuw of gebruik een code."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # has no types
    """Accounts come by invitation only (`toegang.services`), and so does every mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: our services queue each message, with the change that it tells of."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our own pages say what happened."""

    def is_safe_url(self, url: str | None) -> bool:
        return bool(binnen(url or ""))

    def get_client_ip(self, request: HttpRequest) -> str:
        return herkomst_van(request) or ""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # has no types
    """Second steps, in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": FOUTE_PASSKEY}

    def encrypt(self, text: str) -> str:
        return versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(encrypted_text)

    def get_totp_issuer(self) -> str:
        return NAAM

    def _get_site_name(self) -> str:
        return NAAM
