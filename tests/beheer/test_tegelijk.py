"""Two beheerders on one page: nobody takes back what the other one saved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from acties.models import Actie
from acties.services import meld_voortgang
from basis.tijd.perioden import jaar
from tests.beheer.conftest import WAAROM, adres
from tests.factories import (
    ActieFactory,
    BronFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    MijlpaalFactory,
    OnderdeelsoortFactory,
    OpgaveFactory,
    PaginaFactory,
    PartijFactory,
    ProgrammalijnFactory,
    SoortFactory,
)
from tests.support.pagina import Formulier, Pagina, lees

# what, a field that the first one changes, one that the second changes, and a value for each
DINGEN: list[tuple[Callable[[], Any], str, str, str, str]] = [
    (PaginaFactory, "tekst", "Nieuwe tekst.", "omschrijving", "Andere omschrijving."),
    (PartijFactory, "afkorting", "NWA", "toelichting", "Andere toelichting."),
    (lambda: ProgrammalijnFactory().opgave, "titel", "Nieuwe opgave", "samenvatting", "Andere samenvatting."),
    (ProgrammalijnFactory, "titel", "Nieuwe lijn", "samenvatting", "Andere samenvatting."),
    (SoortFactory, "meervoud", "nieuwe acties", "toelichting", "Andere toelichting."),
    (OnderdeelsoortFactory, "naam", "nieuw deel", "meervoud", "andere delen"),
    (BronFactory, "titel", "Nieuwe bron", "nummer", "2030-1"),
    (GebruikerFactory, "functie", "nieuwe functie", "naam", "Andere Naam"),
    (ActieFactory, "doel", "Nieuw doel.", "samenvatting", "Andere samenvatting."),
    (MijlpaalFactory, "titel", "Nieuwe mijlpaal", "toelichting", "Andere toelichting."),
]
ALLE = pytest.mark.parametrize(
    ("maak", "veld", "nieuw", "ander", "waarde"), DINGEN, ids=[f"{n}-{veld}" for n, (_, veld, *_) in enumerate(DINGEN)]
)


def formulier(beheer: Client, obj: Any) -> Formulier:
    """The form as a browser has it."""
    gevonden = max(lees(beheer, adres(obj)).formulieren, key=lambda form: len(form.velden))
    gevonden.adres = adres(obj)
    return gevonden


@ALLE
def test_both_changes_stay(beheer: Client, maak: Any, veld: str, nieuw: str, ander: str, waarde: str) -> None:
    obj = maak()
    eerste, tweede = formulier(beheer, obj), formulier(beheer, obj)

    assert eerste.verstuur(beheer, **{veld: nieuw}).status_code == 302
    assert tweede.verstuur(beheer, **{ander: waarde}).status_code == 302

    obj.refresh_from_db()
    assert (getattr(obj, veld), getattr(obj, ander)) == (nieuw, waarde)


@ALLE
def test_the_same_field_is_a_decision(
    beheer: Client, maak: Any, veld: str, nieuw: str, ander: str, waarde: str
) -> None:
    obj = maak()
    eerste, tweede = formulier(beheer, obj), formulier(beheer, obj)
    assert eerste.verstuur(beheer, **{veld: nieuw}).status_code == 302

    antwoord = tweede.verstuur(beheer, **{veld: "Van mij"})

    assert antwoord.status_code == 409
    assert f"Nu staat er: {nieuw}." in Pagina(antwoord).tekst
    obj.refresh_from_db()
    assert getattr(obj, veld) == nieuw
    opnieuw = max(Pagina(antwoord).formulieren, key=lambda form: len(form.velden))
    opnieuw.adres = adres(obj)
    assert opnieuw.velden[veld] == "Van mij"
    assert opnieuw.verstuur(beheer).status_code == 302
    obj.refresh_from_db()
    assert getattr(obj, veld) == "Van mij"


def test_boxes_choices_and_periods_are_watched_too(beheer: Client) -> None:
    bron, partij = BronFactory(), PartijFactory(geldig=jaar(2020), is_demo=False)
    eerste, tweede = formulier(beheer, partij), formulier(beheer, partij)
    eerste.verstuur(beheer, bron=str(bron.pk), geldig="2021", is_demo="on")

    antwoord = tweede.verstuur(beheer, toelichting="Alleen dit.")
    botst = tweede.verstuur(beheer, geldig="2022")

    assert (antwoord.status_code, botst.status_code) == (302, 409)
    partij.refresh_from_db()
    assert (partij.bron, partij.geldig, partij.is_demo, partij.toelichting) == (bron, jaar(2021), True, "Alleen dit.")


def test_a_role_that_someone_else_gave_stays(beheer: Client) -> None:
    lid = LidmaatschapFactory(rol="lezer")
    eerste, tweede = formulier(beheer, lid.partij), formulier(beheer, lid.partij)
    rol = next(naam for naam in eerste.velden if naam.endswith("-0-rol"))

    assert eerste.verstuur(beheer, **{rol: "medewerker"}).status_code == 302
    assert tweede.verstuur(beheer, toelichting="Nieuw.").status_code == 302
    lid.refresh_from_db()
    assert lid.rol == "medewerker"


def test_a_status_that_was_reported_meanwhile_stays(beheer: Client, actie: Actie) -> None:
    open_ = formulier(beheer, actie)
    meld_voortgang(actie=actie, status="vertraagd", verantwoording=WAAROM)

    assert open_.verstuur(beheer, titel="Mijn titel").status_code == 302

    actie.refresh_from_db()
    assert (actie.status, actie.titel) == ("vertraagd", "Mijn titel")


def test_rows_of_an_actie_are_watched_each_by_itself(beheer: Client, actie: Actie) -> None:
    eerste, tweede, derde = (formulier(beheer, actie) for _ in range(3))

    assert eerste.verstuur(beheer, **{"mijlpalen-0-titel": "Eerste"}).status_code == 302
    assert tweede.verstuur(beheer, **{"mijlpalen-1-titel": "Tweede"}).status_code == 302
    botst = derde.verstuur(beheer, **{"mijlpalen-0-titel": "Van mij"})

    assert botst.status_code == 409
    assert "Nu staat er: Eerste." in Pagina(botst).tekst
    assert {"Eerste", "Tweede"} == set(actie.mijlpalen.values_list("titel", flat=True))


def test_a_choice_of_several_is_watched_too(beheer: Client, actie: Actie) -> None:
    een, twee = OpgaveFactory(titel="Wonen"), OpgaveFactory(titel="Water")
    eerste, tweede, derde = (formulier(beheer, actie) for _ in range(3))

    assert eerste.verstuur(beheer, opgaven=str(een.pk)).status_code == 302
    assert tweede.verstuur(beheer, titel="Alleen dit").status_code == 302
    botst = derde.verstuur(beheer, opgaven=str(twee.pk))

    assert (botst.status_code, list(actie.opgaven.all())) == (409, [een])
    assert "Nu staat er: Wonen." in Pagina(botst).tekst


def test_a_party_that_someone_else_added_stays(beheer: Client, actie: Actie) -> None:
    onderdeel = actie.onderdelen.earliest("pk")
    bijvoegen = {"partijen-TOTAL_FORMS": "2", "partijen-1-rol": "deelnemer"}
    eerste, tweede = formulier(beheer, onderdeel), formulier(beheer, onderdeel)

    for form in (eerste, tweede):
        nieuw = {**bijvoegen, "partijen-1-partij": str(PartijFactory().pk)}
        assert form.verstuur(beheer, reden="Doet mee.", **nieuw).status_code == 302

    assert onderdeel.partijen.count() == 3


def test_a_phase_that_someone_else_named_stays(beheer: Client) -> None:
    soort = SoortFactory()
    eerste, tweede = formulier(beheer, soort), formulier(beheer, soort)
    een, twee = (next(naam for naam in eerste.velden if naam.endswith(f"-{nummer}-naam")) for nummer in (0, 1))

    assert eerste.verstuur(beheer, **{een: "Eerste"}).status_code == 302
    assert tweede.verstuur(beheer, **{twee: "Tweede"}).status_code == 302
    assert [fase.naam for fase in soort.fasedefinities.order_by("volgorde")[:2]] == ["Eerste", "Tweede"]
