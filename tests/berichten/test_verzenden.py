"""Sending by a real worker to a real mail server: nothing is lost, and nothing comes more than twice."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from berichten import services, verzenden
from berichten.models import Bericht, Berichtstand
from tests.factories import GebruikerFactory
from tests.support.ingebed import PROJECT
from tests.support.postbus import Postbus, bericht, gebruik, mailserver, vrije_poort
from tests.support.werker import adres_van_database, voer_taken_uit
from tests.voortgang.test_rapport_taken import veeg as herstel

pytestmark = pytest.mark.django_db(transaction=True)

WERKER = """
import sys, django; django.setup()
from django.conf import settings; from django.core.management import call_command
settings.EMAIL_BACKEND = "berichten.post.ServerBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[1])
from procrastinate.contrib.django import app; app.periodic_registry.periodic_tasks.clear()
call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify")
"""


def doe_nu() -> None:
    """What waits for its turn need not wait any longer."""
    cache.clear()
    ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=None)
    voer_taken_uit()


def stand_van(rij: Bericht) -> tuple[str, int, int]:
    rij.refresh_from_db()
    return rij.stand, rij.pogingen, rij.begonnen


def test_a_message_arrives_as_text_and_html_and_leaves_no_secret_behind(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        rij = bericht()
        voer_taken_uit()

    (mail,) = postbus.post
    assert (mail["To"], mail["From"]) == ("anna@voorbeeld.nl", settings.DEFAULT_FROM_EMAIL)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [deel.get_content_type() for deel in mail.iter_parts()] == ["text/plain", "text/html"]
    assert all("https://portaal.voorbeeld.nl/account/uitnodiging/geheim/" in d.get_content() for d in mail.iter_parts())
    assert stand_van(rij) == (Berichtstand.VERZONDEN, 1, 0)
    assert rij.gegevens == {}


def test_a_message_of_a_change_that_was_undone_is_never_sent(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        with transaction.atomic():
            bericht()
            transaction.set_rollback(True)
        voer_taken_uit()

    assert (postbus.post, Bericht.objects.count(), ProcrastinateJob.objects.count()) == ([], 0, 0)


def test_a_mail_server_that_is_down_loses_nothing(settings: Settings) -> None:
    poort = vrije_poort()
    gebruik(settings, poort)
    rij, ander = bericht(), bericht(adres="bert@voorbeeld.nl")

    voer_taken_uit()

    assert stand_van(rij) == (Berichtstand.WACHT, 1, 0)
    assert rij.fout == "De mailserver is niet te bereiken (ConnectionRefusedError)."
    assert stand_van(ander) == (Berichtstand.WACHT, 0, 0)  # a server that is silent is not asked again at once
    with mailserver(settings, poort) as postbus:
        doe_nu()
    assert sorted(mail["To"] for mail in postbus.post) == ["anna@voorbeeld.nl", "bert@voorbeeld.nl"]
    assert stand_van(rij) == (Berichtstand.VERZONDEN, 2, 0)


@pytest.mark.parametrize("bij", ["anna@voorbeeld.nl", "DATA"])
def test_what_is_refused_for_good_is_told_of_and_can_be_tried_again(bij: str, settings: Settings) -> None:
    with mailserver(settings) as postbus:
        postbus.antwoorden[bij] = "550 No such user here"
        rij = bericht()
        voer_taken_uit()
        assert stand_van(rij) == (Berichtstand.MISLUKT, 1, 0)
        assert rij.fout == "550 No such user here"

        postbus.antwoorden.clear()
        assert services.probeer_opnieuw(bericht=rij)
        voer_taken_uit()

    assert stand_van(rij) == (Berichtstand.VERZONDEN, 2, 0)
    assert not services.probeer_opnieuw(bericht=rij)


def test_who_is_refused_for_now_waits(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        postbus.antwoorden["anna@voorbeeld.nl"] = "451 Greylisted, come back later"
        rij = bericht()
        voer_taken_uit()

    assert stand_van(rij) == (Berichtstand.WACHT, 1, 0)
    (taak,) = ProcrastinateJob.objects.all()
    assert (taak.status, taak.scheduled_at is not None) == ("todo", True)


def test_a_worker_killed_while_sending_makes_one_double_with_the_same_mark(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        rij = bericht()
        dood_bij_het_verzenden(postbus, settings.EMAIL_PORT)
        assert stand_van(rij) == (Berichtstand.WACHT, 0, 1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")

        herstel()
        doe_nu()

    een, twee = postbus.post
    assert een["Message-ID"] == twee["Message-ID"]
    assert stand_van(rij) == (Berichtstand.VERZONDEN, 1, 0)


def dood_bij_het_verzenden(postbus: Postbus, poort: int) -> None:
    """A worker that dies after the server took the mail in, and before it could write that down."""
    omgeving = {
        **os.environ,
        "DATABASE_URL": adres_van_database(),
        "DJANGO_SETTINGS_MODULE": "ibp_portal.settings.test",
    }
    postbus.hang = True
    with subprocess.Popen([sys.executable, "-c", WERKER, str(poort)], cwd=PROJECT, env=omgeving) as werker:
        assert postbus.ontvangen.wait(20)
        werker.send_signal(signal.SIGKILL)
    assert werker.returncode == -signal.SIGKILL
    postbus.hang = False


def test_what_was_broken_off_twice_is_not_sent_a_third_time(settings: Settings) -> None:
    rij = bericht()
    Bericht.objects.update(begonnen=verzenden.HOOGSTENS)
    with mailserver(settings) as postbus:
        voer_taken_uit()

    assert postbus.post == []
    assert stand_van(rij)[0] == Berichtstand.MISLUKT
    assert "twee keer afgebroken" in rij.fout


def test_a_server_that_takes_a_mail_and_never_says_so_gets_it_twice_at_most(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        postbus.hang, settings.EMAIL_TIMEOUT = True, 0.2
        rij = bericht()
        for _ in range(4):
            doe_nu()

    assert len({mail["Message-ID"] for mail in postbus.post}) == 1
    assert (len(postbus.post), stand_van(rij)) == (2, (Berichtstand.MISLUKT, 3, 0))


def test_a_server_that_says_no_goodbye_has_taken_the_mail(settings: Settings) -> None:
    with mailserver(settings) as postbus:
        postbus.hang_na, settings.EMAIL_TIMEOUT = True, 0.2
        rij = bericht()
        voer_taken_uit()

    assert (len(postbus.post), stand_van(rij)) == (1, (Berichtstand.VERZONDEN, 1, 0))


def test_a_message_that_lost_its_job_gets_a_new_one(settings: Settings) -> None:
    rij = bericht()
    assert services.veeg_wachtende_bijeen() == 0  # it has a job
    ProcrastinateJob.objects.all().delete()

    assert services.veeg_wachtende_bijeen() == 1
    with mailserver(settings):
        voer_taken_uit()

    assert stand_van(rij)[0] == Berichtstand.VERZONDEN
    assert services.veeg_wachtende_bijeen() == 0


def test_of_two_workers_one_sends(settings: Settings) -> None:
    rij = bericht()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    verzenden.verzend(rij.pk)
    verzenden.verzend(rij.pk)

    assert stand_van(rij) == (Berichtstand.VERZONDEN, 1, 0)


def test_who_was_put_out_gets_nothing(settings: Settings) -> None:
    rij = bericht("goedkeuren", aan=GebruikerFactory(is_active=False))
    with mailserver(settings) as postbus:
        voer_taken_uit()

    assert (postbus.post, stand_van(rij)[0]) == ([], Berichtstand.VERVALLEN)
