"""The life of a question: asked, answered, closed; what the services refuse on the way."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from acties.models import Gebeurtenis
from basis.tijd.perioden import dag, periode
from berichten.models import Bericht, Berichtsoort
from meedoen import bewijs, services
from meedoen.models import Grond, Inbreng, Inbrengstand, Uitkomst, Vraag, Vraagstand
from meedoen.services import Antwoordtekst
from tests.factories import ActieFactory
from tests.support.meedoen import beantwoord, dagen, gesloten_vraag, hier, maak_vraag, reageer

pytestmark = pytest.mark.django_db


def antwoord(vraag: Vraag, *inbrengen: Inbreng, **velden: Any) -> Antwoordtekst:
    basis: dict[str, Any] = {"uitkomst": Uitkomst.NIET, "tekst": "Dat doen wij niet.", "reden": "Er is geen geld."}
    return Antwoordtekst(**(basis | {"inbrengen": inbrengen, "geen_gevolg": "er geen geld is"} | velden))


def test_a_question_is_told_in_the_journal_of_its_actie() -> None:
    vraag = maak_vraag()

    rij = Gebeurtenis.objects.filter(actie=vraag.actie, soort="vraag").get()

    assert rij.naar["vraagtitel"] == vraag.titel
    assert rij.naar["gebeurde"] == "gesteld"


def test_what_was_promised_never_changes() -> None:
    vraag = maak_vraag()

    with pytest.raises(ValidationError, match="staat al op de site"):
        services.wijzig_vraag(vraag=vraag, velden={"antwoord_beloofd": dag(timezone.localdate())}, door=None)
    with pytest.raises(IntegrityError, match="verandert niet na publicatie"), transaction.atomic():
        Vraag.objects.update(antwoord_beloofd=None)


def test_a_reaction_is_read_answered_and_the_question_closed() -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag, adres="lezer@voorbeeld.nl").inbreng
    assert inbreng.stand == Inbrengstand.ONTVANGEN
    services.plaats(inbreng=inbreng, door=None)
    Vraag.objects.update(periode=gesloten_vraag().periode)
    with pytest.raises(ValidationError, match="nog geen antwoord"):
        services.rond_af(vraag=vraag, door=None)

    concept = services.schrijf_antwoord(vraag=vraag, inhoud=antwoord(vraag, inbreng), door=None)
    services.geef_antwoord(antwoord=concept, door=None)
    services.rond_af(vraag=vraag, door=None)

    vraag.refresh_from_db()
    assert vraag.stand(timezone.localdate()) == Vraagstand.AFGEROND
    with pytest.raises(IntegrityError), transaction.atomic():
        concept.delete()


def test_a_question_is_closed_after_its_last_day_and_comes_on_the_site_before_it_ended() -> None:
    with pytest.raises(ValidationError, match="staat nog open"):
        services.rond_af(vraag=maak_vraag(), reden="Het is klaar.", door=None)
    with pytest.raises(ValidationError, match="zou al gesloten zijn"):
        services.publiceer_vraag(vraag=maak_vraag(gepubliceerd=False, periode=dagen(-9, -1)), door=None)


def test_one_form_sent_twice_is_one_reaction() -> None:
    vraag = maak_vraag()
    token = bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))
    velden = {"tekst": "Groen", "naam": "", "mag_openbaar": True}

    een, twee = (services.ontvang(vraag=vraag, bewijs=bewijs.lees(token, vraag), velden=velden) for _ in range(2))

    assert een == twee
    assert Inbreng.objects.count() == 1


def test_an_answer_can_be_replaced_after_the_question_was_closed_and_stays() -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag).inbreng
    services.plaats(inbreng=inbreng, door=None)
    eerste = services.schrijf_antwoord(vraag=vraag, inhoud=antwoord(vraag, inbreng), door=None)
    services.geef_antwoord(antwoord=eerste, door=None)
    Vraag.objects.update(periode=gesloten_vraag().periode)
    services.rond_af(vraag=vraag, door=None)

    beter = antwoord(vraag, inbreng, vervangt=eerste, tekst="Toch wel.", uitkomst=Uitkomst.OVERGENOMEN)
    tweede = services.schrijf_antwoord(vraag=vraag, inhoud=beter, door=None)
    services.geef_antwoord(antwoord=tweede, door=None)

    assert list(vraag.antwoorden.geldend()) == [tweede]
    assert vraag.antwoorden.gegeven().count() == 2
    with pytest.raises(ValidationError, match="al afgerond"):
        services.schrijf_antwoord(vraag=vraag, inhoud=antwoord(vraag, inbreng), door=None)


def test_each_explanation_of_holding_a_reaction_is_kept_once() -> None:
    inbreng = reageer(maak_vraag()).inbreng

    for uitleg in ("Te grof.", "Te grof.", "In uw tekst staat een scheldwoord."):
        services.houd_tegen(inbreng=inbreng, grond=Grond.SCHELDEN, uitleg=uitleg, door=None)

    inbreng.refresh_from_db()
    assert inbreng.stand == Inbrengstand.ACHTERGEHOUDEN
    assert [besluit.uitleg for besluit in inbreng.besluiten.all()] == ["Te grof.", "In uw tekst staat een scheldwoord."]


def test_a_draft_of_an_answer_answers_nothing() -> None:
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    services.schrijf_antwoord(vraag=vraag, inhoud=antwoord(vraag, inbreng), door=None)
    Vraag.objects.filter(pk=vraag.pk).update(periode=gesloten_vraag().periode)

    with pytest.raises(ValidationError, match="nog geen antwoord"):
        services.rond_af(vraag=vraag, door=None)


def test_what_nobody_read_keeps_a_question_open_even_with_a_reason() -> None:
    vraag = maak_vraag()
    reageer(vraag)
    Vraag.objects.filter(pk=vraag.pk).update(periode=gesloten_vraag().periode)

    with pytest.raises(ValidationError, match="Lees eerst alle reacties"):
        services.rond_af(vraag=vraag, door=None, reden="Er is geen tijd.")


def test_the_answer_is_mailed_at_once_and_once_to_who_wrote_what_counts() -> None:
    vraag = maak_vraag()
    wie = {naam: reageer(vraag, naam, adres=f"{naam}@voorbeeld.nl").inbreng for naam in ("goed", "grof", "ander")}
    for inbreng in wie.values():
        services.plaats(inbreng=inbreng, door=None)
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    samen = [wie["goed"], wie["grof"]]
    services.zet_bij_onderwerp(inbrengen=samen, onderwerp=onderwerp, vraag=vraag, door=None)
    services.houd_tegen(inbreng=wie["grof"], grond=Grond.SCHELDEN, uitleg="U scheldt.", door=None)

    inhoud = antwoord(vraag, wie["goed"], onderwerpen=[onderwerp])
    concept = services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None)
    assert not Bericht.objects.filter(soort=Berichtsoort.ANTWOORD).exists()
    for _ in range(2):
        services.geef_antwoord(antwoord=concept, door=None)

    assert [bericht.adres for bericht in Bericht.objects.filter(soort=Berichtsoort.ANTWOORD)] == ["goed@voorbeeld.nl"]


def test_of_two_questions_about_one_actie_each_has_days_of_its_own() -> None:
    actie = ActieFactory(gepubliceerd=True)
    maak_vraag(actie)
    tweede = maak_vraag(actie, titel="En wat vindt u van de haven?", gepubliceerd=False)
    eerder = timezone.now() - timedelta(days=7)

    tweede = services.publiceer_vraag(vraag=tweede, door=None, nu=eerder)

    rij = Gebeurtenis.objects.over_vraag(tweede.slug).get()
    assert rij.telt_vanaf == timezone.localdate(eerder)
    inbreng = services.plaats(inbreng=reageer(tweede).inbreng, door=None)
    concept = services.schrijf_antwoord(vraag=tweede, inhoud=antwoord(tweede, inbreng), door=None)
    with pytest.raises(ValidationError, match="voor de vorige melding"):
        services.geef_antwoord(antwoord=concept, door=None, nu=eerder - timedelta(days=1))


def test_who_comes_to_an_answer_after_it_was_given_hears_what_it_says() -> None:
    vraag = maak_vraag()
    een, later, tegen = (
        services.plaats(inbreng=reageer(vraag, tekst, adres=f"{tekst}@voorbeeld.nl").inbreng, door=None)
        for tekst in ("een", "later", "tegen")
    )
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    services.zet_bij_onderwerp(inbrengen=[een, tegen], onderwerp=onderwerp, vraag=vraag, door=None)
    services.houd_tegen(inbreng=tegen, grond=Grond.ANDERS, uitleg="Iets anders.", door=None)
    beantwoord(vraag, onderwerpen=[onderwerp])
    assert wie() == ["een@voorbeeld.nl"]

    services.zet_bij_onderwerp(inbrengen=[later], onderwerp=onderwerp, vraag=vraag, door=None)
    services.plaats(inbreng=tegen, door=None)

    assert wie() == ["een@voorbeeld.nl", "later@voorbeeld.nl", "tegen@voorbeeld.nl"]


def wie() -> list[str]:
    """Who was mailed an answer."""
    return sorted(Bericht.objects.van_soort(Berichtsoort.ANTWOORD).values_list("adres", flat=True))


@pytest.mark.parametrize(
    ("begonnen", "nu", "neemt"),
    [
        (None, "2026-10-25T23:59:59", True),  # the last day, that has 25 hours
        (None, "2026-10-26T00:00:00", False),
        ("2026-10-25T23:59:59", "2026-10-26T00:00:01", True),
        ("2026-10-25T12:00:00", "2026-10-26T23:59:59", True),
        ("2026-10-26T00:00:00", "2026-10-26T00:00:01", False),  # the form was opened after closing
        ("2026-10-25T12:00:00", "2026-10-27T00:00:00", False),
        (None, "2026-10-18T23:59:59", False),  # before the first day
    ],
)
def test_a_question_closes_at_midnight_on_our_clock(begonnen: str | None, nu: str, neemt: bool) -> None:
    vraag = maak_vraag(gepubliceerd=False, periode=periode(date(2026, 10, 19), date(2026, 10, 25)))
    vraag.gepubliceerd_op = hier("2026-10-01T12:00:00")

    assert services.neemt_aan(vraag, hier(begonnen) if begonnen else None, hier(nu)) is neemt
