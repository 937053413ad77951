"""Why a bepaling in a draft differs from the version that the draft was made of, kept as that is changed."""

from collections.abc import Iterable, Sequence

from acties.services.journaal import Verantwoording
from basis.web.opslaan import bewaar, zet_velden
from codes import zoekregels
from codes.inhoud import inhoud_van, is_verplaatst, soort_van
from codes.models import Bepaling, Bepalingstekst, Versie, Wijziging
from partijen.models import Gebruiker


def was_van(versie: Versie, bepaling: Bepaling) -> Bepalingstekst | None:
    """What a bepaling said in the version that a draft was made of."""
    if versie.vorige_id is None:
        return None
    return Bepalingstekst.objects.voor_lijst().filter(versie=versie.vorige_id, bepaling=bepaling).first()


def herkomst(versie: Versie, bepalingen: Iterable[Bepaling]) -> list[Bepaling]:
    """What these bepalingen of a draft were, each once, in the version that it was made of; nothing of a new one."""
    eerder = {een.bepaling_id: list(een.uit.all()) for een in versie.wijzigingen.prefetch_related("uit")}
    stonden = set(Bepalingstekst.objects.filter(versie=versie.vorige_id).values_list("bepaling", flat=True))
    per = (eerder.get(een.pk) or ([een] if een.pk in stonden else []) for een in bepalingen)
    return list(dict.fromkeys(was for delen in per for was in delen))


def noteer(
    versie: Versie, bepaling: Bepaling, verantwoording: Verantwoording, uit: Sequence[Bepaling] | None = None
) -> None:
    """Keep why a bepaling differs from the version that the draft was made of; nothing when it does not any more.

    `uit` is what it was made of; None: that stays as it was kept.
    """
    bewerkt(versie, verantwoording.door)
    if versie.vorige_id is None:
        return
    nu = Bepalingstekst.objects.voor_lijst().filter(versie=versie, bepaling=bepaling).first()
    was = was_van(versie, bepaling)
    oud, nieuw = inhoud_van(was) if was else None, inhoud_van(nu) if nu else None
    wijziging = Wijziging.objects.filter(versie=versie, bepaling=bepaling).first()
    eerder = list(wijziging.uit.all()) if wijziging and nieuw else []
    gemaakt_uit = eerder if uit is None else list(uit)
    soort = soort_van(oud, nieuw, len(gemaakt_uit))
    if soort is None:
        Wijziging.objects.filter(versie=versie, bepaling=bepaling).delete()
        return
    wijziging = wijziging or Wijziging(versie=versie, bepaling=bepaling)
    bewaar(wijziging, {"soort": soort, "is_verplaatst": is_verplaatst(oud, nieuw), "reden": verantwoording.reden})
    wijziging.uit.set(gemaakt_uit)


def bewerkt(versie: Versie, door: Gebruiker | None) -> None:
    zet_velden(versie, bewerking=versie.bewerking + 1, bewerkt_door=door or versie.bewerkt_door)
    if versie.is_open:
        zoekregels.werk_code_bij(versie.code)
