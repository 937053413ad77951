"""One table of doors: every address × everyone who may stand before it → what happens. No address without a row."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from acties.models import Gebeurtenis
from partijen.services import neem_rol_af
from tests.factories import GebruikerFactory
from tests.support.deuren import ALLE, PERSONEN, Proef, adres_in_beheer, maak_proef
from tests.support.eenmalig import eenmalig
from tests.support.pagina import browser_van
from tests.support.wereld import lid, momentopname
from toegang.middleware import VRIJ

# PERSONEN: burger, lezer, medewerker and redacteur of the trekker, redacteur of another party, programmabureau,
# beheerder. Everyone but the burger is logged in with a second step.
LEESBAAR = ("200 200 200 200 200 200 200", "405 405 405 405 405 405 405")
IEDER_404 = ("404 404 404 404 404 404 404", "405 405 405 405 405 405 405")
OVERAL = ("404 404 404 404 404 200 200", "405 405 405 405 405 405 405")  # who works at every actie
MET_INLOG = ("302 302 302 302 302 302 302", "302 404 404 404 404 404 404")
VOOR_TREKKER = ("302 403 302 302 403 302 302", "302 403 422 422 403 422 422")
VOOR_OVERAL = ("302 403 403 403 403 302 302", "302 403 403 403 403 422 422")
INGELOGD_404 = ("302 404 404 404 404 404 404", "302 404 404 404 404 404 404")
RAPPORTCONCEPT = ("404 404 200 200 404 200 200", "405 405 405 405 405 405 405")
ONGELDIG = ("422 422 422 422 422 422 422", "405 405 405 405 405 405 405")
CONCEPT_BEWERKEN = ("302 404 404 404 404 302 302", "302 404 404 404 404 422 422")
RAPPORT_MAKEN = ("302 403 200 200 200 200 200", "302 403 422 422 422 422 422")
INLEIDING = ("302 403 200 200 403 200 200", "302 403 422 422 403 422 422")
INLEIDING_CONCEPT = ("302 404 200 200 404 200 200", "302 404 302 302 404 302 302")
HANDELING = ("302 403 302 302 403 302 302", "302 403 302 302 403 302 302")
HANDELING_CONCEPT = ("302 404 302 302 404 302 302", "302 404 302 302 404 302 302")
RECHTEN = ("302 403 403 200 200 403 200", "405 405 405 405 405 405 405")
OOK_POST = ("200 200 200 200 200 200 200", "200 200 200 200 200 200 200")

# name, address, and per person of PERSONEN the status of a GET and of an empty POST
DEUREN = [
    ("home", "/", *LEESBAAR),
    ("acties:lijst", "/acties/", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/?bewerk=voortgang", *LEESBAAR),
    ("acties:actie", "/acties/{concept}/", *OVERAL),
    ("acties:actie", "/acties/weg/", *IEDER_404),
    ("acties:geschiedenis", "/acties/{actie}/geschiedenis/", *LEESBAAR),
    ("acties:geschiedenis", "/acties/{concept}/geschiedenis/", *OVERAL),
    ("acties:onderdeel", "/acties/{actie}/onderdelen/deel/", *LEESBAAR),
    ("acties:onderdeel", "/acties/{concept}/onderdelen/deel/", *OVERAL),
    ("acties:onderdeel", "/acties/{actie}/onderdelen/weg/", *IEDER_404),
    ("acties:bestand", "/acties/{actie}/documenten/stuk/", *LEESBAAR),
    ("acties:bestand", "/acties/{concept}/documenten/stuk/", *OVERAL),
    ("acties:bestand", "/acties/{actie}/documenten/brief/", *IEDER_404),  # has a number, no file
    ("acties:nog_actueel", "/acties/{actie}/nog-actueel/", *MET_INLOG),  # an empty POST says not what was seen
    ("acties:nog_actueel", "/acties/{actie}/nog-actueel/{partij}/", *MET_INLOG),
    ("acties:bewerken", "/acties/{actie}/bewerken/voortgang/", *VOOR_TREKKER),
    ("acties:bewerken", "/acties/{actie}/bewerken/mijlpaal/wet/", *VOOR_TREKKER),
    ("acties:bewerken", "/acties/{actie}/bewerken/herijking/wet/", *VOOR_TREKKER),
    ("acties:bewerken", "/acties/{actie}/bewerken/afspraak/{partij}/", *VOOR_TREKKER),
    ("acties:bewerken", "/acties/{actie}/bewerken/afspraak/{partner}/", *VOOR_OVERAL),
    (
        "acties:bewerken",
        "/acties/{concept}/bewerken/voortgang/",
        "302 404 404 404 404 302 302",
        "302 404 404 404 404 422 422",
    ),
    ("acties:bewerken", "/acties/{actie}/bewerken/onzin/", *INGELOGD_404),
    ("werk:overzicht", "/werk/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("account_login", "/account/inloggen/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("mfa_authenticate", "/account/code/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("mfa_index", "/account/tweede-stap/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("mfa_app", "/account/tweede-stap/app/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("mfa_passkey", "/account/tweede-stap/passkey/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    (
        "mfa_herstelcodes",
        "/account/tweede-stap/herstelcodes/",
        "302 302 302 302 302 302 302",
        "302 302 302 302 302 302 302",
    ),
    ("mfa_weghalen", "/account/tweede-stap/1/weghalen/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("toegang:account", "/account/", "302 200 200 200 200 200 200", "302 422 422 422 422 422 422"),
    ("toegang:bevestigen", "/account/bevestigen/", "302 200 200 200 200 200 200", "302 422 422 422 422 422 422"),
    ("toegang:sessies", "/account/sessies/", "302 200 200 200 200 200 200", "302 302 302 302 302 302 302"),
    ("toegang:wachtwoord", "/account/wachtwoord/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    (
        "toegang:wachtwoord_vergeten",
        "/account/wachtwoord/vergeten/",
        "200 200 200 200 200 200 200",
        "422 422 422 422 422 422 422",
    ),
    ("toegang:wachtwoord_gevraagd", "/account/wachtwoord/gevraagd/", *LEESBAAR),
    (
        "toegang:wachtwoord_nieuw",
        "/account/wachtwoord/nieuw/MQ/weg/",
        "404 404 404 404 404 404 404",
        "404 404 404 404 404 404 404",
    ),
    ("toegang:passkey_vraag", "/account/passkey/vraag/", "405 405 405 405 405 405 405", "200 200 200 200 200 200 200"),
    ("toegang:passkey_inloggen", "/account/passkey/", "405 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    ("toegang:mensen", "/account/mensen/", "302 403 403 200 200 403 200", "302 403 403 422 422 403 422"),
    (
        "toegang:mensen",
        "/account/mensen/?partij={partij}",
        "302 403 403 200 404 403 200",
        "302 403 403 422 404 403 422",
    ),
    ("toegang:rol", "/account/mensen/rol/{lid}/", "302 403 403 302 403 403 302", "302 403 403 404 403 403 404"),
    (
        "toegang:portaalrol",
        "/account/mensen/portaalrol/{mens}/beheerder/",
        "302 403 403 403 403 403 302",
        "302 403 403 403 403 403 302",
    ),
    (
        "toegang:intrekken",
        "/account/mensen/uitnodiging/{uitnodiging}/intrekken/",
        "302 403 403 302 403 403 302",
        "302 403 403 302 403 403 302",
    ),
    (
        "toegang:uitnodiging",
        "/account/uitnodiging/{token}/",
        "200 200 200 200 200 200 200",
        "422 200 200 200 200 200 200",
    ),
    ("toegang:uitnodiging", "/account/uitnodiging/weg/", "404 404 404 404 404 404 404", "404 404 404 404 404 404 404"),
    ("berichten:voorkeuren", "/account/berichten/", "302 200 200 200 200 200 200", "302 422 422 422 422 422 422"),
    ("rondes:lijst", "/werk/rondes/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("rondes:nieuw", "/werk/rondes/nieuw/", "302 403 403 403 403 200 200", "302 403 403 403 403 422 422"),
    ("rondes:ronde", "/werk/rondes/{ronde}/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("rondes:ronde", "/werk/rondes/{rondeconcept}/", "302 404 404 404 404 200 200", "302 405 405 405 405 405 405"),
    ("rondes:ronde", "/werk/rondes/weg/", "302 404 404 404 404 404 404", "302 405 405 405 405 405 405"),
    (
        "rondes:wijzigen",
        "/werk/rondes/{rondeconcept}/wijzigen/",
        "302 403 403 403 403 200 200",
        "302 403 403 403 403 422 422",
    ),
    ("rondes:wijzigen", "/werk/rondes/{ronde}/wijzigen/", "302 403 403 403 403 302 302", "302 403 403 403 403 302 302"),
    ("rondes:openen", "/werk/rondes/{ronde}/openen/", "302 403 403 403 403 302 302", "302 403 403 403 403 302 302"),
    (
        "rondes:verwijderen",
        "/werk/rondes/{ronde}/verwijderen/",
        "302 403 403 403 403 302 302",
        "302 403 403 403 403 302 302",
    ),
    ("rondes:sluiten", "/werk/rondes/{ronde}/sluiten/", "302 403 403 403 403 200 302", "302 403 403 403 403 302 302"),
    ("rondes:bord", "/werk/rondes/{ronde}/bord/", "302 403 403 403 403 200 200", "302 405 405 405 405 405 405"),
    ("rondes:bord_csv", "/werk/rondes/{ronde}/bord.csv", "302 403 403 403 403 200 200", "302 405 405 405 405 405 405"),
    (
        "rondes:vergelijk",
        "/werk/rondes/{rondedicht}/vergelijk/",
        "302 200 200 200 200 200 200",
        "302 405 405 405 405 405 405",
    ),
    (
        "rondes:vergelijk",
        "/werk/rondes/{ronde}/vergelijk/",
        "302 404 404 404 404 404 404",
        "302 405 405 405 405 405 405",
    ),
    ("concepten:lijst", "/werk/concepten/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    (
        "concepten:nieuw",
        "/werk/concepten/nieuw/{actie}/voortgang/",
        "302 403 302 302 403 302 302",
        "302 403 302 302 403 302 302",
    ),
    (
        "concepten:nieuw",
        "/werk/concepten/nieuw/{actie}/afspraak/{partner}/",
        "302 403 403 403 403 302 302",
        "302 403 403 403 403 302 302",
    ),
    (
        "concepten:nieuw",
        "/werk/concepten/nieuw/{actie}/onzin/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
    ),
    ("concepten:concept", "/werk/concepten/{melding}/", "302 200 200 200 404 200 200", "302 405 405 405 405 405 405"),
    (
        "concepten:bewerken",
        "/werk/concepten/{melding}/bewerken/",
        "302 403 403 200 404 403 403",
        "302 403 403 302 404 403 403",
    ),
    (
        "concepten:beslis",
        "/werk/concepten/{melding}/goedkeuren/",
        "302 302 302 302 404 302 302",
        "302 404 404 404 404 404 404",
    ),
    (
        "concepten:beslis",
        "/werk/concepten/{melding}/publiceren/",
        "302 302 302 302 404 302 302",
        "302 404 404 404 404 404 404",
    ),
    (
        "concepten:beslis",
        "/werk/concepten/{melding}/weggooien/",
        "302 302 302 302 404 302 302",
        "302 403 403 302 404 403 403",
    ),
    (
        "concepten:beslis",
        "/werk/concepten/{melding}/onzin/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
    ),
    (
        "concepten:vier_ogen",
        "/werk/concepten/vier-ogen/{partij}/",
        "302 302 302 302 302 302 302",
        "302 403 403 403 403 302 302",  # an empty POST switches it off
    ),
    ("werk:overzicht", "/werk/?bewerk={actie}:voortgang", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("werk:bevestigen", "/werk/bevestigen/", "302 302 302 302 302 302 302", "302 422 422 422 422 422 422"),
    ("werk:bewerken", "/werk/acties/{actie}/voortgang/", "302 403 302 302 403 302 302", "302 403 422 422 403 422 422"),
    (
        "werk:bewerken",
        "/werk/acties/{actie}/mijlpaal/wet/",
        "302 403 302 302 403 302 302",
        "302 403 422 422 403 422 422",
    ),
    (
        "werk:bewerken",
        "/werk/acties/{actie}/afspraak/{partner}/",
        "302 403 403 403 403 302 302",
        "302 403 403 403 403 422 422",
    ),
    (
        "werk:bewerken",
        "/werk/acties/{concept}/voortgang/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
    ),
    ("werk:bewaar_filter", "/werk/filters/", "302 302 302 302 302 302 302", "302 422 422 422 422 422 422"),
    (
        "werk:verwijder_filter",
        "/werk/filters/1/verwijderen/",
        "302 302 302 302 302 302 302",
        "302 404 404 404 404 404 404",
    ),
    ("werk:taalhint", "/werk/taalhint/", "302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    ("werk:hulp", "/werk/hulp/", "302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    ("uitwisseling:overzicht", "/werk/uitwisseling/", "302 200 200 200 200 200 200", "302 403 422 422 422 422 422"),
    (
        "uitwisseling:bestand",
        "/werk/uitwisseling/ibp-acties.xlsx",
        "302 200 200 200 200 200 200",
        "302 405 405 405 405 405 405",
    ),
    (
        "uitwisseling:bestand",
        "/werk/uitwisseling/afspraken.csv",
        "302 200 200 200 200 200 200",
        "302 405 405 405 405 405 405",
    ),
    (
        "uitwisseling:bestand",
        "/werk/uitwisseling/onzin.csv",
        "302 404 404 404 404 404 404",
        "302 405 405 405 405 405 405",
    ),
    (
        "uitwisseling:invoer",
        "/werk/uitwisseling/{invoer}/",
        "302 404 404 200 404 404 404",
        "302 405 405 405 405 405 405",
    ),
    (
        "uitwisseling:handeling",
        "/werk/uitwisseling/{invoer}/doorvoeren/",
        "302 404 404 302 404 404 404",
        "302 404 404 422 404 404 404",
    ),
    (
        "uitwisseling:handeling",
        "/werk/uitwisseling/{invoer}/onzin/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
    ),
    ("sso:begin", "/account/organisatie/naar/onbekend/", *IEDER_404),
    (
        "sso:koppel",
        "/account/organisatie/koppelen/onbekend/",
        "302 302 302 302 302 302 302",
        "405 405 405 405 405 405 405",
    ),
    ("sso:koppelen", "/account/organisatie/koppelen/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("sso:koppelingen", "/account/organisatie/", "302 200 200 200 200 200 200", "405 405 405 405 405 405 405"),
    ("sso:nieuw", "/account/organisatie/nieuw/", "400 400 400 400 400 400 400", "400 400 400 400 400 400 400"),
    (
        "sso:ontkoppelen",
        "/account/organisatie/1/ontkoppelen/",
        "302 302 302 302 302 302 302",
        "302 302 302 302 302 302 302",
    ),
    ("sso:sleutels", "/account/organisatie/sleutels.json", *LEESBAAR),
    ("sso:terug", "/account/organisatie/terug/onbekend/", *IEDER_404),
    ("partijen:lijst", "/partijen/", *LEESBAAR),
    ("partijen:partij", "/partijen/{partij}/", *LEESBAAR),
    ("voortgang:afspraken", "/afspraken/", *LEESBAAR),
    ("voortgang:afspraken_csv", "/afspraken.csv", *LEESBAAR),
    ("voortgang:afspraken_ods", "/afspraken.ods", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/?stand=2021-03-01", *LEESBAAR),
    ("acties:actie", "/acties/{concept}/?stand=2021-03-01", *OVERAL),
    ("voortgang:verschil", "/voortgang/verschil/", *LEESBAAR),
    ("voortgang:verschil", "/voortgang/verschil/?actie={actie}", *LEESBAAR),
    ("voortgang:verschil", "/voortgang/verschil/?actie={concept}", *ONGELDIG),
    ("voortgang:verschil_csv", "/voortgang/verschil.csv", *LEESBAAR),
    ("voortgang:verschil_csv", "/voortgang/verschil.csv?van=ooit", *ONGELDIG),
    ("voortgang:rapporten", "/voortgang/rapporten/", *LEESBAAR),
    (
        "voortgang:rapport_nieuw",
        "/voortgang/rapporten/nieuw/",
        "302 403 200 200 200 200 200",
        "302 403 422 422 422 422 422",
    ),
    ("voortgang:rapport", "/voortgang/rapporten/{rapport}/", *LEESBAAR),
    ("voortgang:rapport", "/voortgang/rapporten/{rapportconcept}/", *RAPPORTCONCEPT),
    ("voortgang:rapport", "/voortgang/rapporten/weg/", *IEDER_404),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapport}.pdf", *LEESBAAR),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapport}.doc", *IEDER_404),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapportconcept}.ods", *RAPPORTCONCEPT),
    (
        "voortgang:rapport_inleiding",
        "/voortgang/rapporten/{rapport}/inleiding/",
        "302 403 200 200 403 200 200",
        "302 403 422 422 403 422 422",
    ),
    (
        "voortgang:rapport_inleiding",
        "/voortgang/rapporten/{rapportconcept}/inleiding/",
        "302 404 200 200 404 200 200",
        "302 404 302 302 404 302 302",
    ),
    (
        "voortgang:rapport_handeling",
        "/voortgang/rapporten/{rapport}/publiceren/",
        "302 403 302 302 403 302 302",
        "302 403 302 302 403 302 302",
    ),
    (
        "voortgang:rapport_handeling",
        "/voortgang/rapporten/{rapportconcept}/intrekken/",
        "302 404 302 302 404 302 302",
        "302 404 302 302 404 302 302",
    ),
    ("voortgang:rapport_handeling", "/voortgang/rapporten/{rapport}/onzin/", *INGELOGD_404),
    ("rechten:overzicht", "/account/rechten/", *RECHTEN),
    ("rechten:csv", "/account/rechten/csv/", *RECHTEN),
    ("zoeken:zoeken", "/zoeken/", *LEESBAAR),
    ("zoeken:zoeken", "/zoeken/?q=actie", *LEESBAAR),
    ("programmalijnen:programmalijn", "/programmalijnen/{lijn}/", *LEESBAAR),
    ("programmalijnen:pagina", "/over/", *LEESBAAR),
    ("programmalijnen:pagina", "/geheim/", *IEDER_404),
    ("opendata:volgen", "/volgen/", *LEESBAAR),
    ("opendata:volgen", "/volgen/?actie={concept}", *LEESBAAR),  # shows nothing of it
    ("opendata:feed_alles", "/feeds/alles.atom", *LEESBAAR),
    ("opendata:feed_programmalijn", "/feeds/programmalijnen/{lijn}.atom", *LEESBAAR),
    ("opendata:feed_programmalijn", "/feeds/programmalijnen/weg.atom", *IEDER_404),
    ("opendata:feed_actie", "/feeds/acties/{actie}.atom", *LEESBAAR),
    ("opendata:feed_actie", "/feeds/acties/{concept}.atom", *IEDER_404),
    ("opendata:feed_partij", "/feeds/partijen/{partij}.atom", *LEESBAAR),
    ("opendata:feed_partij", "/feeds/partijen/weg.atom", *IEDER_404),
    ("opendata:feed_lijst", "/feeds/acties.atom?status=gepland", *LEESBAAR),
    ("opendata:feed_zoeken", "/feeds/zoeken.atom?q=actie", *LEESBAAR),
    ("opendata:agenda_alles", "/agenda/alles.ics", *LEESBAAR),
    ("opendata:agenda_programmalijn", "/agenda/programmalijnen/{lijn}.ics", *LEESBAAR),
    ("opendata:agenda_programmalijn", "/agenda/programmalijnen/weg.ics", *IEDER_404),
    ("opendata:agenda_actie", "/agenda/acties/{actie}.ics", *LEESBAAR),
    ("opendata:agenda_actie", "/agenda/acties/{concept}.ics", *IEDER_404),
    ("opendata:agenda_partij", "/agenda/partijen/{partij}.ics", *LEESBAAR),
    ("opendata:agenda_partij", "/agenda/partijen/weg.ics", *IEDER_404),
    ("opendata:agenda_lijst", "/agenda/acties.ics?status=gepland", *LEESBAAR),
    ("opendata:agenda_zoeken", "/agenda/zoeken.ics?q=actie", *LEESBAAR),
    ("voortgang:voortgang", "/voortgang/", *LEESBAAR),
    ("voortgang:tijdlijn", "/voortgang/tijdlijn/?jaar=2020", *LEESBAAR),
    ("voortgang:cijfers", "/voortgang/cijfers/?wat=acties-niets-gemeld", *LEESBAAR),
    ("voortgang:cijfers", "/voortgang/cijfers/", *IEDER_404),
    ("inloggen", "/inloggen/", "200 302 302 302 302 302 302", "422 302 302 302 302 302 302"),
    ("uitloggen", "/uitloggen/", "405 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    ("gezond", "/gezond/", *LEESBAAR),
    ("gezond_klaar", "/gezond/klaar/", *LEESBAAR),
    ("robots", "/robots.txt", *LEESBAAR),
    ("security_txt", "/.well-known/security.txt", *LEESBAAR),
    ("sitemap", "/sitemap.xml", *OOK_POST),
    (
        "django.contrib.sitemaps.views.sitemap",
        "/sitemap-acties.xml",
        "200 200 200 200 200 200 200",
        "200 200 200 200 200 200 200",
    ),
    ("admin:login", "/beheer/login/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    ("admin:logout", "/beheer/logout/", "302 403 403 403 403 403 405", "302 403 403 403 403 403 302"),
]

# In the admin a reader goes to the login and others without that right nowhere. This is what a beheerder gets by a GET
# and by an empty POST where that is not a page (200) and a form with errors (422 on the pages of `MET_FORMULIER`).
# What the journal tells of is never removed, and its rows are made by the services alone.
BEHEER = {
    "admin:acties_actie_delete": (403, 403),
    "admin:acties_actie_publiceren": (302, 302),  # this one is already published
    "admin:acties_afspraak_add": (403, 403),  # on the page of its actie
    "admin:acties_afspraak_change": (200, 403),
    "admin:acties_afspraak_delete": (403, 403),
    "admin:acties_document_delete": (403, 403),
    "admin:acties_gebeurtenis_add": (403, 403),
    "admin:acties_gebeurtenis_change": (200, 403),
    "admin:acties_gebeurtenis_delete": (403, 403),
    "admin:acties_mijlpaal_delete": (403, 403),
    "admin:acties_onderdeel_delete": (403, 403),
    "admin:autocomplete": (403, 405),  # says not for which field
    "admin:berichten_bericht_add": (403, 403),  # made by what they tell of
    "admin:berichten_bericht_change": (200, 403),
    "admin:berichten_bericht_delete": (403, 403),
    "admin:jsi18n": (200, 405),
    "admin:logboek_logregel_add": (403, 403),
    "admin:logboek_logregel_change": (200, 403),
    "admin:logboek_logregel_delete": (403, 403),
    "admin:partijen_gebruiker_delete": (403, 403),  # is made inactive instead
    "admin:password_change_done": (200, 405),
    "admin:partijen_gebruiker_tweede_stap": (200, 302),  # done
    "admin:programmalijnen_pagina_delete": (403, 403),  # this one is linked to by the site itself
    "admin:view_on_site": (302, 302),
    "admin:voortgang_rapport_add": (403, 403),  # is asked for on the site
    "admin:voortgang_rapport_change": (200, 403),
    "admin:voortgang_rapport_delete": (403, 403),
}
MET_FORMULIER = set(
    "add change afspraak deelnemers fase intrekken voortgang wijzigen bijwerken herijken vervallen".split()
)


def gewoonlijk(naam: str) -> tuple[int, int]:
    """What a beheerder gets on a page of the admin, by a GET and by an empty POST."""
    return (200, 422) if naam.rsplit("_", 1)[-1] in MET_FORMULIER and "password" not in naam else (200, 200)


MET_RIJ = {naam for naam, *_ in DEUREN}
IN_BEHEER = [naam for naam in ALLE if naam.startswith("admin:") and naam not in MET_RIJ]


@pytest.fixture(scope="module")
def proef(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Proef]:
    yield from eenmalig(django_db_blocker, maak_proef)


def test_no_address_without_a_row() -> None:
    assert set(ALLE) >= MET_RIJ
    assert [naam for naam in ALLE if naam not in MET_RIJ and naam not in IN_BEHEER] == []
    assert BEHEER.keys() <= set(IN_BEHEER)


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "adres", "get", "post"), DEUREN, ids=[adres for _, adres, *_ in DEUREN])
def test_who_gets_through_which_door(naam: str, adres: str, get: str, post: str, proef: Proef) -> None:
    pad = adres.format(**proef.plaatsen)
    assert resolve(pad.split("?")[0]).view_name == naam or pad == "/beheer/login/"  # our own login stands before it

    gezien = {}
    for wie, een, ander in zip(PERSONEN, proef.browsers, proef.browsers, strict=True):
        gezien[wie] = f"{een.get(pad).status_code} {ander.post(pad).status_code}"

    verwacht = {wie: f"{g} {p}" for wie, g, p in zip(PERSONEN, get.split(), post.split(), strict=True)}
    assert gezien == verwacht


@pytest.mark.django_db
@pytest.mark.parametrize("naam", IN_BEHEER)
def test_the_admin_is_for_beheerders_only(naam: str, proef: Proef) -> None:
    pad = adres_in_beheer(naam, proef)
    burger, *ambtenaren, beheerder = proef.browsers

    for antwoord in (burger.get(pad), burger.post(pad)):
        assert (antwoord.status_code, antwoord["Location"].split("?")[0]) == (302, "/beheer/login/")
    assert [wie.get(pad).status_code for wie in ambtenaren] == [403] * len(ambtenaren)
    assert [wie.post(pad).status_code for wie in ambtenaren] == [403] * len(ambtenaren)
    gezien = (beheerder.get(pad).status_code, beheerder.post(pad).status_code)
    assert gezien == BEHEER.get(naam, gewoonlijk(naam))


@pytest.mark.django_db
def test_without_a_second_step_who_may_change_something_comes_nowhere(proef: Proef) -> None:
    """Only the pages that the second step needs are open, and leaving; a lezer changes nothing and needs none."""
    lezer, medewerker, *_, programmabureau, beheerder = proef.mensen
    paden = [pad for naam, pad in _overal(proef) if naam != "uitloggen" and not naam.startswith(VRIJ)]
    voor = Gebeurtenis.objects.count()
    for mens in (medewerker, programmabureau, beheerder):
        client = browser_van(mens, met_tweede_stap=False)
        naar = {
            pad: {client.get(pad).headers.get("Location"), client.post(pad).headers.get("Location")} for pad in paden
        }
        assert {pad: adres for pad, adres in naar.items() if adres != {"/account/tweede-stap/"}} == {}

    assert Gebeurtenis.objects.count() == voor
    assert browser_van(lezer, met_tweede_stap=False).get("/werk/").status_code == 200


@pytest.mark.django_db
def test_a_role_that_is_taken_away_is_gone_in_the_same_session(proef: Proef) -> None:
    """Every door that is not the same for everyone is then as for who never had a role, and nothing gets through."""
    was, nooit = lid(proef.wereld.trekker), browser_van(GebruikerFactory())
    client = browser_van(was)
    assert client.get(f"/acties/{proef.plaatsen['actie']}/bewerken/voortgang/").status_code == 302
    voor = (momentopname(proef.wereld), Gebeurtenis.objects.count())
    neem_rol_af(gebruiker=was, partij=proef.wereld.trekker)

    gelijk = {
        adres.format(**proef.plaatsen) for _, adres, *deur in DEUREN if all(len(set(d.split())) == 1 for d in deur)
    }
    paden = {pad for naam, pad in _overal(proef) if naam != "uitloggen"} - gelijk
    assert [pad for pad in sorted(paden) if _statussen(client, pad) != _statussen(nooit, pad)] == []
    assert (momentopname(proef.wereld), Gebeurtenis.objects.count()) == voor


def _overal(proef: Proef) -> Iterator[tuple[str, str]]:
    """The name and an address of every page there is."""
    yield from ((naam, adres.format(**proef.plaatsen)) for naam, adres, *_ in DEUREN)
    yield from ((naam, adres_in_beheer(naam, proef)) for naam in IN_BEHEER)


def _statussen(client: Client, pad: str) -> tuple[int, int]:
    return client.get(pad).status_code, client.post(pad).status_code
