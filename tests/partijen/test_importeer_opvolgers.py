"""The register of organisations says as which parties a party goes on: mergers and splits, in any order."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from inhoud.inladen.laden import laad_map
from partijen.models import Partij
from tests.support.inhoud import alle_rijen, kleine_inhoud, partij, schrijf
from tests.support.register import TOOI, gemeente, register

pytestmark = pytest.mark.django_db


def herindeling() -> dict[str, Any]:
    """Duin and Bos merged into Heide; Meer was split over Rif and Ven. Each names the others in another way."""
    oud = {"geldig_van": None, "geldig_tot": "2023-01-01"}
    return register(
        gemeenten=[
            gemeente("Duin", "gm0001", opvolgers=["gemeente-heide"], **oud),
            gemeente("Heide", "gm0003"),
            gemeente("Bos", "gm0002", opvolgers=["gm0003"], **oud),
            gemeente("Meer", "gm0004", opvolgers=[f"{TOOI}/gemeente/gm0006", "gm0005"], **oud),
            gemeente("Rif", "gm0005"),
            gemeente("Ven", "gm0006"),
        ]
    )


def opvolgers() -> dict[str, list[str]]:
    partijen = Partij.objects.filter(opvolgers__isnull=False).distinct().order_by("slug")
    return {partij.slug: [str(opvolger) for opvolger in partij.opvolgers.voor_lijst()] for partij in partijen}


HERINGEDEELD = {
    "gemeente-bos": ["Gemeente Heide"],
    "gemeente-duin": ["Gemeente Heide"],
    "gemeente-meer": ["Gemeente Rif", "Gemeente Ven"],
}


@pytest.mark.parametrize("achterstevoren", [False, True])
def test_mergers_and_splits_are_read_in_any_order(achterstevoren: bool, importeer: Any) -> None:
    inhoud = herindeling()
    inhoud["gemeenten"].sort(key=lambda rij: rij["code"], reverse=achterstevoren)

    importeer(inhoud)

    assert opvolgers() == HERINGEDEELD
    assert Partij.objects.get(slug="gemeente-meer").is_opgeheven(date(2023, 1, 1))


def test_what_changed_in_who_goes_on_as_whom_is_said(importeer: Any) -> None:
    importeer(register(gemeenten=[{**rij, "opvolgers": []} for rij in herindeling()["gemeenten"]]))
    nu = herindeling()

    kop, *regels = importeer(nu).splitlines()

    assert kop.endswith(". 0 nieuw, 3 gewijzigd.")
    assert regels == [
        "  Gemeente Duin gaat verder als Gemeente Heide.",
        "  Gemeente Bos gaat verder als Gemeente Heide.",
        "  Gemeente Meer gaat verder als Gemeente Ven en Gemeente Rif.",
    ]
    nu["gemeenten"][0]["opvolgers"] = []
    assert importeer(nu).splitlines()[1:] == ["  Gemeente Duin gaat niet als een ander verder."]


def test_the_same_mergers_twice_change_nothing_at_all(importeer: Any) -> None:
    importeer(herindeling())
    ervoor = alle_rijen()

    assert importeer(herindeling()).endswith("Niets veranderd.\n")
    assert alle_rijen() == ervoor


def test_a_register_that_does_not_tell_who_goes_on_leaves_that_as_it_is(importeer: Any) -> None:
    importeer(herindeling())

    importeer(register())

    assert opvolgers() == HERINGEDEELD


def test_files_of_the_content_leave_to_the_register_who_goes_on(importeer: Any, tmp_path: Path) -> None:
    importeer(herindeling())
    inhoud = kleine_inhoud()
    inhoud["partijen.json"].append(partij("gemeente-duin", opvolgers=["stad"]))

    laad_map(schrijf(tmp_path, inhoud))

    assert opvolgers()["gemeente-duin"] == ["Gemeente Heide"]
    assert opvolgers()["rijk"] == ["Stad"]


def test_no_party_goes_on_as_itself(importeer: Any) -> None:
    with pytest.raises(CommandError, match=r"gemeenten\[0\] \(gm0001\): Een partij volgt niet zichzelf op."):
        importeer(register(gemeenten=[gemeente("Duin", "gm0001", opvolgers=["gemeente-duin"])]))

    assert not Partij.objects.exists()
