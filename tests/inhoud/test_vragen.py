"""Questions that were asked outside the portal, loaded from files and loaded again as these change."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.utils import timezone

from acties.models import Gebeurtenis
from basis.tijd.perioden import schrijf_periode
from inhoud.inladen import InhoudFout, Verslag
from meedoen import services
from meedoen.models import Vraag, Vraagstand
from partijen.models import Gebruiker
from tests.support.inhoud import VRAGEN, Inhoud, vraag

pytestmark = pytest.mark.django_db
Laad = Callable[[], Verslag]


def gevraagd() -> Vraag:
    return Vraag.objects.get(slug="gevraagd")


def test_what_was_asked_elsewhere_is_closed_and_no_news(laad: Laad) -> None:
    rij = gevraagd()

    assert rij.is_elders
    assert rij.stand(timezone.localdate()) == Vraagstand.AFGEROND
    assert rij.afgerond_op
    assert timezone.localdate(rij.afgerond_op).isoformat() == "2020-03-31"
    assert not Gebeurtenis.objects.filter(soort="vraag").exists()


def test_a_question_follows_its_file(laad: Laad, inhoud: Inhoud) -> None:
    inhoud[VRAGEN][0] |= {"titel": "Anders", "periode": "2020-04", "uitkomst": "Er kwam een wet."}

    assert str(laad()) == "Nieuw of gewijzigd: vragen 1."
    assert (gevraagd().titel, schrijf_periode(gevraagd().periode)) == ("Anders", "2020-04")
    assert str(laad()) == "Niets veranderd."


def test_what_a_person_changed_stays(laad: Laad, inhoud: Inhoud, mens: Gebruiker) -> None:
    with pghistory.context(user=mens.pk):
        services.wijzig_vraag(vraag=gevraagd(), velden={"uitkomst": "Wij weten meer."}, door=mens)
    inhoud[VRAGEN][0]["uitkomst"] = "Niets bekend."

    assert any("in het portaal gewijzigd" in opmerking for opmerking in laad().opmerkingen)
    assert gevraagd().uitkomst == "Wij weten meer."


def test_a_question_may_be_about_the_programme(laad: Laad, inhoud: Inhoud) -> None:
    inhoud[VRAGEN].append(vraag("algemeen", actie=None, aantal=12))

    laad()

    rij = Vraag.objects.get(slug="algemeen")
    assert (rij.programma is not None, rij.actie, rij.aantal_elders) == (True, None, 12)


def test_a_question_that_left_its_file_stays_and_is_mentioned(laad: Laad, inhoud: Inhoud) -> None:
    inhoud[VRAGEN].clear()

    assert any("'gevraagd' staat niet meer in het bestand" in opmerking for opmerking in laad().opmerkingen)
    assert gevraagd().is_elders


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("actie", "weg", "vragen.json, [0], actie: deze actie bestaat niet: 'weg'"),
        ("bron", "", "vragen.json, [0], bron: deze bron bestaat niet: ''"),
        ("periode", None, "vragen.json, [0], periode: zeg wanneer"),
        ("periode", "2020/2199", "periode: Een vraag buiten het portaal komt erbij als zij gesloten is"),
        ("periode", "../2020", "vragen.json, [0]: Een vraag heeft een eerste en een laatste dag"),
    ],
)
def test_an_error_names_the_place(laad: Laad, inhoud: Inhoud, veld: str, waarde: Any, melding: str) -> None:
    inhoud[VRAGEN][0][veld] = waarde

    with pytest.raises(InhoudFout) as fout:
        laad()

    assert melding in str(fout.value)
