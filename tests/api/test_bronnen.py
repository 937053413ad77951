"""Of a source is told when something that is shown names it: what a draft rests on is nobody's business yet."""

import pytest
from django.test import Client

from tests.factories import ActieFactory, BronFactory, MijlpaalFactory
from tests.support.opendata import haal

pytestmark = pytest.mark.django_db


def test_a_source_is_told_of_when_something_that_is_shown_names_it(client: Client) -> None:
    for naam, actie in (("open", ActieFactory(gepubliceerd=True)), ("dicht", ActieFactory())):
        MijlpaalFactory(actie=actie, bron=BronFactory(sleutel=naam))
    BronFactory(sleutel="los")

    assert haal(client, "bronnen/open")["sleutel"] == "open"
    for naam in ("dicht", "los"):
        haal(client, f"bronnen/{naam}", 404)
