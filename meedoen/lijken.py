"""Reactions to one question that look alike: a suggestion, a person decides.

Compared are the longer words, whatever their order. Only the newest reactions before the last of these take part, and
of each its beginning, so that it costs as much with ten thousand reactions as with a few hundred.
"""

from collections.abc import Sequence

from django.db.models.functions import Left
from rapidfuzz import process
from rapidfuzz.distance import Indel

from basis.zoeken.vouwen import zoeksleutel
from meedoen.models import Inbreng, Vraag

NIEUWSTE = 1_000  # reactions that others are compared with
BEGIN = 600  # characters of each
LANG = 4  # letters of a word that says something
MINSTENS = 4  # such words, or there is too little to compare
DREMPEL = 0.5  # of all those words in both, the part that they share


def _woorden(tekst: str) -> list[str]:
    woorden = {woord.strip(".,;:!?()‘’“”\"'") for woord in zoeksleutel(tekst[:BEGIN]).split()}
    return sorted(woord for woord in woorden if len(woord) >= LANG)


def zoek_lijken(vraag: Vraag, inbrengen: Sequence[Inbreng]) -> dict[int, Inbreng]:
    """Of these reactions to the question, by key, the earlier one that looks most like it."""
    if not inbrengen:
        return {}
    hiervoor = Inbreng.objects.van_vraag(vraag).leesbaar().eerder_dan(max(rij.pk for rij in inbrengen))
    eerder = hiervoor.nieuwste_eerst().annotate(begin=Left("tekst", BEGIN))
    keuzes = {sleutel: _woorden(begin) for sleutel, begin in eerder.values_list("pk", "begin")[:NIEUWSTE]}
    keuzes = {sleutel: woorden for sleutel, woorden in keuzes.items() if len(woorden) >= MINSTENS}
    gevonden = {inbreng.pk: _meest_gelijk(inbreng, keuzes) for inbreng in inbrengen}
    rijen = Inbreng.objects.select_related("onderwerp").in_bulk([ander for ander in gevonden.values() if ander])
    return {sleutel: rijen[ander] for sleutel, ander in gevonden.items() if ander in rijen}


def _meest_gelijk(inbreng: Inbreng, keuzes: dict[int, list[str]]) -> int | None:
    eerdere = {sleutel: woorden for sleutel, woorden in keuzes.items() if sleutel < inbreng.pk}
    if len(woorden := _woorden(inbreng.tekst)) < MINSTENS:
        return None
    beste = process.extractOne(woorden, eerdere, scorer=Indel.normalized_similarity, score_cutoff=DREMPEL)
    return beste[2] if beste else None
