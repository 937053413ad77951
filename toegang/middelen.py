"""Second steps (allauth's Authenticator): using, adding and taking away. Every change is logged and mailed."""

from contextlib import suppress
from typing import Any
from uuid import uuid4

from allauth.core import context
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from basis.logboek.models import Loghandeling, Resultaat
from basis.logboek.services import leg_vast
from basis.web.verzoek import huidig_netwerk
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker
from toegang import pogingen, sessies, totp
from toegang.adapter import FOUTE_CODE, FOUTE_PASSKEY
from toegang.allauth_intern import TOTP, RecoveryCodes, webauthn
from toegang.totp import UITLEG, Onleesbaar

Soort = Authenticator.Type
# What fido2 and allauth raise at an answer that is wrong, or is no answer at all.
ONJUIST = (ValidationError, InvalidSignature, AttributeError, KeyError, TypeError, ValueError)
NAMEN = {Soort.TOTP: "een app met codes", Soort.WEBAUTHN: "een passkey", Soort.RECOVERY_CODES: "herstelcodes"}


def van(gebruiker: Gebruiker) -> QuerySet[Authenticator]:
    """The second steps of a person, without the recovery codes."""
    stappen: QuerySet[Authenticator] = Authenticator.objects.filter(user=gebruiker).exclude(type=Soort.RECOVERY_CODES)
    return stappen.order_by("created_at", "pk")


def heeft_tweede_stap(wie: str) -> Exists:
    """Whether the person of this column has a second step of ours, for a query."""
    stappen = Authenticator.objects.filter(user=OuterRef(wie)).exclude(type=Soort.RECOVERY_CODES)
    return Exists(stappen)


def herstelcodes_van(gebruiker: Gebruiker) -> Authenticator | None:
    """The recovery codes of a person."""
    rij: Authenticator | None = Authenticator.objects.filter(user=gebruiker, type=Soort.RECOVERY_CODES).first()
    return rij


def ongebruikte_codes(codes: Authenticator | None) -> list[str]:
    """The recovery codes that are left: none when no key of ours reads them, so that new ones can be made."""
    try:
        return list(codes.wrap().get_unused_codes()) if codes else []
    except Onleesbaar:
        return []


def toon_code(app: Authenticator) -> tuple[str, str]:
    """A code that can be used now, or why there is none: for its page, which shows it to people of the demo only."""
    try:
        return totp.bruikbare_code(app), ""
    except Onleesbaar:
        return "", UITLEG


# -- using ------------------------------------------------------------------------------------------------------


def controleer_code(gebruiker: Gebruiker, code: str) -> Authenticator:
    """What this code of an app, or recovery code, belongs to; it is then used up. Raises ValidationError."""
    pogingen.begin(pogingen.CODE, str(gebruiker.pk), gebruiker=gebruiker)
    uitleg = FOUTE_CODE
    for middel in Authenticator.objects.filter(user=gebruiker, type__in=(Soort.TOTP, Soort.RECOVERY_CODES)):
        try:
            past = _past(middel, code)
        except Onleesbaar:
            uitleg = UITLEG
            continue
        if past:
            pogingen.gelukt(pogingen.CODE, str(gebruiker.pk))
            _log_gebruik(gebruiker, middel.type)
            return middel
    _log_gebruik(gebruiker, "code", Resultaat.MISLUKT)
    raise ValidationError(uitleg)


def _past(middel: Authenticator, code: str) -> bool:
    if middel.type == Soort.TOTP:
        return totp.gebruik(middel, code)
    return bool(middel.wrap().validate_code(code.replace(" ", "")))


def controleer_passkey(gebruiker: Gebruiker, antwoord: Any) -> Authenticator:
    """The passkey of this person, who is known by the password, that gave this answer. Raises ValidationError."""
    try:
        middel = _ondertekend_door(gebruiker, antwoord)
    except ONJUIST:
        _log_mislukte_passkey(gebruiker)
        raise ValidationError(FOUTE_PASSKEY) from None
    _log_gebruik(gebruiker, Soort.WEBAUTHN)
    return middel


