"""The journal is there to read; neither a page nor a crafted request changes or removes a row."""

from django.test import Client
from django.urls import reverse

from acties.models import Actie, Gebeurtenis
from tests.beheer.conftest import adres

LIJST = reverse("admin:acties_gebeurtenis_changelist")


def rij(actie: Actie) -> Gebeurtenis:
    return actie.gebeurtenissen.get(soort="afspraak")


def test_list_filters_by_kind_and_date(beheer: Client, actie: Actie) -> None:
    assert beheer.get(LIJST, {"soort__exact": "afspraak"}).context["cl"].result_count == 1
    assert beheer.get(LIJST, {"geregistreerd_op__year": "1999"}).context["cl"].result_count == 0
    assert beheer.get(LIJST, {"q": "Begin van"}).context["cl"].result_count == actie.gebeurtenissen.count()


def test_page_tells_the_row_in_words(beheer: Client, actie: Actie) -> None:
    pagina = beheer.get(adres(rij(actie))).text
    assert "Afspraak vastgelegd: Droge voeten" in pagina
    assert "wat is afgesproken: niets → Droge voeten." in pagina
    assert 'name="_save"' not in pagina
    assert "deletelink" not in pagina


def test_nobody_changes_or_removes_a_row(beheer: Client, actie: Actie) -> None:
    gebeurtenis = rij(actie)
    assert beheer.post(adres(gebeurtenis), {"reden": "Anders."}).status_code == 403
    for methode in (beheer.get, beheer.post):
        assert methode(adres(gebeurtenis, "delete"), {"post": "yes"}).status_code == 403
        assert methode(reverse("admin:acties_gebeurtenis_add")).status_code == 403
    gebeurtenis.refresh_from_db()
    assert gebeurtenis.reden == "Begin van de test."


def test_rows_cannot_be_removed_in_bulk(beheer: Client, actie: Actie) -> None:
    voor = Gebeurtenis.objects.count()
    data = {"action": "delete_selected", "_selected_action": [rij(actie).pk], "post": "yes"}
    beheer.post(LIJST, data)
    assert Gebeurtenis.objects.count() == voor
    assert "delete_selected" not in beheer.get(LIJST).text
