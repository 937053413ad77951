"""All that we use of allauth's `internal` modules, which may change with any version of it: nothing else imports those.

Its public parts are views and forms, with templates, mails and GETs that write (ADR 18). What its views call we call
from our own: its login stages, and the making and checking of codes and passkeys. Its version is pinned; who raises it
looks at this list and runs tests/toegang and the browser tests of logging in. A model wraps itself in public
(`Authenticator.wrap()`): use that where it will do.
"""

from allauth.account.internal.flows.login import perform_login, perform_password_login, record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login

__all__ = [
    "TOTP",
    "RecoveryCodes",
    "format_hotp_value",
    "generate_totp_secret",
    "hotp_value",
    "perform_login",
    "perform_password_login",
    "perform_passwordless_login",
    "post_authentication",
    "record_authentication",
    "webauthn",
]
