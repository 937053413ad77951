"""The one way into the journal: who and why, and the row with its checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.utils import timezone

from acties import rechten
from acties.actualiteit import laatst_gevraagd
from acties.models import Afspraak, Gebeurtenis, Gebeurtenissoort, Houder
from acties.models.gebeurtenis import van_houder
from acties.models.gebeurtenissoort import NIET_INHOUDELIJK
from acties.services.vragen import vraag_later, vraagt_makers
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, is_gesloten, schrijf_periode, toon_periode
from basis.web import opslaan
from basis.web.tekst import normaal
from partijen.models import Gebruiker, Partij

NIETS_ANDERS = "Er verandert niets: dit stond er al."
# No report: that all is still true, and that what stood there before stands there again. Of what citizens are asked and
# answered, and of a code, the text itself was looked at by a second person (`meedoen`, `codes`).
ZONDER_TWEEDE = (
    Gebeurtenissoort.BEVESTIGD,
    Gebeurtenissoort.TERUGGENOMEN,
    Gebeurtenissoort.VRAAG,
    Gebeurtenissoort.CODE,
)
# Of a row of a code: which one it is about. That says nothing that changed.
WELKE_CODE = ("codetitel", "codeadres", "concept", "toepasser", "gebeurde")


def _vandaag() -> DateRange:
    return dag(timezone.localdate())


@dataclass(frozen=True, kw_only=True)
class Verantwoording:
    """Who changes something, on behalf of which party, why, from which source and from when.

    `door` is None when a command does it. `datum` None means that the date is unknown. `versie` is the version of the
    actie that the person saw (None: whatever it is now). `inzending` marks one sending of one form, so that a double
    click writes one row. `goedgekeurd_door` is the second person, for a party that asks for four eyes.
    """

    reden: str
    door: Gebruiker | None = None
    namens: Partij | None = None
    bron: Bron | None = None
    datum: DateRange | None = field(default_factory=_vandaag)
    versie: int | None = None
    inzending: UUID | None = None
    corrigeert: Gebeurtenis | None = None
    goedgekeurd_door: Gebruiker | None = None

    def als_velden(self) -> dict[str, Any]:
        """What a row of the journal keeps of it: all but the version that was seen."""
        velden = {veld.name: getattr(self, veld.name) for veld in fields(self) if veld.name != "versie"}
        return velden | {"reden": normaal(self.reden), "functie": self.door.functie if self.door else ""}


def vandaag_al_bevestigd(
    houder: Houder, verantwoording: Verantwoording, afspraak: Afspraak | None = None
) -> Gebeurtenis | None:
    """The row in which this person confirmed the (locked) actie or an afspraak today, unless asked anew since."""
    if verantwoording.door is None:
        return None
    gezegd = houder.gebeurtenissen.bevestigd_door(verantwoording.door, laatst_gevraagd(houder))
    return gezegd.filter(afspraak=afspraak, namens=verantwoording.namens).first()


def boek(
    *,
    houder: Houder,
    soort: Gebeurtenissoort,
    verantwoording: Verantwoording,
    naar: Mapping[str, Any],
    van: Mapping[str, Any] | None = None,
    bij: models.Model | None = None,
) -> Gebeurtenis:
    """Write the journal row of a change to the locked actie or programme (or to `bij`, something that belongs to it).

    Raises ValidationError without a reason, for a date in the future or for one before the last change of the same.
    """
    onderwerp: dict[str, Any] = {str(bij._meta.model_name): bij} if bij is not None else {}
    _eis_reden(soort, verantwoording)
    _controleer_datum(houder, verantwoording, naar, onderwerp)
    _eis_tweede(soort, verantwoording)
    houder.versie += 1
    rij = Gebeurtenis.objects.create(
        **van_houder(houder),
        soort=soort,
        van=_tekstueel(van or {}),
        naar=_tekstueel(naar),
        versie=houder.versie,
        **verantwoording.als_velden(),
        **onderwerp,
    )
    _werk_bij(houder, soort, verantwoording.datum)
    if vraagt_makers(rij):
        vraag_later(rij)
    return rij


def boek_teksten(
    *,
    houder: Houder,
    van: Mapping[str, Any],
    naar: Mapping[str, Any],
    verantwoording: Verantwoording,
    bij: models.Model | None = None,
) -> bool:
    """Tell in the journal which texts of the locked `houder` (or of `bij`) changed; whether a row was written.

    Who reads the past needs the texts that were public, so as long as the actie never was there is no row. A text
    changes when it is changed, so the row is of today, also when the facts beside it are of another day.
    """
    if not naar or houder.gepubliceerd_op is None:
        return False
    nu = replace(verantwoording, datum=_vandaag(), inzending=None, corrigeert=None)
    was = {naam: van[naam] for naam in naar}
    boek(houder=houder, soort=Gebeurtenissoort.TEKST, verantwoording=nu, van=was, naar=naar, bij=bij)
    return True


def _eis_reden(soort: Gebeurtenissoort, verantwoording: Verantwoording) -> None:
    if soort != Gebeurtenissoort.TEKST and not normaal(verantwoording.reden):
        raise ValidationError({"reden": "Vertel waarom dit verandert."})


def _eis_tweede(soort: Gebeurtenissoort, verantwoording: Verantwoording) -> None:
    if soort not in ZONDER_TWEEDE:
        rechten.eis_vier_ogen(verantwoording.door, verantwoording.namens, verantwoording.goedgekeurd_door)


def _controleer_datum(
    houder: Houder, verantwoording: Verantwoording, naar: Mapping[str, Any], onderwerp: Mapping[str, Any]
) -> None:
    datum = verantwoording.datum
    if datum is None:
        return
    if datum.lower is None:
        raise ValidationError({"datum": "Vul in sinds wanneer dit zo is."})
    vandaag = timezone.localdate()
    if datum.lower > vandaag:
        raise ValidationError({"datum": "Deze datum ligt in de toekomst. Meld iets als het zover is."})
    if not naar or datum.lower == vandaag:  # as most are: no row counts from a later day than this
        return
    laatste = _vorige_dag(houder, naar, onderwerp, verantwoording.corrigeert)
    if laatste and datum.lower < laatste:
        tekst = f"Dit ligt voor de vorige melding, van {toon_periode(dag(laatste))}. Kies die dag of een latere."
        raise ValidationError({"datum": tekst})


def _vorige_dag(
    houder: Houder, naar: Mapping[str, Any], onderwerp: Mapping[str, Any], verbetert: Gebeurtenis | None = None
) -> date | None:
    """The day from which the last change of one of these fields counts; a phase that is mended never was.

    What is told of a question to citizens, or of a version of a code, comes after what was told of that only; what a
    party says of a bepaling after what it said of that. What only says which code it is about is bound to no order.
    """
    velden = Value([veld for veld in naar if veld not in WELKE_CODE])
    rijen = houder.gebeurtenissen.over_zelfde({naam: ding.pk for naam, ding in onderwerp.items()}, velden)
    if "vraagadres" in naar:
        rijen = rijen.over_vraag(naar["vraagadres"])
    if "toepasser" in naar:
        rijen = rijen.van_toepasser(naar["toepasser"])
    elif "codeadres" in naar:
        rijen = rijen.over_code(naar["codeadres"])
    nooit = Q(correcties__isnull=False) | Q(pk=verbetert.pk if verbetert else None)
    return rijen.exclude(nooit, soort=Gebeurtenissoort.FASE).laatste_dag()


def niet_voor_vorige(
    houder: Houder, bij: models.Model, naar: Mapping[str, Any], verantwoording: Verantwoording
) -> Verantwoording:
    """The account of a change, counting from the last change of these fields when it would count from before it.

    For a fact that has a date of its own: a mijlpaal that was put in today may have been reached last week.
    """
    vorige = _vorige_dag(houder, naar, {str(bij._meta.model_name): bij})
    datum = verantwoording.datum
    te_vroeg = vorige and datum and datum.lower and datum.lower < vorige
    return replace(verantwoording, datum=dag(vorige)) if vorige and te_vroeg else verantwoording


def _werk_bij(houder: Houder, soort: Gebeurtenissoort, datum: DateRange | None) -> None:
    velden = ["versie"]
    if soort not in NIET_INHOUDELIJK and datum and datum.lower:
        houder.veranderd_op = max(houder.veranderd_op, datum.lower)
        velden.append("veranderd_op")
    houder.save(update_fields=velden)


def _tekstueel(waarden: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the journal keeps them: text, lists of text and None."""
    return {
        naam: schrijf_periode(waarde) if isinstance(waarde, DateRange) else waarde for naam, waarde in waarden.items()
    }


def verschil(obj: models.Model, nieuw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of `obj` that change: their present and their new values."""
    anders = opslaan.verschil(obj, nieuw)
    return {naam: getattr(obj, naam) for naam in anders}, anders


def zet(obj: models.Model, **velden: Any) -> None:
    """Set these fields, check them against the model's rules and save only them."""
    for naam, waarde in velden.items():
        setattr(obj, naam, waarde)
    gezet = {naam.removesuffix("_id") for naam in velden}
    obj.full_clean(exclude={veld.name for veld in obj._meta.fields} - gezet, validate_unique=False)
    obj.save(update_fields=list(velden))


def eis_gesloten(veld: str, waarde: DateRange) -> None:
    """Raise ValidationError at the field when a period has no begin or no end."""
    if not is_gesloten(waarde):
        wat = "einde" if waarde.lower else "begin"
        tekst = f"Het {wat} ontbreekt. Vul een dag, een maand, een jaar of een periode met begin en einde in."
        raise ValidationError({veld: tekst})


def eis_bron(verantwoording: Verantwoording) -> None:
    """Raise ValidationError for a change that only a source can tell, and that names none."""
    if verantwoording.bron is None:
        raise ValidationError({"bron": "Noem de bron waarin dit staat."})
