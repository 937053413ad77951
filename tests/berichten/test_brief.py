"""What the mails say, and what nobody can make them say."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from berichten.inwoners import BRIEVEN
from berichten.models import AAN_INWONERS, UIT_TE_ZETTEN, Bericht, Berichtsoort
from berichten.post import maak_mail
from berichten.services import bewaar_voorkeur
from berichten.verzenden import is_nog_nodig
from meedoen.services import BEVESTIGEN
from meedoen.services.opruimen import ANTWOORDEN
from tests.factories import GebruikerFactory
from tests.support.postbus import bericht

pytestmark = pytest.mark.django_db
HIER = "https://portaal.voorbeeld.nl"

VOORBEELDEN: dict[str, dict[str, Any]] = {
    "uitnodiging": {"partij": "Gemeente Ons", "rol": "medewerker", "link": "/u/1/", "geldig_tot": "2026-12-02T14:05"},
    "wachtwoord": {"link": "/account/wachtwoord/1/"},
    "beveiliging": {"wat": "tweede stap verwijderd", "wanneer": "2026-11-25T10:00:00+01:00"},
    "herinnering": {
        "taken": [{"titel": "Code & co", "redenen": ["1 mijlpaal is te laat"], "link": "/acties/code/"}],
        "aantal": 12,
        "meer": 11,
    },
    "ronde-open": {"titel": "Najaar", "deadline": "2026-12-18", "aantal": 1, "organisaties": ["A", "B", "C"]},
    "ronde-dicht": {"titel": "Najaar", "link": "/werk/rondes/najaar/"},
    "afspraak": {"vragen": [{"titel": "Code: Samen", "link": "/afspraken/samen/", "regels": ["Voor Ons."]}]},
    "goedkeuren": {"titel": "Code", "link": "/werk/concepten/1/", "organisatie": "Gemeente Ons", "van": "een collega"},
    "goedgekeurd": {"titel": "Code", "link": "/werk/concepten/1/"},
    "teruggegeven": {"titel": "Code", "link": "/werk/concepten/1/", "opmerking": "Schrijf het korter.\n\n<b>Graag</b>"},
    "foutmelding": {
        "nummer": "12",
        "pagina": "/over/",
        "antwoord": "Het is <b>verbeterd</b>.",
        "link": "/fout-gezien/1/",
    },
    "webhook": {
        "systeem": "systeem.voorbeeld.nl",
        "uitleg": "Het antwoord was een fout: status 500.",
        "link": "/werk/webhooks/1/",
    },
    "volgen": {"titel": "Alle acties", "link": "/meedoen/mail/1/"},
    "samenvatting": {
        "punten": [{"titel": "Nieuwe fase – Code", "link": "/acties/code/", "regels": ["Omdat u volgt: Code."]}],
        "meer": 2,
        "ritme": "elke week",
        "link": "/meedoen/mail/1/",
        "stop": "/meedoen/mail/stop/1/",
    },
    "gevolg": {
        "nummer": "2026-0415",
        "vraag": "Wat mist u?",
        "punten": [{"titel": "Nieuwe fase – Code", "link": "/acties/code/", "regels": ["Het ging door."]}],
        "link": "/meedoen/wat-mist-u/",
        "stop": "/meedoen/mail/stop/1/",
    },
    "nog-volgen": {"titels": ["Alle acties"], "link": "/meedoen/mail/1/", "stop": "/meedoen/mail/stop/1/"},
    "ontvangst": {"nummer": "2026-0415", "vraag": "Wat mist u?", "tekst": "Groen.", "code": "molen-482-tulp-917-anker"},
    "besluit": {"nummer": "2026-0415", "vraag": "Wat mist u?", "grond": "geen reclame", "uitleg": "U noemt uw winkel."},
    "antwoord": {
        "nummer": "2026-0415",
        "vraag": "Wat mist u?",
        "partij": "Gemeente Ons",
        "uitkomst": "deels overgenomen",
        "tekst": "Wij beginnen klein.",
        "reden": "Er is weinig geld.",
        "link": "/meedoen/wat-mist-u/",
    },
}
ZEGT = {
    "uitnodiging": "te werken voor Gemeente Ons, als medewerker.",
    "wachtwoord": "Nieuw wachtwoord kiezen: https://portaal.voorbeeld.nl/account/wachtwoord/1/",
    "beveiliging": "gewijzigd: tweede stap verwijderd. Dat was 25 november 2026 om 10:00 uur.",
    "herinnering": "* Code & co - 1 mijlpaal is te laat https://portaal.voorbeeld.nl/acties/code/ En nog 11 acties.",
    "ronde-open": "uiterlijk 18 december 2026. Het gaat om 1 actie van A, B en C.",
    "ronde-dicht": "Bekijk de ronde: https://portaal.voorbeeld.nl/werk/rondes/najaar/",
    "afspraak": "* Code: Samen - Voor Ons. https://portaal.voorbeeld.nl/afspraken/samen/ Naar mijn acties",
    "goedkeuren": "Een concept van een collega bij ‘Code’ wacht op uw goedkeuring.",
    "goedgekeurd": "Een collega keurde uw concept bij ‘Code’ goed. Iedereen kan uw melding nu lezen.",
    "ontvangst": "Uw volgcode is molen-482-tulp-917-anker. Bewaar hem goed.",
    "besluit": "Onze regel: geen reclame. Dit schreef wie uw reactie las: > U noemt uw winkel.",
    "antwoord": "geantwoord: deels overgenomen. > Wij beginnen klein. > > Er is weinig geld. Lees alle antwoorden",
    "foutmelding": "Dit schreef het programmabureau terug: > Het is <b>verbeterd</b>.",
    "webhook": "Dit ging er het laatst mis: > Het antwoord was een fout: status 500. Bekijk de webhook",
    "volgen": "te krijgen over ‘Alle acties’. Was u dat? Bevestig het dan.",
    "samenvatting": "* Nieuwe fase – Code - Omdat u volgt: Code. https://portaal.voorbeeld.nl/acties/code/ En nog 2",
    "gevolg": "* Nieuwe fase – Code - Het ging door. https://portaal.voorbeeld.nl/acties/code/ Bekijk de vraag",
    "nog-volgen": "U volgt: * Alle acties Reageert u niet? Dan stoppen de mails over 28 dagen vanzelf.",
    "teruggegeven": "Dit is de opmerking: > Schrijf het korter. > > <b>Graag</b>",
}


def delen(rij: Bericht) -> tuple[Any, str, str]:
    """The mail as it arrives, its text on one line, and its HTML."""
    mail: Any = message_from_bytes(maak_mail(rij).message().as_bytes(), policy=policy.default)
    tekst, html = (deel.get_content() for deel in mail.iter_parts())
    return mail, " ".join(tekst.split()), html


@pytest.mark.parametrize("soort", Berichtsoort.values)
def test_each_kind_says_what_it_is_about_and_where_to_go(soort: str) -> None:
    wie = GebruikerFactory(naam="Anna de Vries")

    mail, tekst, html = delen(bericht(soort, aan=wie, gegevens=VOORBEELDEN[soort]))

    assert ZEGT[soort] in tekst
    assert tekst.startswith("Beste Anna de Vries, ")
    assert html.count("<h1>") == 1 and 'lang="nl"' in html
    assert ("<img" in html, "<b>" in html, "style=" in html) == (False, False, False)
    assert (mail["List-Unsubscribe"] == f"<{HIER}/account/berichten/>") is (soort in UIT_TE_ZETTEN)
    assert (f"{HIER}/account/berichten/" in tekst) is (f"{HIER}/account/berichten/" in html) is (soort in UIT_TE_ZETTEN)


@pytest.mark.parametrize("soort", Berichtsoort.values)
def test_what_is_missing_breaks_nothing(soort: str) -> None:
    _, tekst, html = delen(bericht(soort, gegevens={}))

    assert tekst.startswith("Goedendag,")
    assert "None" not in tekst + html
    assert f'href="{HIER}/' in html


def test_mails_to_who_follows_say_the_terms_of_the_code() -> None:
    _, volgen, _ = delen(bericht("volgen", gegevens=VOORBEELDEN["volgen"]))
    _, nog, _ = delen(bericht("nog-volgen", gegevens=VOORBEELDEN["nog-volgen"]))

    assert f"wij wissen uw e-mailadres na {BEVESTIGEN.days} dagen." in volgen
    assert f"stoppen de mails over {ANTWOORDEN.days} dagen" in nog


def test_who_has_no_account_gets_the_letters_to_citizens() -> None:
    assert set(BRIEVEN) == set(AAN_INWONERS)


@pytest.mark.parametrize("link", ["https://elders.example/", "//elders.example/x", "javascript:alert(1)", "@elders.nl"])
def test_a_link_never_leads_to_another_place(link: str) -> None:
    _, tekst, html = delen(bericht(gegevens={"link": link}))

    doelen = [*re.findall(r'href="([^"]*)"', html), *re.findall(r"\S+:/\S*", tekst)]
    assert len(doelen) == 2
    assert {urlsplit(doel).netloc for doel in doelen} == {"portaal.voorbeeld.nl"}


def test_a_round_that_closes_soon_says_until_when() -> None:
    gegevens = {"titel": "Najaar", "nog_open": True, "deadline": "2026-12-18", "aantal": 2}

    mail, tekst, _ = delen(bericht("ronde-dicht", gegevens=gegevens))

    assert mail["Subject"] == "Updateronde sluit bijna: Najaar"
    assert "sluit op 18 december 2026. Van u verwachten wij nog iets over 2 acties." in tekst


def test_what_the_programmabureau_wrote_keeps_its_links_and_lists() -> None:
    adres = "https://voorbeeld.nl/een-adres-dat-langer-is-dan-een-regel/en-met-streepjes/handreiking-2026"
    punten = "3. Noord-Holland\n4. [ons portaal](/over/)\n   * dieper"
    geschreven = f"Lees **eerst** [de handreiking]({adres}).\n\n{punten}\n\n[x](javascript:alert)"

    _, tekst, html = delen(bericht("ronde-open", gegevens={"titel": "Najaar", "tekst": geschreven}))

    assert f"> Lees eerst de handreiking > ({adres})." in tekst
    assert f"> 3. Noord-Holland > 4. ons portaal ({HIER}/over/) > * dieper" in tekst
    assert f'<a href="{adres}" rel="noopener">de handreiking</a>' in html
    assert (
        '<ol start="3">' in html
        and f'href="{HIER}/over/"' in html
        and "javascript:alert" not in re.findall('"[^"]*"', html)
    )


def test_a_name_or_an_address_is_never_broken_at_a_hyphen() -> None:
    namen = [f"Provincie Noord-Holland-{nummer}" for nummer in range(9)]
    rij = bericht("ronde-open", gegevens={"titel": "Najaar", "aantal": 2, "organisaties": namen})

    regels = maak_mail(rij).body.splitlines()

    assert max(map(len, regels)) <= 72
    assert [regel for regel in regels if regel.endswith("-")] == []


@pytest.mark.parametrize(
    "titel", ["Kort", "Verslag over de Code interbestuurlijke verhoudingen én meer " * 3, "é" * 190]
)
def test_a_subject_begins_on_its_first_line(titel: str) -> None:
    ruw = maak_mail(bericht("ronde-open", gegevens={"titel": titel})).message().as_bytes()

    (regel,) = re.findall(rb"^Subject: (.*)$", ruw, re.MULTILINE)
    assert len(regel.strip()) > 10
    assert max(len(regel) for regel in ruw.split(b"\n\n")[0].splitlines()) <= 78


def test_a_title_makes_no_header() -> None:
    titel = "Code\r\nBcc: iedereen@voorbeeld.nl\n\nTekst"

    mail, _, _ = delen(bericht("ronde-open", gegevens={"titel": titel}))

    assert mail["Bcc"] is None
    assert mail["Subject"] == "Updateronde geopend: Code Bcc: iedereen@voorbeeld.nl Tekst"


def test_the_mark_of_a_mail_stays_the_same() -> None:
    rij = bericht()

    assert maak_mail(rij).message()["Message-ID"] == maak_mail(Bericht.objects.get()).message()["Message-ID"]
    assert maak_mail(bericht(gelegenheid="2")).extra_headers["Message-ID"] != maak_mail(rij).extra_headers["Message-ID"]


def test_what_someone_does_not_want_or_came_too_late_is_not_needed() -> None:
    wie, morgen = GebruikerFactory(), timezone.now() + timedelta(days=1)
    ronde, geheim = bericht("ronde-dicht", aan=wie), bericht("wachtwoord", aan=wie)
    drie = (ronde, geheim, bericht(gegevens={"link": "/u/", "geldig_tot": morgen.isoformat()}))
    assert [is_nog_nodig(rij) for rij in drie] == [True, True, True]

    bewaar_voorkeur(gebruiker=wie, uit=["ronde-dicht"], dag=0)

    assert [is_nog_nodig(rij) for rij in drie] == [False, True, True]
    later = timezone.now() + timedelta(days=5)
    assert [is_nog_nodig(rij, later) for rij in drie] == [False, False, False]
