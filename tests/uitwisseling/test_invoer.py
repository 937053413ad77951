"""Files that were sent: of whom they are, how long they stay, how far their reading is."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import ActieFactory, MijlpaalFactory, beloof
from tests.support.pagina import Pagina
from tests.support.uitwisseling import WIJZIGING, maak_invoer
from tests.uitwisseling.hulp import ADRES, Proef, browser, haal, lees, stuur, tabel
from werk.uitwisseling import services, verwerken
from werk.uitwisseling.models import Invoer
from werk.uitwisseling.regels import PER_STUK


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [(b"%PDF", "geen spreadsheet"), (b"", "Dit bestand is leeg."), (b"x" * 1025, "groter dan 10 MB")],
)
def test_a_wrong_file_is_told_at_once(proef: Proef, inhoud: bytes, tekst: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werk.uitwisseling.forms.GROOTSTE", 1024)

    antwoord = stuur(browser(proef.trekker), inhoud)

    assert antwoord.status_code == 422
    assert tekst in Pagina(antwoord).tekst
    assert Invoer.objects.count() == 0


def test_two_clicks_send_one_file(proef: Proef) -> None:
    client = browser(proef.trekker)
    inzending = Pagina(client.get(ADRES)).formulier("Bestand terugladen").velden["inzending"]

    for _ in range(2):
        client.post(ADRES, {"bestand": SimpleUploadedFile("a.csv", b"actie"), "inzending": inzending})

    assert Invoer.objects.count() == 1


def test_a_lezer_takes_along_but_sends_nothing(proef: Proef) -> None:
    proef.trekker.lidmaatschappen.update(rol="lezer")
    client = browser(proef.trekker)

    assert haal(client)
    assert [formulier.naam for formulier in Pagina(client.get(ADRES)).formulieren].count("Bestand terugladen") == 0
    assert stuur(client, b"actie").status_code == 403


def test_a_file_can_be_thrown_away_but_not_while_it_is_carried_through(proef: Proef) -> None:
    client = browser(proef.trekker)
    invoer = maak_invoer(proef.trekker, stand="doorvoeren")
    client.post(f"{invoer.get_absolute_url()}weggooien/")
    assert Invoer.objects.filter(pk=invoer.pk).exists()

    Invoer.objects.update(stand="gelezen")
    client.post(f"{invoer.get_absolute_url()}weggooien/")

    assert not Invoer.objects.filter(pk=invoer.pk).exists()


def test_after_a_week_it_is_gone(proef: Proef) -> None:
    oud, nieuw = maak_invoer(proef.trekker), maak_invoer(proef.trekker)
    Invoer.objects.filter(pk=oud.pk).update(aangemaakt_op=timezone.now() - timedelta(days=7, minutes=1))

    services.ruim_op()

    assert list(Invoer.objects.all()) == [nieuw]


def test_a_failure_is_told_and_can_be_tried_again(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(proef.trekker)
    stuur(client, haal(client))
    invoer = Invoer.objects.get()
    monkeypatch.setattr(verwerken, "vergelijk", lambda *rest: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        verwerken.lees_invoer(invoer.pk)
    assert "Er is niets veranderd." in Pagina(client.get(invoer.get_absolute_url())).tekst
    monkeypatch.undo()

    client.post(f"{invoer.get_absolute_url()}opnieuw/")
    verwerken.lees_invoer(invoer.pk)

    invoer.refresh_from_db()
    assert invoer.is_gelezen


def test_who_waits_for_a_job_that_was_given_up_is_told(proef: Proef) -> None:
    dood = maak_invoer(proef.trekker, stand="lezen")
    stuur(browser(proef.trekker), b"actie,versie,status")
    levend = Invoer.objects.exclude(pk=dood.pk).get()

    services.meld_gestrande()

    dood.refresh_from_db()
    levend.refresh_from_db()
    assert (dood.stand, levend.stand) == ("mislukt", "wacht")


def test_a_long_file_tells_how_far_it_is(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    gemeld: list[tuple[int, int]] = []
    monkeypatch.setattr(services, "meld_stap", lambda invoer, stap, stappen: gemeld.append((stap, stappen)))
    actie = proef.actie
    rijen = [[f"weg-{nummer}", "1", "gepland"] for nummer in range(2 * PER_STUK)]

    invoer = lees(browser(proef.trekker), tabel("actie versie status", *rijen, [actie.slug, "1", "gepland"]), "a.csv")

    van = 2 * PER_STUK + 1
    assert gemeld == [(0, PER_STUK), (0, 2 * PER_STUK), (PER_STUK, van), (2 * PER_STUK, van)]
    assert len(invoer.fouten) == 2 * PER_STUK
    assert "U ziet de eerste 100 van 1000" in Pagina(browser(proef.trekker).get(invoer.get_absolute_url())).tekst


def test_the_number_of_queries_does_not_grow_with_the_file(
    proef: Proef, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        actie = ActieFactory(trekker=proef.wereld.trekker, gepubliceerd=True)
        MijlpaalFactory(actie=actie)
        for houder in (actie, None):
            beloof(proef.wereld.trekker, houder, proef.wereld.partner)
    client = browser(proef.trekker)
    with django_assert_num_queries(8):  # who asks and what they may (4), and the sheets (4)
        bestand = haal(client)
    stuur(client, bestand)
    with django_assert_num_queries(7):  # the file twice, four sheets, the preview
        verwerken.lees_invoer(Invoer.objects.get().pk)


GELEZEN: dict[str, Any] = {"rijen": 60, "wijzigingen": [WIJZIGING] * 60}


def test_a_long_preview_has_pages(proef: Proef) -> None:
    invoer = maak_invoer(proef.trekker, voorbeeld=GELEZEN)
    client = browser(proef.trekker)

    tweede = Pagina(client.get(f"{invoer.get_absolute_url()}?bladzijde=2"))

    assert "51 t/m 60 van 60 rijen" in tweede.tekst
    assert f"{invoer.get_absolute_url()}?bladzijde=1" in tweede.links.values()


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("invoer_stand_bestaat", {"stand": "onzin"}),
        ("invoer_bewaart_bestand_tot_klaar", {"stand": "klaar"}),
        ("invoer_bewaart_bestand_tot_klaar", {"inhoud": None}),
    ],
)
def test_the_database_refuses(proef: Proef, naam: str, velden: dict[str, Any]) -> None:
    invoer = maak_invoer(proef.trekker)
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        Invoer.objects.filter(pk=invoer.pk).update(**velden)
    for veld, waarde in velden.items():
        setattr(invoer, veld, waarde)
    beperking = next(c for c in Invoer._meta.constraints if c.name == naam)
    with pytest.raises(ValidationError, match=r"^\['[A-Z]"):
        beperking.validate(Invoer, invoer)
