"""What happens is told to who registered: in order, signed, again until it is taken, and once by two workers."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from acties import services as van_acties
from acties.models import Positie
from basis.web.kluis import Kluis, Onleesbaar
from opendata.webhooks import services
from opendata.webhooks.bezorgen import Uitkomst
from opendata.webhooks.models import Aflevering, Hookstand, Webhook
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.luisteraar import Luisteraar, luister
from tests.support.webhooks import gebeur, maak_hook, redacteur_van
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def luisteraar() -> Iterator[Luisteraar]:
    with luister() as gevonden:
        yield gevonden


def test_what_happens_is_told_in_order_and_signed(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    rijen = [gebeur(wereld.actie), gebeur(wereld.actie)]
    services.bezorg_volgende(hook.pk)
    assert [event["id"] for event in luisteraar.events(geheim)] == [str(rij.pk) for rij in rijen]
    koppen, _ = luisteraar.gekregen[0]
    assert koppen["Content-Type"] == "application/cloudevents-batch+json; charset=UTF-8"
    assert koppen[":path"] == "/haak?sleutel=1"
    assert koppen["Host"].startswith("localhost:")
    assert re.fullmatch(r"msg_[0-9a-f]{32}", koppen["webhook-id"])


def test_what_was_told_is_not_told_again(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    gebeur(wereld.actie)
    services.bezorg_volgende(hook.pk)
    tweede = gebeur(wereld.actie)
    services.bezorg_volgende(hook.pk)
    services.bezorg_volgende(hook.pk)
    assert len(luisteraar.gekregen) == 2
    assert luisteraar.events(geheim)[1]["id"] == str(tweede.pk)


def test_many_events_come_in_several_deliveries(
    wereld: Wereld, luisteraar: Luisteraar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opendata.webhooks.gebeurtenissen.PER_KEER", 2)
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    rijen = [gebeur(wereld.actie) for _ in range(5)]
    for _ in range(4):
        services.bezorg_volgende(hook.pk)
    assert [event["id"] for event in luisteraar.events(geheim)] == [str(rij.pk) for rij in rijen]
    assert len(luisteraar.gekregen) == 3


def test_what_is_not_taken_comes_again_the_same(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    luisteraar.antwoorden = [500]
    rij, nu = gebeur(wereld.actie), timezone.now()
    services.bezorg_volgende(hook.pk, nu)
    services.bezorg_volgende(hook.pk, nu + timedelta(seconds=30))
    assert len(luisteraar.gekregen) == 1  # not yet
    services.bezorg_volgende(hook.pk, nu + timedelta(minutes=1))
    assert [event["id"] for event in luisteraar.events(geheim)] == [str(rij.pk)] * 2
    eerste, tweede = (koppen["webhook-id"] for koppen, _ in luisteraar.gekregen)
    assert eerste == tweede
    hook.refresh_from_db()
    assert (hook.pogingen, hook.niet_voor) == (0, None)


@pytest.mark.parametrize(("keer", "minuten"), [(1, 1), (2, 2), (9, 256), (10, 360), (15, 360)])
def test_it_waits_longer_each_time(keer: int, minuten: int, wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    luisteraar.antwoorden, nu = [500], timezone.now()
    gebeur(wereld.actie)
    Webhook.objects.update(pogingen=keer - 1)
    services.bezorg_volgende(hook.pk, nu)
    hook.refresh_from_db()
    assert hook.niet_voor == nu + timedelta(minutes=minuten)


@pytest.mark.parametrize("doe", [services.bezorg_volgende, services.bezorg_proef])
def test_one_that_is_removed_meanwhile_is_let_go(
    doe: Any, wereld: Wereld, luisteraar: Luisteraar, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    gebeur(wereld.actie)

    def bezorg(*args: Any, **koppen: str) -> Uitkomst:
        services.verwijder(hook=Webhook.objects.get(), door=hook.door)
        return Uitkomst(200, 1)

    monkeypatch.setattr(services, "bezorg", bezorg)
    doe(hook.pk)
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("status", [410, 500])
def test_after_too_many_failures_it_stops_and_says_so(wereld: Wereld, luisteraar: Luisteraar, status: int) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    luisteraar.antwoorden = [status]
    gebeur(wereld.actie)
    Webhook.objects.update(pogingen=0 if status == 410 else services.POGINGEN - 1)
    services.bezorg_volgende(hook.pk)
    hook.refresh_from_db()
    assert hook.stand == Hookstand.GESTOPT
    assert services.veeg_bijeen() == 0
    bericht = hook.door.berichten.get()
    assert (bericht.soort, bericht.gegevens["systeem"]) == ("webhook", "localhost")


def test_one_that_was_switched_off_meanwhile_does_not_stop(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    hook, _ = maak_hook(wereld.trekker)
    gebeur(wereld.actie)

    def bezorg(*args: Any, **koppen: str) -> Uitkomst:
        services.zet_uit(hook=hook, door=hook.door)
        return Uitkomst(410, 1, uitleg="Het adres zegt dat het voorgoed weg is.")

    monkeypatch.setattr(services, "bezorg", bezorg)
    services.bezorg_volgende(hook.pk)
    hook.refresh_from_db()
    assert (hook.stand, hook.door.berichten.count()) == (Hookstand.UIT, 0)


def test_switched_on_again_it_tells_what_happened_meanwhile(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    services.zet_uit(hook=hook, door=hook.door)
    rij = gebeur(wereld.actie)
    services.bezorg_volgende(hook.pk)
    assert luisteraar.gekregen == []
    services.zet_aan(hook=hook, door=hook.door)
    services.bezorg_volgende(hook.pk)
    assert [event["id"] for event in luisteraar.events(geheim)] == [str(rij.pk)]


def test_who_switches_it_on_again_did_not_register_it(wereld: Wereld) -> None:
    hook, _ = maak_hook(wereld.trekker)
    services.zet_aan(hook=hook, door=redacteur_van(wereld.trekker))
    assert Webhook.objects.get().door == hook.door


def test_the_log_tells_what_came_of_it(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    luisteraar.antwoorden, luisteraar.tekst = [503], b"  morgen\n\x00weer "
    gebeur(wereld.actie)
    services.bezorg_volgende(hook.pk)
    aflevering = hook.afleveringen.get()
    assert (aflevering.status, aflevering.antwoord, aflevering.aantal) == (503, "morgen weer", 1)
    assert aflevering.uitleg == "Het antwoord was een fout: status 503."


def test_a_secret_from_before_signs_too_for_a_day(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, oud = maak_hook(wereld.trekker, luisteraar.adres)
    nieuw = services.wissel_geheim(hook=hook, door=hook.door)
    gebeur(wereld.actie)
    services.bezorg_volgende(hook.pk)
    assert luisteraar.events(oud) == luisteraar.events(nieuw)
    hook.refresh_from_db()
    assert hook.geheimen(timezone.now() + timedelta(days=1, minutes=1)) == [nieuw]
    services.ruim_op(timezone.now() + timedelta(days=2))
    hook.refresh_from_db()
    assert (hook.vorig_geheim, hook.vorig_tot) == ("", None)


def test_no_secret_is_stored_as_it_is(wereld: Wereld) -> None:
    hook, geheim = maak_hook(wereld.trekker)
    hook.refresh_from_db()
    assert geheim.removeprefix("whsec_") not in hook.geheim
    assert hook.geheimen(timezone.now()) == [geheim]
    with pytest.raises(Onleesbaar):  # for another purpose
        Kluis("toegang").ontsleutel(hook.geheim)


def test_secrets_move_to_the_present_key_at_night(wereld: Wereld, settings: Any) -> None:
    hook, geheim = maak_hook(wereld.trekker)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [settings.SECRET_KEY]
    services.ruim_op()
    settings.SECRET_KEY_FALLBACKS = []
    hook.refresh_from_db()
    assert hook.geheimen(timezone.now()) == [geheim]


def test_a_secret_that_no_key_reads_is_said_and_nothing_goes_out(
    wereld: Wereld, luisteraar: Luisteraar, settings: Any
) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    gebeur(wereld.actie)
    settings.SECRET_KEY = "kwijt"
    services.ruim_op()
    services.bezorg_volgende(hook.pk)
    assert luisteraar.gekregen == []
    assert "Maak een nieuw geheim" in hook.afleveringen.get().uitleg


def test_a_test_says_that_it_is_one_and_moves_nothing(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres)
    services.bezorg_proef(hook.pk)
    [event] = luisteraar.events(geheim)
    assert event["type"] == "nl.ibp-portaal.proef"
    assert hook.afleveringen.get().is_proef
    positie = hook.positie
    hook.refresh_from_db()
    assert hook.positie == positie


def test_what_came_of_it_is_forgotten_after_a_month(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    services.bezorg_proef(hook.pk)
    assert services.ruim_op(timezone.now() + timedelta(days=29)) == 0
    assert services.ruim_op(timezone.now() + timedelta(days=31)) == 1
    assert not Aflevering.objects.exists()


# -- what never goes out --------------------------------------------------------------------------------------------


def test_drafts_and_the_invented_never_go_out(wereld: Wereld, luisteraar: Luisteraar) -> None:
    concept, demo = ActieFactory(trekker=wereld.trekker), ActieFactory(gepubliceerd=True, is_demo=True)
    hooks = [maak_hook(wereld.trekker, luisteraar.adres)[0]]
    for actie in (concept, demo):
        hooks.append(maak_hook(wereld.trekker, luisteraar.adres, waarover="actie", slug=actie.slug)[0])
        gebeur(actie)
    for hook in hooks:
        services.bezorg_volgende(hook.pk)
        hook.refresh_from_db()
    assert luisteraar.gekregen == []
    assert {hook.positie for hook in hooks} == {Positie.objects.order_by("-pk")[0].pk}  # it goes on


def test_what_was_withdrawn_meanwhile_does_not_go_out(wereld: Wereld, luisteraar: Luisteraar) -> None:
    hook, _ = maak_hook(wereld.trekker, luisteraar.adres)
    gebeur(wereld.actie)
    van_acties.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)
    services.bezorg_volgende(hook.pk)
    assert luisteraar.gekregen == []


@pytest.mark.parametrize(
    ("waarover", "hoort"), [("alles", {0, 1}), ("programmalijn", {0}), ("actie", {0}), ("partij", {0})]
)
def test_it_tells_of_its_subject_only(wereld: Wereld, luisteraar: Luisteraar, waarover: str, hoort: set[int]) -> None:
    slugs = {
        "programmalijn": wereld.actie.programmalijn.slug,
        "actie": wereld.actie.slug,
        "partij": wereld.trekker.slug,
    }
    ander = ActieFactory(gepubliceerd=True)
    hook, geheim = maak_hook(wereld.trekker, luisteraar.adres, waarover=waarover, slug=slugs.get(waarover, ""))
    rijen = [gebeur(wereld.actie), gebeur(ander)]
    services.bezorg_volgende(hook.pk)
    assert [e["id"] for e in luisteraar.events(geheim)] == [str(rijen[nummer].pk) for nummer in sorted(hoort)]


def test_who_may_not_registers_nothing(wereld: Wereld) -> None:
    with pytest.raises(PermissionDenied):
        maak_hook(wereld.trekker, door=redacteur_van(wereld.partner))
    with pytest.raises(PermissionDenied):
        maak_hook(wereld.trekker, door=GebruikerFactory())
