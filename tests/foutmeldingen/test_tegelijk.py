"""A form that is sent twice at the same moment."""

from uuid import uuid4

import pytest

from tests.support.tegelijk import tegelijk
from werk.foutmeldingen.models import Foutmelding
from werk.foutmeldingen.services import meld_fout


@pytest.mark.django_db(transaction=True)
def test_eight_clicks_at_once_are_one_report_with_one_receipt() -> None:
    sleutel = uuid4()

    def meld() -> str:
        return meld_fout(sleutel=sleutel, pagina="/over/", tekst="Het was 2014.").bewijs

    bewijzen = tegelijk(*[meld] * 8)

    assert len(set(bewijzen)) == 1
    assert Foutmelding.objects.count() == 1
