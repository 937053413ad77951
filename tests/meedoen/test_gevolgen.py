"""Later changes of the very things that an answer pointed at reach who wrote what it answers, and left an address."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from acties.models import Actie, Gebeurtenis
from berichten.models import Bericht, Berichtsoort
from berichten.post import maak_mail
from meedoen import services
from meedoen.models import Antwoord, Contact, Inbreng, Uitkomst, Vraag
from meedoen.reactiebeeld import Reactiebeeld
from meedoen.samenvatting import vul_gevolg
from meedoen.services import Antwoordtekst
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.meedoen import maak_vraag, reageer
from tests.support.volgen import gebeurt

pytestmark = pytest.mark.django_db
SCHRIJVER = "schrijver@voorbeeld.nl"


def later(uren: int = 1) -> datetime:
    return timezone.now() + timedelta(hours=uren)


def beantwoord(vraag: Vraag, inbreng: Inbreng, *gevolgen: Gebeurtenis) -> Antwoord:
    services.plaats(inbreng=inbreng, door=None)
    inhoud = Antwoordtekst(
        uitkomst=Uitkomst.OVERGENOMEN,
        tekst="Dat doen wij.",
        reden="Het is een goed idee.",
        geen_gevolg="" if gevolgen else "dit al zo was",
        inbrengen=[inbreng],
        gevolgen=gevolgen,
    )
    concept = services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None)
    antwoord = services.geef_antwoord(antwoord=concept, door=None)
    Bericht.objects.all().delete()
    return antwoord


def berichten() -> list[Bericht]:
    """The mails about what followed, after two days."""
    services.maak_vensters(timezone.now() + timedelta(days=2))
    return list(Bericht.objects.filter(soort=Berichtsoort.GEVOLG))


@pytest.fixture
def vraag() -> Vraag:
    services.maak_vensters()  # later ones go on where this one ends
    return maak_vraag()


def regels(bericht: Bericht) -> list[Any]:
    return [punt["regels"][0] for punt in (vul_gevolg(bericht) or {"punten": []})["punten"]]


def test_a_later_row_on_the_same_thing_reaches_who_wrote(vraag: Vraag) -> None:
    mijlpaal = MijlpaalFactory(actie=vraag.actie)
    eerste = Gebeurtenis.objects.filter(mijlpaal=mijlpaal).latest("pk")
    inbreng = reageer(vraag, adres=SCHRIJVER).inbreng
    beantwoord(vraag, inbreng, eerste)
    ander = MijlpaalFactory(actie=vraag.actie)
    gebeurt(vraag.actie, later(), "Nu bereikt.", soort="mijlpaal-bereikt", mijlpaal=mijlpaal, naar={"stand": "ja"})
    gebeurt(vraag.actie, later(), "Over iets anders.", soort="mijlpaal-bereikt", mijlpaal=ander, naar={"stand": "ja"})

    (bericht,) = berichten()

    assert (bericht.adres, set(bericht.gegevens)) == (SCHRIJVER, {"inbreng", "rijen"})
    assert regels(bericht) == ["Nu bereikt."]
    bericht.gegevens = vul_gevolg(bericht) or {}
    mail = maak_mail(bericht)
    assert inbreng.nummer in str(mail.subject)
    assert "/meedoen/mail/stop/" in mail.extra_headers["List-Unsubscribe"]


def test_of_an_actie_as_a_whole_only_the_same_of_it_counts(vraag: Vraag) -> None:
    eerste = gebeurt(vraag.actie, timezone.now(), naar={"status": "op-schema"})
    inbreng = reageer(vraag, adres=SCHRIJVER).inbreng
    beantwoord(vraag, inbreng, eerste)
    gebeurt(vraag.actie, later(), "Weer anders.", naar={"status": "vertraagd"})
    gebeurt(vraag.actie, later(), "Ander veld.", soort="fase", naar={"fase": "uitvoering"})

    assert regels(berichten()[0]) == ["Weer anders."]
    stappen = Reactiebeeld(inbreng, timezone.localdate()).stappen
    assert [stap.tekst for stap in stappen if stap.soort == "nieuw"] == ["Weer anders."]


def test_what_an_answer_points_at_later_is_told_too(vraag: Vraag) -> None:
    inbreng = reageer(vraag, adres=SCHRIJVER).inbreng
    antwoord = beantwoord(vraag, inbreng)
    rij = gebeurt(vraag.actie, timezone.now(), "Toch gedaan.")

    services.wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=rij, door=None)

    assert "Toch gedaan." in regels(berichten()[0])


def test_nobody_hears_of_what_is_hidden_or_after_the_address_was_erased(vraag: Vraag) -> None:
    eerste = gebeurt(vraag.actie, timezone.now(), naar={"status": "op-schema"})
    inbreng = reageer(vraag, adres=SCHRIJVER).inbreng
    beantwoord(vraag, inbreng, eerste)
    gebeurt(vraag.actie, later(), naar={"status": "vertraagd"})
    (bericht,) = berichten()

    Contact.objects.all().delete()
    assert vul_gevolg(bericht) is None
    Contact.objects.create(inbreng=inbreng, adres=SCHRIJVER)
    assert regels(bericht)
    Actie.objects.update(publicatie="ingetrokken")
    assert vul_gevolg(bericht) is None


def test_who_left_no_address_or_wrote_what_is_held_gets_nothing(vraag: Vraag) -> None:
    eerste = gebeurt(vraag.actie, timezone.now(), naar={"status": "op-schema"})
    beantwoord(vraag, reageer(vraag, "Zonder adres.").inbreng, eerste)
    gebeurt(vraag.actie, later(), naar={"status": "vertraagd"})
    gebeurt(ActieFactory(gepubliceerd=True), later())

    assert berichten() == []
