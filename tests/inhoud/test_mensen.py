"""What people said in the portal is theirs: loading leaves it alone, and says so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from acties import services
from acties.models import Deelname, Toezegging
from acties.services import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, schrijf_periode
from inhoud.inladen import Verslag
from inhoud.inladen.lading import VAN_MENSEN
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Pagina
from tests.inhoud.teruglezen import actie, laatste_rij, nieuwe_rijen
from tests.support.inhoud import ACTIE, Inhoud, alle_rijen, status
from tests.support.wereld import lid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geladen")]
Laad = Callable[[], Verslag]
Zeg = Callable[[Toezegging, Verantwoording], object]


def wijzig_in_beheer(obj: Any, door: Gebruiker, veld: str = "tekst") -> None:
    """As Django's admin logs it when a person changed a field."""
    LogEntry.objects.log_actions(
        door.pk, [obj], CHANGE, change_message=[{"changed": {"fields": [veld]}}], single_object=True
    )


def test_status_of_a_person_stays(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    waarom = Verantwoording(reden="Ik weet het.", door=mens)
    services.meld_voortgang(actie=actie(), status="gestopt", verantwoording=waarom)
    bestand["statussen"].append(status("overgegaan", "2023"))

    verslag = laad()

    assert verslag.opmerkingen == [f"{ACTIE}, statussen[3]: {VAN_MENSEN}"]
    assert actie().status == "gestopt"


def test_mijlpaal_of_a_person_stays(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    waarom = Verantwoording(reden="Ik weet het.", door=mens)
    einde = actie().mijlpalen.get(slug="einde")
    services.herijk_mijlpaal(mijlpaal=einde, verwacht=dag(date(2032, 1, 1)), verantwoording=waarom)
    bestand["mijlpalen"][1] |= {"verwacht": "2031", "titel": "Het einde"}

    verslag = laad()

    einde.refresh_from_db()
    assert (einde.titel, schrijf_periode(einde.verwacht)) == ("Het einde", "2032-01-01")
    assert verslag.opmerkingen == [f"{ACTIE}, mijlpalen[1]: {VAN_MENSEN}"]


def test_afspraak_and_deelnames_of_people_stay(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    waarom = Verantwoording(reden="Ik weet het.", door=mens)
    stad = Partij.objects.get(slug="stad")
    services.meld_toezegging(toezegging=_toezegging(stad, "doel"), stand="nagekomen", verantwoording=waarom)
    erbij = Deelname(partij=Partij.objects.get(slug="vng"), rol="adviseur")
    services.zet_deelnames(actie=actie(), deelnames=[*actie().deelnames.all(), erbij], verantwoording=waarom)
    bestand["afspraken"][0]["tekst"] = "Twee mensen."
    sinds = laatste_rij()

    verslag = laad()

    assert verslag.opmerkingen == [f"{ACTIE}, deelnames: {VAN_MENSEN}", f"{ACTIE}, afspraken[0]: {VAN_MENSEN}"]
    assert nieuwe_rijen(sinds) == []


@pytest.mark.parametrize(
    "zeg",
    [
        lambda een, waarom: services.bevestig_toezegging(toezegging=een, verantwoording=waarom),
        lambda een, waarom: services.weerspreek_toezegging(
            toezegging=een, onjuist="Dit was ander geld.", verantwoording=waarom
        ),
    ],
    ids=["recognised", "contradicted"],
)
def test_what_a_party_says_of_a_promise_is_never_taken_back(laad: Laad, bestand: Inhoud, zeg: Zeg) -> None:
    stad = Partij.objects.get(slug="stad")
    waarom = Verantwoording(reden="Dat weten wij.", door=lid(stad), namens=stad)
    zeg(_toezegging(stad, "doel"), waarom)
    ervoor = alle_rijen()

    assert str(laad()) == "Niets veranderd."
    bestand["afspraken"][0] |= {"titel": "Anders", "tekst": "Anders.", "wacht_op": ["samen"]}
    assert [regel.split(":")[0] for regel in laad().opmerkingen] == [f"{ACTIE}, afspraken[0]"] * 2
    assert alle_rijen() == ervoor


def _toezegging(partij: Partij, slug: str) -> Toezegging:
    return Toezegging.objects.select_related("afspraak", "partij").get(partij=partij, afspraak__slug=slug)


def test_what_people_added_stays(laad: Laad, mens: Gebruiker) -> None:
    waarom = Verantwoording(reden="Erbij.", door=mens)
    services.voeg_mijlpaal_toe(actie=actie(), slug="eigen", titel="Eigen", verantwoording=waarom)
    services.voeg_document_toe(
        actie=actie(), slug="eigen", titel="Eigen", soort="brief", nummer="1", verantwoording=waarom
    )

    assert str(laad()) == "Niets veranderd."


def test_withdrawn_by_a_person_stays_withdrawn(laad: Laad, mens: Gebruiker) -> None:
    services.trek_publicatie_in(actie=actie(), verantwoording=Verantwoording(reden="Niet goed.", door=mens))

    assert str(laad()) == "Niets veranderd."
    assert not actie().is_zichtbaar


def test_text_that_a_person_wrote_in_the_admin_stays(laad: Laad, inhoud: Inhoud, mens: Gebruiker) -> None:
    pagina = Pagina.objects.get()
    wijzig_in_beheer(pagina, mens)
    wijzig_in_beheer(actie(), mens, "doel")
    inhoud["paginas.json"][0]["tekst"] = inhoud[ACTIE]["doel"] = "Uit het bestand."

    verslag = laad()

    assert str(verslag) == "Niets veranderd."
    assert [regel.split(":")[0] for regel in verslag.opmerkingen] == ["paginas.json, [0]", ACTIE]
    assert not Pagina.objects.filter(tekst="Uit het bestand.").exists()


def test_a_report_through_the_admin_is_no_change_of_text(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    LogEntry.objects.log_actions(mens.pk, [actie()], CHANGE, change_message="Voortgang melden", single_object=True)
    bestand["doel"] = "Uit het bestand."

    assert str(laad()) == "Nieuw of gewijzigd: acties 1."


def test_name_of_a_party_follows_the_register_once_imported(laad: Laad, inhoud: Inhoud) -> None:
    Bron.objects.create(sleutel="tooi", titel="Register", url="https://voorbeeld.nl/tooi", soort="register")
    Partij.objects.filter(slug="stad").update(naam="Gemeente Stad", bron=Bron.objects.get(sleutel="tooi"))
    inhoud["partijen.json"][1]["toelichting"] = "Onze woorden."

    laad()

    stad = Partij.objects.get(slug="stad")
    assert (stad.naam, stad.toelichting) == ("Gemeente Stad", "Onze woorden.")
