"""The journal as CloudEvents, after the NL GOV profile (docs/adr/0045): for who asks and for who is told.

An event says that one row was added. Its `data` is that row as the table `gebeurtenissen` of the API has it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

from django.conf import settings
from ninja import Schema
from pydantic import Field

from acties.api.lezen import onder_actie
from acties.models import Gebeurtenis
from basis.api import register
from basis.api.register import Lijstvorm
from basis.api.tabel import Vraag
from basis.api.vormen import als_json
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from codes.api import sleutel_op

BUNDEL = "application/cloudevents-batch+json"
TABEL = "gebeurtenissen"
SOORT = "nl.ibp-portaal"  # no name of an organisation: that changes sooner than what an event means
PROEF = f"{SOORT}.proef"
# By the name of the model what one is called in `/id/<enkel>/<sleutel>`; a part of an actie is named after it too.
_VAN_ACTIE = ("mijlpaal", "onderdeel", "document")


class Cloudevent(Schema):
    """One event, after CloudEvents 1.0 and the NL GOV profile."""

    specversion: Literal["1.0"]
    id: str = Field(description="De sleutel van de gebeurtenis. Dezelfde sleutel is dezelfde gebeurtenis.")
    source: str = Field(description="Wie het vertelt.")
    type: str = Field(description="Wat er veranderde, achter `nl.ibp-portaal.`.")
    time: str = Field(description="Wanneer het is vastgelegd.", json_schema_extra={"format": "date-time"})
    datacontenttype: Literal["application/json"]
    subject: str = Field("", description="Het blijvende adres van waar het over gaat, als dat er een heeft.")
    dataref: str = Field(description="Waar deze gebeurtenis in de API staat.", json_schema_extra={"format": "uri"})
    data: dict[str, Any] = Field(description="De gebeurtenis, zoals zij in de API staat.")


def bron() -> str:
    """Who tells: the organisation by its number (OIN) when it has one, and the system."""
    return f"urn:nld:oin:{settings.OIN}:systeem:ibp-portaal" if settings.OIN else "urn:nld:ibp-portaal"


def lees_events(sleutels: Sequence[int]) -> list[dict[str, Any]]:
    """These rows of the journal, in its order; not those that the public does not see."""
    tabel = register.tabellen()[TABEL]
    rijen = tabel.lees(Vraag(moment=Moment.nu(), sleutels=[str(sleutel) for sleutel in sleutels]), len(sleutels))
    return als_cloudevents({tabel.sleutel(rij): als_json(tabel, rij) for rij in rijen})


def als_cloudevents(rijen: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the table as JSON, by key, each with what an event says around it."""
    gevonden = Gebeurtenis.objects.met_onderwerp().select_related("actie").in_bulk([int(sleutel) for sleutel in rijen])
    return [_event(gevonden[int(sleutel)], data) for sleutel, data in rijen.items()]


def proefevent(nu: datetime) -> dict[str, Any]:
    """An event that says only that sending works."""
    uitleg = "Dit is een proef. Er is niets gebeurd."
    return _vaste_delen(str(uuid4()), PROEF, nu) | {"data": {"uitleg": uitleg}}


def _event(rij: Gebeurtenis, data: dict[str, Any]) -> dict[str, Any]:
    onderwerp = onderwerp_van(rij)
    return (
        _vaste_delen(str(rij.pk), f"{SOORT}.{rij.verandering}", rij.geregistreerd_op)
        | ({"subject": volledig(f"/id/{onderwerp}")} if onderwerp else {})
        | {"dataref": volledig(f"/api/v1/{TABEL}/{rij.pk}"), "data": data}
    )


def _vaste_delen(sleutel: str, soort: str, op: datetime) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": sleutel,
        "source": bron(),
        "type": soort,
        "time": op.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "datacontenttype": "application/json",
    }


def onderwerp_van(rij: Gebeurtenis) -> str:
    """What a row is about, by its kind and key in lasting addresses; the programme as a whole has none."""
    if rij.afspraak:
        return f"afspraak/{rij.afspraak.slug}"
    if van_boven := _van_boven(rij):
        return van_boven
    if rij.actie is None:
        return ""
    deel = next(((naam, getattr(rij, naam)) for naam in _VAN_ACTIE if getattr(rij, naam)), None)
    return f"{deel[0]}/{onder_actie(rij.actie.slug, deel[1].slug)}" if deel else f"actie/{rij.actie.slug}"


def _van_boven(rij: Gebeurtenis) -> str:
    """What apps above tell of is known by the address that they put in the row; a draft may be gone by now."""
    if "vraagadres" in rij.naar:
        return f"vraag/{rij.naar['vraagadres']}"
    if "codeadres" not in rij.naar:
        return ""
    adres = str(rij.naar["codeadres"])
    return f"code/{adres.partition('/')[0]}" if "concept" in rij.naar else f"versie/{sleutel_op(adres)}"


VORM = Lijstvorm(BUNDEL, als_cloudevents, Cloudevent)
