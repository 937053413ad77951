"""What acties have, from the tables: each part of an actie as JSON, so that one query reads all that is asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from acties.delen import Deel, Statusmelding, Verblijf, einde_van
from acties.models import (
    Actie,
    Afspraak,
    Deelname,
    Document,
    Fase,
    Fasedefinitie,
    Gebeurtenis,
    Gebeurtenissoort,
    Mijlpaal,
    Onderdeel,
    Onderdeelsoort,
)
from basis.bronnen.models import Bron
from basis.postgres.vast import PLAATS, Vast
from basis.tijd.perioden import lees_bereik
from basis.web.velden import PeriodeField
from partijen.models import Partij

Json = dict[str, Any]
Gelezen = dict[Deel, list[Any]]
Gedeeld = dict[tuple[type[models.Model], int], models.Model]
Verbonden = Mapping[str, tuple[type[models.Model], tuple[str, ...]]]
_BRON: Verbonden = {"bron": (Bron, ("id", "titel", "url", "nummer"))}
_PARTIJ: Verbonden = {"partij": (Partij, ("id", "slug", "naam", "afkorting", "bestuurslaag", "sorteernaam"))}


class Jsonlijst(Subquery):
    """The rows of a query with one column `j`, in their order, as one text: that is read at once. None without rows."""

    template = "(SELECT jsonb_agg(rij.j) FROM (%(subquery)s) AS rij)"
    output_field = JSONField()


@dataclass(frozen=True)
class Sleutels:
    """Acties by their keys, to be read with all that a list shows."""

    sleutels: Sequence[int]


def lees_delen(
    acties: Iterable[Actie] | Sleutels, delen: Sequence[Deel], teksten: bool
) -> tuple[list[Actie], dict[int, Gelezen]]:
    """The acties, and by key their parts; acties that are a query still are asked together with these."""
    json: dict[int, Sequence[Any]] = {}
    if isinstance(acties, QuerySet | Sleutels):
        lijst: list[Actie] = (
            _met_delen(tuple(delen), teksten)(acties.sleutels)
            if isinstance(acties, Sleutels)
            else list(acties.annotate(**_erbij(delen, teksten)))
        )
        json = {actie.pk: [getattr(actie, _naam(deel)) for deel in delen] for actie in lijst}
    else:
        lijst = list(acties)
        if lijst and delen:
            sleutels = [actie.pk for actie in lijst]
            json = {pk: rest for pk, *rest in _alleen_delen(tuple(delen), teksten)(sleutels)}
    gedeeld: Gedeeld = {}
    return lijst, {
        actie.pk: {
            deel: _TABELLEN[deel].maak(rijen or (), teksten, actie, gedeeld)
            for deel, rijen in zip(delen, json.get(actie.pk, ()), strict=True)
        }
        for actie in lijst
    }


def _naam(deel: Deel) -> str:
    return f"deel_{deel}"


def _erbij(delen: Iterable[Deel], teksten: bool) -> dict[str, Jsonlijst]:
    return {_naam(deel): _TABELLEN[deel].als_json(teksten) for deel in delen}


@lru_cache
def _met_delen(delen: tuple[Deel, ...], teksten: bool) -> Vast[Actie]:
    rijen: Any = Actie.objects.filter(pk__een_van=PLAATS)
    return Vast(lambda: rijen.voor_lijst().annotate(**_erbij(delen, teksten)))


@lru_cache
def _alleen_delen(delen: tuple[Deel, ...], teksten: bool) -> Vast[tuple[Any, ...]]:
    rijen: Any = Actie.objects.filter(pk__een_van=PLAATS).annotate(**_erbij(delen, teksten))
    return Vast(lambda: rijen.values_list("pk", *map(_naam, delen)))


@dataclass(frozen=True)
class _Tabel:
    """A part that is rows of a table, of the actie of an outer query; `kort` are the fields that are no texts."""

    rijen: Any
    kort: tuple[str, ...]
    erbij: Verbonden = field(default_factory=dict)
    bron: Verbonden = field(default_factory=lambda: _BRON)

    def als_json(self, teksten: bool) -> Jsonlijst:
        verbonden = {
            naam: JSONObject(**{veld: f"{naam}__{veld}" for veld in velden})
            for naam, (_, velden) in self._verbonden(teksten).items()
        }
        return Jsonlijst(self.rijen.values(j=JSONObject(**{v: v for v in self._velden(teksten)}, **verbonden)))

    def maak(self, rijen: Iterable[Json], teksten: bool, actie: Actie, gedeeld: Gedeeld) -> list[Any]:
        """The rows as objects, which know their actie. What many rows refer to is one object, found in `gedeeld`."""
        velden, verbonden = self._velden(teksten), self._verbonden(teksten)
        if not hasattr(self.rijen.model, "actie"):
            return [_gedeeld(self.rijen.model, velden, json, gedeeld) for json in rijen]
        uit = []
        for json in rijen:
            rij = _maak(self.rijen.model, velden, json)
            for naam, (model, namen) in verbonden.items():
                rij._state.fields_cache[naam] = _gedeeld(model, namen, json[naam], gedeeld)
            rij._state.fields_cache["actie"] = actie
            uit.append(rij)
        return uit

    def _velden(self, teksten: bool) -> tuple[str, ...]:
        return _namen(self.rijen.model) if teksten else self.kort

    def _verbonden(self, teksten: bool) -> Verbonden:
        return {**self.erbij, **self.bron} if teksten else self.erbij


@dataclass(frozen=True)
class _Waarden:
    """A part that is no rows to show: some fields of rows, what each row is made into, and then all together."""

    rijen: Any
    velden: Mapping[str, str]
    van: Callable[[Json], Any]
    samen: Callable[[list[Any]], list[Any]] = list

    def als_json(self, teksten: bool) -> Jsonlijst:
        return Jsonlijst(self.rijen.values(j=JSONObject(**self.velden)))

    def maak(self, rijen: Iterable[Json], teksten: bool, actie: Actie, gedeeld: Gedeeld) -> list[Any]:
        return self.samen([self.van(json) for json in rijen])


def _maak(model: type[models.Model], namen: tuple[str, ...], json: Json) -> Any:
    lezers = _lezers(model, namen)
    return model.from_db(None, [naam for naam, _ in lezers], [lees(json[naam]) for naam, lees in lezers])


def _gedeeld(model: type[models.Model], namen: tuple[str, ...], json: Json, gedeeld: Gedeeld) -> Any:
    if not (sleutel := json["id"]):
        return None
    if (model, sleutel) not in gedeeld:
        gedeeld[model, sleutel] = _maak(model, namen, json)
    return gedeeld[model, sleutel]


@lru_cache
def _namen(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(veld.attname for veld in model._meta.concrete_fields)


@lru_cache(maxsize=64)
def _lezers(model: type[models.Model], namen: tuple[str, ...]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The columns in the order of the model, each with what makes its value of JSON."""
    return [(veld.attname, _lezer(veld)) for veld in model._meta.concrete_fields if veld.attname in namen]


