"""What is forgotten, and when: as the form and the privacy page promise."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from basis.tijd.perioden import dag, toon_periode
from berichten.models import Bericht
from meedoen import services
from meedoen.forms import ADRES_GEWIST, ReactieForm, privacy
from meedoen.models import (
    BEWAAR_ADRES,
    LEESTERMIJN,
    Contact,
    Grond,
    Inbreng,
    Moderatiebesluit,
    Ritme,
    Uitkomst,
    Volger,
    Vraag,
)
from meedoen.samenvatting import vul_nog_volgen
from meedoen.services import Antwoordtekst
from meedoen.services.opruimen import ANTWOORDEN, JAAR
from meedoen.vraagbeeld import Telling
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.meedoen import afgerond, dagen, maak_vraag, reageer
from tests.support.volgen import ADRES, gebeurt, onderwerp, volg

pytestmark = pytest.mark.django_db


def om(dag_: int) -> datetime:
    """So many days from now."""
    return timezone.now() + timedelta(days=dag_)


def na_de_term(vraag: Vraag, dagen_: int) -> datetime:
    """So many days after the last day on which what came in is kept."""
    assert vraag.bewaren_tot is not None
    return om((vraag.bewaren_tot - timezone.localdate()).days + dagen_)


def test_a_text_goes_when_its_term_has_ended_and_not_a_day_before() -> None:
    vraag, mens = maak_vraag(), GebruikerFactory(is_programmabureau=True)
    inbreng = reageer(vraag, "Jan is lelijk.", adres="lezer@voorbeeld.nl", naam="Piet").inbreng
    services.houd_tegen(inbreng=inbreng, grond=Grond.SCHELDEN, uitleg="U noemt Jan lelijk.", door=mens)
    services.maak_bezwaar(inbreng=inbreng, tekst="Jan is het echt.")
    assert services.ruim_op(na_de_term(vraag, 0)) == 0

    assert services.ruim_op(na_de_term(vraag, 1)) == 1
    assert services.ruim_op(na_de_term(vraag, 2)) == 0

    inbreng.refresh_from_db()
    assert (inbreng.tekst, inbreng.naam, inbreng.stand) == ("", "", "achtergehouden")
    assert Moderatiebesluit.objects.get().uitleg == inbreng.meldingen.get().tekst == ""
    assert not Contact.objects.exists() and not Bericht.objects.exists()


def _zichtbaar() -> Any:
    """How many reactions lists of questions say that stand on the site."""
    vragen: Any = Vraag.objects.met_aantallen()
    return vragen.get().aantal_zichtbaar


def test_what_was_erased_counts_no_more_on_the_site_and_waits_for_nobody() -> None:
    vraag = maak_vraag()
    ongelezen, gelezen = reageer(vraag).inbreng, reageer(vraag, "Meer bomen.").inbreng
    services.plaats(inbreng=gelezen, door=None)
    assert _zichtbaar() == 1

    services.ruim_op(na_de_term(vraag, 1))

    ongelezen.refresh_from_db()
    assert not ongelezen.is_ongelezen and not Inbreng.objects.ongelezen().exists()
    assert _zichtbaar() == 0
    assert Telling.van(vraag).is_gelezen
    Vraag.objects.update(periode=dagen(-20, -1))
    assert services.rond_af(vraag=vraag, door=None, reden="De termijn was voorbij.").afgerond_op


def beantwoord_en_sluit(vraag: Vraag, inbreng: Inbreng) -> None:
    Vraag.objects.filter(pk=vraag.pk).update(periode=dagen(-20, -1))
    inhoud = Antwoordtekst(
        uitkomst=Uitkomst.NIET, tekst="Nee.", reden="Geen geld.", geen_gevolg="er geen geld is", inbrengen=[inbreng]
    )
    services.geef_antwoord(antwoord=services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None), door=None)
    services.rond_af(vraag=vraag, door=None)


def test_an_address_goes_28_days_after_the_last_message() -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag, adres="lezer@voorbeeld.nl").inbreng
    services.plaats(inbreng=inbreng, door=None)
    services.ruim_op(om(35))
    assert Contact.objects.exists()  # the answer is still to come
    beantwoord_en_sluit(vraag, inbreng)

    services.ruim_op(om(BEWAAR_ADRES.days - 1))
    assert Contact.objects.exists()
    services.ruim_op(om(BEWAAR_ADRES.days + 1))

    assert not Contact.objects.exists() and not Bericht.objects.exists()
    inbreng.refresh_from_db()
    assert inbreng.tekst


def test_the_28_days_begin_at_the_last_message_and_not_at_the_first() -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag, adres="lezer@voorbeeld.nl").inbreng
    services.plaats(inbreng=inbreng, door=None)
    Contact.objects.update(laatste_bericht_op=om(-300))
    beantwoord_en_sluit(vraag, inbreng)

    services.ruim_op(om(BEWAAR_ADRES.days - 1))

    assert Contact.objects.exists()


def test_an_address_stays_while_what_an_answer_points_at_can_still_change() -> None:
    vraag = afgerond()
    Contact.objects.create(inbreng=vraag.inbrengen.get(), adres="lezer@voorbeeld.nl", laatste_bericht_op=om(-300))

    services.ruim_op(om(0))
    assert Contact.objects.exists()
    services.ruim_op(na_de_term(vraag, 1))

    assert not Contact.objects.exists()


def test_the_form_promises_what_the_code_does() -> None:
    vraag = maak_vraag()
    assert vraag.bewaren_tot is not None

    assert timedelta(days=28) == BEWAAR_ADRES and LEESTERMIJN == 2
    assert privacy(vraag) == (
        f"Wij gebruiken uw reactie alleen voor deze vraag en wissen die na {toon_periode(dag(vraag.bewaren_tot))}. Uw "
        "e-mailadres bewaren wij apart en wissen wij 28 dagen na het laatste bericht."
    )
    assert ReactieForm(vraag=vraag).lezen == (
        "Binnen 2 werkdagen staat uw reactie op de site. Wij houden alleen tegen: schelden of dreigen, gegevens van "
        "anderen, reclame, en wat over iets anders gaat. U leest altijd waarom."
    )


def test_the_privacy_page_says_the_same_terms() -> None:
    paginas = json.loads((Path(settings.BASE_DIR) / "inhoud/feiten/paginas.json").read_text())
    (pagina,) = [pagina for pagina in paginas if pagina["slug"] == "privacy"]

    assert "## Wat wij bewaren van een reactie" in pagina["tekst"]
    assert ADRES_GEWIST in pagina["tekst"]
    assert f"binnen {LEESTERMIJN} werkdagen" in pagina["tekst"]
    assert f"Bevestigt u niet? Dan wissen wij het na {services.BEVESTIGEN.days} dagen" in pagina["tekst"]
    assert f"Antwoordt u niet binnen {ANTWOORDEN.days} dagen? Dan stoppen ze." in pagina["tekst"]
    assert f"uw e-mailadres en de mails {BEWAAR_ADRES.days} dagen later" in pagina["tekst"]
    assert timedelta(days=365) == JAAR


# -- who follows by mail ---------------------------------------------------------------------------------------------


@pytest.fixture
def volger() -> Volger:
    return volg(onderwerp("alles"))


def test_an_address_is_erased_twenty_eight_days_after_the_last_subscription_ended(volger: Volger) -> None:
    nu = timezone.now()
    gebeurt(ActieFactory(gepubliceerd=True), nu + timedelta(hours=1))
    services.maak_vensters(nu + timedelta(days=2))
    services.zeg_op(abonnement=volger.abonnementen.get(), nu=nu)

    assert services.ruim_volgers_op(nu + timedelta(days=27, hours=23)) == 0
    assert Bericht.objects.filter(adres=ADRES).exists()
    assert services.ruim_volgers_op(nu + timedelta(days=28)) == 1

    assert not Volger.objects.exists() and not Bericht.objects.filter(adres=ADRES).exists()


def test_what_nobody_confirms_is_forgotten_after_a_week() -> None:
    services.vraag_aan(adres=ADRES, onderwerp=onderwerp("alles"), ritme=Ritme.DAG)

    assert services.ruim_volgers_op(timezone.now() + timedelta(days=6)) == 0
    assert services.ruim_volgers_op(timezone.now() + timedelta(days=8)) == 1
    assert not Bericht.objects.exists()


def test_after_a_year_is_asked_once_and_who_does_not_answer_gets_nothing_more(volger: Volger) -> None:
    begin = volger.bevestigd_op
    assert begin is not None
    services.vraag_nog_volgen(begin + timedelta(days=364))
    assert not Bericht.objects.exists()
    for dagen_ in (366, 367):
        services.vraag_nog_volgen(begin + timedelta(days=dagen_))
    bericht = Bericht.objects.get()
    assert (vul_nog_volgen(bericht) or {})["titels"] == ["Alle acties"]

    services.vraag_nog_volgen(begin + timedelta(days=366 + 29))

    assert not volger.abonnementen.exists()
    assert vul_nog_volgen(bericht) is None
