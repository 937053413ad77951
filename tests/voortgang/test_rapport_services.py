"""What people do with a report, and how far its making is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from partijen.models import Gebruiker, Partij
from tests.factories import GebruikerFactory, PartijFactory, ProgrammalijnFactory
from tests.support.pagina import browser_van, lees
from tests.support.rapporten import JAAR_2021, maak_rapport
from tests.support.wereld import lid
from voortgang import rechten, services, taken
from voortgang.models import Bestandsoort, Rapport
from voortgang.taken import maak

pytestmark = pytest.mark.django_db
VELDEN: dict[str, Any] = {"titel": "Voortgang in 2021", "bereik": "alles", **JAAR_2021}


@pytest.fixture
def partij() -> Partij:
    partij: Partij = PartijFactory()
    return partij


@pytest.fixture
def ambtenaar(partij: Partij) -> Gebruiker:
    return lid(partij)


def klaargezet() -> list[tuple[str, dict[str, Any], str]]:
    rijen = ProcrastinateJob.objects.order_by("pk")
    return [(taak.task_name, taak.args, taak.lock) for taak in rijen]


def test_asking_for_a_report_puts_one_job_in_the_queue(ambtenaar: Gebruiker, partij: Partij) -> None:
    rapport = services.vraag_aan(velden=VELDEN, door=ambtenaar, namens=partij)

    assert (rapport.slug, rapport.stand, rapport.publicatie) == ("voortgang-in-2021", "wacht", "concept")
    assert klaargezet() == [("voortgang.maak_rapport", {"rapport_id": rapport.pk}, f"rapport-{rapport.pk}")]


def test_report_and_job_come_together_or_not_at_all(ambtenaar: Gebruiker, partij: Partij) -> None:
    with transaction.atomic():
        services.vraag_aan(velden=VELDEN, door=ambtenaar, namens=partij)
        transaction.set_rollback(True)

    assert (Rapport.objects.count(), klaargezet()) == (0, [])


def test_a_double_click_is_one_report(ambtenaar: Gebruiker, partij: Partij) -> None:
    klik = uuid4()

    een, twee = (services.vraag_aan(velden=VELDEN, door=ambtenaar, namens=partij, inzending=klik) for _ in range(2))

    assert een.pk == twee.pk
    assert len(klaargezet()) == 1


@pytest.mark.parametrize(
    ("titel", "adressen"),
    [("Nieuw", ["nieuw-2", "nieuw-3"]), ("Eén jaar", ["een-jaar", "een-jaar-2"]), ("…", ["rapport", "rapport-2"])],
)
def test_every_report_has_an_address_of_its_own(titel: str, adressen: list[str]) -> None:
    assert [maak_rapport(titel=titel).slug for _ in adressen] == adressen


def test_the_peildatum_is_not_in_the_future() -> None:
    morgen = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError, match="niet in de toekomst"):
        maak_rapport(peildatum=morgen)


def test_who_writes_for_no_party_asks_for_nothing(partij: Partij) -> None:
    for gebruiker in (GebruikerFactory(), lid(partij, rol="lezer"), lid(PartijFactory())):
        with pytest.raises(PermissionDenied):
            services.vraag_aan(velden=VELDEN, door=gebruiker, namens=partij)
    assert not rechten.mag_aanvragen(lid(partij, rol="lezer"))


def test_a_beheerder_may_do_so_for_the_portal(partij: Partij) -> None:
    rapport = services.vraag_aan(velden=VELDEN, door=GebruikerFactory(beheerder=True), namens=None)

    assert rapport.afzender == "beheer van het portaal"


HANDELINGEN: dict[str, Any] = {
    "publiceer": lambda rapport, door: services.publiceer(rapport=rapport, door=door),
    "trek_in": lambda rapport, door: services.trek_in(rapport=rapport, door=door),
    "probeer_opnieuw": lambda rapport, door: services.probeer_opnieuw(rapport=rapport, door=door),
    "wijzig_inleiding": lambda rapport, door: services.wijzig_inleiding(rapport=rapport, inleiding="X", door=door),
}


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_another_party_keeps_its_hands_off(naam: str, partij: Partij, ambtenaar: Gebruiker) -> None:
    rapport = maak_rapport(klaar=True, namens=partij)

    with pytest.raises(PermissionDenied):
        HANDELINGEN[naam](rapport, lid(PartijFactory()))

    HANDELINGEN[naam](rapport, ambtenaar)
    HANDELINGEN[naam](maak_rapport(klaar=True, namens=partij), GebruikerFactory(beheerder=True))


@pytest.mark.parametrize("wie", ["aanvrager", "schrijver", "medewerker"])
def test_with_four_eyes_another_redacteur_publishes_the_free_text(wie: str, partij: Partij) -> None:
    partij.vier_ogen = True
    partij.save()
    mensen = {"aanvrager": lid(partij), "schrijver": lid(partij), "medewerker": lid(partij, "medewerker")}
    rapport = maak_rapport(klaar=True, namens=partij)
    rapport.door = mensen["aanvrager"]
    rapport.save()
    services.wijzig_inleiding(rapport=rapport, inleiding="Het gaat goed.", door=mensen["schrijver"])
    maak(rapport.pk)

    with pytest.raises(ValidationError, match="publiceert een tweede persoon"):
        services.publiceer(rapport=rapport, door=mensen[wie])

    tweede = browser_van(lid(partij))
    knop = lees(tweede, rapport.get_absolute_url()).formulier("Rapport publiceren")
    services.wijzig_inleiding(rapport=rapport, inleiding="Iets anders.", door=mensen["schrijver"])
    maak(rapport.pk)
    assert "intussen veranderd" in knop.verstuur_en_volg(tweede).tekst  # nobody approves what was rewritten
    nieuw = lees(tweede, rapport.get_absolute_url()).formulier("Rapport publiceren")
    assert "Iedereen kan het nu lezen." in nieuw.verstuur_en_volg(tweede).tekst


def test_nobody_writes_for_a_report_of_the_portal_but_a_beheerder(ambtenaar: Gebruiker) -> None:
    assert not rechten.mag_beheren(ambtenaar, maak_rapport(klaar=True))


def test_a_report_that_is_not_ready_is_not_published() -> None:
    with pytest.raises(ValidationError, match="nog niet klaar"):
        services.publiceer(rapport=maak_rapport(), door=None)


def test_publishing_and_withdrawing(partij: Partij) -> None:
    rapport = maak_rapport(klaar=True, gepubliceerd=True)
    assert list(Rapport.objects.zichtbaar()) == [rapport]
    assert rapport.gepubliceerd_op

    services.trek_in(rapport=rapport, door=None)

    assert not Rapport.objects.zichtbaar().exists()


def test_the_foot_of_a_page_leads_to_reports_when_there_are_any(client: Client) -> None:
    assert "Voortgangsrapportages" not in lees(client, "/").links

    rapport = maak_rapport(klaar=True, gepubliceerd=True)
    assert lees(client, "/").links["Voortgangsrapportages"] == "/voortgang/rapporten/"

    services.trek_in(rapport=rapport, door=None)
    assert "Voortgangsrapportages" not in lees(client, "/").links


def test_another_introduction_makes_the_files_anew_from_the_same_content() -> None:
    rapport = maak_rapport(klaar=True)
    oud, inhoud = bytes(rapport.bestanden.get(soort="pdf").inhoud), rapport.gegevens

    assert services.wijzig_inleiding(rapport=rapport, inleiding="Een woord vooraf.", door=None)
    ProgrammalijnFactory()  # would be in the content if that were read again
    taken.maak(rapport.pk)

    rapport.refresh_from_db()
    assert (rapport.stand, rapport.gegevens, rapport.stappen) == ("klaar", inhoud, 3)
    assert bytes(rapport.bestanden.get(soort="pdf").inhoud) != oud
    assert not services.wijzig_inleiding(rapport=rapport, inleiding="Een woord vooraf.", door=None)


@pytest.mark.parametrize(("klaar", "gepubliceerd", "melding"), [(True, True, "gepubliceerd"), (False, False, "nog")])
def test_the_introduction_stays_as_it_is_when(klaar: bool, gepubliceerd: bool, melding: str) -> None:
    rapport = maak_rapport(klaar=klaar, gepubliceerd=gepubliceerd)

    with pytest.raises(ValidationError, match=melding):
        services.wijzig_inleiding(rapport=rapport, inleiding="Anders.", door=None)


def test_each_step_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    ProgrammalijnFactory(titel="iOverheid")
    gezien = []
    zet_stap = services.zet_stap

    def kijk(*, rapport: Rapport, bezig_met: str) -> None:
        zet_stap(rapport=rapport, bezig_met=bezig_met)
        nu = Rapport.objects.get(pk=rapport.pk)
        gezien.append((nu.stand, nu.stap, nu.stappen, nu.bezig_met))

    monkeypatch.setattr(services, "zet_stap", kijk)
    maak_rapport(klaar=True)

    stappen = ["Programmalijn lezen: iOverheid", "Tabel maken", "Rekenblad maken", "PDF maken"]
    assert gezien == [("bezig", nummer, 4, stap) for nummer, stap in enumerate(stappen, start=1)]


def test_a_failure_is_told_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rapport = maak_rapport()
    for soort in Bestandsoort:
        monkeypatch.setitem(taken.BESTANDEN, soort, (f"{soort} maken", lambda r: 1 / 0))
    taken.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.stand, rapport.fout) == (
        "mislukt",
        "Het rapport kon niet worden gemaakt. Het ging mis bij: pdf maken.",
    )

    monkeypatch.undo()
    services.probeer_opnieuw(rapport=rapport, door=None)
    taken.maak(rapport.pk)

    rapport.refresh_from_db()
    assert (rapport.stand, rapport.fout, len(klaargezet())) == ("klaar", "", 2)


def test_trying_again_does_nothing_while_it_is_in_hand() -> None:
    services.probeer_opnieuw(rapport=maak_rapport(), door=None)

    assert len(klaargezet()) == 1


def test_a_job_that_comes_too_late_changes_nothing() -> None:
    rapport = maak_rapport(klaar=True)
    gewijzigd = rapport.gewijzigd_op

    taken.maak(rapport.pk)
    taken.maak(rapport.pk + 1)

    rapport.refresh_from_db()
    assert rapport.gewijzigd_op == gewijzigd
