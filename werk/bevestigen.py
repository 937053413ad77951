"""Saying of one or of many things at once that they are still true. Each has its own right and its own journal row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from acties.delen import Afspraakregel
from acties.handelingen import BevestigActueel, BevestigToezegging, Handeling
from acties.models import Actie, Mijlpaal, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN
from acties.verwerken import verwerk
from basis.tijd.perioden import toon_periode
from basis.web.adres import Adres
from partijen.models import Gebruiker

MEESTE = 200  # more does not fit on a page
WEERSPROKEN = "{} zei dat hier iets niet klopt. Bevestigen kan op de pagina van de afspraak."


@dataclass
class Uitslag:
    """What came of it: how many are confirmed, and of each that could not be the name and the reason."""

    gelukt: int = 0
    mislukt: list[tuple[str, str]] = field(default_factory=list)


def bevestig(*, sleutels: list[str], inzending: UUID, door: Gebruiker) -> Uitslag:
    """Confirm what the keys name (`sleutel_van`): acties, and parts of parties in an afspraak as they were read.

    Not all or nothing: what can be confirmed is, and of the rest is told why not. The same sending again writes
    nothing: each row has a mark that follows from that of the form.
    """
    uitslag = Uitslag()
    uniek = list(dict.fromkeys(sleutels))
    uitslag.mislukt += [(sleutel, f"U bevestigt er hoogstens {MEESTE} tegelijk.") for sleutel in uniek[MEESTE:]]
    dingen = zoek(uniek[:MEESTE])
    for sleutel in uniek[:MEESTE]:
        if (ding := dingen.get(sleutel)) is None:
            wat = "Deze afspraak" if ":" in sleutel else "Deze actie"
            uitslag.mislukt.append((sleutel.partition(":")[0], f"{wat} is er niet meer."))
            continue
        try:
            _bevestig_een(ding, sleutel, inzending, door)
        except (PermissionDenied, ValidationError) as fout:
            waarom = " ".join(fout.messages) if isinstance(fout, ValidationError) else str(fout)
            uitslag.mislukt.append((str(ding), waarom))
        else:
            uitslag.gelukt += 1
    return uitslag


def sleutel_van(ding: Actie | Toezegging) -> str:
    """What names it in a form: the slug of an actie; of the part of a party in an afspraak `afspraak:partij:versie`.

    The version is that of what the page shows: nobody confirms words that changed after they were read.
    """
    if isinstance(ding, Actie):
        return ding.slug
    return f"{ding.afspraak.slug}:{ding.partij.slug}:{ding.afspraak.houder.versie}"


def _delen(sleutel: str) -> tuple[str, str, str]:
    """The slug of the actie or the afspraak; of the latter also that of the party, and the version."""
    slug, _, rest = sleutel.partition(":")
    partij, _, versie = rest.partition(":")
    return slug, partij, versie


def zoek(sleutels: Iterable[str]) -> dict[str, Actie | Toezegging]:
    """What the keys name, as far as the public may see it."""
    delen = {sleutel: _delen(sleutel) for sleutel in sleutels}
    slugs = {slug for slug, *_ in delen.values()}
    acties = {actie.slug: actie for actie in Actie.objects.zichtbaar().met_slug(*slugs)}
    afspraken = [slug for slug, partij, _ in delen.values() if partij]
    rijen = Toezegging.objects.zichtbaar().filter(afspraak__slug__in=afspraken).met_houder() if afspraken else ()
    toezeggingen = {(een.afspraak.slug, een.partij.slug): een for een in rijen}
    gevonden = {
        sleutel: toezeggingen.get((slug, partij)) if partij else acties.get(slug)
        for sleutel, (slug, partij, _) in delen.items()
    }
    return {sleutel: ding for sleutel, ding in gevonden.items() if ding is not None}


def slug_van(sleutel: str) -> str | None:
    """On the card of which actie the thing stands (its slug; empty: that of the programme); None when it is nowhere."""
    ding = zoek([sleutel]).get(sleutel)
    if ding is None:
        return None
    actie = ding if isinstance(ding, Actie) else ding.afspraak.actie
    return actie.slug if actie else ""


def is_bevestigbaar(toezegging: Toezegging) -> bool:
    """Whether it is confirmed among others. Of what the party itself called wrong that is done on the page of it."""
    return toezegging.stand in BLIJFT_STAAN and not toezegging.onjuist


def _bevestig_een(ding: Actie | Toezegging, sleutel: str, inzending: UUID, door: Gebruiker) -> None:
    """Raises PermissionDenied, or ValidationError."""
    if isinstance(ding, Toezegging) and ding.onjuist:
        raise ValidationError(WEERSPROKEN.format(ding.partij.korte_naam))
    try:
        handeling = _handeling(ding, door)
    except Http404 as fout:
        raise ValidationError("Deze afspraak is er niet.") from fout
    gezien = Adres().met(inzending=uuid5(inzending, sleutel), versie=_delen(sleutel)[2])
    formulier = handeling.formulier(gezien.velden)
    if not verwerk(handeling, formulier).is_gelukt:
        raise ValidationError(formulier.foutteksten)


def _handeling(ding: Actie | Toezegging, door: Gebruiker) -> Handeling:
    if isinstance(ding, Actie):
        return BevestigActueel(ding, door)
    return BevestigToezegging(ding.afspraak.houder, door, str(ding.pk))


# -- before all at once ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Laat:
    """Something that is late, or of which a part is: its key, what to call it, where it stands, and what is late."""

    sleutel: str
    titel: str
    adres: str
    wat: list[str]


@dataclass(frozen=True)
class Vooraf:
    """What someone is about to confirm all at once, what is late apart; the rest by key and name."""

    te_laat: list[Laat] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)


def kijk_vooraf(sleutels: list[str], op: date) -> Vooraf:
    """What is late stands apart: whoever says that all is true should see that first."""
    dingen, vooraf = zoek(sleutels), Vooraf()
    laat: dict[int, list[Mijlpaal]] = {}
    acties = Actie.objects.filter(pk__in=[ding.pk for ding in dingen.values() if isinstance(ding, Actie)])
    for mijlpaal in Mijlpaal.objects.te_laat(op).van_acties(acties).voor_lijst():
        laat.setdefault(mijlpaal.actie_id, []).append(mijlpaal)
    for sleutel in sleutels:
        ding = dingen.get(sleutel)
        if ding is None or (isinstance(ding, Toezegging) and ding.onjuist):
            continue
        wat = _wat_laat_is(ding, laat, op)
        if wat:
            vooraf.te_laat.append(Laat(sleutel, _naam(ding), _adres(ding), wat))
        else:
            vooraf.rest.append((sleutel, _naam(ding)))
    return vooraf


def _wat_laat_is(ding: Actie | Toezegging, mijlpalen: dict[int, list[Mijlpaal]], op: date) -> list[str]:
    if isinstance(ding, Actie):
        return [f"{m.titel} (gepland: {toon_periode(m.gepland)})" for m in mijlpalen.get(ding.pk, ())]
    is_laat = Afspraakregel(ding.afspraak, (ding,), op).is_te_laat
    return [f"uiterlijk: {toon_periode(ding.afspraak.uiterlijk)}"] if is_laat else []


def _naam(ding: Actie | Toezegging) -> str:
    if isinstance(ding, Actie):
        return ding.titel
    return f"{ding.afspraak.houder.titel}: ‘{ding.afspraak.titel}’, van {ding.partij.korte_naam}"


def _adres(ding: Actie | Toezegging) -> str:
    return f"{ding.get_absolute_url()}#mijlpalen" if isinstance(ding, Actie) else ding.afspraak.get_absolute_url()
