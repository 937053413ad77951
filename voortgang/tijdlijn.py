"""The whole programme on one axis: each actie with its phases and mijlpalen, as wide as they are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, LPad

from acties.beeld import Mijlpaalregel
from acties.models import Actie, Fase, Fasedefinitie, Gebeurtenis, Gebeurtenissoort, Mijlpaal, Status
from basis.tijd.perioden import DateRange, toon_periode
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, Sortering, blader
from voortgang.blik import Blik
from voortgang.herspelen import Verloop
from voortgang.tijdas import As, Streep, als_streep, fasestreep, maak_as, van_tot

OP_LIJN = Sortering("lijn", "", "lijntitel")
PER_LETTER = 1.1  # per cent of the narrowest drawing that a letter needs


@dataclass(frozen=True)
class Fasebalk:
    """A stay in a phase."""

    naam: str
    nummer: int  # of the phase in its kind, from 1; 0 when the kind no longer has it
    tekst: str  # when, in words
    streep: Streep
    loopt: bool  # it is the present one

    @property
    def opschrift(self) -> str:
        """What fits in the days that are sure: its name, else its number, else nothing."""
        if self.streep.kern_breedte >= PER_LETTER * len(self.naam) + 2:
            return self.naam
        return str(self.nummer) if self.streep.kern_breedte >= 2.5 and self.nummer else ""


@dataclass(frozen=True)
class Teken:
    """A mijlpaal on the axis: the middle of its period, and the period itself."""

    regel: Mijlpaalregel
    tekst: str  # when, in words
    midden: float
    streep: Streep


@dataclass
class Rij:
    """An actie on the axis."""

    actie: Actie
    status: Status | None
    looptijd: Streep | None
    fasen: list[Fasebalk] = field(default_factory=list)
    tekens: list[Teken] = field(default_factory=list)
    ongedateerd: int = 0  # phases and mijlpalen without any date
    elders: int = 0  # those that lie before or after the axis

    @property
    def is_leeg(self) -> bool:
        return not (self.fasen or self.tekens)

    @property
    def sleutel(self) -> list[Fasebalk]:
        """The phases that are drawn without their name."""
        return [fase for fase in self.fasen if fase.opschrift != fase.naam]

    @property
    def hoogte(self) -> int:
        """Pixels of its drawing."""
        return 80 if self.tekens else 48


@dataclass(frozen=True)
class Tijdlijn:
    """A page of the timeline: acties by line."""

    as_: As
    vandaag: float | None
    groepen: list[tuple[Any, list[Rij]]]
    bladzijde: Bladzijde[Actie]


def maak_tijdlijn(blik: Blik, jaar: int | None, adres: Adres) -> Tijdlijn:
    """A page of acties with their course; four queries."""
    as_ = maak_as(blik.op, jaar)
    bladzijde = blader(_acties(blik, as_), OP_LIJN, adres)
    verlopen = _verlopen(blik, as_, bladzijde.rijen)
    rijen = [verlopen[actie.pk].rij() for actie in bladzijde.rijen]
    vandaag = as_.plek(blik.op) if as_.van <= blik.op < as_.tot else None
    per_lijn = groupby(rijen, key=lambda rij: rij.actie.programmalijn)
    return Tijdlijn(as_, vandaag, [(lijn, list(groep)) for lijn, groep in per_lijn], bladzijde)


def _acties(blik: Blik, as_: As) -> "QuerySet[Actie, Actie]":
    """The acties that have something on the axis, by line and then by name, as one text to page by."""
    nummer = LPad(Cast("programmalijn__volgorde", TextField()), 5, Value("0"))
    lijntitel = Concat(nummer, Value(" "), F("sorteertitel"), output_field=CharField())
    rijen = blik.acties().select_related("programmalijn").annotate(lijntitel=lijntitel)
    if not blik.moment.is_nu:  # now there is a row about every actie: making it wrote one
        verteld = Gebeurtenis.objects.filter(actie=OuterRef("pk"), naar__has_key="status").geldend_op(blik.moment)
        rijen = rijen.filter(Exists(verteld))
    return rijen.filter(_raakt(as_)) if as_.jaar else rijen


def _raakt(as_: As) -> Q:
    """For acties: with their looptijd, a phase or a mijlpaal in the year."""
    jaar = DateRange(as_.van, as_.tot, "[)")
    fasen = Fase.objects.filter(actie=OuterRef("pk"), begonnen__startswith__lt=as_.tot)
    duurt = Q(is_huidig=True) | Q(beeindigd__endswith__gt=as_.van)
    mijlpalen = Mijlpaal.objects.filter(actie=OuterRef("pk"))
    wanneer = Q(gepland__overlap=jaar) | Q(verwacht__overlap=jaar) | Q(bereikt__overlap=jaar)
    return Q(looptijd__overlap=jaar) | Exists(fasen.filter(duurt)) | Exists(mijlpalen.filter(wanneer))


# -- what the journal tells -------------------------------------------------------------------------------------

Fasenaam = tuple[int, str]  # its number in its kind, from 1, and its name


@dataclass
class _Verloop:
    """What the rows about one actie add up to, and how that looks on the axis."""

    actie: Actie
    as_: As
    op: date
    fasenamen: dict[tuple[int, str], Fasenaam]
    status: str = ""
    fasen: list[tuple[str | None, DateRange | None]] = field(default_factory=list)
    mijlpalen: dict[int, Verloop] = field(default_factory=dict)
    objecten: dict[int, Mijlpaal] = field(default_factory=dict)

    def speel(self, rij: Gebeurtenis) -> None:
        if rij.mijlpaal_id:
            self.mijlpalen.setdefault(rij.mijlpaal_id, Verloop()).speel(rij)
            return
        self.status = rij.naar.get("status", self.status)
        if rij.soort == Gebeurtenissoort.FASE:
            self.fasen.append((rij.naar["fase"], rij.datum))
        elif "fase" in rij.naar:  # the last one was taken back
            self.fasen.pop()

    def rij(self) -> Rij:
        looptijd = self.actie.looptijd
        toont = looptijd is not None and self.as_.raakt(looptijd)
        rij = Rij(
            self.actie,
            Status(self.status) if self.status else None,
            als_streep(self.as_, looptijd, self.op) if looptijd and toont else None,
        )
        self._zet_fasen(rij)
        for pk, verloop in self.mijlpalen.items():
            self._zet_mijlpaal(rij, verloop.zet_op(self.objecten[pk]))
        rij.tekens.sort(key=lambda teken: teken.midden)
        return rij

    def _zet_fasen(self, rij: Rij) -> None:
        """Each phase runs until the next one, the last one until the day that is looked at."""
        for nr, (slug, begin) in enumerate(self.fasen):
            if slug is None:
                continue
            is_laatste = nr + 1 == len(self.fasen)
            tot = None if is_laatste else self.fasen[nr + 1][1]
            if begin is None or (tot is None and not is_laatste):
                rij.ongedateerd += 1
            elif not self.as_.raakt(van_tot(begin, tot, self.op)):
                rij.elders += 1
            else:
                nummer, naam = self.fasenamen.get((self.actie.soort_id, slug), (0, slug))
                streep = fasestreep(self.as_, begin, tot, self.op)
                rij.fasen.append(Fasebalk(naam, nummer, _fasetekst(begin, tot), streep, is_laatste))

    def _zet_mijlpaal(self, rij: Rij, mijlpaal: Mijlpaal) -> None:
        wanneer = mijlpaal.actuele_datum
        if mijlpaal.is_vervallen:
            return
        if wanneer is None:
            rij.ongedateerd += 1
        elif not self.as_.raakt(wanneer):
            rij.elders += 1
        else:
            streep = als_streep(self.as_, wanneer, self.op)
            regel = Mijlpaalregel(mijlpaal, mijlpaal.is_te_laat(self.op))
            rij.tekens.append(Teken(regel, toon_periode(wanneer), round(streep.x + streep.breedte / 2, 3), streep))


def _verlopen(blik: Blik, as_: As, acties: Sequence[Actie]) -> dict[int, _Verloop]:
    """The course of these acties, from one query over the journal and two for the names."""
    namen = _fasenamen({actie.soort_id for actie in acties})
    verlopen = {actie.pk: _Verloop(actie, as_, blik.op, namen) for actie in acties}
    rijen = blik.journaal(Gebeurtenis.objects.filter(actie__in=verlopen)).in_volgorde()
    rijen = rijen.filter(afspraak__isnull=True, onderdeel__isnull=True, document__isnull=True)
    for rij in rijen.only("actie_id", "mijlpaal_id", "soort", "naar", "datum", "reden"):
        verlopen[rij.actie_id].speel(rij)
    for mijlpaal in Mijlpaal.objects.filter(actie__in=verlopen).order_by("volgorde", "pk"):
        verlopen[mijlpaal.actie_id].objecten[mijlpaal.pk] = mijlpaal
    return verlopen


def _fasenamen(soorten: set[int]) -> dict[tuple[int, str], Fasenaam]:
    definities = Fasedefinitie.objects.filter(soort__in=soorten).order_by("soort", "volgorde")
    return {
        (soort, fase.slug): (nummer, fase.naam)
        for soort, groep in groupby(definities, key=lambda definitie: definitie.soort_id)
        for nummer, fase in enumerate(groep, start=1)
    }


def _fasetekst(begin: DateRange, tot: DateRange | None) -> str:
    if tot is None:
        return f"sinds {toon_periode(begin)}"
    return toon_periode(begin) if begin == tot else f"{toon_periode(begin)} tot {toon_periode(tot)}"
