"""The request: who sends it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from basis.web.verzoek import ingelogde, wie


def test_what_needs_a_person_refuses_a_stranger() -> None:
    verzoek = RequestFactory().get("/")
    assert wie(verzoek) is None
    with pytest.raises(PermissionDenied):
        ingelogde(verzoek)
