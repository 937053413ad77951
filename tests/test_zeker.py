"""Whatever happens to an actie, and however vague its dates: of a day in the past every page asserts what is certain.

What is not certain of the day stands in a block of its own (`c-onzeker`), or in a table in a row that says so.
"""

import csv
import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import feitelijke, speel_af, staand
from acties.models import Actie, Gebeurtenis, Toezegging
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db
PAGINAS = ("/acties/verloop/", "/acties/", "/afspraken/", "/partijen/{partij}/", "/programmalijnen/{lijn}/")


def _is_zeker(rij: Gebeurtenis, op: date) -> bool:
    """The rule of ADR 36 in its own words."""
    opgeschreven = timezone.localdate(rij.geregistreerd_op)
    if rij.datum is None:
        return opgeschreven <= op
    laatste = rij.datum.upper - timedelta(days=1)
    return bool(laatste <= op or rij.datum.lower <= opgeschreven <= op)


def _beweerd(html: str) -> str:
    """The text of a page without what it says to be uncertain, and without the choices of a filter."""
    for weg in (r'<div class="onzeker">.*?</div>', r"<form\b.*?</form>", r"<select\b.*?</select>"):
        html = re.sub(weg, "", html, flags=re.DOTALL)
    return strip_tags(re.search(r"<main.*</main>", html, re.DOTALL)[0])  # type: ignore[index]


def _niet_zeker(verloop: Verloop, actie: Actie, op: date) -> tuple[set[str], set[str]]:
    """The mijlpalen and documents, and the parties, that may not be named as having been there on a day."""
    rijen = feitelijke(actie.gebeurtenissen.met_onderwerp().in_volgorde())
    zeker = speel_af(rij for rij in rijen if _is_zeker(rij, op))
    dingen = {str(ding): rij.onderwerp for rij in staand(rijen) if (ding := rij.mijlpaal or rij.document)}
    genoemd = {tekst.split(":")[0] for tekst in zeker.get(("actie", actie.pk), {}).get("deelnames", [])}
    # That a party promised something is told among what changed, though nobody knows since when it took part.
    over_afspraken = [rij for rij in rijen if rij.afspraak and _is_zeker(rij, op)]
    beloofd = {veld.partition(":")[2] for rij in over_afspraken for veld in rij.naar if veld.startswith("stand:")}
    beloofd |= {rij.namens.slug for rij in over_afspraken if rij.namens}
    makers = Toezegging.objects.filter(in_journaal="stand", afspraak__in=[rij.afspraak_id for rij in over_afspraken])
    beloofd |= set(makers.values_list("partij__slug", flat=True))  # of before 0.6: a row names no maker
    return (
        {naam for naam, onderwerp in dingen.items() if onderwerp not in zeker},
        {partij.naam for partij in verloop.partijen if partij.slug not in genoemd | beloofd},
    )


def _in_tabel(client: Client, op: date) -> set[str]:
    """The parties of which the table says that they certainly took part."""
    antwoord: Any = client.get(f"/afspraken.csv?stand={op}")
    rijen = csv.DictReader(io.StringIO(b"".join(antwoord.streaming_content).decode("utf-8-sig")), delimiter=";")
    return {rij["partij"] for rij in rijen if rij["zekerheid"] == "zeker"}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(0, 400))
def test_no_page_and_no_table_asserts_what_is_not_certain(
    stappen: list[Stap], dagen: int, client: Client, db: None
) -> None:
    cache.clear()  # of another course
    with transaction.atomic():
        verloop, op = Verloop.begin(), EERSTE_DAG + timedelta(days=dagen)
        for stap in stappen:
            verloop.zet(stap)
        actie = Actie.objects.get(pk=verloop.actie.pk)
        if not actie.is_zichtbaar:
            services.publiceer(actie=actie, verantwoording=BEGIN)

        dingen, partijen = _niet_zeker(verloop, actie, op)
        eerste, lijn = verloop.partijen[0], actie.programmalijn.slug
        for pad in PAGINAS:
            tekst = _beweerd(client.get(f"{pad.format(partij=eerste.slug, lijn=lijn)}?stand={op}").text)
            namen = dingen | partijen - ({eerste.naam} if "partij" in pad else set())
            assert [naam for naam in namen if re.search(rf"\b{re.escape(naam)}\b", tekst)] == [], pad
        assert not _in_tabel(client, op) & partijen
        transaction.set_rollback(True)
