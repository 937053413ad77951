"""What a question can be about, as a choice and in an address: `programma`, or a kind and the name of the thing."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from acties.models import Actie, Afspraak, Deelname, Onderdeel
from acties.models.status import LOPEND
from codes.models import Bepaling, Bepalingstekst
from codes.models.tekst import BepalingstekstQuerySet
from meedoen.models import Ding, naam_van
from meedoen.rechten import mag_vragen
from partijen.models import Gebruiker
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from programmalijnen.models import Programma

MEEST = 300  # acties to choose from; of more, begin on the page of the actie


SOORT_BEPALING = "bepaling"


def _soorten() -> dict[str, QuerySet[Any]]:
    delen = Onderdeel.objects.zichtbaar().select_related("actie__programmalijn")
    afspraken = Afspraak.objects.zichtbaar().select_related("actie__programmalijn", "programma")
    acties = Actie.objects.zichtbaar().select_related("programmalijn")
    return {"actie": acties, "onderdeel": delen, "afspraak": afspraken, "programma": Programma.objects.all()}


def vind_over(code: str, gebruiker: Gebruiker) -> Ding:
    """The thing that a code in an address names, when this person may ask something about it. Raises Http404."""
    soort, _, naam = code.partition(":")
    if soort == SOORT_BEPALING:
        return _vind_tekst(naam, gebruiker)
    rijen = _soorten().get(soort)
    if rijen is None:
        raise Http404("hierover kunt u niets vragen")
    actie, _, slug = naam.rpartition(":")
    waar: dict[str, str] = {} if soort == "programma" else {"slug": slug}
    waar |= {"actie__slug": actie} if soort == "onderdeel" else {}
    ding: Ding | None = rijen.filter(**waar).first()
    if ding is None or not mag_vragen(gebruiker, ding):
        raise Http404("hierover kunt u niets vragen")
    return ding


def _vind_tekst(naam: str, gebruiker: Gebruiker) -> Bepalingstekst:
    """A bepaling in a draft that is open to everyone, by its code and its key."""
    slug, _, sleutel = naam.partition(":")
    tekst = _open_teksten().filter(bepaling__code__slug=slug, bepaling__sleutel=sleutel).first()
    if tekst is None or not mag_vragen(gebruiker, tekst):
        raise Http404("hierover kunt u niets vragen")
    return tekst


def _open_teksten() -> BepalingstekstQuerySet:
    rijen: BepalingstekstQuerySet = Bepalingstekst.objects.zichtbaar().in_open_concept().voor_lijst()
    return rijen.select_related("versie__code__actie__programmalijn")


def code_van(ding: Ding) -> str:
    """What stands in an address for it."""
    if isinstance(ding, Programma):
        return "programma"
    if isinstance(ding, Onderdeel):
        return f"onderdeel:{ding.actie.slug}:{ding.slug}"
    if isinstance(ding, Bepaling | Bepalingstekst):
        bepaling = ding if isinstance(ding, Bepaling) else ding.bepaling
        return f"{SOORT_BEPALING}:{bepaling.code.slug}:{bepaling.sleutel}"
    return f"{ding._meta.model_name}:{ding.slug}"


def keuzes(gebruiker: Gebruiker) -> list[tuple[str, Any]]:
    """The running acties and the texts in open drafts about which this person may ask; the programme for the bureau."""
    acties = Actie.objects.zichtbaar().met_status(*LOPEND)
    overal = gebruiker.mag_overal(Recht.MEEDOEN)
    if not overal:
        eigen = eigen_partijen(gebruiker, Recht.MEEDOEN).order_by()
        acties = acties.filter(Exists(Deelname.objects.filter(actie=OuterRef("pk"), partij__in=eigen).die_trekken()))
    rijen = acties.order_by("sorteertitel", "pk")[:MEEST]
    codes = [(code_van(actie), str(actie)) for actie in rijen]
    groepen: list[tuple[str, Any]] = [("Een actie", codes)] if codes else []
    teksten = [tekst for tekst in _open_teksten()[:MEEST] if mag_vragen(gebruiker, tekst)]
    in_concept = [(code_van(tekst), naam_van(tekst)) for tekst in teksten]
    groepen += [("Een tekst in een open concept", in_concept)] if in_concept else []
    return [*([("programma", "Het hele programma")] if overal else []), *groepen]
