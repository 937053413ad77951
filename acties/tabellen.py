"""What acties have, from the tables: each part of an actie as JSON, so that all that is asked for is read at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.base import ModelState

from acties.delen import Deel, Statusmelding, Verblijf, sinds_van
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
    Toezegging,
)
from acties.models.actie import ActieQuerySet
from basis.bronnen.models import Bron
from basis.postgres.vast import PLAATS, Vast
from basis.tijd.perioden import lees_bereik
from basis.web.velden import PeriodeField
from partijen.models import Partij

Json = list[Any]  # the values of a row, in the order in which its fields were asked
Gelezen = dict[Deel, list[Any]]
Gedeeld = dict[tuple[type[models.Model], int], models.Model]
Verbonden = Mapping[str, tuple[type[models.Model], tuple[str, ...]]]
DELEN = "gelezen_delen"
_BRON: Verbonden = {"bron": (Bron, ("id", "sleutel", "titel", "url", "nummer"))}
_PARTIJ: Verbonden = {"partij": (Partij, ("id", "slug", "naam", "afkorting", "bestuurslaag", "sorteernaam"))}


class Jsonrij(Func):
    """The values of a row, without their names: these would be most of the text."""

    function = "json_build_array"
    output_field = JSONField()


class Jsonlijst(Subquery):
    """The rows of a query with one column `j`, in their order. None without rows."""

    template = "(SELECT json_agg(rij.j) FROM (%(subquery)s) AS rij)"
    output_field = JSONField()


class Jsontekst(Jsonrij):
    """Values as one text: that is read at once."""

    template = "%(function)s(%(expressions)s)::text"


@dataclass(frozen=True)
class VasteVraag:
    """Acties by a query that is put together once for each set of parts; `waarde` is the one value that differs."""

    rijen: Callable[[], ActieQuerySet]
    waarde: Any = None


def lees_delen(
    acties: Iterable[Actie] | VasteVraag, delen: Sequence[Deel], teksten: bool
) -> tuple[list[Actie], dict[int, Gelezen]]:
    """The acties, and by key their parts; acties that are a query still are asked together with these."""
    json: dict[int, Sequence[Any]] = {}
    if isinstance(acties, QuerySet | VasteVraag):
        lijst: list[Actie] = (
            _met_delen(acties.rijen, tuple(delen), teksten)(acties.waarde)
            if isinstance(acties, VasteVraag)
            else list(acties.annotate(**_erbij(delen, teksten)))
        )
        json = {actie.pk: getattr(actie, DELEN) for actie in lijst}
    else:
        lijst = list(acties)
        if lijst and delen:
            sleutels = [actie.pk for actie in lijst]
            json = dict(_alleen_delen(tuple(delen), teksten)(sleutels))
    gedeeld: Gedeeld = {}
    return lijst, {
        actie.pk: {
            deel: _TABELLEN[deel].maak(rijen or (), teksten, actie, gedeeld)
            for deel, rijen in zip(delen, json.get(actie.pk, ()), strict=True)
        }
        for actie in lijst
    }


def _erbij(delen: Iterable[Deel], teksten: bool) -> dict[str, Jsontekst]:
    return {DELEN: Jsontekst(*(_TABELLEN[deel].als_json(teksten) for deel in delen))}


@lru_cache
def _met_delen(rijen: Callable[[], ActieQuerySet], delen: tuple[Deel, ...], teksten: bool) -> Vast[Actie]:
    return Vast(lambda: rijen().annotate(**_erbij(delen, teksten)))


@lru_cache
def _alleen_delen(delen: tuple[Deel, ...], teksten: bool) -> Vast[tuple[Any, ...]]:
    rijen: Any = Actie.objects.filter(pk__een_van=PLAATS).annotate(**_erbij(delen, teksten))
    return Vast(lambda: rijen.values_list("pk", DELEN))


@dataclass(frozen=True)
class _Tabel:
    """A part that is rows of a table, of the actie of an outer query; `kort` are the fields that are no texts."""

    rijen: Any
    kort: tuple[str, ...]
    erbij: Verbonden = field(default_factory=dict)
    bron: Verbonden = field(default_factory=lambda: _BRON)
    is_gedeeld: bool = False  # of many acties, such as the phases of a kind

    def als_json(self, teksten: bool) -> Jsonlijst:
        verbonden = [
            Jsonrij(*(f"{naam}__{veld}" for veld in velden)) for naam, (_, velden) in self._verbonden(teksten).items()
        ]
        return Jsonlijst(self.rijen.values(j=Jsonrij(*self._velden(teksten), *verbonden)))

    def maak(self, rijen: Iterable[Json], teksten: bool, actie: Actie, gedeeld: Gedeeld) -> list[Any]:
        """The rows as objects, which know their actie. What many rows refer to is one object, found in `gedeeld`."""
        velden, verbonden = self._velden(teksten), self._verbonden(teksten)
        if self.is_gedeeld:
            return [_gedeeld(self.rijen.model, velden, json, gedeeld) for json in rijen]
        uit = []
        for json in rijen:
            rij = _maak(self.rijen.model, velden, json)
            kent = rij._state.fields_cache = {"actie": actie}
            for (naam, (model, namen)), zijn in zip(verbonden.items(), json[len(velden) :], strict=True):
                kent[naam] = _gedeeld(model, namen, zijn, gedeeld)
            uit.append(rij)
        return uit

    def _velden(self, teksten: bool) -> tuple[str, ...]:
        return _namen(self.rijen.model) if teksten else self.kort

    def _verbonden(self, teksten: bool) -> Verbonden:
        return {**self.erbij, **self.bron} if teksten else self.erbij


@dataclass(frozen=True)
class _Waarden:
    """Some fields of rows (`kort` without their source), what each row is made into, and then all together."""

    rijen: Any
    kort: tuple[str, ...]
    van: Callable[..., Any]
    bron: Verbonden = field(default_factory=dict)
    samen: Callable[[list[Any]], list[Any]] = list

    def als_json(self, teksten: bool) -> Jsonlijst:
        bronnen = [Jsonrij(*(f"{naam}__{veld}" for veld in velden)) for naam, (_, velden) in self.bron.items()]
        return Jsonlijst(self.rijen.values(j=Jsonrij(*self.kort, *(bronnen if teksten else ()))))

    def maak(self, rijen: Iterable[Json], teksten: bool, actie: Actie, gedeeld: Gedeeld) -> list[Any]:
        return self.samen([self.van(*json) for json in rijen])


def _maak(model: type[models.Model], namen: tuple[str, ...], json: Json) -> Any:
    """The row as an object, as `from_db` makes it; there are hundreds, and that takes five times as long."""
    rij = model.__new__(model)
    rij._state = ModelState()
    rij._state.adding = False
    waarden = dict(zip(namen, json, strict=False))
    for naam, lees in _lezers(model, namen):
        waarden[naam] = lees(waarden[naam])
    rij.__dict__.update(waarden)
    return rij


def _gedeeld(model: type[models.Model], namen: tuple[str, ...], json: Json, gedeeld: Gedeeld) -> Any:
    if not (sleutel := json[0]):
        return None
    if (model, sleutel) not in gedeeld:
        gedeeld[model, sleutel] = _maak(model, namen, json)
    return gedeeld[model, sleutel]


@lru_cache
def _namen(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(veld.attname for veld in model._meta.concrete_fields)


@lru_cache(maxsize=64)
def _lezers(model: type[models.Model], namen: tuple[str, ...]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The columns whose value is not what JSON has for it, each with what makes it."""
    velden = [veld for veld in model._meta.concrete_fields if veld.attname in namen]
    perioden = [(veld.attname, _periode) for veld in velden if isinstance(veld, PeriodeField)]
    return [*perioden, *((veld.attname, _tijd) for veld in velden if isinstance(veld, models.DateTimeField))]


