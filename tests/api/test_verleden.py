"""What the API says of a day in the past is what the pages say of it: whatever happened to an actie."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.models import Actie
from acties.stand import Stand
from acties.standen import ALLES, stand_van
from basis.api.register import tabellen
from basis.api.tabel import Vraag
from basis.api.vormen import als_json
from basis.tijd.moment import Moment
from basis.tijd.perioden import schrijf_periode
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db


def zegt(naam: str, moment: Moment, *velden: str) -> set[Any]:
    """What the rows of a table say at a moment."""
    tabel = tabellen()[naam]
    rijen = [als_json(tabel, rij) for rij in tabel.alle(Vraag(moment=moment))]
    return {tuple(_vast(rij[veld]) for veld in velden) for rij in rijen}


def _vast(waarde: Any) -> Any:
    return tuple(waarde) if isinstance(waarde, list) else waarde


def volgens(stand: Stand) -> dict[str, set[Any]]:
    """The same as the page has it."""
    mijlpalen, makers = stand.mijlpalen, [(r, maker) for r in stand.afspraken for maker in r.makers]
    return {
        "acties": {(stand.actie.titel, stand.status, schrijf_periode(stand.sinds))},
        "deelnames": {(d.partij.slug, d.rol, d.toelichting or None) for d in stand.deelnames},
        "fasen": {(v.begonnen and schrijf_periode(v.begonnen), v.is_huidig) for v in stand.verblijven},
        "mijlpalen": {
            (r.mijlpaal.titel, r.mijlpaal.stand, schrijf_periode(r.mijlpaal.verwacht), r.is_te_laat) for r in mijlpalen
        },
        "afspraken": {
            (r.afspraak.slug, r.afspraak.tekst, tuple(sorted(m.partij.slug for m in r.makers)), r.is_te_laat)
            for r in stand.afspraken
        },
        "toezeggingen": {
            (r.afspraak.slug, m.partij.slug, m.stand if m.is_gezegd else None, r.is_te_laat and m.is_open)
            for r, m in makers
        },
        "onderdelen": {(o.titel, o.stand, schrijf_periode(o.looptijd)) for o in stand.onderdelen},
        "documenten": {(d.titel, d.nummer or None, schrijf_periode(d.datum)) for d in stand.documenten},
    }


VELDEN = {
    "acties": ("titel", "status", "sinds"),
    "deelnames": ("partij", "rol", "toelichting"),
    "fasen": ("begonnen", "isHuidig"),
    "mijlpalen": ("titel", "bereikt", "verwacht", "teLaat"),
    "afspraken": ("sleutel", "tekst", "makers", "teLaat"),
    "toezeggingen": ("afspraak", "partij", "stand", "teLaat"),
    "onderdelen": ("titel", "stand", "looptijd"),
    "documenten": ("titel", "nummer", "gedateerd"),
}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.one_of(st.none(), st.integers(0, 400)))
def test_the_api_says_of_a_day_what_the_page_says(stappen: list[Stap], dagen: int | None, db: None) -> None:
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        moment = Moment.nu() if dagen is None else Moment(EERSTE_DAG + timedelta(days=dagen))
        if not Actie.objects.get(pk=verloop.actie.pk).is_zichtbaar:
            services.publiceer(actie=verloop.actie, verantwoording=BEGIN)
        actie = Actie.objects.get(pk=verloop.actie.pk)
        stand = stand_van(actie, moment, *ALLES)
        for naam, verwacht in volgens(stand).items():
            assert zegt(naam, moment, *VELDEN[naam]) == (verwacht if stand.is_er else set()), naam
        transaction.set_rollback(True)
