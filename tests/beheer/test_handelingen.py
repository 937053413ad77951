"""What the journal tells of changes on pages that ask why, and only there."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import OperationalError
from django.test import Client
from psycopg.errors import LockNotAvailable

from acties import services
from acties.models import Actie, Afspraak, Gebeurtenissoort, Mijlpaal
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from basis.zoeken.models import Zoekregel
from partijen.models import Gebruiker, Partij
from tests.beheer.conftest import adres, ingevuld
from tests.factories import ActieFactory, PartijFactory, SoortFactory, beloof
from tests.support.inlog import log_in
from tests.support.stand import is_heel

HANDELINGEN = ["voortgang", "fase", "deelnemers", "publiceren", "intrekken"]


def doe(beheer: Client, obj: Any, wat: str, **velden: Any) -> Any:
    """Open the page, fill in these fields and send it."""
    return beheer.post(adres(obj, wat), {**ingevuld(beheer, adres(obj, wat)), **velden})


def eerste_mijlpaal(actie: Actie) -> Mijlpaal:
    return actie.mijlpalen.order_by("pk")[0]


def test_progress_is_reported_with_a_reason(beheer: Client, actie: Actie, beheerder: Gebruiker, partij: Partij) -> None:
    antwoord = doe(beheer, actie, "voortgang", status="vertraagd", reden="Het regent.", namens=partij.pk)
    assert antwoord.status_code == 302
    rij = actie.gebeurtenissen.latest("pk")
    assert (rij.soort, rij.naar, rij.reden) == (Gebeurtenissoort.STATUS, {"status": "vertraagd"}, "Het regent.")
    assert (rij.door, rij.namens) == (beheerder, partij)
    assert Zoekregel.objects.get(soort="actie", sleutel=actie.pk).label.endswith("vertraagd")
    assert LogEntry.objects.latest("pk").change_message == "Voortgang melden"


@pytest.mark.parametrize("wat", ["voortgang", "fase", "deelnemers", "intrekken"])
def test_nothing_without_a_reason(beheer: Client, actie: Actie, wat: str) -> None:
    rijen = actie.gebeurtenissen.count()
    antwoord = doe(beheer, actie, wat, reden="  ")
    assert antwoord.status_code == 422
    assert "Vertel waarom dit verandert." in antwoord.text
    assert actie.gebeurtenissen.count() == rijen


def test_error_keeps_what_was_typed(beheer: Client, actie: Actie) -> None:
    antwoord = doe(beheer, actie, "voortgang", status="vertraagd", reden="Het regent nog steeds.", datum="morgen")
    assert antwoord.status_code == 422
    assert "Het regent nog steeds." in antwoord.text
    assert antwoord.context["adminform"].form["status"].value() == "vertraagd"


def test_date_in_the_future_is_refused(beheer: Client, actie: Actie) -> None:
    antwoord = doe(beheer, actie, "voortgang", status="vertraagd", reden="Het regent.", datum="2999")
    assert antwoord.status_code == 422
    assert antwoord.context["adminform"].form.errors["datum"]


def test_second_beheerder_sees_what_the_first_did(beheer: Client, actie: Actie) -> None:
    data = {**ingevuld(beheer, adres(actie, "voortgang")), "status": "afgerond", "reden": "Klaar."}
    services.meld_voortgang(actie=actie, status="vertraagd", verantwoording=Verantwoording(reden="Te nat."))
    antwoord = beheer.post(adres(actie, "voortgang"), data)
    assert antwoord.status_code == 409
    assert "Status: vertraagd" in antwoord.text
    assert "Te nat." in antwoord.text
    formulier = antwoord.context["adminform"].form
    nog_eens = {**data, "versie": formulier["versie"].value(), "inzending": formulier["inzending"].value()}
    assert beheer.post(adres(actie, "voortgang"), nog_eens).status_code == 302


def test_double_click_writes_one_row(beheer: Client, actie: Actie) -> None:
    data = {**ingevuld(beheer, adres(actie, "voortgang")), "status": "afgerond", "reden": "Klaar."}
    rijen = actie.gebeurtenissen.count()
    for _ in range(2):
        assert beheer.post(adres(actie, "voortgang"), data).status_code == 302
    assert actie.gebeurtenissen.count() == rijen + 1


def test_a_lock_that_somebody_holds_is_told_in_the_form(
    beheer: Client, actie: Actie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bezet(*args: object, **kwargs: object) -> None:
        raise OperationalError("lock timeout") from LockNotAvailable()

    monkeypatch.setattr("acties.services.actie.boek", bezet)
    antwoord = doe(beheer, actie, "voortgang", status="afgerond", reden="Klaar.")
    assert (antwoord.status_code, antwoord.context["adminform"].form["status"].value()) == (409, "afgerond")
    assert "Iemand anders verandert deze actie op dit moment" in antwoord.text


def test_mistake_is_mended_by_a_new_row(beheer: Client, actie: Actie) -> None:
    doe(beheer, actie, "voortgang", status="gestopt", reden="Verkeerd geklikt.")
    fout = actie.gebeurtenissen.latest("pk")
    doe(beheer, actie, "voortgang", status="op-schema", reden="Dat klopte niet.", corrigeert=fout.pk)
    assert actie.gebeurtenissen.latest("pk").corrigeert == fout


def test_publishing_and_withdrawing(beheer: Client, partij: Partij) -> None:
    concept = ActieFactory(trekker=partij)
    assert Client().get(concept.get_absolute_url()).status_code == 404
    assert doe(beheer, concept, "publiceren", reden="Het is zover.").status_code == 302
    assert Zoekregel.objects.filter(soort="actie", sleutel=concept.pk).exists()
    assert doe(beheer, concept, "intrekken", reden="Toch niet.").status_code == 302
    concept.refresh_from_db()
    assert (concept.publicatie, concept.gepubliceerd_op is None) == ("ingetrokken", False)
    assert not Zoekregel.objects.filter(soort="actie", sleutel=concept.pk).exists()


def test_publishing_twice_is_told(beheer: Client, actie: Actie) -> None:
    antwoord = beheer.get(adres(actie, "publiceren"), follow=True)
    assert "Deze actie is al gepubliceerd." in antwoord.text
    assert adres(actie, "intrekken") in antwoord.text
    assert adres(actie, "publiceren") not in antwoord.text


def test_phases(beheer: Client, actie: Actie) -> None:
    uitvoering = actie.soort.fasedefinities.get(slug="uitvoering")
    assert doe(beheer, actie, "fase", fase="uitvoering", reden="Begonnen.").status_code == 302
    assert actie.fasen.get(is_huidig=True).definitie == uitvoering
    assert doe(beheer, actie, "fase", fase="uitvoering", reden="Begonnen.").status_code == 422
    assert doe(beheer, actie, "fasen-afronden", reden="Alles is klaar.").status_code == 302
    assert not actie.fasen.filter(is_huidig=True).exists()
    assert adres(actie, "fasen-afronden") not in beheer.get(adres(actie)).text


def test_no_phase_button_without_phases(beheer: Client) -> None:
    soort = SoortFactory()
    soort.fasedefinities.all().delete()
    concept = ActieFactory(soort=soort)
    assert adres(concept, "fase") not in beheer.get(adres(concept)).text
    assert beheer.get(adres(concept, "fase")).status_code == 302


def test_participants(beheer: Client, actie: Actie, partij: Partij) -> None:
    nieuw = PartijFactory()
    rij = {"deelnames-TOTAL_FORMS": "2", "deelnames-1-partij": nieuw.pk, "deelnames-1-rol": "partner"}
    assert doe(beheer, actie, "deelnemers", **rij, reden="Sloot zich aan.").status_code == 302
    assert set(actie.deelnames.values_list("partij", "rol")) == {(partij.pk, "trekker"), (nieuw.pk, "partner")}
    assert doe(beheer, actie, "deelnemers", **{"deelnames-1-DELETE": "on"}, reden="Ging weer weg.").status_code == 302
    assert actie.gebeurtenissen.latest("pk").naar == {"deelnames": [f"{partij.slug}:trekker"]}


def test_party_with_an_afspraak_does_not_leave(beheer: Client, actie: Actie) -> None:
    antwoord = doe(beheer, actie, "deelnemers", **{"deelnames-0-DELETE": "on"}, reden="Weg ermee.")
    assert antwoord.status_code == 422
    assert "heeft nog een afspraak in deze actie" in antwoord.text
    assert "Weg ermee." in antwoord.text


def test_explanation_of_a_participant_is_a_text(beheer: Client, actie: Actie) -> None:
    voor = actie.versie
    doe(beheer, actie, "deelnemers", **{"deelnames-0-toelichting": "Sinds de start."}, reden="Aangevuld.")
    actie.refresh_from_db()
    rij = actie.gebeurtenissen.latest("pk")
    assert (actie.versie, rij.soort, list(rij.naar.values())) == (voor + 1, "tekst", ["Sinds de start."])


def test_afspraak_changes_with_a_reason(beheer: Client, actie: Actie) -> None:
    afspraak = Afspraak.objects.get(actie=actie)
    assert doe(beheer, afspraak, "wijzigen", tekst="Twee pompen.", reden="Begroting.").status_code == 302
    assert doe(beheer, afspraak, "wijzigen", reden="Niets nieuws.").status_code == 422
    rij = actie.gebeurtenissen.latest("pk")
    assert (rij.naar, rij.namens) == ({"tekst": "Twee pompen."}, None)
    assert beheer.post(adres(afspraak), {"tekst": "Geen"}).status_code == 403


def test_afspraak_gets_a_day_another_maker_and_waits_for_another(beheer: Client, actie: Actie, partij: Partij) -> None:
    afspraak, nieuw = Afspraak.objects.get(actie=actie), PartijFactory()
    ander = beloof(nieuw, actie, titel="Eerst dit").afspraak
    assert beheer.get(adres(afspraak, "herijken")).status_code == 302  # it has no day yet
    assert doe(beheer, afspraak, "wijzigen", uiterlijk="2035", reden="Afgesproken.").status_code == 302
    assert doe(beheer, afspraak, "herijken", verwacht="2036", reden="Later.").status_code == 302
    assert doe(beheer, afspraak, "makers", andere_makers=nieuw.slug, reden="Sloot aan.").status_code == 302
    assert doe(beheer, afspraak, "wacht", hier=ander.slug, reden="Eerst het andere.").status_code == 302
    afspraak.refresh_from_db()
    assert (afspraak.uiterlijk, afspraak.verwacht) == (jaar(2035), jaar(2036))
    assert list(afspraak.wacht_op.all()) == [ander]
    assert set(afspraak.toezeggingen.values_list("partij", flat=True)) == {partij.pk, nieuw.pk}


def test_mijlpaal_is_replanned_reached_and_cancelled(beheer: Client, actie: Actie) -> None:
    mijlpaal = eerste_mijlpaal(actie)
    assert doe(beheer, mijlpaal, "herijken", verwacht="mei 2033", reden="Hoog water.").status_code == 302
    assert doe(beheer, mijlpaal, "bijwerken", stand="ja", bereikt="", reden="Klaar.").status_code == 422
    assert doe(beheer, mijlpaal, "bijwerken", stand="ja", bereikt="2999", reden="Klaar.").status_code == 422
    gevraagd = doe(beheer, mijlpaal, "herijken", verwacht="eind 2099", reden="Hoog water.")
    assert 'name="verwacht_klopt"' in gevraagd.text
    vandaag = actie.gebeurtenissen.latest("pk").datum.lower.isoformat()
    assert doe(beheer, mijlpaal, "bijwerken", stand="ja", bereikt=vandaag, reden="Klaar.").status_code == 302
    mijlpaal.refresh_from_db()
    assert (mijlpaal.stand, mijlpaal.gepland.lower.year, mijlpaal.verwacht.lower.year) == ("ja", 2031, 2033)
    assert beheer.get(adres(mijlpaal, "herijken")).status_code == 302
    assert doe(beheer, mijlpaal, "vervallen", reden="Dubbel.").status_code == 302
    assert is_heel(actie)


def test_draft_is_previewed_at_its_own_address(beheer: Client, partij: Partij) -> None:
    concept = ActieFactory(trekker=partij)
    pagina = beheer.get(adres(concept)).text
    assert f'<a href="{concept.get_absolute_url()}" class="viewsitelink">Voorbeeld</a>' in pagina
    assert beheer.get(concept.get_absolute_url()).status_code == 200
    assert Client().get(concept.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("wat", HANDELINGEN)
def test_actions_are_for_a_beheerder(ambtenaar: Client, actie: Actie, wat: str) -> None:
    assert Client().get(adres(actie, wat)).status_code == 302
    assert ambtenaar.get(adres(actie, wat)).status_code == 403
    assert ambtenaar.post(adres(actie, wat), {"reden": "Ik wil het."}).status_code == 403


def test_actions_ask_for_a_token(beheerder: Gebruiker, actie: Actie) -> None:
    client = Client(enforce_csrf_checks=True)
    log_in(client, beheerder)
    assert client.post(adres(actie, "voortgang"), {"status": "gestopt", "reden": "x"}).status_code == 403
