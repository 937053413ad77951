"""What a mail to who follows says, and what it never says."""

from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from acties.kader import lees_kader
from acties.models import Actie
from acties.services import Verantwoording, trek_publicatie_in
from berichten.models import Bericht, Berichtstand
from berichten.post import maak_mail
from meedoen import services
from meedoen.models import Abonnement, Ritme, Volger, Vraag
from meedoen.samenvatting import vul_samenvatting
from meedoen.volgbeeld import onderwerp_van, verwacht
from opendata.onderwerpen import SOORTEN, Onderwerp, kies
from tests.factories import ActieFactory
from tests.support.meedoen import maak_vraag, reageer
from tests.support.postbus import mailserver
from tests.support.volgen import ADRES, gebeurt, onderwerp, volg
from tests.support.wereld import maak_wereld
from tests.support.werker import voer_taken_uit

pytestmark = pytest.mark.django_db
NU = timezone.now()


def maak_op(dagen: int = 2) -> list[Bericht]:
    """Let so many days pass; the mails that wait then."""
    services.maak_vensters(timezone.now() + timedelta(days=dagen))
    return list(Bericht.objects.order_by("pk"))


def gelezen(bericht: Bericht) -> tuple[Any, str]:
    """The mail as it would go out now, and its text on one line."""
    bericht.gegevens = vul_samenvatting(bericht) or {}
    mail: Any = message_from_bytes(maak_mail(bericht).message().as_bytes(), policy=policy.default)
    return mail, " ".join(next(mail.iter_parts()).get_content().split())


def over_actie(vraag: Vraag) -> Onderwerp:
    assert vraag.actie is not None
    return onderwerp("actie", vraag.actie.slug)


def later(uren: int = 1) -> Any:
    return timezone.now() + timedelta(hours=uren)


def test_a_change_that_three_subscriptions_match_is_told_once_with_all_of_them() -> None:
    actie: Actie = ActieFactory(gepubliceerd=True, titel="Code van de dijk")
    volg(
        onderwerp("actie", actie.slug),
        onderwerp("programmalijn", actie.programmalijn.slug),
        onderwerp("alles"),
    )
    gebeurt(actie, later(), "De dijk is klaar.")

    (bericht,) = maak_op()

    _, tekst = gelezen(bericht)
    assert tekst.count("De dijk is klaar.") == 1
    assert "Omdat u volgt: Alle acties, Code van de dijk en Programmalijn" in tekst
    assert f"https://portaal.voorbeeld.nl/acties/{actie.slug}/geschiedenis/#gebeurtenis-" in tekst


def test_whatever_has_a_feed_is_followed_by_mail_and_found_again() -> None:
    w = maak_wereld()
    vraag, deel = maak_vraag(w.actie), f"{w.actie.slug}/{w.onderdeel.slug}"
    van = {"actie": w.actie.slug, "programmalijn": w.actie.programmalijn.slug, "onderdeel": deel}
    van |= {"afspraak": w.afspraak.slug, "partij": w.trekker.slug, "vraag": vraag.slug}
    keuze = QueryDict("q=samen&status=gepland&demo=ja")
    gekozen = [kies(wat, van.get(wat, ""), keuze, lees_kader()) for wat in SOORTEN]

    for een in gekozen:
        services.vraag_aan(adres=f"{een.wat}@voorbeeld.nl", onderwerp=een, ritme=Ritme.DAG)

    bewaard = [onderwerp_van(abonnement) for abonnement in Abonnement.objects.order_by("pk")]
    assert [een and (een.wat, een.titel, een.feed) for een in bewaard] == [(e.wat, e.titel, e.feed) for e in gekozen]


def test_what_is_hidden_when_it_is_sent_is_in_no_mail() -> None:
    weg, blijft = ActieFactory(gepubliceerd=True, titel="Geheim plan"), ActieFactory(gepubliceerd=True)
    volg(onderwerp("actie", weg.slug), onderwerp("actie", blijft.slug), onderwerp("alles"))
    gebeurt(weg, later(), "Zegt te veel.")
    gebeurt(blijft, later(), "Mag wel.")
    (bericht,) = maak_op()
    Actie.objects.filter(pk=weg.pk).update(publicatie="ingetrokken")

    _, tekst = gelezen(bericht)

    assert "Mag wel." in tekst
    assert "Geheim plan" not in tekst and "Zegt te veel." not in tekst


def test_one_click_stops_it_and_the_mail_says_how() -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    volger = volg(onderwerp("actie", actie.slug))
    gebeurt(actie, later())

    mail, tekst = gelezen(maak_op()[0])

    stop = f"https://portaal.voorbeeld.nl/meedoen/mail/stop/{volger.sleutel}/"
    assert mail["List-Unsubscribe"] == f"<{stop}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"Stop deze mails: {stop}" in tekst


