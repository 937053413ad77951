"""The HTML of a row of the afsprakenmatrix, filled in ready-made moulds: a page has dozens."""

from collections.abc import Iterable
from functools import cache

from django.template.defaultfilters import truncatewords
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from acties.delen import Afspraakregel
from acties.models import Status
from basis.tijd.perioden import dag, toon_periode
from basis.web.getallen import aantal, opsomming
from basis.web.mal import Mal
from partijen.models import Bestuurslaag
from voortgang.afspraken import MISSCHIEN, NIET, NIET_BEKEND, VIER, WAAROM, WEL, Balk, Cel, Leeg, Matrixrij, in_vier

# What is said below the bars on a phone, where boxes have no place of their own.
_OP_TELEFOON = {
    WEL: "Geen afspraak bekend: ",
    MISSCHIEN: "Niet bekend of deze overheid toen meedeed: ",
    NIET: "Doen niet mee: ",
    NIET_BEKEND: "Geen deelnemer bekend op deze dag: ",
}
WOORDEN = 30  # of what was promised; its page says all
_NAMEN = {laag: str(laag.label) for laag in Bestuurslaag}


def teken(rij: Matrixrij) -> SafeString:
    """The <tr>s of an actie: a line of boxes for each bar that does not fit in the one before, and what is below.

    The last one ends in which layers have no promise, for a phone, where boxes have no place of their own.
    """
    actie = rij.actie
    lijnen = ["".join(_cel(cel) for cel in lijn) for lijn in rij.regels]
    lijnen += [_LANG({"inhoud": _belofte(regel, "Andere partijen")}, kolommen=len(VIER)) for regel in rij.buiten]
    if rij.meer:
        lijnen.append(_meer(rij))
    lijnen[-1] += _rest(rij.leeg)
    teksten = {
        "adres": actie.get_absolute_url(),
        "titel": actie.titel,
        "demo": "ja" if actie.is_demo else "",
        "onzeker": _onzeker(rij.onzeker),
        "lijn": _veilig(lijnen[:1]),
        "verder": _veilig(f"<tr>{lijn}</tr>" for lijn in lijnen[1:]),
    }
    return _RIJ(teksten, status=actie.status, statustekst=str(Status(actie.status).label), hoog=len(lijnen))


def belofte(regel: Afspraakregel) -> SafeString:
    """A promise outside the table: who, what, when, and how it stands."""
    return _belofte(regel, _lagen(in_vier(regel)) or "Andere partijen")


def _veilig(stukken: Iterable[str]) -> SafeString:
    return mark_safe("".join(stukken))  # noqa: S308  # moulds


def _onzeker(onzeker: tuple[int, int]) -> str:
    partijen, afspraken = onzeker
    delen = [aantal(partijen, "partij", "partijen")] if partijen else []
    return opsomming([*delen, aantal(afspraken, "afspraak", "afspraken")] if afspraken else delen)


def _cel(cel: Cel) -> SafeString:
    if isinstance(cel, Balk):
        lagen = tuple(laag for laag in in_vier(cel.regel) if laag not in cel.samen_met)
        return _BALK({"inhoud": _belofte(cel.regel, _lagen(lagen), _namen(cel.samen_met))}, breed=cel.breed)
    return _LEEG({}, waarom=cel.waarom if cel else "", woorden=WAAROM[cel.waarom] if cel else "")


def _lagen(lagen: tuple[str, ...]) -> str:
    return "Alle vier" if len(lagen) == len(VIER) else capfirst(_namen(lagen))


@cache
def _namen(lagen: tuple[str, ...]) -> str:
    return opsomming([_NAMEN[Bestuurslaag(laag)] for laag in lagen])


def _meer(rij: Matrixrij) -> SafeString:
    stukken = _veilig(belofte(regel) for regel in rij.meer)
    if len(rij.meer) == 1:
        return _LANG({"inhoud": stukken}, kolommen=len(VIER))
    woord = "Nog " if rij.regels and any(isinstance(cel, Balk) for lijn in rij.regels for cel in lijn) else ""
    kop = f"{woord}{aantal(len(rij.meer), 'afspraak', 'afspraken')}"
    return _LANG({"inhoud": _MEER({"kop": kop, "titel": rij.actie.titel, "stukken": stukken})}, kolommen=len(VIER))


def _rest(leeg: Iterable[Leeg]) -> SafeString:
    per_reden: dict[str, list[str]] = {}
    for vak in leeg:
        if vak.waarom in _OP_TELEFOON:
            per_reden.setdefault(vak.waarom, []).append(_NAMEN[Bestuurslaag(vak.laag)])
    stukken = [
        _REGEL({"kop": _kop(waarom, lagen), "lagen": opsomming(lagen)}, waarom=waarom)
        for waarom, lagen in per_reden.items()
    ]
    return _REST({"stukken": _veilig(stukken)}) if stukken else _veilig(())


def _kop(waarom: str, lagen: list[str]) -> str:
    """Of the layers only the Rijk is one."""
    enkel = waarom == NIET and lagen == [_NAMEN[Bestuurslaag.RIJK]]
    return "Doet niet mee: " if enkel else _OP_TELEFOON[waarom]


def _belofte(regel: Afspraakregel, lagen: str, samen_met: str = "") -> SafeString:
    afspraak, bron = regel.afspraak, regel.afspraak.bron
    teksten = {
        "adres": afspraak.get_absolute_url(),
        "titel": afspraak.titel,
        "tekst": truncatewords(afspraak.tekst, WOORDEN),
        "lagen": lagen,
        "samen_met": samen_met,
        "wie": regel.wie_met_stand,
        "gemaakt": toon_periode(afspraak.gemaakt) if afspraak.gemaakt else "datum onbekend",
        "uiterlijk": toon_periode(afspraak.uiterlijk) if afspraak.uiterlijk else "",
        "verwacht": toon_periode(afspraak.verwacht) if afspraak.verwacht else "",
        "sinds": toon_periode(dag(regel.sinds)) if regel.sinds else "",
        "wie_nog": regel.wie_nog if regel.is_te_laat else "",
        "bron": bron.titel if bron else "",
        "bron_url": bron.url if bron else "",
    }
    return _BELOFTE(
        teksten,
        uitkomst=regel.uitkomst,
        gevonden=int(afspraak.is_gevonden),
        zeker=int(afspraak.is_zeker),
        demo=int(afspraak.actie_id is None and regel.is_demo),  # an actie bears the label itself
    )


_RIJ = Mal("voortgang/delen/matrixrij.html")
_BALK, _LEEG = Mal("voortgang/delen/matrixbalk.html"), Mal("voortgang/delen/matrixleeg.html")
_LANG, _MEER = Mal("voortgang/delen/matrixlang.html"), Mal("voortgang/delen/matrixmeer.html")
_REST, _REGEL = Mal("voortgang/delen/matrixrest.html"), Mal("voortgang/delen/matrixrestregel.html")
_BELOFTE = Mal("voortgang/delen/matrixbelofte.html")
