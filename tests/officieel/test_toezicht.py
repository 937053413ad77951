"""What who looks after the portal sees and does: the switch, the state, a question by hand, the content."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from acties.models import Actie
from inhoud.inladen import laad_map
from opendata.officieel import services
from opendata.officieel.models import Bronkoppeling, Bronstand, Fasevoorstel
from opendata.officieel.taken import haal_op
from tests.factories import GebruikerFactory
from tests.support.bronserver import Bronserver
from tests.support.inhoud import ACTIE, kleine_inhoud, schrijf
from tests.support.inlog import log_in

pytestmark = pytest.mark.django_db

PAGINAS = ("/", "/acties/", "/acties/{}/", "/acties/{}/geschiedenis/", "/voortgang/")


def test_a_source_that_is_down_changes_no_page_and_is_seen_in_the_admin(
    actie: Actie, bron: Bronserver, client: Client
) -> None:
    voor = [client.get(pad.format(actie.slug)).content for pad in PAGINAS]
    bron.gedrag = "storing"

    haal_op(0)

    assert [client.get(pad.format(actie.slug)).content for pad in PAGINAS] == voor
    log_in(client, GebruikerFactory(beheerder=True))
    lijst = client.get("/beheer/officieel/bronstand/").content.decode()
    assert lijst.count("storing (status 503)") == 2


def test_what_is_proposed_shows_on_no_page_and_in_no_journal(actie: Actie, bron: Bronserver, client: Client) -> None:
    voor = [client.get(pad.format(actie.slug)).content for pad in PAGINAS]
    regels = actie.gebeurtenissen.count()

    haal_op(0)

    assert Fasevoorstel.objects.count() == 2
    assert [client.get(pad.format(actie.slug)).content for pad in PAGINAS] == voor
    assert actie.gebeurtenissen.count() == regels


def test_a_beheerder_switches_a_source_and_it_is_asked_at_once(actie: Actie, bron: Bronserver, client: Client) -> None:
    bron.gedrag = "storing"
    haal_op(0)
    log_in(client, GebruikerFactory(beheerder=True))
    bron.gedrag = ""

    client.post("/beheer/officieel/bronstand/koop/change/", {})
    assert Bronstand.objects.get(bron="koop").hoe_het_staat == "uit"
    client.post("/beheer/officieel/bronstand/koop/change/", {"is_aan": "on"})
    haal_op(0)

    assert Bronstand.objects.get(bron="koop").hoe_het_staat == "werkt"


def test_a_beheerder_couples_a_dossier_and_nobody_else(actie: Actie, client: Client) -> None:
    log_in(client, GebruikerFactory(beheerder=True))

    client.post("/beheer/officieel/bronkoppeling/add/", {"actie": actie.pk, "dossier": "36 600 vii", "bron": ""})

    koppeling = Bronkoppeling.objects.get(dossier="36600-VII")
    client.post(f"/beheer/officieel/bronkoppeling/{koppeling.pk}/delete/", {"post": "yes"})
    assert not Bronkoppeling.objects.filter(dossier="36600-VII").exists()
    anders = GebruikerFactory(is_programmabureau=True)
    doen: list[Callable[[], Any]] = [
        lambda: services.koppel(actie=actie, dossier="30 985", door=anders),
        lambda: services.zet_bron(bron="koop", is_aan=False, door=anders),
    ]
    for doe in doen:
        with pytest.raises(PermissionDenied):
            doe()


def test_a_question_by_hand_tells_and_keeps_nothing(
    actie: Actie, bron: Bronserver, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("vraag_bron", "tweede-kamer", "35 513")

    assert "1 juni 2021 | fase eerste-kamer | Tweede Kamer: Aangenomen." in capsys.readouterr().out
    assert not Fasevoorstel.objects.exists()
    bron.gedrag = "diagnose"
    with pytest.raises(CommandError, match="Query syntax error"):
        call_command("vraag_bron", "koop", "35 513")


def test_the_content_couples_a_dossier_that_stands_in_a_source(tmp_path: Path) -> None:
    inhoud = kleine_inhoud()
    inhoud[ACTIE]["dossiers"] = [{"dossier": "36 600 VII", "bron": "wet"}]

    for _ in range(2):
        laad_map(schrijf(tmp_path, inhoud))

    koppeling = Bronkoppeling.objects.get()
    assert (koppeling.dossier, koppeling.bron and koppeling.bron.sleutel) == ("36600-VII", "wet")
