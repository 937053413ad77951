"""What citizens said, the answer to it, and what changed: the three links of each answer that holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Prefetch, prefetch_related_objects

from acties.journaal import Journaalregel, laatst_vastgelegd, vertel_alle
from acties.models import Gebeurtenis
from basis.web.getallen import aantal, opsomming
from meedoen.models import Antwoord, Gevolg, Inbreng, Onderwerp, Vraag
from meedoen.vraagbeeld import REACTIES, Uitslag

VOORBEELDEN = 3  # reactions that stand beside an answer to reactions without a subject
MEESTE_GEVOLGEN = 500


@dataclass(frozen=True)
class Keten:
    """One answer that holds, with what came before it and after it."""

    antwoord: Antwoord
    eerdere: tuple[Antwoord, ...]  # that it replaces, the latest first
    aantal: int  # of the reactions that it is about those that everyone may read
    gevolgen: tuple[Journaalregel, ...]

    @cached_property
    def onderwerpen(self) -> list[Onderwerp]:
        return list(self.antwoord.onderwerpen.all())

    @property
    def voorbeelden(self) -> list[Inbreng]:
        """Reactions to show where no subject sums them up."""
        eerste: list[Inbreng] = getattr(self.antwoord, "eerste_reacties", [])
        return [] if self.onderwerpen else eerste

    @property
    def titel(self) -> str:
        """What it is about: the subjects, or else the reactions."""
        if self.onderwerpen:
            return opsomming([onderwerp.titel for onderwerp in self.onderwerpen])
        if self.aantal == 1:
            return f"Reactie {self.voorbeelden[0].nummer}"
        return f"Over {aantal(self.aantal, *REACTIES)}" if self.aantal else "Reacties die niet op de site staan"

    @property
    def lees(self) -> str:
        """What the link to its reactions says."""
        return "Lees de reactie" if self.aantal == 1 else f"Lees de {aantal(self.aantal, *REACTIES)}"


def ketens(vraag: Vraag) -> list[Keten]:
    """Of every answer to this question that holds, in the order in which they were given."""
    eerste = Inbreng.objects.openbaar().order_by("pk")[:VOORBEELDEN]
    voorbeelden = Prefetch("inbrengen", eerste, to_attr="eerste_reacties")
    gegeven = {een.pk: een for een in vraag.antwoorden.gegeven().voor_lijst()}
    geldend = [een for een in gegeven.values() if een.pk not in {ander.vervangt_id for ander in gegeven.values()}]
    prefetch_related_objects(geldend, "onderwerpen", voorbeelden)
    gevolgen, hoeveel = _gevolgen(geldend), aantallen(geldend)
    return [Keten(een, tuple(_eerdere(een, gegeven)), hoeveel[een.pk], tuple(gevolgen[een.pk])) for een in geldend]


def _eerdere(antwoord: Antwoord, gegeven: dict[int, Antwoord]) -> Iterable[Antwoord]:
    while antwoord.vervangt_id:
        antwoord = gegeven[antwoord.vervangt_id]
        yield antwoord


def _gevolgen(antwoorden: Iterable[Antwoord]) -> dict[int, list[Journaalregel]]:
    """The rows of the journal that followed from each, the first one first."""
    paren = Gevolg.objects.filter(antwoord__in=antwoorden).values_list("gebeurtenis", "antwoord")
    van: dict[int, list[int]] = defaultdict(list)
    for gebeurtenis, antwoord in paren:
        van[gebeurtenis].append(antwoord)
    gevonden = Gebeurtenis.objects.filter(pk__in=list(van))
    rijen: Iterable[Gebeurtenis] = laatst_vastgelegd(gevonden, MEESTE_GEVOLGEN) if van else ()
    per: dict[int, list[Journaalregel]] = defaultdict(list)
    for regel in reversed(vertel_alle(rijen)):
        for antwoord in van[regel.rij.pk]:
            per[antwoord].append(regel)
    return per


def aantallen(antwoorden: Iterable[Antwoord]) -> dict[int, int]:
    """Of each how many reactions that everyone may read it is about; what it names twice counts once."""
    direct, via = Antwoord.inbrengen.through.objects, Antwoord.onderwerpen.through.objects
    ook_via = via.filter(antwoord=OuterRef("antwoord"), onderwerp=OuterRef("inbreng__onderwerp"))
    openbaar = Inbreng.objects.openbaar()
    per: dict[int, int] = defaultdict(int)
    for rijen in (
        direct.filter(antwoord__in=antwoorden, inbreng__in=openbaar).exclude(Exists(ook_via)),
        via.filter(antwoord__in=antwoorden, onderwerp__inbrengen__in=openbaar),
    ):
        for antwoord, hoeveel in rijen.order_by().values_list("antwoord").annotate(hoeveel=Count("*")):
            per[antwoord] += hoeveel
    return per


def uitslag_van(keten: list[Keten]) -> Uitslag:
    """What the answers of one question amount to."""
    gevolgen = {regel.rij.pk for een in keten for regel in een.gevolgen}
    antwoorden = [een.antwoord for een in keten]
    return Uitslag.van(((een.uitkomst, 1, een.gegeven_op) for een in antwoorden if een.gegeven_op), len(gevolgen))
