"""Saying of one or of many things at once that they are still true. Each has its own right and its own journal row."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from acties.handelingen import BevestigActueel
from acties.models import Actie, Mijlpaal
from acties.verwerken import verwerk
from basis.web.adres import Adres
from partijen.models import Gebruiker, Partij

MEESTE = 200  # more does not fit on a page


@dataclass
class Uitslag:
    """What came of it: how many are confirmed, and of each that could not be the name and the reason."""

    gelukt: int = 0
    mislukt: list[tuple[str, str]] = field(default_factory=list)


def bevestig(*, sleutels: list[str], inzending: UUID, door: Gebruiker) -> Uitslag:
    """Confirm what the keys name: an actie (its slug) or an afspraak in it (`slug:partij`).

    Not all or nothing: what can be confirmed is, and of the rest is told why not. The same sending again writes
    nothing: each row has a mark that follows from that of the form.
    """
    uitslag = Uitslag()
    uniek = list(dict.fromkeys(sleutels))
    uitslag.mislukt += [(sleutel, f"U bevestigt er hoogstens {MEESTE} tegelijk.") for sleutel in uniek[MEESTE:]]
    for sleutel in uniek[:MEESTE]:
        slug, _, partij = sleutel.partition(":")
        actie = Actie.objects.zichtbaar().met_slug(slug).first()
        if actie is None:
            uitslag.mislukt.append((slug, "Deze actie is er niet meer."))
            continue
        try:
            _bevestig_een(actie, partij, uuid5(inzending, sleutel), door)
        except (PermissionDenied, ValidationError) as fout:
            waarom = " ".join(fout.messages) if isinstance(fout, ValidationError) else str(fout)
            uitslag.mislukt.append((actie.titel, waarom))
        else:
            uitslag.gelukt += 1
    return uitslag


@dataclass(frozen=True)
class Vooraf:
    """What someone is about to confirm all at once: acties with a mijlpaal that is late apart, with those mijlpalen.

    Each thing with its key and what to call it.
    """

    te_laat: list[tuple[str, Actie, list[Mijlpaal]]]
    rest: list[tuple[str, str]]


def kijk_vooraf(sleutels: list[str], op: date) -> Vooraf:
    """Keys of acties whose mijlpalen are late stand apart: whoever says that all is true should see those first."""
    genoemd = Actie.objects.zichtbaar().met_slug(*map(_slug, sleutels))
    acties = {actie.slug: actie for actie in genoemd}
    partijen = {partij.slug: partij for partij in Partij.objects.met_slugs(map(_partij, sleutels))}
    laat: dict[int, list[Mijlpaal]] = {}
    for mijlpaal in Mijlpaal.objects.te_laat(op).van_acties(genoemd).voor_lijst():
        laat.setdefault(mijlpaal.actie_id, []).append(mijlpaal)
    vooraf = Vooraf([], [])
    for sleutel in sleutels:
        if (actie := acties.get(_slug(sleutel))) is None:
            continue
        if sleutel == actie.slug and actie.pk in laat:
            vooraf.te_laat.append((sleutel, actie, laat[actie.pk]))
        elif sleutel == actie.slug:
            vooraf.rest.append((sleutel, actie.titel))
        elif partij := partijen.get(_partij(sleutel)):
            vooraf.rest.append((sleutel, f"{actie.titel}: de afspraak van {partij.korte_naam}"))
    return vooraf


def _slug(sleutel: str) -> str:
    """The actie that a key is about."""
    return sleutel.partition(":")[0]


def _partij(sleutel: str) -> str:
    """The party whose afspraak a key is about; empty for the joint part."""
    return sleutel.partition(":")[2]


def _bevestig_een(actie: Actie, partij: str, inzending: UUID, door: Gebruiker) -> None:
    """Raises PermissionDenied, or ValidationError."""
    try:
        handeling = BevestigActueel(actie, door, partij)
    except Http404 as fout:
        raise ValidationError("Deze afspraak is er niet.") from fout
    formulier = handeling.formulier(Adres().met(inzending=inzending).velden)
    if not verwerk(handeling, formulier).is_gelukt:
        raise ValidationError(formulier.foutteksten)
