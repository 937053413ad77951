"""Where a bepaling stands in a draft: after which other one, and under which."""

from django.core.exceptions import ValidationError

from basis.web.opslaan import zet_velden
from codes.models import Bepaling, Bepalingstekst, Versie

RUIMTE = 1 << 40  # between two bepalingen, so that others fit in without moving them, also in versions made of this one
STAAT_ER_NIET = "Deze bepaling staat niet in deze versie."


def eis_ouder(versie: Versie, bepaling: Bepaling, ouder: Bepaling | None) -> None:
    """Raises ValidationError unless what a bepaling is to stand under is in the draft, and not under it itself."""
    onder = dict(Bepalingstekst.objects.van_versie(versie).values_list("bepaling", "ouder"))
    boven = ouder.pk if ouder else None
    if boven is not None and boven not in onder:
        raise ValidationError({"ouder": f"‘{ouder}’ staat niet in deze versie. Zet die er eerst in."})
    while boven is not None:
        if boven == bepaling.pk:
            raise ValidationError({"ouder": "Een bepaling staat niet onder zichzelf."})
        boven = onder.get(boven)


def volgorde_na(versie: Versie, na: Bepaling | None, zonder: Bepalingstekst | None = None) -> int:
    """A place right after a bepaling, or else at the end. Raises ValidationError when there is no room left."""
    rijen = Bepalingstekst.objects.van_versie(versie)
    rijen = rijen.exclude(pk=zonder.pk) if zonder else rijen
    plaatsen = list(rijen.order_by("volgorde").values_list("bepaling_id", "volgorde"))
    if na is None:
        return (plaatsen[-1][1] if plaatsen else 0) + RUIMTE
    if zonder and zonder.bepaling_id == na.pk:
        return zonder.volgorde
    begin = next((plek for sleutel, plek in plaatsen if sleutel == na.pk), None)
    if begin is None:
        raise ValidationError(STAAT_ER_NIET)
    volgende = next((plek for _, plek in plaatsen if plek > begin), begin + 2 * RUIMTE)
    if volgende - begin < 2:
        raise ValidationError("Hier past geen bepaling meer tussen. Zet er eerst een van de twee ergens anders.")
    return (begin + volgende) // 2


def volgorde_vooraan(versie: Versie, zonder: Bepalingstekst) -> int:
    """A place before all others. Raises ValidationError when there is no room left."""
    eerste = Bepalingstekst.objects.van_versie(versie).exclude(pk=zonder.pk).order_by("volgorde").first()
    if eerste is None:
        return zonder.volgorde
    if eerste.volgorde < 1:
        raise ValidationError("Hier past geen bepaling meer voor. Zet eerst de eerste ergens anders.")
    return eerste.volgorde // 2


def maak_vrij(versie: Versie, volgorde: int) -> None:
    """Have what came to stand at a place, since another one left it, stand right after it: that moved already."""
    daar = Bepalingstekst.objects.van_versie(versie).filter(volgorde=volgorde).select_related("bepaling").first()
    if daar:
        zet_velden(daar, volgorde=volgorde_na(versie, daar.bepaling))
