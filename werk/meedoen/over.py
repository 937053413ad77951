"""What a question can be about, as a choice and in an address: `programma`, or a kind and the name of the thing."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from acties.models import Actie, Afspraak, Deelname, Onderdeel
from acties.models.status import LOPEND
from meedoen.rechten import Ding, mag_vragen
from partijen.models import Gebruiker
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from programmalijnen.models import Programma

MEEST = 300  # acties to choose from; of more, begin on the page of the actie


def _soorten() -> dict[str, QuerySet[Any]]:
    delen = Onderdeel.objects.zichtbaar().select_related("actie__programmalijn")
    afspraken = Afspraak.objects.zichtbaar().select_related("actie__programmalijn", "programma")
    acties = Actie.objects.zichtbaar().select_related("programmalijn")
    return {"actie": acties, "onderdeel": delen, "afspraak": afspraken, "programma": Programma.objects.all()}


def vind_over(code: str, gebruiker: Gebruiker) -> Ding:
    """The thing that a code in an address names, when this person may ask something about it. Raises Http404."""
    soort, _, naam = code.partition(":")
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


def code_van(ding: Ding) -> str:
    """What stands in an address for it."""
    if isinstance(ding, Programma):
        return "programma"
    if isinstance(ding, Onderdeel):
        return f"onderdeel:{ding.actie.slug}:{ding.slug}"
    return f"{ding._meta.model_name}:{ding.slug}"


def keuzes(gebruiker: Gebruiker) -> list[tuple[str, Any]]:
    """The running acties about which this person may ask, and the programme for who works for the portal."""
    acties = Actie.objects.zichtbaar().met_status(*LOPEND)
    overal = gebruiker.mag_overal(Recht.MEEDOEN)
    if not overal:
        eigen = eigen_partijen(gebruiker, Recht.MEEDOEN).order_by()
        acties = acties.filter(Exists(Deelname.objects.filter(actie=OuterRef("pk"), partij__in=eigen).die_trekken()))
    rijen = acties.order_by("sorteertitel", "pk")[:MEEST]
    codes = [(code_van(actie), str(actie)) for actie in rijen]
    groepen: list[tuple[str, Any]] = [("Een actie", codes)] if codes else []
    return [*([("programma", "Het hele programma")] if overal else []), *groepen]
