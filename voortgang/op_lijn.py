"""Acties by line and then by name: the order of the pages of progress that list them.

Paging is by that order as one text. Within a line an index gives the acties by name, so a page that asks each line for
its next ones costs the same however many acties lie before and after it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Cast, Concat, LPad

from acties.kader import Keuze
from acties.models import Actie
from acties.models.actie import ActieQuerySet
from basis.web.adres import Bron
from basis.web.bladeren import PER_BLADZIJDE, Sortering, lees_anker

OP_LIJN = Sortering("lijn", "Programmalijn en naam", "lijn_en_titel")
CIJFERS = 5  # of the number of a line, so that as text 10 comes after 9


def op_lijn(acties: ActieQuerySet) -> ActieQuerySet:
    """These acties with their line, their kind, and the text that `OP_LIJN` sorts by."""
    nummer = LPad(Cast("programmalijn__volgorde", TextField()), CIJFERS, Value("0"))
    tekst = Concat(nummer, Value(" "), F("sorteertitel"), output_field=TextField())
    return acties.select_related("programmalijn", "soort").annotate(lijn_en_titel=tekst)


def per_lijn(acties: ActieQuerySet, lijnen: Iterable[Keuze], bron: Bron) -> ActieQuerySet:
    """Of these acties those that can be on the page that an address asks for: of each line the next ones by name."""
    anker, terug = lees_anker(bron)
    delen = [_van_lijn(acties, lijn, anker, terug) for lijn in lijnen if not _is_voorbij(lijn, anker, terug)]
    gevonden: ActieQuerySet = Actie.objects.none()
    if delen:
        gevonden = Actie.objects.filter(pk__in=delen[0].union(*delen[1:], all=True))
    return op_lijn(gevonden)


def _begin(lijn: Keuze) -> str:
    """How the text of the acties of a line begins."""
    return f"{lijn.nummer:0{CIJFERS}} "


def _is_voorbij(lijn: Keuze, anker: tuple[str, int] | None, terug: bool) -> bool:
    """Whether the page lies wholly past this line."""
    if anker is None or anker[0].startswith(_begin(lijn)):
        return False
    return _begin(lijn) > anker[0] if terug else _begin(lijn) < anker[0]


def _van_lijn(acties: ActieQuerySet, lijn: Keuze, anker: tuple[str, int] | None, terug: bool) -> "QuerySet[Actie, Any]":
    rijen = acties.filter(programmalijn=lijn.pk)
    if anker is not None and anker[0].startswith(_begin(lijn)):
        vergelijk = TupleLessThan if terug else TupleGreaterThan
        plek = (anker[0].removeprefix(_begin(lijn)), anker[1])
        rijen = rijen.filter(vergelijk(Tuple(F("sorteertitel"), F("pk")), plek))
    teken = "-" if terug else ""
    return rijen.order_by(f"{teken}sorteertitel", f"{teken}pk").values("pk")[: PER_BLADZIJDE + 1]