def test_a_message_that_waits_says_nothing_by_itself() -> None:
    actie: Actie = ActieFactory(gepubliceerd=True, titel="Onvindbaar")
    volg(onderwerp("actie", actie.slug))
    gebeurt(actie, later(), "Verborgen woorden.")

    (bericht,) = maak_op()

    assert set(bericht.gegevens) == {"volger", "rijen"}
    assert bericht.adres == ADRES


def test_who_stopped_meanwhile_gets_nothing() -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    volger = volg(onderwerp("actie", actie.slug))
    gebeurt(actie, later())
    (bericht,) = maak_op()

    services.zeg_alles_op(volger=volger)

    assert vul_samenvatting(bericht) is None


def test_an_abuse_report_mails_no_follower() -> None:
    vraag = maak_vraag()
    volg(onderwerp("vraag", vraag.slug), over_actie(vraag), onderwerp("alles"))
    Volger.objects.update(gemaild_tot=timezone.now())
    Abonnement.objects.update(bevestigd_op=timezone.now())
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)

    services.meld_misbruik(inbreng=inbreng, tekst="Dit is gemeen.")

    assert maak_op() == []


def test_who_follows_a_question_hears_what_happens_to_it() -> None:
    vraag = maak_vraag(gepubliceerd=False)
    alle = volg(over_actie(vraag))
    services.publiceer_vraag(vraag=vraag, door=None)

    _, tekst = gelezen(maak_op()[0])

    assert alle.abonnementen.count() == 1
    assert f"/meedoen/{vraag.slug}/" in tekst
    assert "antwoordt uiterlijk" in tekst


def test_what_is_expected_is_counted_by_day_and_by_week() -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    volgt = onderwerp("actie", actie.slug)
    begin = timezone.now() + timedelta(days=400)
    for dag in range(24):
        gebeurt(actie, begin + timedelta(days=3 * dag))

    uitkomst = verwacht(volgt, begin + timedelta(days=72))

    assert (uitkomst.keren, uitkomst.dagen) == (24, 24)
    assert (uitkomst.mails_per_dag, uitkomst.mails_per_week) == (2, 1)


@pytest.mark.parametrize("aantal", [1, 4])
def test_making_ready_costs_the_same_however_many_follow(
    aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    for nummer in range(aantal):
        volg(onderwerp("actie", actie.slug), adres=f"lezer{nummer}@voorbeeld.nl")
    gebeurt(actie, later())

    # per rhythm: begin and end, lock, the last window, a new one, who follows and what, the rows, messages, the sweep,
    # how far; for a day also what followed from answers
    with django_assert_num_queries(41):
        maak_op(2)

    assert Bericht.objects.count() == aantal


@pytest.mark.django_db(transaction=True)
def test_a_mail_goes_out_by_a_real_server_and_a_refused_address_gets_nothing_more(settings: Settings) -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    volg(onderwerp("actie", actie.slug))
    volg(onderwerp("actie", actie.slug), adres="weg@voorbeeld.nl")
    gebeurt(actie, later(), "Dit staat erin.")
    maak_op()

    with mailserver(settings) as postbus:
        postbus.antwoorden["weg@voorbeeld.nl"] = "550 No such user here"
        voer_taken_uit()
        voer_taken_uit()

    (mail,) = postbus.post
    assert "Dit staat erin." in next(mail.iter_parts()).get_content()
    assert {b.adres: b.stand for b in Bericht.objects.all()} == {
        ADRES: Berichtstand.VERZONDEN,
        "weg@voorbeeld.nl": Berichtstand.MISLUKT,
    }
    weg = Volger.objects.met_adres("weg@voorbeeld.nl").get()
    assert not weg.abonnementen.exists() and weg.wissen_op is not None


@pytest.mark.django_db(transaction=True)
def test_a_mail_with_nothing_left_to_tell_is_not_sent(settings: Settings) -> None:
    actie: Actie = ActieFactory(gepubliceerd=True)
    volg(onderwerp("actie", actie.slug), ritme=Ritme.DAG)
    gebeurt(actie, later())
    (bericht,) = maak_op()
    trek_publicatie_in(actie=actie, verantwoording=Verantwoording(reden="Fout."))

    with mailserver(settings) as postbus:
        voer_taken_uit()
        voer_taken_uit()

    bericht.refresh_from_db()
    assert (postbus.post, bericht.stand, bericht.gegevens) == ([], Berichtstand.VERVALLEN, {})
