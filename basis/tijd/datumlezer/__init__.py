"""The one reader of dates that people type: in a field, an address or a cell of a spreadsheet (docs/adr/0004).

What is no date raises `GeenDatum`, whose text says in Dutch why: nothing is guessed, and a likely slip is asked about.
"""

import re
import unicodedata
from datetime import date
from difflib import get_close_matches

from basis.tijd.datumlezer.datum import GeenDatum, Omgekeerd, Onbekend, aaneen, begrensd, is_derde, lees_datum
from basis.tijd.datumlezer.woorden import (
    HANGT_VAN_DE_DAG_AF,
    MAANDNAMEN,
    NIET_PRECIES,
    ONBEKEND,
    OPENING,
    VOLUIT,
    WEEKDAGEN,
    WOORDEN,
    ZONDER_BETEKENIS,
)
from basis.tijd.perioden import DAG, DateRange, dag

__all__ = ["GeenDatum", "lees_invoer"]

LANGSTE = 100  # characters; more is no date
HULP = "Vul een datum in zoals 1 juli 2027, juli 2027, 2e kwartaal 2027 of 2027."


def lees_invoer(tekst: str) -> DateRange:
    """What a person typed, from `1 juli 2027` to `2e kwartaal 2027` and `mei t/m juni 2027`. Raises GeenDatum.

    Also reads all that `toon_periode` prints.
    """
    schoon = _in_gewone_tekens(tekst)
    try:
        return _lees(schoon)
    except Onbekend:
        getypt = " ".join(tekst[: 2 * LANGSTE].split())
        raise GeenDatum(_oorzaak(schoon) or f"{HULP} U vulde in: {getypt[:LANGSTE]}.") from None


_MIDDERNACHT = re.compile(r"[t ]00?:00(:00(\.0+)?)?(z|\+00:00)?$")  # as programs write a day
_RUIM = re.compile(r"(\d{1,4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,4})")  # 1 - 7 - 2027


def _in_gewone_tekens(tekst: str) -> str:
    """One way of writing: small letters without accents, plain digits and dashes, single spaces."""
    breed = unicodedata.normalize("NFKD", tekst[: 4 * LANGSTE]).casefold()
    smal = " ".join("".join(map(_teken, breed)).split()).strip(' .,;:!"“”„')
    smal = _MIDDERNACHT.sub("", smal)
    return _RUIM.sub(r"\1-\3-\4", smal) if _RUIM.fullmatch(smal) else smal


def _teken(teken: str) -> str:
    soort = unicodedata.category(teken)
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    if soort == "Pd" or teken in "\N{MINUS SIGN}\N{HYPHEN BULLET}":
        return "-"
    if soort in ("Mn", "Cf"):
        return ""
    if soort[0] in "ZC":
        return " "
    return {"’": "'", "‘": "'", "‛": "'", "`": "'"}.get(teken, teken)


# -- a period of two dates, or with one end -------------------------------------------------------------------------

_TOT_EN_MET = re.compile(
    r" ?\b(?:t ?/ ?m|t\.m|tm|t\.?e\.?m|tot[ -]?(?:en|&)[ -]?met|tot ?/ ?met)\b\.? ?| ?- | -| / |(?<=\d)/(?=\d{4}-)"
)
_TUSSEN = re.compile(r"tussen (.+) en (.+)")
_TOT = re.compile(r"(?:van |vanaf )?(.+) tot (.+)")
_VAN = re.compile(r"(?:van|vanaf|tussen) ")
_EN_VERDER = re.compile(r"^(?:vanaf )?(.+?)(?: en (?:later|verder|daarna)| e\.?v)$")
_TUSSENIN = re.compile(r"[-/]| (?:en|of|&) ")


def _lees(tekst: str) -> DateRange:
    if not tekst or len(tekst) > LANGSTE:
        raise Onbekend
    tekst = _EN_VERDER.sub(r"vanaf \1", tekst)
    delen = [deel.strip() for deel in _TOT_EN_MET.split(tekst)]
    if len(delen) > 2:
        raise Onbekend
    if len(delen) == 2:
        return _tot_en_met(*delen)
    if gevonden := _TUSSEN.fullmatch(tekst):
        return _tot_en_met(gevonden[1], gevonden[2])
    if gevonden := _TOT.fullmatch(tekst):
        laatste = _eis_dag(gevonden[2], "")
        return begrensd(_vul_aan(gevonden[1], gevonden[2]), dag(laatste - DAG))
    for begin, grens in OPENING:
        if tekst.startswith(begin):
            return _met_een_einde(tekst.removeprefix(begin), grens)
    try:
        return lees_datum(tekst)
    except GeenDatum as fout:
        return _aan_elkaar(tekst, fout)


