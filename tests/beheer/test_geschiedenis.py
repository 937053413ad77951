"""The history of texts: what is kept, by whom, and how a beheerder reads it."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from acties.models import Actie
from acties.services import meld_voortgang
from basis.bronnen.models import Bron
from basis.web.geschiedenis import BEWERKINGEN, Bewerker, namens_opdracht
from partijen.models import Gebruiker, Partij
from tests.beheer.conftest import WAAROM, adres, bewaar
from tests.factories import BronFactory, PaginaFactory

pytestmark = pytest.mark.django_db

# Told by the journal, made by the portal itself, a fixed name, or not a text.
BUITEN = set(
    "status publicatie gepubliceerd_op bevestigd_op veranderd_op aangemaakt_op versie sorteertitel sorteernaam "
    "zoeknaam begin gewijzigd_op stand verwacht bereikt is_vervallen is_demo actie partij slug sleutel id "
    "programma indiener gemaakt uiterlijk bedrag herkomst is_zeker "
    # of a question to citizens: what is fixed once it was published or closed, and the journal tells
    "onderdeel afspraak namens periode antwoord_beloofd is_elders aantal_elders gemaakt_door afgerond_op "
    "afrondreden bepaling bepalingstekst "
    # of a code: what no form changes, or the journal tells
    "code nummer volgorde vorige is_volledig is_open sha256 ondertekening bewerkt_door bewerking soort onderdeel "
    "zekerheid".split()
)


def _tekst(beheer: Client, obj: Any, vraag: str = "") -> str:
    return beheer.get(adres(obj, "history") + vraag).text


def test_an_edit_shows_who_where_and_word_by_word_what(beheer: Client, actie: Actie) -> None:
    actie.doel = "Samen & snel het water op."
    Actie.objects.filter(pk=actie.pk).update(doel=actie.doel)
    bewaar(beheer, actie, doel="Samen & veilig het water op.")

    tekst = _tekst(beheer, actie)

    assert re.search(r"Samen &amp; .*<del>snel</del>.*<ins>veilig</ins>.* het water op\.", tekst, re.DOTALL)
    assert "Door Bea Beheer, op" in tekst
    assert f"<code>{adres(actie)}</code>" in tekst
    assert "onbekend: buiten het portaal om" in tekst  # the first, by no request


def test_a_choice_a_reference_and_a_box_are_told_in_words(beheer: Client, partij: Partij) -> None:
    bron = BronFactory(titel="Staatscourant")
    Partij.objects.filter(pk=partij.pk).update(bron=bron, vier_ogen=True, soort="waterschap")

    tekst = _tekst(beheer, partij)

    assert "<ins>Staatscourant</ins>" in tekst
    assert re.search(r"<dd>\s*<p[^<]*<span[^<]*</span><del>nee</del>[^:]*:</span><ins>ja</ins>", tekst)
    assert "<ins>waterschap</ins>" in tekst


def test_what_the_journal_tells_is_not_kept_twice(actie: Actie) -> None:
    meld_voortgang(actie=actie, status="vertraagd", verantwoording=WAAROM)
    Actie.objects.filter(pk=actie.pk).update(doel=actie.doel, versie=99)

    assert not getattr(actie, BEWERKINGEN).exists()


def test_no_text_is_left_out_and_no_person_is_in() -> None:
    modellen: list[Any] = [model for model in apps.get_models() if hasattr(model, BEWERKINGEN)]
    gevolgd = {model: model.pgh_event_model for model in modellen}
    for model, bewerking in gevolgd.items():
        namen = {veld.name for veld in model._meta.fields}
        assert namen - {veld.name for veld in bewerking._meta.fields} <= BUITEN, model
    assert Gebruiker not in gevolgd
    assert len(gevolgd) == 19


@pytest.mark.parametrize("sql", ["UPDATE {} SET pgh_label = 'anders'", "DELETE FROM {}"])
def test_the_history_only_grows(sql: str) -> None:
    pagina = PaginaFactory()
    type(pagina).objects.filter(pk=pagina.pk).update(titel="Anders")
    tabel = bewerkingen(pagina).model._meta.db_table
    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(tabel))


def test_phases_are_told_of_with_their_kind(beheer: Client, actie: Actie) -> None:
    fase = actie.soort.fasedefinities.all()[0]
    actie.soort.fasedefinities.filter(pk=fase.pk).update(uitleg="Nu wordt het anders uitgelegd.")

    assert "<ins>Nu wordt het anders uitgelegd.</ins>" in _tekst(beheer, actie.soort)
    assert fase.naam in _tekst(beheer, actie.soort)


def test_history_pages_and_says_when_there_is_none(beheer: Client) -> None:
    pagina = PaginaFactory(titel="Titel 0")
    assert "nog niet veranderd" in _tekst(beheer, pagina)
    for nummer in range(1, 23):
        type(pagina).objects.filter(pk=pagina.pk).update(titel=f"Titel {nummer}")

    eerste, tweede = _tekst(beheer, pagina), _tekst(beheer, pagina, "?p=2")

    assert "<ins>22</ins>" in eerste
    assert "<ins>1</ins>" in tweede
    assert "Oudere bewerkingen" in eerste
    assert "Oudere bewerkingen" not in tweede
    assert beheer.get(adres(pagina, "history"), {"p": "onzin"}).status_code == 200


def test_only_what_changed_is_shown(beheer: Client) -> None:
    regels = [f"Regel {nummer} van de pagina." for nummer in range(60)]
    pagina = PaginaFactory(tekst="\n".join(regels))
    rijen = type(pagina).objects.filter(pk=pagina.pk)
    rijen.update(tekst="\r\n".join(regels))
    assert "nog niet veranderd" in _tekst(beheer, pagina)  # nobody sees how a line ends

    rijen.update(tekst="\n".join([*regels, "Nieuw slot."]))

    tekst = _tekst(beheer, pagina)
    assert "<ins>Nieuw slot.</ins>" in tekst
    assert "Regel 3 " not in tekst
    assert tekst.count("<section") == 1


def bewerkingen(obj: Any) -> Any:
    """The rows of history of an object, also when it is gone."""
    return obj.pgh_event_model.objects.filter(pgh_obj_id=obj.pk)


def test_a_command_and_removal_are_kept_too() -> None:
    bron = BronFactory(titel="Weg ermee")
    rijen = bewerkingen(bron)
    with namens_opdracht("opruimen"):
        bron.delete()

    rij = rijen.get()
    assert (rij.pgh_label, rij.titel, rij.pgh_context) == ("verwijderd", "Weg ermee", {"opdracht": "opruimen"})


@pytest.mark.parametrize(("methode", "context"), [("get", None), ("post", {"user": None, "url": "/ergens/"})])
def test_only_a_request_that_may_change_something_says_who(methode: str, context: Any) -> None:
    bron = BronFactory()

    def antwoord(request: HttpRequest) -> HttpResponse:
        Bron.objects.filter(pk=bron.pk).update(titel="Anders")
        return HttpResponse()

    Bewerker(antwoord)(getattr(RequestFactory(), methode)("/ergens/"))

    assert [rij.pgh_context for rij in bewerkingen(bron)] == [context]


def test_more_edits_cost_no_more_queries(beheer: Client, partij: Partij) -> None:
    vragen = []
    for aantal in (2, 15):
        for nummer in range(aantal):
            Partij.objects.filter(pk=partij.pk).update(naam=f"Naam {aantal} {nummer}", bron=BronFactory())
        with CaptureQueriesContext(connection) as gesteld:
            assert f"<ins>{aantal - 1}</ins>" in _tekst(beheer, partij)
        vragen.append(len(gesteld))
    assert vragen[0] == vragen[1] <= 9