def _periode(waarde: str | None) -> Any:
    return lees_bereik(waarde) if waarde else None


def _tijd(waarde: str | None) -> datetime | None:
    return datetime.fromisoformat(waarde) if waarde else None


def _verblijf(
    fase: str, begonnen: str | None, beeindigd: str | None, is_huidig: bool, bron: Json | None = None
) -> Verblijf:
    van = _maak(Bron, _BRON["bron"][1], bron) if bron and bron[0] else None
    return Verblijf(fase, _periode(begonnen), _periode(beeindigd), is_huidig, van)


def _statusmelding(pk: int, corrigeert: int | None, status: str, datum: str | None) -> Statusmelding:
    return Statusmelding(pk, corrigeert, status, _periode(datum))


def _van(model: Any, **voorwaarde: Any) -> Any:
    """The rows of the actie of an outer query."""
    return model.objects.filter(actie=OuterRef("pk"), **voorwaarde)


_TABELLEN: dict[Deel, _Tabel | _Waarden] = {
    Deel.FASEN: _Tabel(
        Fasedefinitie.objects.filter(soort=OuterRef("soort")).order_by("volgorde"),
        ("id", "slug", "naam", "volgorde"),
        bron={},
        is_gedeeld=True,
    ),
    Deel.VERBLIJVEN: _Waarden(
        _van(Fase).order_by("volgnummer"),
        ("definitie__slug", "begonnen", "beeindigd", "is_huidig"),
        _verblijf,
        _BRON,
    ),
    Deel.SINDS: _Waarden(
        _van(Gebeurtenis).staand().met_woord("status").in_volgorde(),
        ("pk", "corrigeert_id", "woord", "datum"),
        _statusmelding,
        samen=sinds_van,
    ),
    Deel.DEELNAMES: _Tabel(_van(Deelname).voor_lijst(), ("id", "actie_id", "partij_id", "rol"), _PARTIJ),
    Deel.AFSPRAKEN: _Tabel(
        _van(Afspraak).voor_lijst(),
        ("id", "actie_id", "slug", "titel", "tekst", "gemaakt", "uiterlijk", "verwacht", "herkomst", "is_zeker"),
        _BRON,
    ),
    Deel.TOEZEGGINGEN: _Tabel(
        Toezegging.objects.filter(afspraak__actie=OuterRef("pk")).voor_lijst(),
        ("id", "afspraak_id", "partij_id", "namens_laag", "stand", "in_journaal"),
        _PARTIJ,
        bron={},
    ),
    Deel.MIJLPALEN: _Tabel(_van(Mijlpaal).voor_lijst(), ("id", "actie_id", "volgorde", *Mijlpaal.FEITEN)),
    Deel.HERIJKINGEN: _Waarden(
        _van(Gebeurtenis).staand().van_soort(Gebeurtenissoort.MIJLPAAL_HERIJKT).in_volgorde(),
        ("mijlpaal_id", "reden"),
        lambda mijlpaal, reden: (mijlpaal, reden),
    ),
    Deel.ONDERDELEN: _Tabel(
        _van(Onderdeel).voor_lijst(),
        ("id", "actie_id", *Onderdeel.FEITEN),
        {"soort": (Onderdeelsoort, _namen(Onderdeelsoort))},
    ),
    Deel.DOCUMENTEN: _Tabel(_van(Document).voor_lijst(), ("id", "actie_id", *Document.FEITEN)),
    Deel.VERANDERING: _Waarden(
        _van(Gebeurtenis).inhoudelijk().order_by("-vanaf", "-pk")[:1],
        ("datum",),
        _periode,
    ),
}
