"""Every change of a source."""

from collections import deque
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Model
from django.utils.text import slugify

from basis.bronnen.models import Bron, Stempel
from basis.web.opslaan import bewaar, verwijder_ongebruikt
from basis.web.tekst import op_een_regel
from basis.zoeken.register import is_hernoemd

BRON = "bron"


@transaction.atomic
def leg_bron_vast(*, sleutel: str, velden: dict[str, Any]) -> tuple[Bron, bool]:
    """Make the source with this key have these fields; the source, and whether anything changed."""
    bron = Bron.objects.select_for_update().filter(sleutel=sleutel).first() or Bron(sleutel=sleutel)
    heette = bron.titel if bron.pk else ""
    is_anders = bewaar(bron, velden)
    if heette not in ("", bron.titel):
        is_hernoemd(BRON, sleutel)
    return bron, is_anders


def bron_van_invoer(*, titel: str, url: str) -> Bron | None:
    """The source that someone typed with a report; None when both are empty. Known addresses are used again.

    Raises ValidationError when there is a title without an address.
    """
    titel, url = op_een_regel(titel), op_een_regel(url)
    if not titel and not url:
        return None
    if not url:
        raise ValidationError({"bron_url": "Vul ook het webadres van de bron in."})
    bekend = Bron.objects.filter(url=url, titel=titel or url).order_by("pk").first()
    if bekend:
        return bekend
    sleutel = f"{slugify(titel or url)[:60]}-{uuid4().hex[:8]}"
    return leg_bron_vast(sleutel=sleutel, velden={"titel": titel or url, "url": url})[0]


@transaction.atomic
def verwijder_bron(*, bron: Bron) -> None:
    """Remove a source that nothing refers to. Raises ProtectedError."""
    verwijder_ongebruikt(bron)


def wacht_lang() -> None:
    """In this transaction, wait for the locks of others for as long as it takes; a page gives up (`lock_timeout`)."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 0")


def sluit_aan() -> None:
    """For one transaction that changes much: let who is busy finish first, and who comes later wait.

    Every change locks its own row and then moves a stamp, which it holds until the end. Whoever changes many rows
    must therefore lock all of them before the stamps, or two could wait for each other for ever. The stamps come in
    the order in which the triggers of an actie take them: by name.
    """
    wacht_lang()
    for model in filter(_schuift_stempel, apps.get_models()):
        rijen = model._base_manager.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True)
        deque(rijen.iterator(), maxlen=0)
    list(Stempel.objects.select_for_update().order_by("naam"))


def _schuift_stempel(model: type[Model]) -> bool:
    return any(trigger.name.startswith("schuift_stempel") for trigger in getattr(model._meta, "triggers", ()))


def zet_stempel(naam: Stempel.Naam, versie: int) -> None:
    """Have a counter say this number."""
    Stempel.objects.update_or_create(naam=naam, defaults={"versie": versie})


def schuif_stempel(naam: Stempel.Naam) -> None:
    """Say that something changed that no trigger sees, such as which acties came after which."""
    Stempel.objects.filter(naam=naam).update(versie=F("versie") + 1)