def vind_door_passkey(antwoord: Any) -> tuple[Gebruiker, Authenticator]:
    """Whose passkey gave this answer, and which. Raises ValidationError.

    The answer names its owner, and anyone can send one: nobody stands in the log before the signature holds.
    """
    try:
        webauthn.parse_authentication_response(antwoord)
        gebruiker: Gebruiker = webauthn.extract_user_from_response(antwoord)
        middel = _ondertekend_door(gebruiker, antwoord)
        if not gebruiker.is_active:
            raise ValidationError(FOUTE_PASSKEY)
    except ONJUIST:
        _log_mislukte_passkey(None)
        raise ValidationError(FOUTE_PASSKEY) from None
    _log_gebruik(gebruiker, Soort.WEBAUTHN)
    return gebruiker, middel


def _ondertekend_door(gebruiker: Gebruiker, antwoord: Any) -> Authenticator:
    webauthn.parse_authentication_response(antwoord)
    with sessies.om_de_beurt(context.request.session, webauthn.STATE_SESSION_KEY):  # our question is answered once
        middel: Authenticator = webauthn.complete_authentication(gebruiker, antwoord)
    return middel


def _log_mislukte_passkey(gebruiker: Gebruiker | None) -> None:
    """One row for each, until there are many of one person or from one place: of that there is one row more.

    Guessing a signature is hopeless, so nobody is locked out; but the log only grows, and anyone can knock.
    """
    account = str(gebruiker.pk) if gebruiker else f"van {huidig_netwerk()}"
    with suppress(pogingen.Geblokkeerd):
        pogingen.begin(pogingen.PASSKEY, account, gebruiker=gebruiker)
        _log_gebruik(gebruiker, Soort.WEBAUTHN, Resultaat.MISLUKT)


def _log_gebruik(gebruiker: Gebruiker | None, soort: str, resultaat: str = Resultaat.GELUKT) -> None:
    wie = str(gebruiker or "")
    leg_vast(Loghandeling.TWEEDE_STAP, resultaat=resultaat, door=gebruiker, object_=wie, soort=str(soort))


# -- changing ---------------------------------------------------------------------------------------------------


def voeg_app_toe(*, gebruiker: Gebruiker, geheim: str, code: str) -> Authenticator:
    """Connect an app that shows the right code. Raises ValidationError. A person has one app at most."""
    pogingen.begin(pogingen.CODE, str(gebruiker.pk), gebruiker=gebruiker)  # stays counted when the rest is undone
    stap = totp.stap_van(geheim, code)
    if stap is None:
        raise ValidationError("Deze code klopt niet. Kijk welke code de app nu laat zien.")
    pogingen.gelukt(pogingen.CODE, str(gebruiker.pk))
    return _bewaar_app(gebruiker, geheim, stap)


@transaction.atomic
def _bewaar_app(gebruiker: Gebruiker, geheim: str, stap: int) -> Authenticator:
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if Authenticator.objects.filter(user=gebruiker, type=Soort.TOTP).exists():
        raise ValidationError("U hebt al een app. Haal die eerst weg.")
    middel: Authenticator = TOTP.activate(gebruiker, geheim).instance
    middel.data = {**middel.data, totp.LAATSTE: stap}
    middel.save(update_fields=["data"])
    return _toegevoegd(gebruiker, middel)


@transaction.atomic
def voeg_passkey_toe(*, gebruiker: Gebruiker, antwoord: Any, naam: str) -> Authenticator:
    """Keep a passkey that the browser made. Raises ValidationError."""
    try:
        webauthn.parse_registration_response(antwoord)
        webauthn.complete_registration(antwoord)
    except ONJUIST:
        raise ValidationError("De passkey is niet gemaakt. Probeer het opnieuw.") from None
    return _toegevoegd(gebruiker, webauthn.WebAuthn.add(gebruiker, naam, antwoord).instance)


