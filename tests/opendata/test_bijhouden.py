"""Who has an export and fetches anew what the events since then name, has what a new export says."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from acties import services
from basis.api import register
from basis.api.tabel import Vraag
from basis.api.vormen import als_json
from basis.tijd.moment import Moment
from opendata.uitgaven.rijen import Rij, rijen_van
from tests.support.verloop import STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db
Stand = dict[tuple[str, str], Rij]
# What the journal tells of, by the table: which field of an event names a row, and whether its key only begins so.
GENOEMD = {
    "acties": ("actie", False),
    "fasen": ("actie", True),
    "deelnames": ("actie", True),
    "mijlpalen": ("mijlpaal", False),
    "onderdelen": ("onderdeel", False),
    "documenten": ("document", False),
    "afspraken": ("afspraak", False),
    "toezeggingen": ("afspraak", True),
}
# Withdrawing an actie hides it and all that is told of it: that is no news of the journal.
ZICHTBAAR = STAPPEN.map(lambda stappen: [stap for stap in stappen if stap.naam != "publiceren"])


def export() -> Stand:
    moment, tabellen = Moment.nu(), register.tabellen()
    return {(naam, rij["sleutel"]): rij for naam in GENOEMD for rij in rijen_van(tabellen[naam], moment)}


def gebeurtenissen_na(positie: int) -> list[Rij]:
    tabel = register.tabellen()["gebeurtenissen"]
    return [als_json(tabel, ding) for ding in tabel.alle(Vraag(moment=Moment.nu(), na=(positie,)))]


def is_genoemd(wat: tuple[str, str], rij: Rij, gebeurtenissen: list[Rij]) -> bool:
    """Whether an event names it. What became of promises hangs on whether their actie still runs: on its status."""
    tabel, sleutel = wat
    veld, is_begin = GENOEMD[tabel]
    return any(
        (sleutel.startswith(f"{een[veld]}.") if is_begin else sleutel == een[veld])
        or (een["verandering"] == "status" and een["actie"] == rij.get("actie"))
        for een in gebeurtenissen
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(voor=ZICHTBAAR, na=ZICHTBAAR)
def test_an_export_and_the_events_since_are_a_new_export(voor: list[Stap], na: list[Stap], db: None) -> None:
    with transaction.atomic():
        verloop = Verloop.begin()
        services.publiceer(actie=verloop.actie, verantwoording=BEGIN)
        for stap in voor:
            verloop.zet(stap)
        positie, toen = register.positie(Moment.nu()), export()
        for stap in na:
            verloop.zet(stap)
        nieuws, nu = gebeurtenissen_na(positie), export()

        bijgehouden = {wat: rij for wat, rij in toen.items() if not is_genoemd(wat, rij, nieuws)}
        bijgehouden |= {wat: rij for wat, rij in nu.items() if is_genoemd(wat, rij, nieuws)}
        assert bijgehouden == nu
        transaction.set_rollback(True)
