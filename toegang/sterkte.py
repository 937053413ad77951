"""What a new password must be, in Dutch: long, and not to be guessed by who knows the portal or the person."""

import re
import unicodedata
from typing import Any

from django.contrib.auth import password_validation as django_eigen
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from partijen.models import Gebruiker, Partij

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