def _toegevoegd(gebruiker: Gebruiker, middel: Authenticator) -> Authenticator:
    RecoveryCodes.activate(gebruiker)
    leg_vast(Loghandeling.TWEEDE_STAP_ERBIJ, door=gebruiker, object_=str(gebruiker), soort=str(middel.type))
    meld(gebruiker, f"U kunt nu inloggen met {NAMEN[middel.type]}.")
    return middel


@transaction.atomic
def haal_weg(*, gebruiker: Gebruiker, middel: Authenticator, sleutel: str | None) -> bool:
    """Take away one second step of one's own; whether another one is left. Without any, the recovery codes go too.

    All sessions end but that of `sleutel`: one of them may have been opened with what is taken away.
    """
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    middel.delete()
    sessies.beeindig(sessies.andere(gebruiker, sleutel), door=gebruiker)
    is_over = van(gebruiker).exists()
    if not is_over:
        Authenticator.objects.filter(user=gebruiker).delete()
    leg_vast(Loghandeling.TWEEDE_STAP_WEG, door=gebruiker, object_=str(gebruiker), soort=str(middel.type))
    meld(gebruiker, f"U kunt niet meer inloggen met {NAMEN[middel.type]}: dat is weggehaald.")
    return is_over


@transaction.atomic
def maak_herstelcodes(*, gebruiker: Gebruiker) -> None:
    """New recovery codes; the old ones no longer work."""
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    Authenticator.objects.filter(user=gebruiker, type=Soort.RECOVERY_CODES).delete()
    RecoveryCodes.activate(gebruiker)
    soort = str(Soort.RECOVERY_CODES)
    leg_vast(Loghandeling.TWEEDE_STAP_ERBIJ, door=gebruiker, object_=str(gebruiker), soort=soort)
    meld(gebruiker, "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.")


@transaction.atomic
def herstel(*, gebruiker: Gebruiker, door: Gebruiker) -> bool:
    """Take away all second steps of somebody who lost them; whether there were any."""
    aantal, _ = Authenticator.objects.filter(user=gebruiker).delete()
    if aantal:
        sessies.beeindig(sessies.andere(gebruiker, None), door=door, van=gebruiker)
        leg_vast(Loghandeling.TWEEDE_STAP_WEG, door=door, object_=str(gebruiker), soort="alles")
        meld(gebruiker, "Een beheerder heeft uw tweede stap verwijderd. Bij het inloggen stelt u een nieuwe in.")
    return bool(aantal)


def geef_demo_app(gebruiker: Gebruiker) -> None:
    """Connect an app to an invented person who has none yet, or one that no key of ours reads any more.

    Invented people have no phone: the page that asks for the code shows it (`toon_code`).
    """
    if not gebruiker.is_demo:
        return
    codes = Authenticator.objects.filter(user=gebruiker, type__in=(Soort.TOTP, Soort.RECOVERY_CODES))
    app = codes.filter(type=Soort.TOTP).first()
    with suppress(Onleesbaar):
        if app is not None and totp.bruikbare_code(app):
            return
    codes.delete()
    TOTP.activate(gebruiker, totp.nieuw_geheim())


# -- telling -----------------------------------------------------------------------------------------------------


def meld(gebruiker: Gebruiker, wat: str) -> None:
    """Tell a person by mail that something of the own login changed; it commits with that change.

    `wat` is a whole sentence.
    """
    wanneer = date_format(timezone.localtime(), "j F Y, H:i")
    gegevens = {"wat": wat, "wanneer": wanneer}
    zet_klaar(soort=Berichtsoort.BEVEILIGING, gelegenheid=f"beveiliging:{uuid4()}", gegevens=gegevens, aan=gebruiker)
