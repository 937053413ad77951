"""Kinds of things to find, without the apps that own them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from basis.zoeken import register, services
from basis.zoeken.register import Indexregel, Zoeksoort

Zetter = Callable[..., Indexregel]


@pytest.fixture
def voorraad(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Indexregel]]:
    """What the kinds `actie` and `partij` give when the index is made again; only these two are registered."""
    regels: dict[str, list[Indexregel]] = {"actie": [], "partij": []}

    def lever(naam: str) -> Callable[[], Iterator[Indexregel]]:
        return lambda: iter(regels[naam])

    monkeypatch.setattr(register, "_soorten", {})
    register.registreer(Zoeksoort("partij", "partij", "partijen", 2, lever("partij")))
    register.registreer(Zoeksoort("actie", "actie", "acties", 1, lever("actie")))
    return regels


@pytest.fixture
def zet(voorraad: dict[str, list[Indexregel]], db: None) -> Zetter:
    """Put one thing in the index: `zet("Titel", soort=…, kort=…, tekst=…)`; keys are given in order."""
    volgende = iter(range(1, 10_000))

    def _zet(titel: str, soort: str = "actie", **velden: Any) -> Indexregel:
        sleutel = next(volgende)
        regel = Indexregel(soort=soort, sleutel=sleutel, titel=titel, url=f"/{soort}/{sleutel}/", **velden)
        services.zet(regels=[regel])
        return regel

    return _zet
