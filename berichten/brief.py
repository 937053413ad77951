"""What a mail says: its parts, how facts from `gegevens` are read, and the same words as text and as HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from textwrap import TextWrapper
from typing import Any
from urllib.parse import urljoin

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from basis.tijd.perioden import dag, toon_periode
from basis.web.adres import volledig
from basis.web.getallen import opsomming
from basis.web.markdown import Knoop, boom, opmaak

BREED = 72
_EIGEN_LINK = re.compile(r'(?<=href=")/[^"]*')
_LOS = frozenset({"a", "strong", "em", "code", "br"})  # tags that stand inside a line
AUTOMATISCH = "Dit bericht is automatisch gemaakt door het IBP-portaal. U kunt er niet op antwoorden."
STOPPEN = "Stop deze mails"
KIEZEN = "Kies zelf welke berichten u krijgt"


@dataclass(frozen=True)
class Punt:
    """One thing of a list, with remarks about it."""

    tekst: str
    link: str = ""
    regels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """A mail in the order in which it is read."""

    onderwerp: str
    alineas: tuple[str, ...]
    punten: tuple[Punt, ...] = ()
    na_punten: tuple[str, ...] = ()
    citaat: str = ""  # what a colleague, or the programmabureau, wrote
    toelichting: str = ""  # what the programmabureau wrote, in Markdown
    knop: str = ""
    link: str = ""
    slot: tuple[str, ...] = ()
    aanhef: str = "Goedendag,"
    voorkeuren: str = ""  # address of the page to choose what to get; empty for what cannot be switched off
    stop: str = ""  # address that ends mails of this kind; empty for what somebody did not ask to keep getting


def veilig_adres(pad: str) -> str:
    """What facts call a path of ours as an address; never one of another machine, whatever they say."""
    hier = volledig("/")
    adres = urljoin(hier, pad)
    return adres if adres.startswith(hier) else hier


class Gegevens:
    """The facts of a message; what is missing is empty."""

    def __init__(self, rij: dict[str, Any]) -> None:
        self.rij = rij

    def tekst(self, naam: str, anders: str = "") -> str:
        waarde = self.rij.get(naam)
        if isinstance(waarde, list):
            return opsomming([str(deel) for deel in waarde])
        return str(waarde).strip() if waarde not in (None, "") else anders

    def link(self, naam: str = "link", anders: str = "/") -> str:
        return veilig_adres(self.tekst(naam, anders))

    def getal(self, naam: str) -> int:
        waarde = self.rij.get(naam)
        return waarde if isinstance(waarde, int) else 0

    def delen(self, naam: str) -> list["Gegevens"]:
        return [Gegevens(rij) for rij in self.rij.get(naam) or () if isinstance(rij, dict)]

    def regels(self, naam: str) -> tuple[str, ...]:
        return tuple(str(regel) for regel in self.rij.get(naam) or ())

    def wanneer(self, naam: str) -> str:
        """A day or a moment for people, from ISO; any other text stays as it is."""
        waarde = self.tekst(naam)
        try:
            moment = datetime.fromisoformat(waarde)
        except ValueError:
            return waarde
        if len(waarde) == len("2026-11-25"):
            return toon_periode(dag(date.fromisoformat(waarde)))
        hier = timezone.localtime(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
        return f"{toon_periode(dag(hier.date()))} om {hier:%H:%M} uur"


# -- as text and as HTML: the same words in the same order -------------------------------------------------------


def als_html(brief: Brief) -> str:
    toelichting = _EIGEN_LINK.sub(lambda pad: veilig_adres(pad[0]), opmaak(brief.toelichting))
    gegevens = {"brief": brief, "automatisch": AUTOMATISCH, "kiezen": KIEZEN, "stoppen": STOPPEN}
    # `opmaak` has cleaned it
    return render_to_string("berichten/mail.html", gegevens | {"toelichting": mark_safe(toelichting)})  # noqa: S308


def als_tekst(brief: Brief) -> str:
    """Lines of 72 characters; addresses on a line of their own, so that no program breaks them."""
    delen = [brief.aanhef, *(_alinea(alinea) for alinea in brief.alineas)]
    delen += [_citaat(brief.citaat)] if brief.citaat else []
    delen += ["\n>\n".join(_blokken(boom(brief.toelichting), "> ", "> "))] if brief.toelichting else []
    delen += [_punt(punt) for punt in brief.punten]
    delen += [_alinea(alinea) for alinea in brief.na_punten]
    delen += [f"{brief.knop}:\n{brief.link}"] if brief.knop else []
    delen += [_alinea(alinea) for alinea in brief.slot]
    delen += ["Met vriendelijke groet,\nhet IBP-portaal", "-- \n" + _alinea(AUTOMATISCH)]
    delen += [f"{KIEZEN}:\n{brief.voorkeuren}"] if brief.voorkeuren else []
    delen += [f"{STOPPEN}:\n{brief.stop}"] if brief.stop else []
    return "\n\n".join(delen) + "\n"


def _alinea(tekst: str, eerst: str = "", verder: str = "") -> str:
    """Lines of a width; an address or a name such as Noord-Holland stays whole."""
    heel = TextWrapper(
        BREED, initial_indent=eerst, subsequent_indent=verder, break_long_words=False, break_on_hyphens=False
    )
    return heel.fill(tekst)


def _citaat(tekst: str) -> str:
    return "\n".join(_alinea(regel, "> ", "> ") or ">" for regel in tekst.splitlines())


def _punt(punt: Punt) -> str:
    regels = [_alinea(punt.tekst, "* ", "  "), *(_alinea(regel, "  - ", "    ") for regel in punt.regels)]
    return "\n".join([*regels, *([f"  {punt.link}"] if punt.link else [])])


# -- Markdown as lines of text ----------------------------------------------------------------------------------


def _blokken(knopen: Iterable[Knoop], eerst: str, verder: str) -> Iterator[str]:
    """The paragraphs and lists; `eerst` stands before the first line of all, `verder` before each other one."""
    for is_los, groep in groupby(knopen, key=lambda knoop: isinstance(knoop, str) or knoop["tag"] in _LOS):
        delen = list(groep)
        alinea = [_regels("".join(map(_woorden, delen)), eerst, verder)] if is_los else []
        for blok in filter(None, alinea or _per_knoop(delen, eerst, verder)):
            yield blok
            eerst = verder


def _per_knoop(knopen: Iterable[Knoop], eerst: str, verder: str) -> Iterator[str]:
    for knoop in knopen:
        assert isinstance(knoop, dict)
        if knoop["tag"] in {"ul", "ol"}:
            yield "\n".join(_punten(knoop, eerst, verder))
        elif knoop["tag"] == "table":
            yield "\n".join(_blokken(knoop["delen"], eerst, verder))
        elif knoop["tag"] == "blockquote":
            yield from _blokken(knoop["delen"], f"{eerst}> ", f"{verder}> ")
        elif knoop["tag"] == "tr":
            yield _alinea(" | ".join(_woorden(cel) for cel in knoop["delen"]), eerst, verder)
        elif knoop["tag"] != "hr":
            yield from _blokken(knoop["delen"], eerst, verder)
        eerst = verder


def _punten(lijst: dict[str, Any], eerst: str, verder: str) -> Iterator[str]:
    for nummer, punt in enumerate(
        (punt for punt in lijst["delen"] if isinstance(punt, dict)), start=lijst.get("start", 1)
    ):
        teken = "* " if lijst["tag"] == "ul" else f"{nummer}. "
        yield from _blokken(punt["delen"], eerst + teken, verder + " " * len(teken))
        eerst = verder


def _regels(tekst: str, eerst: str, verder: str) -> str:
    """Lines that the writer broke stay apart."""
    regels = tekst.strip().split("\v") if tekst.strip() else []
    return "\n".join(_alinea(regel.strip(), verder if nummer else eerst, verder) for nummer, regel in enumerate(regels))


def _woorden(knoop: Knoop) -> str:
    """The words of a piece of a line, the address of a link behind them."""
    if isinstance(knoop, str):
        return knoop
    if knoop["tag"] == "br":
        return "\v"
    woorden = "".join(map(_woorden, knoop["delen"]))
    adres = knoop["href"].removeprefix("mailto:").removeprefix("tel:")
    adres = veilig_adres(adres) if adres.startswith("/") else adres
    return f"{woorden} ({adres})" if adres and adres != woorden else woorden
