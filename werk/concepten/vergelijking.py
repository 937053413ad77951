"""What a draft would change: field by field, from how it stands to what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404

from acties.forms import VerantwoordForm
from acties.journaal import Journaalregel, Verteller, vertel
from werk.concepten.models import Concept
from werk.concepten.services import handeling_van, invoer_van

TOELICHTING = frozenset({"reden", "datum", "bron_titel", "bron_url"})


@dataclass(frozen=True)
class Veldverschil:
    """One field of the form: what it is now and what the draft says; what is empty in both is left out."""

    label: str
    nu: str
    straks: str
    is_anders: bool


@dataclass(frozen=True)
class Vergelijking:
    """The fields of a draft and what it is about; `kan` says whether its writer may still do this."""

    onderwerp: str = ""  # empty: the joint part
    velden: tuple[Veldverschil, ...] = ()
    toelichting: tuple[Veldverschil, ...] = ()
    fouten: tuple[str, ...] = ()
    gemist: tuple[Journaalregel, ...] = ()
    kan: bool = True


def vergelijk(concept: Concept) -> Vergelijking:
    """The draft beside how it stands now, and what others changed since it was written."""
    try:
        handeling = handeling_van(concept)
    except (PermissionDenied, Http404):
        return Vergelijking(kan=False)
    ingevuld = handeling.formulier(invoer_van(concept))
    rijen = [(naam, rij) for naam, rij in _velden(handeling.formulier(), ingevuld) if rij.nu or rij.straks]
    return Vergelijking(
        onderwerp=handeling.onderwerp,
        velden=tuple(rij for naam, rij in rijen if naam not in TOELICHTING),
        toelichting=tuple(rij for naam, rij in rijen if naam in TOELICHTING and rij.straks),
        fouten=tuple(ingevuld.foutteksten),
        gemist=_gemist(concept),
    )


def _velden(leeg: VerantwoordForm, ingevuld: VerantwoordForm) -> Iterator[tuple[str, Veldverschil]]:
    for veld in ingevuld.visible_fields():
        nu = _tekst(veld.field, leeg.staat_er.get(veld.name, leeg[veld.name].value()))
        straks = _tekst(veld.field, veld.value())
        yield veld.name, Veldverschil(str(veld.label), nu, straks, nu != straks)


def _tekst(veld: forms.Field, waarde: Any) -> str:
    """A value as people read it: of a choice its name, of more of them a line each, of a period its words."""
    if isinstance(veld, forms.MultipleChoiceField):
        namen = dict(veld.choices)  # type: ignore[arg-type]
        return "\n".join(str(namen.get(een, een)) for een in waarde or ())
    if isinstance(veld, forms.BooleanField):
        return "ja" if waarde and waarde != "False" else "nee"
    if isinstance(veld, forms.ChoiceField):
        return str(dict(veld.choices).get(waarde, waarde)) if waarde else ""  # type: ignore[arg-type]
    klaar = veld.prepare_value(waarde) or ""
    return str(getattr(klaar, "gelezen_als", "") or klaar)


def _gemist(concept: Concept) -> tuple[Journaalregel, ...]:
    versie = str(concept.gegevens.get("versie", ""))
    if not versie.isdigit():
        return ()
    verteller = Verteller()
    rijen = list(concept.houder.gebeurtenissen.sinds_versie(int(versie)).zonder_bevestigingen().voor_lijst())
    verteller.ken(rijen)
    return tuple(vertel(rij, verteller) for rij in rijen)
