"""Reading a register of organisations: ministries, provincies, waterschappen, koepels, gemeenten, with TOOI codes.

The register leads for the name, the website, the TOOI code, the period in which a party exists and as which parties it
goes on. What editors wrote (abbreviation, explanation) stays, and an address name never changes. All is written or, on
an error, nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from basis.bronnen.models import Bron
from basis.bronnen.services import leg_bron_vast, sluit_aan
from basis.tijd.perioden import DateRange, lees_periode
from basis.web.getallen import opsomming
from basis.web.tekst import op_een_regel
from partijen.models import Bestuurslaag, Partij, Partijsoort
from partijen.models.partij import LAAG_VAN_SOORT
from partijen.services import leg_partij_vast, zet_opvolgers

REGISTER = "register"  # the kind of source that a register is
# Who speaks for a layer of government, or is many of it together.
LAAG_VAN_SAMEN = {
    "vng": Bestuurslaag.GEMEENTEN,
    "ipo": Bestuurslaag.PROVINCIES,
    "uvw": Bestuurslaag.WATERSCHAPPEN,
    "provincies-samen": Bestuurslaag.PROVINCIES,
    "gemeenten-in-zuid-holland": Bestuurslaag.GEMEENTEN,
}
# The lists of a register: the kind of its parties, and the source of rows that name none.
LIJSTEN = {
    "ministeries": (Partijsoort.RIJK, ""),
    "provincies": (Partijsoort.PROVINCIE, "tooi-pv"),
    "waterschappen": (Partijsoort.WATERSCHAP, "tooi-ws"),
    "koepels": (Partijsoort.KOEPEL, ""),
    "gemeenten": (Partijsoort.GEMEENTE, "tooi-gm"),
}
OPVOLGERS = "opvolgers"  # of a row: as which other rows its party goes on, each by one of its NAMEN
NAMEN = ("tooi", "code", "slug")
# What is written for a new party only: for one that exists, these are the editors'.
ALLEEN_NIEUW = ("soort", "bestuurslaag", "afkorting")

Volg = Callable[[list["Registerrij"]], Iterable["Registerrij"]]


class RegisterFout(Exception):
    """A register that cannot be imported; `fouten` has a line for each row that is wrong."""

    def __init__(self, fouten: list[str]) -> None:
        super().__init__("\n".join(fouten))
        self.fouten = fouten


@dataclass(frozen=True)
class Registerrij:
    """A row of the register with its place in the file."""

    lijst: str
    nummer: int
    waarden: Mapping[str, Any]

    @property
    def plaats(self) -> str:
        naam = self.waarden.get("code") or self.waarden.get("slug") or self.waarden.get("naam")
        return f"{self.lijst}[{self.nummer}]" + (f" ({naam})" if naam else "")

    def tekst(self, veld: str, *, verplicht: bool = False) -> str:
        waarde = self.waarden.get(veld)
        if waarde is not None and not isinstance(waarde, str):
            raise ValidationError({veld: "Hier hoort een tekst te staan."})
        schoon = op_een_regel(waarde or "")
        if verplicht and not schoon:
            raise ValidationError({veld: "Dit veld ontbreekt."})
        return schoon

    @property
    def namen(self) -> list[str]:
        """By what another row may refer to this one."""
        waarden = map(self.waarden.get, NAMEN)
        return [op_een_regel(waarde) for waarde in waarden if waarde and isinstance(waarde, str)]

    def teksten(self, veld: str) -> list[str]:
        waarde = self.waarden.get(veld) or []
        if not isinstance(waarde, list) or not all(isinstance(tekst, str) for tekst in waarde):
            raise ValidationError({veld: "Hier hoort een lijst met teksten te staan."})
        return [op_een_regel(tekst) for tekst in waarde]


@dataclass
class Uitslag:
    """What an import did: parties by kind, which were new or changed (their slugs), and what became of successors."""

    gelezen: Counter[str] = field(default_factory=Counter)
    nieuw: set[str] = field(default_factory=set)
    gewijzigd: set[str] = field(default_factory=set)
    opvolging: list[str] = field(default_factory=list)


def laag_van(soort: str, slug: str) -> Bestuurslaag:
    """The layer of government of a party; who speaks for a layer belongs to it."""
    return LAAG_VAN_SAMEN.get(slug) or LAAG_VAN_SOORT.get(Partijsoort(soort), Bestuurslaag.OVERIG)


@transaction.atomic
def lees_register(register: Any, *, volg: Volg = iter) -> Uitslag:
    """Make the parties follow a register; raises `RegisterFout` with all rows that are wrong, and then writes nothing.

    `volg` gets the rows, to show progress. The same register twice changes nothing.
    """
    rijen = _rijen(register)
    sluit_aan()
    inlezer = _Inlezer(_bronnen(register), rijen)
    _eis_goed(inlezer.lees(rij) for rij in volg(rijen))
    _eis_goed(inlezer.volg_op(rij) for rij in rijen)  # a successor may stand further down
    return inlezer.uitslag


def _eis_goed(fouten: Iterable[str | None]) -> None:
    if gevonden := list(filter(None, fouten)):
        raise RegisterFout(gevonden)


def _rijen(register: Any) -> list[Registerrij]:
    lijsten = {naam: register.get(naam) for naam in LIJSTEN} if isinstance(register, Mapping) else {}
    if not any(isinstance(lijst, list) for lijst in lijsten.values()):
        raise RegisterFout([f"Dit is geen register: het heeft geen van de lijsten {', '.join(LIJSTEN)}."])
    rijen, fouten = [], []
    for naam, lijst in lijsten.items():
        if not isinstance(lijst, list | None):
            fouten.append(f"{naam}: hier hoort een lijst te staan.")
            continue
        for nummer, waarden in enumerate(lijst or []):
            if isinstance(waarden, Mapping):
                rijen.append(Registerrij(naam, nummer, waarden))
            else:
                fouten.append(f"{naam}[{nummer}]: hier hoort een object te staan.")
    if fouten:
        raise RegisterFout(fouten)
    return rijen


def _bronnen(register: Mapping[str, Any]) -> dict[str, Bron]:
    """The sources that the register names; those that the portal knows stay as they are."""
    bronnen = Bron.objects.in_bulk(field_name="sleutel")
    fouten = []
    for nummer, waarden in enumerate(register.get("bron") or []):
        rij = Registerrij("bron", nummer, waarden)
        try:
            sleutel = rij.tekst("id", verplicht=True)
            if sleutel not in bronnen:
                velden: dict[str, Any] = {naam: rij.tekst(naam) for naam in ("titel", "url", "nummer")}
                velden |= {"soort": REGISTER, "datum": _periode(rij.tekst("datum"))}
                bronnen[sleutel], _ = leg_bron_vast(sleutel=sleutel, velden=velden)
        except (ValidationError, ValueError) as fout:
            fouten.append(f"{rij.plaats}: {_leg_uit(fout)}")
    if fouten:
        raise RegisterFout(fouten)
    return bronnen


def _periode(tekst: str) -> DateRange | None:
    return lees_periode(tekst) if tekst else None


class _Inlezer:
    """Reads row after row, then who goes on as whom; knows which parties there are."""

    def __init__(self, bronnen: dict[str, Bron], rijen: list[Registerrij]) -> None:
        self.bronnen = bronnen
        self._partijen: dict[str, Partij] = {}  # by the place of their row
        self._plaats_van = {naam: rij.plaats for rij in rijen for naam in rij.namen}
        self.uitslag = Uitslag()
        self._slug_van_tooi = dict(Partij.objects.filter(tooi__isnull=False).values_list("tooi", "slug"))
        self._slugs = set(Partij.objects.values_list("slug", flat=True))
        self._gezien: dict[str, str] = {}

    def lees(self, rij: Registerrij) -> str | None:
        """Write one row; what is wrong with it, if anything."""
        try:
            slug, velden = self._slug(rij), self._velden(rij)
            is_nieuw = slug not in self._slugs
            if not is_nieuw:
                velden = {naam: waarde for naam, waarde in velden.items() if naam not in ALLEEN_NIEUW}
            self._eis_bekend(rij.teksten(OPVOLGERS))
            self._partijen[rij.plaats], is_anders = leg_partij_vast(slug=slug, velden=velden)
        except (ValidationError, ValueError) as fout:
            return f"{rij.plaats}: {_leg_uit(fout)}"
        self.uitslag.gelezen[rij.lijst] += 1
        if is_anders:
            (self.uitslag.nieuw if is_nieuw else self.uitslag.gewijzigd).add(slug)
        return None

    def _eis_bekend(self, namen: list[str]) -> None:
        if onbekend := [f"'{naam}'" for naam in namen if naam not in self._plaats_van]:
            staan = "staat" if len(onbekend) == 1 else "staan"
            raise ValidationError({OPVOLGERS: f"In dit register {staan} niet: {opsomming(onbekend)}."})

    def volg_op(self, rij: Registerrij) -> str | None:
        """Say as which parties that of one row goes on, if the register does; what is wrong with that, if anything."""
        if OPVOLGERS not in rij.waarden:
            return None
        partij = self._partijen[rij.plaats]
        opvolgers = [self._partijen[self._plaats_van[naam]] for naam in rij.teksten(OPVOLGERS)]
        try:
            is_anders = zet_opvolgers(partij=partij, opvolgers=opvolgers)
        except ValidationError as fout:
            return f"{rij.plaats}: {_leg_uit(fout)}"
        if is_anders:
            als = opsomming([str(opvolger) for opvolger in opvolgers])
            self.uitslag.opvolging.append(
                f"{partij} gaat {f'verder als {als}' if als else 'niet als een ander verder'}"
            )
            self.uitslag.gewijzigd |= {partij.slug} - self.uitslag.nieuw
        return None

    def _slug(self, rij: Registerrij) -> str:
        """The party that the row is about: by its TOOI code, else by its address name. Each party has one row."""
        eigen = rij.tekst("slug", verplicht=True)
        slug = self._slug_van_tooi.get(rij.tekst("tooi"), eigen)
        if slug in self._gezien:
            raise ValidationError({"slug": f"Deze partij staat ook al in {self._gezien[slug]}."})
        self._gezien[slug] = rij.plaats
        return slug

    def _velden(self, rij: Registerrij) -> dict[str, Any]:
        soort, standaardbron = LIJSTEN[rij.lijst]
        naam = rij.tekst("naam", verplicht=True)
        velden: dict[str, Any] = {
            "naam": naam[0].upper() + naam[1:],
            "soort": soort.value,
            "bestuurslaag": laag_van(soort, rij.tekst("slug")).value,
            "afkorting": rij.tekst("afkorting"),
        }
        for veld in ("tooi", "url"):
            if waarde := rij.tekst(veld):  # unknown to the register: what is there stays
                velden[veld] = waarde
        if {"geldig_van", "geldig_tot"} & rij.waarden.keys():
            velden["geldig"] = _geldig(rij)
        if bron := self._bron(rij, standaardbron):
            velden["bron_id"] = bron.pk
        return velden

    def _bron(self, rij: Registerrij, standaard: str) -> Bron | None:
        sleutel = rij.tekst("bron")
        if sleutel and sleutel not in self.bronnen:
            raise ValidationError({"bron": f"Deze bron bestaat niet: '{sleutel}'."})
        return self.bronnen.get(sleutel or standaard)


def _geldig(rij: Registerrij) -> DateRange | None:
    """From the first day up to, and not with, the day in `geldig_tot`."""
    van, tot = (_dag(rij, veld) for veld in ("geldig_van", "geldig_tot"))
    if van and tot and tot <= van:
        raise ValidationError({"geldig_tot": "Deze dag ligt niet na geldig_van."})
    return DateRange(van, tot, "[)") if van or tot else None


def _dag(rij: Registerrij, veld: str) -> date | None:
    tekst = rij.tekst(veld)
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        raise ValidationError({veld: f"'{tekst}' is geen dag (2022-07-01)."}) from None


def _leg_uit(fout: ValidationError | ValueError) -> str:
    if not isinstance(fout, ValidationError):
        return str(fout)
    if not hasattr(fout, "error_dict"):
        return " ".join(fout.messages)
    per_veld = fout.message_dict.items()
    return "; ".join(
        " ".join(teksten) if veld == NON_FIELD_ERRORS else f"{veld}: {' '.join(teksten)}" for veld, teksten in per_veld
    )
