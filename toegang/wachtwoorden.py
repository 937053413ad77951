"""Passwords: every change of one (asked for by mail, chosen by oneself, given by a beheerder), and what it must be.

In Dutch: long, and not to be guessed by who knows the portal or the person.
"""

import re
import unicodedata
from typing import Any
from uuid import uuid4

from django.contrib.auth import password_validation as django_eigen
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from zxcvbn import zxcvbn

from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker, Partij
from partijen.services import zet_wachtwoord
from toegang import pogingen, sessies
from toegang.middelen import heeft_tweede_stap, meld
from toegang.models import Identiteit, Sessie

_ZONDER_ORGANISATIE = ~Exists(Identiteit.objects.filter(gebruiker=OuterRef("pk")))
_MET_TWEEDE_STAP = heeft_tweede_stap("pk")
UITGEZET = "Een beheerder heeft uw wachtwoord uitgezet. U kunt er niet meer mee inloggen."
GENOEG = 4  # of zxcvbn: more than 10 milliard guesses
LANGST = 72  # that zxcvbn looks at: the rest can only make it stronger
KORTST = 3  # letters of a word that counts as known
# What anyone would try first here. The names of person and organisations come to it.
HIER = (
    *("ibp", "portaal", "interbestuurlijk", "programma", "openbaar", "bestuur", "overheid", "rijk", "rijksoverheid"),
    *("gemeente", "provincie", "waterschap", "ministerie", "welkom", "wachtwoord", "geheim", "inloggen", "hallo"),
    *("lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "maandag", "dinsdag", "woensdag", "donderdag"),
    *("vrijdag", "zaterdag", "zondag", "januari", "februari", "maart", "april", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december", "kerst", "voetbal", "ambtenaar", "beleid", "medewerker"),
    *("vergadering", "nederland", "holland", "oranje"),
)
RAAD = "Kies een paar losse woorden die niets met elkaar of met u te maken hebben."
ALS_LETTER = str.maketrans("013457@$!", "oieastasi")
UITLEG = {
    "makkelijk": "Dit wachtwoord is makkelijk te raden.",
    "cijfers": "Dit wachtwoord heeft geen letters.",
    "bekend": "Dit wachtwoord lijkt op uw naam, uw organisatie, het portaal of een woord dat iedereen probeert.",
    "repeat": "Dit wachtwoord herhaalt steeds hetzelfde.",
    "sequence": "Dit wachtwoord is een rijtje letters of cijfers.",
    "spatial": "Dit wachtwoord is een rijtje toetsen.",
    "date": "Dit wachtwoord bestaat uit een datum.",
    "regex": "Dit wachtwoord bestaat uit een jaartal.",
    "dictionary": "Dit wachtwoord staat op lijsten van wachtwoorden die vaak worden gebruikt.",
}


def vraag_wachtwoord(*, email: str) -> None:
    """Mail a link to choose a new password. For an unknown address the same work is done, and undone.

    So it is for who has no password, or no second step but that of the own organisation: a mailbox alone would open
    what the organisation guards, or a beheerder shut.
    """
    pogingen.begin(pogingen.NIEUW_WACHTWOORD, email)
    gevonden = Gebruiker.objects.actief().met_adres(email).filter(_ZONDER_ORGANISATIE | _MET_TWEEDE_STAP).first()
    gebruiker = gevonden if gevonden is not None and gevonden.has_usable_password() else None
    with transaction.atomic():
        aan = gebruiker or Gebruiker(pk=0, email=email)
        uid = urlsafe_base64_encode(force_bytes(aan.pk))
        link = reverse("toegang:wachtwoord_nieuw", args=[uid, default_token_generator.make_token(aan)])
        soort, gelegenheid = Berichtsoort.WACHTWOORD, f"wachtwoord:{uuid4()}"
        zet_klaar(soort=soort, gelegenheid=gelegenheid, gegevens={"link": link}, aan=gebruiker, adres=email)
        leg_vast(Loghandeling.WACHTWOORD_GEVRAAGD, door=gebruiker, object_=str(gebruiker or ""))
        transaction.set_rollback(gebruiker is None)


def past_link(gebruiker: Gebruiker | None, token: str) -> bool:
    """Whether this link in a mail still lets the person choose: not used, not too old, and not replaced meanwhile."""
    if gebruiker is None or not gebruiker.is_active or not gebruiker.has_usable_password():
        return False
    return default_token_generator.check_token(gebruiker, token)


@transaction.atomic
def gebruik_link(*, gebruiker: Gebruiker, token: str, wachtwoord: str) -> bool:
    """A new password by a link in a mail; whether the link was still good: of two at once, one is.

    The token holds the password that it replaces, so using one ends all others too.
    """
    nu = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if not past_link(nu, token):
        return False
    wijzig_wachtwoord(gebruiker=nu, wachtwoord=wachtwoord)
    return True


@transaction.atomic
def wijzig_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str, sleutel: str | None = None) -> None:
    """A new password, that one chose oneself. All sessions end, but that of `sleutel`."""
    zet_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=gebruiker)
    meld(gebruiker, "Uw wachtwoord is veranderd.")
    if sessies.andere(gebruiker, sleutel).exists():
        sessies.beeindig(sessies.andere(gebruiker, sleutel), door=gebruiker)
    pogingen.gelukt(pogingen.WACHTWOORD, gebruiker.email)