def _tot_en_met(begin: str, einde: str) -> DateRange:
    if not einde:
        raise GeenDatum("Het einde ontbreekt. Schrijf bijvoorbeeld mei t/m juni 2027.")
    if not begin:
        return DateRange(None, lees_datum(einde).upper, "[)")
    laatste = lees_datum(einde)
    return begrensd(_vul_aan(_VAN.sub("", begin, count=1), einde), laatste)


def _met_een_einde(tekst: str, grens: str) -> DateRange:
    """`vanaf 2027`, `uiterlijk 1 juli 2027`."""
    gelezen = lees_datum(tekst)
    if grens == "tot":
        return DateRange(None, _eis_dag(tekst, f" Telt het niet mee? Schrijf dan ‘voor {tekst}’."), "[)")
    if grens == "voor" and is_derde(tekst):
        raise GeenDatum(f"Telt {tekst} zelf mee? Schrijf dan ‘uiterlijk {tekst}’. Of noem de dag.")
    if grens in ("vanaf", "na"):
        return DateRange(gelezen.lower if grens == "vanaf" else gelezen.upper, None, "[)")
    return DateRange(None, gelezen.upper if grens == "uiterlijk" else gelezen.lower, "[)")


def _eis_dag(tekst: str, anders: str) -> date:
    """The day that `tot` leads to. Of a month or a year nobody knows whether it counts itself."""
    gelezen = lees_datum(tekst)
    if gelezen.upper - gelezen.lower != DAG:
        raise GeenDatum(f"Telt {tekst} zelf mee? Schrijf dan ‘tot en met {tekst}’.{anders}")
    eerste: date = gelezen.lower
    return eerste


def _vul_aan(begin: str, einde: str) -> DateRange:
    """The first half of a span, with what it leaves to the second: `26 t/m 28 mei 2019`, `eind mei t/m juni 2019`."""
    if re.search(r"\d{4}", begin):
        return lees_datum(begin)
    oorzaak: GeenDatum = Onbekend()
    woorden = re.findall(r"\d+|[^\W\d_]+", einde)
    for vanaf in range(1, len(woorden)):
        try:
            return lees_datum(" ".join([begin, *woorden[vanaf:]]))
        except GeenDatum as fout:
            oorzaak = fout if isinstance(oorzaak, Onbekend) else oorzaak
    raise oorzaak


def _aan_elkaar(tekst: str, oorzaak: GeenDatum) -> DateRange:
    """Two that belong together: `mei-juni 2027`, `eind 2027/begin 2028`, `mei of juni 2027`. Else raises `oorzaak`."""
    for streep in _TUSSENIN.finditer(tekst):
        begin, einde = tekst[: streep.start()], tekst[streep.end() :]
        try:
            eerste, laatste = _vul_aan(begin, einde), lees_datum(einde)
            return begrensd(eerste, laatste) if streep[0] in "-/" else aaneen(eerste, laatste)
        except Omgekeerd as fout:
            oorzaak = fout if isinstance(oorzaak, Onbekend) else oorzaak
        except GeenDatum:
            continue  # this is not what stands between the two
    raise oorzaak


# -- what is wrong --------------------------------------------------------------------------------------------------

_TIJD = re.compile(r"\d:\d\d|\buur\b")


def _oorzaak(schoon: str) -> str:
    """Why a text is no date: a word that changes with the day, or a slip in a word; empty when we can't tell."""
    woorden = [*re.findall(r"[^\W\d_]+", schoon), schoon.replace(".", "")]  # n.t.b. is one word
    if ONBEKEND.intersection(woorden):
        return "Weet u de datum niet? Laat het veld dan leeg."
    if _TIJD.search(schoon):
        return "Laat de tijd weg. Een dag is genoeg, zoals 1 juli 2027."
    for woord in woorden:
        if woord in HANGT_VAN_DE_DAG_AF:
            return f"‘{woord}’ is elke dag iets anders. Schrijf de datum zelf, zoals 1 juli 2027."
        if woord in NIET_PRECIES:
            return f"‘{woord}’ is niet precies. Vul een periode in, zoals juni t/m juli 2027."
    for woord in woorden[:-1]:
        if woord not in WOORDEN and woord not in ZONDER_BETEKENIS and (lijkt := _lijkt_op(woord)):
            return f"Wij kennen ‘{woord}’ niet. Bedoelt u {' of '.join(lijkt)}?"
    return ""


def _lijkt_op(woord: str) -> list[str]:
    """The words that this one may be a slip of, such as `maa` and `maatr` of maart."""
    if len(woord) < 3:
        return []
    begint = [naam for naam in MAANDNAMEN if naam.startswith(woord)]
    return begint or get_close_matches(woord, [*MAANDNAMEN, *VOLUIT, *WEEKDAGEN], n=2, cutoff=0.75)
