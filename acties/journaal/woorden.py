"""Rows of the journal in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from acties.journaal.veldnamen import veldnaam, wie_van
from acties.models import (
    Afspraak,
    Afspraaksoort,
    Afspraakstand,
    Bereikt,
    Fasedefinitie,
    Gebeurtenis,
    Gebeurtenissoort,
    Herkomst,
    Onderdeelstand,
    Status,
    Verandering,
)
from acties.models.afspraakstand import is_stand
from acties.models.gebeurtenissoort import VAN_MAKER
from basis.tijd.perioden import DateRange, lees_periode, toon_periode
from basis.web.getallen import getal
from basis.web.tekst import apart, normaal
from partijen.models import Partij

NIET_OP_DE_SITE = "een afspraak die niet op de site staat"
LANG = 280  # characters, what was and what became together
_PERIODEN = {"gepland", "verwacht", "bereikt", "looptijd", "datum", "gemaakt", "uiterlijk", "antwoord_verwacht"}
# What goes without saying of a new promise.
_GEWOON = {"herkomst": Herkomst.GEMELD.value, "is_zeker": True}
_STATUSSEN = dict(Status.choices)
_WOORDEN: dict[str, dict[Any, str]] = {
    "status": _STATUSSEN,
    "herkomst": dict(Herkomst.choices),
    "soort": dict(Afspraaksoort.choices),
    "is_zeker": {True: "zeker", False: "niet zeker"},
}
_STANDEN: dict[str, dict[str, str]] = {
    "mijlpaal": dict(Bereikt.choices),
    "afspraak": dict(Afspraakstand.choices),
    "onderdeel": dict(Onderdeelstand.choices),
}
_WERKWOORDEN = {
    Verandering.AFSPRAAK_GEMAAKT: "vastgelegd",
    Verandering.AFSPRAAK_BEVESTIGD: "bevestigd",
    Verandering.AFSPRAAK_NAGEKOMEN: "nagekomen",
    Verandering.AFSPRAAK_INGETROKKEN: "ingetrokken",
}
_NAMEN = {
    Verandering.MIJLPAAL_BIJGESTELD: "Mijlpaal bijgesteld",
    Verandering.ONDERDEEL_TOEGEVOEGD: "Onderdeel toegevoegd",
    Verandering.DOCUMENT_GEWIJZIGD: "Document gewijzigd",
    Verandering.DOCUMENT_VERWIJDERD: "Document verwijderd",
}


@dataclass(frozen=True)
class Veldregel:
    """One changed field in words; `van` is empty when there was nothing before."""

    veld: str
    van: str
    naar: str

    @property
    def is_lang(self) -> bool:
        """Whether it is too much to read in passing."""
        return len(self.van) + len(self.naar) > LANG


class Verteller:
    """Says journal rows in words. Keeps the names of the phases, so use one for a whole list.

    `namen` are those of parties and promises by slug, as far as the page knows them.
    """

    def __init__(
        self, fasen: dict[tuple[int, str], str] | None = None, namen: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._fasen, self._namen = fasen, dict(namen)

    def ken(self, rijen: Iterable[Gebeurtenis]) -> None:
        """Read the names of the phases, parties and promises that these rows tell of, all at once."""
        alle = list(rijen)
        makers = {wie for rij in alle for veld in rij.naar if (wie := wie_van(veld))} - self._namen.keys()
        wacht_op = {slug for rij in alle for kant in (rij.van, rij.naar) for slug in kant.get("wacht_op") or ()}
        wacht_op -= self._namen.keys()
        leest_fasen = self._fasen is None and any("fase" in rij.naar for rij in alle)
        if not (makers or wacht_op or leest_fasen):
            return
        afspraken = Afspraak.objects.zichtbaar().filter(slug__in=wacht_op)
        fasen = Fasedefinitie.objects.all() if leest_fasen else Fasedefinitie.objects.none()
        naam = Coalesce(NullIf("afkorting", Value("")), "naam")
        gelezen = _namen(Partij.objects.filter(slug__in=makers), naam).union(
            _namen(afspraken, F("titel")), _namen(fasen, F("naam"), F("soort_id")), all=True
        )
        rijtjes = list(gelezen)
        self._namen |= {slug: naam for soort, slug, naam in rijtjes if soort is None}
        if leest_fasen:
            self._fasen = {(soort, slug): naam for soort, slug, naam in rijtjes if soort is not None}

    def regels(self, rij: Gebeurtenis) -> list[Veldregel]:
        """The fields that changed and that mean something to a reader."""
        if rij.soort == Gebeurtenissoort.DOCUMENT and not rij.van:
            return []
        return [
            Veldregel(naam, self._van(rij, veld), self._naar(rij, veld))
            for veld, naar in rij.naar.items()
            if (naam := veldnaam(veld, self._namen)) and (naar or rij.van.get(veld)) and not self._is_dubbel(rij, veld)
        ]

    def kop(self, rij: Gebeurtenis) -> str:
        """The row in a few words, such as "Mijlpaal bereikt: Wet in werking"."""
        if rij.soort == Gebeurtenissoort.TERUGGENOMEN:
            return f"Teruggenomen: {self.kop(_wat_terug_ging(rij))}"
        if rij.soort == Gebeurtenissoort.STATUS:
            return f"Status: {Status(rij.naar['status']).label}"
        if rij.soort == Gebeurtenissoort.FASE:
            fase = rij.naar["fase"]
            return f"Nieuwe fase: {apart(self._fase(rij, fase))}" if fase else "Laatste fase afgerond"
        if rij.soort in _KOPPEN:
            return _KOPPEN[rij.soort](rij)
        if rij.afspraak:
            return _kop_van_afspraak(rij, rij.afspraak)
        onderwerp = rij.mijlpaal or rij.onderdeel or rij.document
        return f"{_naam(rij)}: {apart(str(onderwerp))}" if onderwerp else _naam(rij)

    def woord(self, rij: Gebeurtenis, veld: str) -> str:
        """What a field became."""
        return self._waarde(rij, veld, rij.naar[veld])

    def _is_dubbel(self, rij: Gebeurtenis, veld: str) -> bool:
        """Left out: that a reached mijlpaal is 'reached' (its date says so), what stayed the same, and the usual."""
        if not rij.van and veld in _GEWOON and rij.naar[veld] == _GEWOON[veld]:
            return True
        if _is_ongezegd(rij, veld) or _is_niets(rij, veld):
            return True
        bereikt = veld == "stand" and rij.mijlpaal_id is not None and rij.naar.get("bereikt")
        return bool(bereikt) or (veld in rij.van and _vorm(rij.van[veld]) == _vorm(rij.naar[veld]))

    def _van(self, rij: Gebeurtenis, veld: str) -> str:
        """What it was before. What is expected anew was until then expected by its original date."""
        waarde = rij.van.get(veld)
        if veld == "verwacht" and veld in rij.van and not waarde and (eerst := _oorspronkelijk(rij)):
            return toon_periode(eerst)
        return "" if (veld == "bereikt" and not waarde) or veld == "deelnames" else self._waarde(rij, veld, waarde)

    def _naar(self, rij: Gebeurtenis, veld: str) -> str:
        """What it is now. Without a phase the last one ended, or the first was taken back."""
        waarde = rij.naar[veld]
        if veld == "fase" and waarde is None:
            return "afgerond" if rij.soort == Gebeurtenissoort.FASE else "nog geen"
        if veld == "deelnames":  # no total: of some parties nobody knows since when they took part
            was, werd = set(rij.van.get(veld) or ()), set(waarde or ())
            kwam, ging = werd - was, was - werd
            return ", ".join(f"{len(wie)} {wat}" for wie, wat in ((kwam, "erbij"), (ging, "niet meer")) if wie)
        return self._waarde(rij, veld, waarde)

    def _waarde(self, rij: Gebeurtenis, veld: str, waarde: Any) -> str:
        if waarde is None or waarde == "":
            leeg = "nog niet" if veld == "bereikt" else "onbekend"
            return leeg if veld in _PERIODEN and rij.van else ""
        if veld in _PERIODEN:
            return _als_periode(waarde)
        if veld == "fase":
            return self._fase(rij, waarde)
        if veld == "bedrag":
            return f"{getal(waarde)} euro"
        if veld == "wacht_op":
            return ", ".join(self._namen.get(slug, NIET_OP_DE_SITE) for slug in waarde)
        woorden = _STANDEN.get(rij.onderwerp[0], {}) if is_stand(veld) else _WOORDEN.get(veld, {})
        return str(woorden.get(waarde, waarde))

    def _fase(self, rij: Gebeurtenis, slug: str) -> str:
        assert rij.actie is not None, "only an actie has phases"
        if self._fasen is None:
            self._fasen = {(f.soort_id, f.slug): f.naam for f in Fasedefinitie.objects.all()}
        return self._fasen.get((rij.actie.soort_id, slug), slug)


def _oorspronkelijk(rij: Gebeurtenis) -> DateRange | None:
    """The original date of the mijlpaal or the afspraak that a row is about."""
    if rij.mijlpaal:
        return rij.mijlpaal.gepland
    return rij.afspraak.uiterlijk if rij.afspraak else None


def _namen(rijen: Any, naam: Any, soort: Any = None) -> Any:
    """Of each its soort, if it has one, its slug and its name, to read together with others."""
    soort = Cast(soort or Value(None), IntegerField())
    return rijen.order_by().values_list(soort, "slug", Cast(naam, CharField()))


def _is_niets(rij: Gebeurtenis, veld: str) -> bool:
    """Whether this is the stand of a new onderdeel of which that is not known: a principle, a result has none."""
    is_nieuw = veld == "stand" and rij.onderdeel_id is not None and not rij.van
    return is_nieuw and rij.naar[veld] == Onderdeelstand.ONBEKEND


def _is_ongezegd(rij: Gebeurtenis, veld: str) -> bool:
    """Whether this is the stand of a maker of a promise that was only found: nobody said that."""
    is_gevonden = not rij.van and rij.naar.get("herkomst") == Herkomst.GEVONDEN
    return is_gevonden and bool(wie_van(veld)) and rij.naar[veld] == Afspraakstand.VOORGENOMEN


def _kop_van_afspraak(rij: Gebeurtenis, afspraak: Afspraak) -> str:
    """Of one maker: who says what of it; of the common part: what happened to it."""
    if rij.soort == Gebeurtenissoort.AFSPRAAK_HERIJKT:
        return f"{_naam(rij)}: {apart(afspraak.titel)}"
    door = f" door {apart(rij.namens.korte_naam)}" if rij.namens and rij.soort in VAN_MAKER else ""
    is_tegenspraak = bool(rij.naar) and all(veld.startswith("onjuist") for veld in rij.naar)
    return f"Afspraak {'weersproken' if is_tegenspraak else _werkwoord(rij)}{door}: {apart(afspraak.titel)}"


def _kop_van_tekst(rij: Gebeurtenis) -> str:
    onderwerp = rij.mijlpaal or rij.afspraak or rij.onderdeel or rij.document
    van = f" van {apart(str(onderwerp))}" if onderwerp else ""
    return f"{_naam(rij)}: {', '.join(dict.fromkeys(veldnaam(veld) for veld in rij.naar))}{van}"


def _kop_van_vraag(rij: Gebeurtenis) -> str:
    return f"{_naam(rij)} {rij.naar['gebeurde']}: {apart(rij.naar['vraagtitel'])}"


def _kop_van_code(rij: Gebeurtenis) -> str:
    return f"Code, {rij.naar['gebeurde']}: {apart(rij.naar['codetitel'])}"


def _kop_van_toepassing(rij: Gebeurtenis) -> str:
    door = f" door {apart(rij.namens.korte_naam)}" if rij.namens else ""
    return f"Toepassing gemeld{door}, {rij.naar['gebeurde']}: {apart(rij.naar['codetitel'])}"


def _als_periode(tekst: str) -> str:
    """The period in words. A row can't be mended, so a text that can't be read is shown as it is."""
    try:
        return toon_periode(lees_periode(tekst))
    except ValueError:
        return tekst


def _vorm(waarde: Any) -> Any:
    """The value to compare: rows from before texts had one form tell of changes that were none."""
    return normaal(waarde) if isinstance(waarde, str) else waarde


def _wat_terug_ging(rij: Gebeurtenis) -> Gebeurtenis:
    """The row that this one takes back; about the same thing, so that naming it asks the database nothing."""
    assert rij.corrigeert
    rij.corrigeert.mijlpaal, rij.corrigeert.afspraak = rij.mijlpaal, rij.afspraak
    return rij.corrigeert


def _werkwoord(rij: Gebeurtenis) -> str:
    return _WERKWOORDEN.get(rij.verandering, "gewijzigd")


def _naam(rij: Gebeurtenis) -> str:
    return _NAMEN.get(rij.verandering) or str(Gebeurtenissoort(rij.soort).label)


# Kinds whose words need nothing but the row.
_KOPPEN: dict[str, Callable[[Gebeurtenis], str]] = {
    Gebeurtenissoort.TEKST: _kop_van_tekst,
    Gebeurtenissoort.VRAAG: _kop_van_vraag,
    Gebeurtenissoort.CODE: _kop_van_code,
    Gebeurtenissoort.TOEPASSING: _kop_van_toepassing,
}


def kop(rij: Gebeurtenis) -> str:
    """One row in a few words; for a list, one `Verteller` asks the database less."""
    return Verteller().kop(rij)