def _lezer(veld: Any) -> Callable[[Any], Any]:
    if isinstance(veld, PeriodeField):
        return _periode
    return _tijd if isinstance(veld, models.DateTimeField) else _zelf


def _zelf(waarde: Any) -> Any:
    return waarde


def _periode(waarde: str | None) -> Any:
    return lees_bereik(waarde) if waarde else None


def _tijd(waarde: str | None) -> datetime | None:
    return datetime.fromisoformat(waarde) if waarde else None


def _verblijf(json: Json) -> Verblijf:
    bron = _maak(Bron, _BRON["bron"][1], json["bron"]) if json["bron"]["id"] else None
    return Verblijf(json["fase"], _periode(json["begonnen"]), _periode(json["beeindigd"]), json["is_huidig"], bron)


def _statusmelding(json: Json) -> Statusmelding:
    return Statusmelding(json["pk"], json["corrigeert"], json["status"], _periode(json["datum"]))


def _van(model: Any, **voorwaarde: Any) -> Any:
    """The rows of the actie of an outer query."""
    return model.objects.filter(actie=OuterRef("pk"), **voorwaarde)


_BRONJSON: Any = JSONObject(**{veld: f"bron__{veld}" for veld in _BRON["bron"][1]})
_TABELLEN: dict[Deel, _Tabel | _Waarden] = {
    Deel.FASEN: _Tabel(
        Fasedefinitie.objects.filter(soort=OuterRef("soort")).order_by("volgorde"),
        ("id", "slug", "naam", "volgorde"),
        bron={},
    ),
    Deel.VERBLIJVEN: _Waarden(
        _van(Fase).order_by("volgnummer"),
        {"fase": "definitie__slug", **{v: v for v in ("begonnen", "beeindigd", "is_huidig")}, "bron": _BRONJSON},
        _verblijf,
    ),
    Deel.EINDE: _Waarden(
        _van(Gebeurtenis).staand().met_woord("status").in_volgorde(),
        {"pk": "pk", "corrigeert": "corrigeert_id", "status": "woord", "datum": "datum"},
        _statusmelding,
        einde_van,
    ),
    Deel.DEELNAMES: _Tabel(_van(Deelname).voor_lijst(), ("id", "actie_id", "partij_id", "rol"), _PARTIJ),
    Deel.AFSPRAKEN: _Tabel(
        _van(Afspraak).voor_lijst(), ("id", "actie_id", "partij_id", "stand", "bevestigd_op"), _PARTIJ
    ),
    Deel.MIJLPALEN: _Tabel(_van(Mijlpaal).voor_lijst(), ("id", "actie_id", "volgorde", *Mijlpaal.FEITEN)),
    Deel.HERIJKINGEN: _Waarden(
        _van(Gebeurtenis).staand().van_soort(Gebeurtenissoort.MIJLPAAL_HERIJKT).in_volgorde(),
        {"mijlpaal": "mijlpaal_id", "reden": "reden"},
        lambda json: (json["mijlpaal"], json["reden"]),
    ),
    Deel.ONDERDELEN: _Tabel(
        _van(Onderdeel).voor_lijst(),
        ("id", "actie_id", *Onderdeel.FEITEN),
        {"soort": (Onderdeelsoort, _namen(Onderdeelsoort))},
    ),
    Deel.DOCUMENTEN: _Tabel(_van(Document).voor_lijst(), ("id", "actie_id", *Document.FEITEN)),
    Deel.VERANDERING: _Waarden(
        _van(Gebeurtenis).inhoudelijk().order_by("-vanaf", "-pk")[:1],
        {"datum": "datum"},
        lambda json: _periode(json["datum"]),
    ),
}
