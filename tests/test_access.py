"""One table of doors: every address × everyone who may stand before it → what happens. No address without a row."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from acties.models import Gebeurtenis
from partijen.services import neem_rol_af
from tests.factories import GebruikerFactory
from tests.support.deuren import (
    ALLE,
    PERSONEN,
    Proef,
    adres_in_beheer,
    lees_deuren,
    maak_proef,
    statussen,
    zonder_bladen,
)
from tests.support.eenmalig import eenmalig
from tests.support.pagina import browser_van
from tests.support.wereld import lid, momentopname
from toegang.deur import VRIJ

DEUREN = lees_deuren(Path(__file__).with_name("deuren.txt"))

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
    "admin:codes_bepaling_add": (403, 403),  # on the workplace, as all that a code says
    "admin:codes_bepaling_change": (200, 302),  # nothing has to be filled in
    "admin:codes_bepaling_delete": (403, 403),
    "admin:codes_bepalingsoort_add": (403, 403),
    "admin:codes_bepalingsoort_change": (200, 403),
    "admin:codes_bepalingsoort_delete": (403, 403),
    "admin:codes_code_delete": (403, 403),
    "admin:codes_oefening_add": (403, 403),
    "admin:codes_oefening_delete": (403, 403),
    "admin:codes_versie_add": (403, 403),
    "admin:codes_versie_delete": (403, 403),
    "admin:jsi18n": (200, 405),
    "admin:logboek_logregel_add": (403, 403),
    "admin:logboek_logregel_change": (200, 403),
    "admin:logboek_logregel_delete": (403, 403),
    "admin:meedoen_onderwerp_add": (403, 403),  # on the board of its question
    "admin:meedoen_vraag_add": (403, 403),  # on the workplace
    "admin:meedoen_vraag_delete": (403, 403),
    "admin:officieel_bronkoppeling_change": (200, 403),  # another number is another dossier
    "admin:officieel_bronstand_add": (403, 403),
    "admin:officieel_bronstand_change": (200, 302),  # nothing has to be filled in
    "admin:officieel_bronstand_delete": (403, 403),
    "admin:officieel_fasevoorstel_add": (403, 403),  # by what a source says
    "admin:officieel_fasevoorstel_change": (200, 403),  # decided on the workplace
    "admin:officieel_fasevoorstel_delete": (403, 403),
    "admin:partijen_gebruiker_delete": (403, 403),  # is made inactive instead
    "admin:password_change_done": (200, 405),
    "admin:partijen_gebruiker_anonimiseren": (200, 302),  # refused: still comes in
    "admin:partijen_gebruiker_tweede_stap": (200, 302),  # done
    "admin:programmalijnen_pagina_delete": (403, 403),  # this one is linked to by the site itself
    "admin:view_on_site": (302, 302),
    "admin:voortgang_rapport_add": (403, 403),  # is asked for on the site
    "admin:voortgang_rapport_change": (200, 403),
    "admin:voortgang_rapport_delete": (403, 403),
}
MET_FORMULIER = {
    *("add", "change", "afspraak", "deelnemers", "fase", "fasen-afronden", "intrekken", "voortgang", "wijzigen"),
    *("bijwerken", "herijken", "vervallen", "makers", "wacht"),
}


def gewoonlijk(naam: str) -> tuple[int, int]:
    """What a beheerder gets on a page of the admin, by a GET and by an empty POST."""
    return (200, 422) if naam.rsplit("_", 1)[-1] in MET_FORMULIER and "password" not in naam else (200, 200)


EIGEN = ("/beheer/login/", "/beheer/password_change/")  # pages of our own stand before those of the admin
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
    assert resolve(pad.split("?")[0]).view_name == naam or pad in EIGEN

    *anderen, beheerder = proef.browsers
    with zonder_bladen():
        gezien = [statussen(wie, pad) for wie in anderen]
    gezien += [statussen(beheerder, pad)]  # who sees the most gets the page itself

    verwacht = [f"{g} {p}" for g, p in zip(get.split(), post.split(), strict=True)]
    assert dict(zip(PERSONEN, gezien, strict=True)) == dict(zip(PERSONEN, verwacht, strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize("naam", IN_BEHEER)
def test_the_admin_is_for_beheerders_only(naam: str, proef: Proef) -> None:
    pad = adres_in_beheer(naam, proef)
    burger, *ambtenaren, beheerder = proef.browsers

    with zonder_bladen():
        for antwoord in (burger.get(pad), burger.post(pad)):
            assert (antwoord.status_code, antwoord["Location"].split("?")[0]) == (302, "/beheer/login/")
        assert [statussen(wie, pad) for wie in ambtenaren] == ["403 403"] * len(ambtenaren)
    gezien = (beheerder.get(pad).status_code, beheerder.post(pad).status_code)
    assert gezien == BEHEER.get(naam, gewoonlijk(naam))


@pytest.mark.django_db
def test_without_a_second_step_who_may_change_something_comes_nowhere(proef: Proef) -> None:
    """Only the pages that the second step needs are open, and leaving; a lezer changes nothing and needs none.

    The API knows nobody, so it asks nobody for anything.
    """
    lezer, medewerker, *_, programmabureau, beheerder = proef.mensen
    clients = [browser_van(mens, met_tweede_stap=False) for mens in (medewerker, programmabureau, beheerder)]
    paden = [pad for naam, pad in _overal(proef) if naam != "uitloggen" and not naam.startswith((*VRIJ, "api:"))]
    voor = Gebeurtenis.objects.count()

    for client in clients:
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

    ongelijk = [(naam, adres) for naam, adres, *deur in DEUREN if any(len(set(d.split())) > 1 for d in deur)]
    paden = {adres.format(**proef.plaatsen) for naam, adres in ongelijk if naam != "uitloggen"}
    with zonder_bladen():
        assert [pad for pad in sorted(paden) if statussen(client, pad) != statussen(nooit, pad)] == []
    assert (momentopname(proef.wereld), Gebeurtenis.objects.count()) == voor


def _overal(proef: Proef) -> Iterator[tuple[str, str]]:
    """The name and an address of every page there is."""
    yield from ((naam, adres.format(**proef.plaatsen)) for naam, adres, *_ in DEUREN)
    yield from ((naam, adres_in_beheer(naam, proef)) for naam in IN_BEHEER)
