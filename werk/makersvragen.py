"""Mail to who is asked something about an afspraak: another party changed it, or proposes to make it together.

What was mailed is kept, so nobody gets it twice; what was taken back or answered before that is not mailed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from acties.journaal import Verteller, vertel
from acties.models import Afspraakstand, Gebeurtenis, Gebeurtenissoort, Toezegging
from acties.models.gebeurtenissoort import BEDENKTIJD
from acties.services.vragen import vraag_later, vraagt_makers
from basis.web.opslaan import wacht_op_beurt
from berichten.models import Bericht, Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker
from partijen.rechten import leden_met
from partijen.rollen import Recht
from werk.models import Makersvraag

MARGE = 1_000  # rows: what another transaction wrote at the same time may have an earlier key
GEVRAAGD = (Afspraakstand.OPNIEUW, Afspraakstand.VOORGENOMEN)
SOORTEN = (Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.AFSPRAAK_HERIJKT)
_EEN_TEGELIJK = 0x1B9_0038  # the key of the lock in PostgreSQL, our own


@dataclass(frozen=True)
class Vraag:
    """What one row of the journal asks of one maker."""

    rij: Gebeurtenis
    toezegging: Toezegging

    @property
    def regels(self) -> list[str]:
        """For whom, who asks it, why, and what changed."""
        is_nieuw = self.toezegging.stand == Afspraakstand.VOORGENOMEN
        wat = "voorgesteld" if is_nieuw else "veranderd"
        begin = f"Voor {self.toezegging.partij.korte_naam}, {wat} door {self.rij.van_wie}: {self.rij.reden}"
        verteller = Verteller()
        verteller.ken([self.rij])
        velden = [capfirst(regel.veld) for regel in vertel(self.rij, verteller).regels]
        return [begin] if is_nieuw or not velden else [begin, f"Wat er veranderde: {', '.join(velden)}."]


@transaction.atomic
def vraag_makers(*, vanaf: int, nu: datetime | None = None) -> int:
    """Mail what rows from this one on ask of makers, one message to each person; how many messages.

    Of what can still be taken back another job waits.
    """
    wacht_op_beurt(_EEN_TEGELIJK)
    grens = (nu or timezone.now()) - BEDENKTIJD
    rijen = [rij for rij in _rijen(vanaf) if vraagt_makers(rij)]
    vragen = list(_open_vragen(rij for rij in rijen if rij.geregistreerd_op <= grens))
    Makersvraag.objects.bulk_create(Makersvraag(toezegging=v.toezegging, gebeurtenis=v.rij) for v in vragen)
    if later := next((rij for rij in rijen if rij.geregistreerd_op > grens), None):
        vraag_later(later)
    return sum(_mail(mens, eigen) for mens, eigen in _per_mens(vragen).items())


def _rijen(vanaf: int) -> Iterable[Gebeurtenis]:
    rijen = Gebeurtenis.objects.filter(pk__gt=vanaf - MARGE).van_soort(*SOORTEN).zichtbaar().staand()
    return rijen.met_onderwerp().select_related("actie", "programma", "namens").order_by("pk")


def _open_vragen(rijen: Iterable[Gebeurtenis]) -> Iterator[Vraag]:
    """What is still asked, of each maker by the last row; without what was mailed."""
    alle = [rij for rij in rijen if rij.afspraak is not None]
    makers: dict[int, list[Toezegging]] = defaultdict(list)
    open_ = Toezegging.objects.filter(afspraak__in={rij.afspraak_id for rij in alle}, stand__in=GEVRAAGD)
    for toezegging in open_.select_related("partij"):
        makers[toezegging.afspraak_id].append(toezegging)
    laatste = {
        toezegging.pk: Vraag(rij, toezegging)
        for rij in alle
        for toezegging in makers[rij.afspraak_id or 0]
        if rij.naar.get(toezegging.in_journaal) == toezegging.stand and _is_van_ander(rij, toezegging)
    }
    gemaild = set(Makersvraag.objects.filter(toezegging__in=laatste).values_list("toezegging_id", "gebeurtenis_id"))
    return (vraag for vraag in laatste.values() if (vraag.toezegging.pk, vraag.rij.pk) not in gemaild)


def _is_van_ander(rij: Gebeurtenis, toezegging: Toezegging) -> bool:
    """Whether another party asks it; of what was found in a source, the workplace asks whether it is right."""
    return rij.namens_id != toezegging.partij_id and not (rij.afspraak and rij.afspraak.is_gevonden)


def _per_mens(vragen: Iterable[Vraag]) -> dict[Gebruiker, list[Vraag]]:
    """By person who may confirm what is asked; who asked it knows."""
    per_partij: dict[int, list[Vraag]] = defaultdict(list)
    for vraag in vragen:
        per_partij[vraag.toezegging.partij_id].append(vraag)
    per_mens: dict[Gebruiker, list[Vraag]] = defaultdict(list)
    for lid in leden_met(Recht.BEVESTIGEN, per_partij):
        eigen = [vraag for vraag in per_partij[lid.partij_id] if vraag.rij.door_id != lid.gebruiker_id]
        if eigen:
            per_mens[lid.gebruiker] += eigen
    return per_mens


def _mail(mens: Gebruiker, vragen: list[Vraag]) -> bool:
    gegevens: dict[str, Any] = {
        "vragen": [
            {
                "toezegging": vraag.toezegging.pk,
                "titel": f"{vraag.rij.houder.titel}: {vraag.rij.afspraak}",
                "link": vraag.rij.afspraak.get_absolute_url() if vraag.rij.afspraak else "/",
                "regels": vraag.regels,
            }
            for vraag in vragen
        ]
    }
    gelegenheid = f"afspraak:{max(vraag.rij.pk for vraag in vragen)}"
    return zet_klaar(soort=Berichtsoort.AFSPRAAK, gelegenheid=gelegenheid, aan=mens, gegevens=gegevens) is not None


def is_nog_gevraagd(bericht: Bericht) -> bool:
    """Whether something that a message asks is not answered yet."""
    sleutels = [vraag["toezegging"] for vraag in bericht.gegevens.get("vragen", ())]
    return Toezegging.objects.filter(pk__in=sleutels, stand__in=GEVRAAGD).exists()
