"""What parties say of how they apply a code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.tekst import normaal
from codes.models import Bepaling, Bepalingstekst, Code, Gevraagde, Toepassing, Toepasstand, Versie
from codes.models.versie import in_werking
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
    if not partijen:
        raise ValidationError({"partijen": "Kies welke partijen u het vraagt."})
    versie = eis_in_werking(code)
    wie = "1 partij" if len(partijen) == 1 else f"{len(partijen)} partijen"
    rij = boek_code(versie, f"{wie} gevraagd hoe zij {versie.titel} toepassen", verantwoording)
    Gevraagde.objects.bulk_create(Gevraagde(code=code, partij=partij, gebeurtenis=rij) for partij in partijen)
    return rij


@dienst(toepasser)
def meld_toepassing(
    *, code: Code, partij: Partij, oordelen: Iterable[Oordeel], verantwoording: Verantwoording
) -> Gebeurtenis:
    """Say how a party applies bepalingen of the version that holds, all in one row of the journal.

    The same again confirms it. A redacteur of the party says it. Raises PermissionDenied, or ValidationError: by the
    key of the bepaling where its explanation lacks.
    """
    versie = eis_in_werking(code)
    alle = list(oordelen)
    if not alle:
        raise ValidationError("Kies van ten minste één bepaling hoe u die toepast.")
    teksten = {tekst.bepaling_id: tekst for tekst in Bepalingstekst.objects.van_versie(versie)}
    _eis_uitleg(alle, teksten)
    hoe = Counter(Toepasstand(oordeel.stand) for oordeel in alle)
    gebeurde = ", ".join(f"{hoe[stand]} {stand.label}" for stand in Toepasstand if hoe[stand])
    per = {f"toepassing:{oordeel.bepaling.sleutel}": str(oordeel.stand) for oordeel in alle}
    anders = {"toepasser": partij.slug, **per}
    rij = boek_code(versie, gebeurde, verantwoording, soort=Gebeurtenissoort.TOEPASSING, anders=anders)
    Toepassing.objects.bulk_create(_toepassing(oordeel, teksten, partij, rij) for oordeel in alle)
    return rij


def _toepassing(oordeel: Oordeel, teksten: dict[int, Bepalingstekst], partij: Partij, rij: Gebeurtenis) -> Toepassing:
    """The row to save, checked without asking the database of each whether what it points at is there."""
    tekst = teksten[oordeel.bepaling.pk]
    wie_en_wat = {"partij": partij, "bepaling": oordeel.bepaling, "tekst": tekst, "gebeurtenis": rij}
    toepassing = Toepassing(
        **wie_en_wat, stand=oordeel.stand, uitleg=normaal(oordeel.uitleg), bewijs_bron=oordeel.bewijs_bron
    )
    toepassing.clean_fields(exclude={*wie_en_wat, "bewijs_bron"})
    return toepassing


def _eis_uitleg(oordelen: Iterable[Oordeel], teksten: dict[int, Bepalingstekst]) -> None:
    fouten = {}
    for oordeel in oordelen:
        if oordeel.bepaling.pk not in teksten:
            raise ValidationError(f"‘{oordeel.bepaling.sleutel}’ staat niet in de versie die nu geldt.")
        if oordeel.stand in (Toepasstand.DEELS, Toepasstand.WIJKT_AF) and not oordeel.uitleg.strip():
            fouten[oordeel.bepaling.sleutel] = "Leg uit waarom u dit deels of anders doet."
    if fouten:
        raise ValidationError(fouten)


def eis_in_werking(code: Code) -> Versie:
    """The version that holds now; raises ValidationError when there is none."""
    versie = in_werking(list(code.versies.met_stand_op(Moment.nu())))
    if versie is None:
        raise ValidationError(GEEN_VERSIE)
    versie.code = code
    return versie
