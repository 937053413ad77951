"""Every change of a draft. Publishing one goes through the same door as a report that is sent at once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, QueryDict
from django.utils import timezone

from acties.handelingen import Handeling, maak_handeling
from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.models.gebeurtenis import van_houder
from acties.services.dienst import vergrendel
from acties.verwerken import verwerk
from basis.web.tekst import normaal
from berichten.models import Bericht, Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker
from partijen.rechten import anderen_met, eis
from partijen.rollen import Recht
from werk.concepten.models import Concept, Conceptstand

# What was typed by the name of the field; of a field with more choices each of them.
Gegevens = Mapping[str, str | list[str]]
BEWAAR_WEGGEGOOID = timedelta(days=90)  # long enough to find out what became of it
NIET_VAN_U = "Alleen wie een concept schreef, verandert het."
AL_KLAAR = "Dit concept is al gepubliceerd of weggegooid."
ONVOLLEDIG = "Dit concept is nog niet af. Bewerk het en vul aan wat er ontbreekt."
# How a draft stands as long as a message about it tells the truth.
_STAND_BIJ: dict[str, Conceptstand] = {
    Berichtsoort.GOEDKEUREN: Conceptstand.TER_GOEDKEURING,
    Berichtsoort.GOEDGEKEURD: Conceptstand.GEPUBLICEERD,
    Berichtsoort.TERUGGEGEVEN: Conceptstand.TERUGGEGEVEN,
}
ANDER_VENSTER = (
    "U bewaarde dit concept intussen ook ergens anders, bijvoorbeeld op een ander tabblad. "
    "Hieronder staat wat u hier typte. Bewaart u opnieuw, dan komt dit ervoor in de plaats."
)
INTUSSEN = "Dit is intussen veranderd. Bekijk hieronder wat er veranderde en beslis dan opnieuw."


class LigtAl(ValidationError):
    """The same report waits as a draft already."""

    def __init__(self, concept: Concept) -> None:
        super().__init__("Er ligt al een concept hiervan.")
        self.concept = concept


@transaction.atomic
def bewaar(
    *, handeling: Handeling, gegevens: Gegevens, inzending: UUID | None = None, nog_een: bool = False
) -> Concept:
    """Keep what was typed, however unfinished. A second click (`inzending`) gives the draft of the first.

    A `Handeling` exists only for who may do it, so the right was asked. Raises `LigtAl` when the same report waits
    already, unless a second one is meant (`nog_een`).
    """
    vergrendel(handeling.houder)  # the first of two clicks goes first
    if inzending is not None:
        eerder = Concept.objects.filter(inzending=inzending, door=handeling.gebruiker).first()
        if eerder is not None:
            return eerder
    if not nog_een and (wacht := wachtend(handeling)):
        raise LigtAl(wacht)
    concept = Concept(
        **van_houder(handeling.houder),
        soort=handeling.soort,
        welke=handeling.welke,
        gegevens=_in_normaalvorm(gegevens),
        door=handeling.gebruiker,
        namens=handeling.namens,
        inzending=inzending,
    )
    concept.full_clean(validate_unique=False)
    concept.save()
    return concept


def wachtend(handeling: Handeling) -> Concept | None:
    """The draft that waits for the same report: the own one, else the last of a colleague."""
    gelijk = list(Concept.objects.gelijk_aan(handeling).voor_lijst())
    return next((concept for concept in gelijk if concept.door == handeling.gebruiker), next(iter(gelijk), None))


@transaction.atomic
def wijzig(*, concept: Concept, gegevens: Gegevens, door: Gebruiker, merk: str) -> Concept:
    """Keep another text; what waited for approval is with its writer again.

    `merk` says which text this one was made from. Raises ValidationError when another was kept meanwhile.
    """
    nu = _van_schrijver(concept, door)
    gegevens = _in_normaalvorm(gegevens)
    if nu.stand == Conceptstand.CONCEPT and _in_normaalvorm(nu.gegevens) == gegevens:
        return nu  # a second click
    if nu.merk != merk:
        raise ValidationError(ANDER_VENSTER)
    _zet(nu, gegevens=gegevens, stand=Conceptstand.CONCEPT)
    return nu


@transaction.atomic
def gooi_weg(*, concept: Concept, door: Gebruiker) -> None:
    """Throw a draft away; it stays on record that it was there."""
    _zet(_van_schrijver(concept, door), stand=Conceptstand.WEGGEGOOID)


@transaction.atomic
def vraag_goedkeuring(*, concept: Concept, door: Gebruiker) -> None:
    """Ask a second person to look. Raises ValidationError when it is not complete, or when nobody may approve it."""
    nu = _van_schrijver(concept, door)
    if nu.wacht:
        return
    if nu.namens is None:
        raise ValidationError("U werkt voor het hele portaal. U publiceert dit zelf.")
    if not handeling_van(nu).formulier(invoer_van(nu)).is_valid():
        raise ValidationError(ONVOLLEDIG)
    keurders = anderen_met(Recht.GOEDKEUREN, nu.namens, nu.door)
    _zet(nu, stand=Conceptstand.TER_GOEDKEURING, indiening=nu.indiening + 1)
    for keurder in keurders:
        _bericht(nu, Berichtsoort.GOEDKEUREN, keurder, van=str(nu.door))


@transaction.atomic
def geef_terug(*, concept: Concept, door: Gebruiker, opmerking: str, indiening: int) -> None:
    """Give a draft back to its writer, with a remark. Raises PermissionDenied, or ValidationError by field."""
    nu = _voor_tweede(concept, door, indiening)
    if not (opmerking := normaal(opmerking)):
        raise ValidationError({"opmerking": "Schrijf op waarom u het concept teruggeeft."})
    _zet(nu, stand=Conceptstand.TERUGGEGEVEN, opmerking=opmerking, beoordeeld_door=door)
    _bericht(nu, Berichtsoort.TERUGGEGEVEN, nu.door, opmerking=nu.opmerking)


@transaction.atomic
def keur_goed(*, concept: Concept, door: Gebruiker, versie: int, indiening: int) -> Gebeurtenis:
    """Publish what a colleague wrote. `versie` is the version of the actie or programme that this person saw.

    `indiening` says which text: nobody approves what was rewritten behind an open page.
    Raises PermissionDenied (also when the writer lost the right meanwhile), or ValidationError.
    """
    nu = _voor_tweede(concept, door, indiening)
    rij = _publiceer(nu, versie, goedgekeurd_door=door)
    _zet(nu, stand=Conceptstand.GEPUBLICEERD, gebeurtenis=rij, beoordeeld_door=door)
    _bericht(nu, Berichtsoort.GOEDGEKEURD, nu.door)
    return rij


@transaction.atomic
def publiceer(*, concept: Concept, door: Gebruiker, versie: int) -> Gebeurtenis:
    """Publish the own draft. Raises PermissionDenied, or ValidationError, also when the party asks for four eyes."""
    nu = _van_schrijver(concept, door)
    rij = _publiceer(nu, versie)
    _zet(nu, stand=Conceptstand.GEPUBLICEERD, gebeurtenis=rij)
    return rij


def ruim_op(nu: datetime | None = None) -> int:
    """Forget the drafts that were thrown away long enough ago; how many."""
    return Concept.objects.weggegooid_voor((nu or timezone.now()) - BEWAAR_WEGGEGOOID).delete()[0]


def is_nog_zo(bericht: Bericht) -> bool:
    """Whether the draft of a message is still as it tells, in the form it was sent in; and was not taken back."""
    _, sleutel, indiening = bericht.gelegenheid.split(":")
    zo = Concept.objects.filter(pk=sleutel, indiening=indiening, stand=_STAND_BIJ[bericht.soort])
    return zo.exclude(gebeurtenis__correcties__soort=Gebeurtenissoort.TERUGGENOMEN).exists()


def invoer_van(concept: Concept) -> QueryDict:
    """What was typed, as a form takes it in."""
    data = QueryDict(mutable=True)
    for naam, waarde in concept.gegevens.items():
        data.setlist(naam, waarde if isinstance(waarde, list) else [waarde])
    return data


def handeling_van(concept: Concept) -> Handeling:
    """What the draft would do, by its writer. Raises PermissionDenied or Http404 when that is no longer possible."""
    return maak_handeling(concept.soort, concept.houder, concept.door, concept.welke)


def _in_normaalvorm(gegevens: Gegevens) -> Gegevens:
    return {
        naam: [normaal(een) for een in waarde] if isinstance(waarde, list) else normaal(waarde)
        for naam, waarde in gegevens.items()
    }


def _publiceer(concept: Concept, versie: int, goedgekeurd_door: Gebruiker | None = None) -> Gebeurtenis:
    data = invoer_van(concept)
    data["versie"] = str(versie)
    try:
        handeling = handeling_van(concept)
    except Http404:
        raise ValidationError(
            "De mijlpaal, partij of afspraak van dit concept is er niet meer. Gooi het concept weg."
        ) from None
    formulier = handeling.formulier(data)
    uitkomst = verwerk(handeling, formulier, goedgekeurd_door)
    if uitkomst.status == 409:
        raise ValidationError(INTUSSEN)
    if uitkomst.rij is None:
        raise ValidationError(formulier.foutteksten or [ONVOLLEDIG])
    return uitkomst.rij


def _van_schrijver(concept: Concept, door: Gebruiker) -> Concept:
    nu = _vergrendel(concept)
    if nu.door != door:
        raise PermissionDenied(NIET_VAN_U)
    eis(door, Recht.MELDEN, nu.namens)
    if not nu.is_open:
        raise ValidationError(AL_KLAAR)
    return nu


def _voor_tweede(concept: Concept, door: Gebruiker, indiening: int) -> Concept:
    nu = _vergrendel(concept)
    if nu.door == door:
        raise PermissionDenied("U beoordeelt uw eigen concept niet.")
    eis(door, Recht.GOEDKEUREN, nu.namens, tekst="Alleen een redacteur of het programmabureau keurt dit goed.")
    if not nu.wacht:
        raise ValidationError("Dit concept wacht niet op goedkeuring.")
    if nu.indiening != indiening:
        raise ValidationError("De schrijver heeft dit concept intussen veranderd. Bekijk het opnieuw.")
    return nu


def _vergrendel(concept: Concept) -> Concept:
    return Concept.objects.select_for_update(of=("self",)).voor_lijst().get(pk=concept.pk)


def _zet(concept: Concept, **velden: Any) -> None:
    for naam, waarde in velden.items():
        setattr(concept, naam, waarde)
    concept.full_clean(validate_unique=False)
    concept.save(update_fields=[*velden, "gewijzigd_op"])


def _bericht(concept: Concept, soort: Berichtsoort, aan: Gebruiker, **meer: str) -> None:
    gegevens = {
        "titel": concept.houder.titel,
        "wat": concept.get_soort_display(),
        "link": concept.get_absolute_url(),
        "organisatie": str(concept.namens or ""),
        **meer,
    }
    zet_klaar(soort=soort, gelegenheid=f"{soort}:{concept.pk}:{concept.indiening}", gegevens=gegevens, aan=aan)
