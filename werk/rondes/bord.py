"""The board of a ronde: who has done what, by party, and question by question as a table to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from acties.models.gebeurtenissoort import Gebeurtenissoort
from basis.web.adres import volledig
from basis.web.bladeren import Sortering
from basis.web.kolommen import Kolom, Type
from partijen.models import Lidmaatschap, Partij
from partijen.models.partij import PartijQuerySet
from werk.rondes.models import Ronde, Rondevraag
from werk.rondes.services import herinnerde_partijen
from werk.rondes.vragen import leden_van

OP_NAAM = Sortering("naam", "Naam (A–Z)", "sorteernaam")
# Which parties to show: those of which something is still awaited, or those that did everything.
OPEN, GEDAAN = "open", "gedaan"
PER_KEER = 500


@dataclass(frozen=True)
class Bordrij:
    """One party with all that it was asked, who can answer for it, and whether those were reminded today."""

    partij: Partij
    vragen: list[Any]
    leden: Sequence[Lidmaatschap] = ()
    is_herinnerd: bool = False

    @property
    def gedaan(self) -> int:
        return sum(vraag.is_gedaan for vraag in self.vragen)

    @property
    def te_doen(self) -> int:
        return len(self.vragen) - self.gedaan


def partijen_van(ronde: Ronde, stand: str, laag: str) -> PartijQuerySet:
    """The parties that the ronde asks something; of one layer, of which something is open or everything is done."""
    vragen = Rondevraag.objects.van_ronde(ronde).filter(partij=OuterRef("pk"))
    partijen: PartijQuerySet = Partij.objects.gezocht(laag).filter(Exists(vragen.geldend()))
    wacht = Exists(vragen.onbeantwoord())
    return {OPEN: partijen.filter(wacht), GEDAAN: partijen.exclude(wacht)}.get(stand, partijen)


def bordrijen(ronde: Ronde, partijen: Sequence[Partij], op: date | None = None) -> list[Bordrij]:
    """These parties with their questions, and while the ronde is open with whom to call."""
    per_partij: dict[int, list[Any]] = {}
    for vraag in _vragen(ronde).van_partijen(partijen):
        per_partij.setdefault(vraag.partij_id, []).append(vraag)
    leden = leden_van(partij.pk for partij in partijen) if ronde.is_open else {}
    herinnerd = herinnerde_partijen(ronde, partijen, op or timezone.localdate()) if ronde.is_open else set()
    return [
        Bordrij(partij, per_partij.get(partij.pk, []), leden.get(partij.pk, ()), partij in herinnerd)
        for partij in partijen
    ]


def _vragen(ronde: Ronde) -> Any:
    return ronde.vragen.geldend().met_soort_antwoord().voor_lijst()


class Tabelrij(NamedTuple):
    """A question with its answer, and the full address of its actie."""

    vraag: Any
    adres: str


def tabel(ronde: Ronde, stand: str, laag: str) -> Iterator[Tabelrij]:
    """A row for each question to the chosen parties."""
    vragen = _vragen(ronde).van_partijen(partijen_van(ronde, stand, laag).order_by().values("pk"))
    for vraag in vragen.iterator(PER_KEER):
        yield Tabelrij(vraag, volledig(vraag.actie.get_absolute_url()))


def _antwoord(rij: Tabelrij) -> str:
    if not rij.vraag.antwoord_op:
        return ""
    return "bevestigd" if rij.vraag.antwoord_soort == Gebeurtenissoort.BEVESTIGD else "gemeld"


def _beantwoord_op(rij: Tabelrij) -> str:
    op = rij.vraag.antwoord_op
    return timezone.localtime(op).date().isoformat() if op else ""


KOLOMMEN: tuple[Kolom[Tabelrij], ...] = (
    Kolom("partij", "de naam van de partij", Type.TEKST, lambda r: r.vraag.partij.naam),
    Kolom(
        "bestuurslaag",
        "de bestuurslaag van de partij",
        Type.KEUZE,
        lambda r: r.vraag.partij.get_bestuurslaag_display(),
    ),
    Kolom("programmalijn", "de programmalijn van de actie", Type.TEKST, lambda r: r.vraag.actie.programmalijn.titel),
    Kolom("actie", "de naam van de actie", Type.TEKST, lambda r: r.vraag.actie.titel),
    Kolom("adres", "het webadres van de actie", Type.ADRES, lambda r: r.adres),
    Kolom(
        "waarover",
        "voortgang van de actie, of eigen afspraak",
        Type.KEUZE,
        lambda r: r.vraag.get_waarover_display(),
    ),
    Kolom(
        "afspraak",
        "de titel van de afspraak; leeg als de vraag over de voortgang gaat",
        Type.TEKST,
        lambda r: r.vraag.toezegging.afspraak.titel if r.vraag.toezegging else "",
    ),
    Kolom("beantwoord", "ja of nee", Type.JA_NEE, lambda r: r.vraag.antwoord_op is not None),
    Kolom(
        "antwoord",
        "bevestigd (‘nog actueel’) of gemeld; leeg als er nog geen antwoord is",
        Type.KEUZE,
        _antwoord,
    ),
    Kolom("beantwoord_op", "de dag van het laatste antwoord", Type.DATUM, _beantwoord_op),
)
