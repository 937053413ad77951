"""The one normal form of text: what every form, file and service compares, and every column keeps (docs/adr/0027).

NFC, lines that end with LF, no blank before a line end or around the whole, and nothing that is not seen.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

if TYPE_CHECKING:
    _Basis = models.Field[Any, Any]
else:
    _Basis = object

# -- what may not stay ------------------------------------------------------------------------------------------

# Takes no room and draws nothing: zero-width and bidi characters, soft hyphens, selectors of a shape, tags.
ONZICHTBAAR = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffc\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Nothing in an ordinary Dutch text: one look, and the rest can be left out.
_BIJZONDER = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]")
_GEEN_TEKEN = "".join(f"{chr(vlak | 0xFFFE)}{chr(vlak | 0xFFFF)}" for vlak in range(0, 0x110000, 0x10000))
_WEG = re.compile(f"[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff{_GEEN_TEKEN}]")
_REGELEINDE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INSPRING = re.compile(r"^[ \t]*\t", re.MULTILINE)

# Word keeps a character of Symbol or Wingdings in U+F020-F0FF. These are bullets wherever they stand, and so is any
# other that begins a word; arrows and faces that Word makes of --> and :) have a character of their own.
_OPSOMTEKEN = re.compile(r"[\uf06e\uf06f\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf0fe]|(?<!\S)[\uf020-\uf0ff]")
_UIT_WORD = {0xF0DF: "←", 0xF0E0: "→", 0xF0E7: "⇐", 0xF0E8: "⇒", 0xF04A: "☺", 0xF04C: "☹"}
# Windows-1252 that was read as Latin-1, as browsers understand it too; U+0085 is a line end. An empty braille cell.
_WINDOWS = {punt: bytes([punt]).decode("cp1252", "ignore") for punt in range(0x80, 0xA0) if punt != 0x85}
_VERTAALD = _UIT_WORD | _WINDOWS | {0x2800: " "}
_TE_VERTALEN = re.compile(f"[{''.join(map(chr, _VERTAALD))}]")

# -- what stays although nobody sees it -------------------------------------------------------------------------

_EMOJI = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_GEZICHT = f"{_EMOJI}[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
_VLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # of England: letters as tags
_TOETS = "[0-9#*]\ufe0f\u20e3"
# Persian and its like part or join letters; the scripts of India do so beside the sign that mutes a vowel (RFC 5892).
_VERBONDEN = "[\u0620-\u08ff\u1820-\u18aa\ua840-\ua871\ufb50-\ufdcf\ufdf0-\ufdfd\ufe70-\ufefc\U0001e900-\U0001e94b]"
_STOM = f"[{''.join(chr(punt) for punt in range(0x900, 0x12000) if unicodedata.combining(chr(punt)) == 9)}]"
_VOEGT = rf"(?:(?<={_STOM})[\u200c\u200d]|[\u200c\u200d](?={_STOM})|(?<={_VERBONDEN})[\u200c\u200d](?={_VERBONDEN}))"
_ZIN_OF_ONZIN = re.compile(rf"({_VLAG}|{_TOETS}|{_GEZICHT}(?:\u200d{_GEZICHT})*|{_VOEGT})|[{ONZICHTBAAR}]")


def normaal(tekst: str) -> str:
    """The text in normal form. The same again changes nothing: what goes can bring together what belongs apart."""
    vorige: str | None = None
    while tekst != vorige:
        vorige, tekst = tekst, _stap(tekst)
    return tekst


def _stap(tekst: str) -> str:
    if _BIJZONDER.search(tekst):
        tekst = _REGELEINDE.sub("\n", tekst)
        tekst = _TE_VERTALEN.sub(lambda teken: _VERTAALD[ord(teken[0])], tekst)
        tekst = _WEG.sub("", _OPSOMTEKEN.sub("•", tekst))
        tekst = _ZIN_OF_ONZIN.sub(r"\1", unicodedata.normalize("NFC", tekst))
        tekst = _INSPRING.sub(lambda voor: voor[0].replace("\t", "    "), tekst).replace("\t", " ")
    return "\n".join(regel.rstrip() for regel in tekst.split("\n")).strip()


def op_een_regel(tekst: str) -> str:
    """The normal form of a text without lines: a title, a name, an address."""
    return " ".join(deel for deel in map(str.strip, normaal(tekst).split("\n")) if deel)


def ingekort(tekst: str, meest: int) -> str:
    """The text in at most so many characters, with … where the rest was."""
    return tekst if len(tekst) <= meest else f"{tekst[: meest - 1].rstrip()}…"


def apart(tekst: str) -> str:
    """The text for between words of ours: letters that run from right to left don't turn what stands beside it."""
    schoon = normaal(tekst)
    draait = any(unicodedata.bidirectional(teken) in {"R", "AL", "AN"} for teken in schoon)
    return f"\u2068{schoon}\u2069" if draait else schoon


# -- columns ----------------------------------------------------------------------------------------------------


class TekstInNormaalvorm(_Basis):
    """A column of text in normal form, whichever way it is written: `full_clean`, `save`, `update` or in bulk.

    In the database, and so in migrations, it is Django's own field.
    """

    vorm = staticmethod(op_een_regel)

    def normaal(self, waarde: Any) -> Any:
        """The value as the column keeps it; an expression is left to the database."""
        return self.vorm(waarde) if isinstance(waarde, str) else waarde

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(self.normaal(value), model_instance)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(self.normaal(value), connection)

    def deconstruct(self) -> Any:
        naam, _, args, kwargs = super().deconstruct()
        van_django = next(soort for soort in type(self).__mro__ if soort.__module__.startswith("django."))
        return naam, f"django.db.models.{van_django.__name__}", args, kwargs


if TYPE_CHECKING:  # the types of a column are those of Django's own
    Regelveld, Webadresveld, Emailveld = models.CharField, models.URLField, models.EmailField
    Tekstveld = models.TextField
else:

    class Regelveld(TekstInNormaalvorm, models.CharField):
        """A text of one line."""

    class Webadresveld(TekstInNormaalvorm, models.URLField):
        """A web address."""

    class Emailveld(TekstInNormaalvorm, models.EmailField):
        """An e-mail address."""

    class Tekstveld(TekstInNormaalvorm, models.TextField):
        """A text of as many lines as it takes."""

        vorm = staticmethod(normaal)


def is_adres(veld: str, adres: str) -> Exact:
    """Whether a column holds this e-mail address, in capitals or not, as an index on its lower case has it."""
    return Exact(Lower(veld), Lower(models.Value(adres.strip())))