@transaction.atomic
def geef_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str | None, door: Gebruiker) -> None:
    """Another password for somebody else, or none (None): that person is told, and logged out everywhere."""
    zet_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=door)
    meld(gebruiker, "Een beheerder heeft uw wachtwoord veranderd." if wachtwoord else UITGEZET)
    if Sessie.objects.van(gebruiker).exists():
        sessies.beeindig(Sessie.objects.van(gebruiker), door=door, van=gebruiker)


# -- what a new password must be ---------------------------------------------------------------------------------


class LengteValidator(django_eigen.MinimumLengthValidator):
    """Django's, in our words."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik ten minste {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Het wachtwoord heeft ten minste {self.min_length} tekens."


class LijktOpValidator(django_eigen.UserAttributeSimilarityValidator):
    """Django's, in our words."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres."

    def get_help_text(self) -> str:
        return "Het wachtwoord lijkt niet op uw naam of e-mailadres."


class SterkteValidator:
    """Refuses what is guessed: repetition, sequences, names and well-known words. What is left without these counts."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError that says what is weak, and what would be better."""
        bekend = bekende_woorden(user)
        begin = unicodedata.normalize("NFKC", password).casefold()[:LANGST]  # `SamenSAMENsamen` is repetition too
        if (
            zwak := _zwakte(begin, bekend)
            or _zwakte_van_rest(begin, bekend)
            or _zwakte_van_rest(_aaneen(begin), bekend)
        ):
            raise ValidationError(f"{UITLEG[zwak]} {RAAD}", code="password_weak")

    def get_help_text(self) -> str:
        return f"Het wachtwoord is moeilijk te raden. {RAAD}"


def bekende_woorden(user: Any) -> list[str]:
    """Words that who knows the portal or this person would try, the own ones first."""
    eigen = f"{getattr(user, 'naam', '')} {getattr(user, 'email', '')}" if isinstance(user, Gebruiker) else ""
    partijen = " ".join(f"{naam} {kort}" for naam, kort in Partij.objects.values_list("naam", "afkorting"))
    gevonden = [*_woorden(eigen), *HIER, *_woorden(partijen)]
    return list(dict.fromkeys(woord for woord in gevonden if len(woord) >= KORTST))


def _aaneen(wachtwoord: str) -> str:
    """With letters that stand apart together: `i-b-p` is the word that it spells."""
    return re.sub(r"(?<![^\W_])([^\W_])[\W_]+(?=[^\W_](?![^\W_]))", r"\1", wachtwoord)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W_]+", tekst.lower())


def _zwakte(wachtwoord: str, bekend: list[str] | tuple[str, ...]) -> str:
    """What makes it weak: the kind of its longest weak part; empty when it is strong."""
    if not any(teken.isalpha() for teken in wachtwoord):
        return "cijfers"
    oordeel = zxcvbn(wachtwoord, user_inputs=list(bekend))
    if oordeel["score"] >= GENOEG:
        return ""
    delen = [deel for deel in oordeel["sequence"] if deel["pattern"] in UITLEG]
    if not delen:
        return "makkelijk"
    langste = max(delen, key=lambda deel: len(deel["token"]))
    return "bekend" if langste.get("dictionary_name") == "user_inputs" else str(langste["pattern"])


def _zwakte_van_rest(wachtwoord: str, bekend: list[str]) -> str:
    """What is left must be strong too: without known words, and without what was there before (`samen2samen3`)."""
    weg = re.compile("|".join(sorted(map(re.escape, bekend), key=len, reverse=True)))
    rest, vanaf, gezien = "", 0, set[str]()
    for treffer in weg.finditer(wachtwoord.translate(ALS_LETTER)):
        rest, vanaf = rest + wachtwoord[vanaf : treffer.start()], treffer.end()
    rest += wachtwoord[vanaf:]

    def eerste_keer(treffer: re.Match[str]) -> str:
        is_nieuw = treffer[0] not in gezien
        gezien.add(treffer[0])
        return treffer[0] if is_nieuw else ""

    kern = re.sub(r"[^\W\d_]{2,}", eerste_keer, rest)
    if kern == wachtwoord or not _zwakte(kern, ()):
        return ""
    return "repeat" if rest == wachtwoord else "bekend"
