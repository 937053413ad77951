"""What is kept of people, and for how long; and forgetting who someone was."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from acties import services as acties
from acties.models import Gebeurtenis
from acties.services import Verantwoording
from basis.logboek.models import Logregel
from berichten.models import Bericht
from berichten.verzenden import verzend
from partijen.models import Gebruiker
from partijen.services import anonimiseer
from tests.factories import GebruikerFactory
from tests.support.inlog import geef_app
from tests.support.pagina import browser_van, lees
from tests.support.postbus import bericht
from tests.support.uitnodigen import maak_uitnodiging
from tests.support.wereld import Wereld, lid
from tests.toegang.conftest import Mensen
from toegang.models import Sessie, Uitnodiging
from toegang.services import anonimiseer as vergeten
from werk.concepten.models import Concept, Conceptstand
from werk.services import bewaar_filter

pytestmark = pytest.mark.django_db


def nacht(taak: str) -> None:
    """What the clock of the worker does at night."""
    (gevonden,) = (t for t in app.periodic_registry.periodic_tasks.values() if t.task.name == taak)
    assert " 4 " in gevonden.cron
    gevonden.task(timestamp=0)


def toen(**geleden: float) -> datetime:
    return timezone.now() - timedelta(**geleden)


def test_a_session_that_is_over_is_forgotten_at_night(mensen: Mensen) -> None:
    for _ in range(2):
        browser_van(mensen.redacteur).get("/werk/")
    oud = Sessie.objects.earliest("pk")
    Sessie.objects.filter(pk=oud.pk).update(laatst_op=toen(hours=4))
    Session.objects.filter(session_key=oud.sleutel).update(expire_date=toen(minutes=1))

    nacht("toegang.ruim_op")

    assert not Sessie.objects.filter(pk=oud.pk).exists()
    assert not Session.objects.filter(session_key=oud.sleutel).exists()
    assert Sessie.objects.count() == 1


def test_an_invitation_is_forgotten_a_month_after_its_end(mensen: Mensen) -> None:
    eindes: dict[str, dict[str, Any]] = {
        "verlopen": {"geldig_tot": toen(days=31)},
        "ingetrokken": {"ingetrokken_op": toen(days=31)},
        "net voorbij": {"geldig_tot": toen(days=29)},
        "open": {},
    }
    for naam, velden in eindes.items():
        nieuw, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email=f"{naam[:3]}@voorbeeld.nl")
        Uitnodiging.objects.filter(pk=nieuw.pk).update(naam=naam, **velden)

    nacht("toegang.ruim_op")

    assert set(Uitnodiging.objects.values_list("naam", flat=True)) == {"net voorbij", "open"}


def test_a_failed_mail_keeps_no_secret_for_longer_than_a_month() -> None:
    rijen = [bericht(gelegenheid=f"uitnodiging:{dagen}") for dagen in (29, 31)]
    for rij, dagen in zip(rijen, (29, 31), strict=True):
        Bericht.objects.filter(pk=rij.pk).update(stand="mislukt", gemaakt_op=toen(days=dagen))

    nacht("berichten.ruim_op")

    nu = Bericht.objects.order_by("pk").values_list("stand", "gegevens")
    assert list(nu) == [("mislukt", rijen[0].gegevens), ("vervallen", {})]


def test_a_draft_that_was_thrown_away_is_forgotten_after_three_months(wereld: Wereld) -> None:
    wie = lid(wereld.trekker)
    for stand, dagen in ((Conceptstand.WEGGEGOOID, 91), (Conceptstand.WEGGEGOOID, 89), (Conceptstand.CONCEPT, 91)):
        rij = Concept.objects.create(actie=wereld.actie, soort="voortgang", door=wie, stand=stand)
        Concept.objects.filter(pk=rij.pk).update(gewijzigd_op=toen(days=dagen))

    nacht("concepten.ruim_op")

    assert list(Concept.objects.order_by("pk").values_list("stand", flat=True)) == ["weggegooid", "concept"]


def _wie_wegging(w: Wereld) -> Gebruiker:
    """Someone with everything that a person can have, who reported and may not come in any more."""
    els: Gebruiker = lid(w.trekker, naam="Els Weg", functie="adviseur", email="els@voorbeeld.nl")
    geef_app(els)
    browser_van(els).get("/werk/")
    bewaar_filter(gebruiker=els, naam="Van Els", vraag="")
    acties.bevestig_actie(actie=w.actie, verantwoording=Verantwoording(reden="Zo is het.", door=els, namens=w.trekker))
    els.is_active = False
    els.save()
    return els


def test_who_left_can_be_forgotten_and_what_they_reported_stays(wereld: Wereld) -> None:
    els, beheer = _wie_wegging(wereld), browser_van(GebruikerFactory(beheerder=True))
    pagina = lees(beheer, reverse("admin:partijen_gebruiker_change", args=[els.pk]))
    vraag = lees(beheer, pagina.links["Anonimiseren"])
    assert "U kunt dit niet terugdraaien. Deze persoon krijgt op dit adres een laatste mail" in vraag.tekst

    na = beheer.post(pagina.links["Anonimiseren"], follow=True)

    assert "Els" not in na.text
    els.refresh_from_db()
    assert (els.naam, els.functie, els.has_usable_password()) == (f"Oud-gebruiker {els.pk}", "", False)
    van_haar = (els.lidmaatschappen, els.sessies, els.bewaarde_filters, Authenticator.objects.filter(user=els))
    assert [rijen.count() for rijen in van_haar] == [0, 0, 0, 0]
    assert Gebeurtenis.objects.latest("pk").door == els
    assert Logregel.objects.latest("pk").object == els.naam
    assert "Anonimiseren" not in lees(beheer, reverse("admin:partijen_gebruiker_change", args=[els.pk])).links


def test_who_is_forgotten_gets_one_last_mail_and_then_the_address_is_forgotten_too(wereld: Wereld) -> None:
    vergeten(gebruiker=_wie_wegging(wereld), door=GebruikerFactory(beheerder=True))

    verzend(Bericht.objects.get(adres="els@voorbeeld.nl").pk)

    (brief,) = mail.outbox
    assert (brief.to, brief.subject) == (["els@voorbeeld.nl"], "Uw gegevens in het IBP-portaal zijn gewist")
    assert "Beste Els Weg," in brief.body
    assert not Bericht.objects.filter(adres="els@voorbeeld.nl").exists()


def test_only_a_beheerder_forgets_and_only_who_has_left(wereld: Wereld) -> None:
    els = _wie_wegging(wereld)
    with pytest.raises(PermissionDenied):
        anonimiseer(gebruiker=els, door=lid(wereld.trekker))
    els.is_active = True
    els.save()
    with pytest.raises(ValidationError, match="nog toegang"):
        anonimiseer(gebruiker=els, door=GebruikerFactory(beheerder=True))
