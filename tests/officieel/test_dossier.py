"""The number of a dossier: one reader, one normal form."""

import pytest
from django.core.exceptions import ValidationError

from acties.models import Actie
from opendata.officieel import services
from opendata.officieel.dossier import Dossiernummer, lees_dossier
from opendata.officieel.koop import bij_koop

VORMEN = {
    "35513": Dossiernummer(35513),
    "35 513": Dossiernummer(35513),
    "36600-VII": Dossiernummer(36600, "VII"),
    "36 600 VII": Dossiernummer(36600, "VII"),
    "36\xa0600 vii": Dossiernummer(36600, "VII"),
    " 36.600-vii ": Dossiernummer(36600, "VII"),
    "35000-B": Dossiernummer(35000, "B"),
    "35 400 (R2138)": Dossiernummer(35400, "R2138"),
}


@pytest.mark.parametrize(("tekst", "nummer"), VORMEN.items())
def test_a_number_is_read_however_it_is_written_and_goes_round(tekst: str, nummer: Dossiernummer) -> None:
    assert lees_dossier(tekst) == nummer
    assert lees_dossier(str(nummer)) == lees_dossier(nummer.getoond) == lees_dossier(bij_koop(nummer)) == nummer


def test_36_600_vii_goes_round_in_its_three_forms() -> None:
    assert str(lees_dossier("36 600 VII")) == "36600-VII"
    assert lees_dossier("36600-VII").getoond == "36 600 VII"
    assert bij_koop(lees_dossier("35 400 (R2138)")) == "35400-(R2138)"


@pytest.mark.parametrize("tekst", ["", "3551", "355134", "35 513, nr. 4", "kst-35513", "36600-VII-2", "3551३"])
def test_what_is_no_number_is_refused_in_a_sentence(tekst: str) -> None:
    with pytest.raises(ValueError, match="Schrijf een dossiernummer"):
        lees_dossier(tekst)


def test_a_dossier_is_kept_in_its_normal_form_and_once(actie: Actie) -> None:
    koppeling = services.koppel(actie=actie, dossier="36 600 VII", door=None)

    assert (koppeling.dossier, str(koppeling)) == ("36600-VII", f"36 600 VII bij {actie}")
    for anders in ("36600-VII", "36 600 vii"):
        with pytest.raises(ValidationError, match="hoort al bij deze actie"):
            services.koppel(actie=actie, dossier=anders, door=None)
    with pytest.raises(ValidationError, match="Schrijf een dossiernummer"):
        services.koppel(actie=actie, dossier="35 513, nr. 4", door=None)
