"""What parties say of how they apply a code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.tekst import normaal
from codes.models import Bepaling, Bepalingstekst, Code, Gevraagde, Toepassing, Toepasstand, Versie
from codes.models.toepassing import LEG_UIT
from codes.rechten import toepasser
from codes.services.journaal import boek_code
from partijen.models import Partij

GEEN_VERSIE = "Er geldt nog geen versie van deze code."


@dataclass(frozen=True, kw_only=True)
class Oordeel:
    """How a party applies one bepaling: not judged any more, or with an explanation and where that can be seen."""

    bepaling: Bepaling
    stand: str
    uitleg: str = ""
    bewijs_bron: Bron | None = None


@dienst(gezamenlijk)
def vraag_toepassing(*, code: Code, partijen: Sequence[Partij], verantwoording: Verantwoording) -> Gebeurtenis:
    """Ask parties how they apply the version that holds. Raises ValidationError."""
    wie = list(dict.fromkeys(partijen))
    if not wie:
        raise ValidationError({"partijen": "Kies welke partijen u het vraagt."})
    versie = eis_in_werking(code)
    hoeveel = "1 partij" if len(wie) == 1 else f"{len(wie)} partijen"
    rij = boek_code(versie, f"{hoeveel} gevraagd hoe zij {versie.titel} toepassen", verantwoording)
    Gevraagde.objects.bulk_create(Gevraagde(code=code, partij=partij, gebeurtenis=rij) for partij in wie)
    return rij


@dienst(toepasser)
def meld_toepassing(
    *, code: Code, partij: Partij, oordelen: Iterable[Oordeel], verantwoording: Verantwoording
) -> Gebeurtenis:
    """Say how a party applies bepalingen of the version that holds, all in one row of the journal.

    The same again confirms it. A redacteur of the party says it, on behalf of the party. Raises PermissionDenied, or
    ValidationError: by the key of the bepaling where its explanation lacks.
    """
    versie = eis_in_werking(code)
    alle = list(oordelen)
    teksten = {tekst.bepaling_id: tekst for tekst in Bepalingstekst.objects.van_versie(versie)}
    _eis_goed(alle, teksten)
    hoe = Counter(Toepasstand(oordeel.stand) for oordeel in alle)
    gebeurde = ", ".join(f"{hoe[stand]} {stand.label}" for stand in Toepasstand if hoe[stand])
    per = {f"toepassing:{oordeel.bepaling.sleutel}": str(oordeel.stand) for oordeel in alle}
    zelf, anders = replace(verantwoording, namens=partij), {"toepasser": partij.slug, **per}
    rij = boek_code(versie, gebeurde, zelf, soort=Gebeurtenissoort.TOEPASSING, anders=anders)
    Toepassing.objects.bulk_create(_toepassing(oordeel, teksten, partij, rij) for oordeel in alle)
    return rij


def _toepassing(
    oordeel: Oordeel, teksten: Mapping[int, Bepalingstekst], partij: Partij, rij: Gebeurtenis
) -> Toepassing:
    """What is kept of it: its own fields are checked, what it points at is known to be there."""
    een = Toepassing(
        partij=partij,
        bepaling=oordeel.bepaling,
        tekst=teksten[oordeel.bepaling.pk],
        stand=oordeel.stand,
        uitleg=normaal(oordeel.uitleg),
        bewijs_bron=oordeel.bewijs_bron,
        gebeurtenis=rij,
    )
    een.clean_fields(exclude=("partij", "bepaling", "tekst", "bewijs_bron", "gebeurtenis"))
    return een


def _eis_goed(oordelen: Sequence[Oordeel], teksten: Mapping[int, Bepalingstekst]) -> None:
    if not oordelen:
        raise ValidationError("Kies van ten minste één bepaling hoe u die toepast.")
    if len({oordeel.bepaling.pk for oordeel in oordelen}) < len(oordelen):
        raise ValidationError("Zeg van elke bepaling één keer hoe u die toepast.")
    fouten = {}
    for oordeel in oordelen:
        if oordeel.bepaling.pk not in teksten:
            raise ValidationError(f"‘{oordeel.bepaling.sleutel}’ staat niet in de versie die nu geldt.")
        if Toepasstand(oordeel.stand).vraagt_uitleg and not oordeel.uitleg.strip():
            fouten[oordeel.bepaling.sleutel] = LEG_UIT
    if fouten:
        raise ValidationError(fouten)


def eis_in_werking(code: Code) -> Versie:
    """The version that holds now; raises ValidationError when there is none."""
    versie = code.versies.gelden_op(Moment.nu()).first()
    if versie is None:
        raise ValidationError(GEEN_VERSIE)
    versie.code = code
    return versie
