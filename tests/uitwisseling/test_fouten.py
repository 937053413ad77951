"""What is wrong in a file is told at its cell, in Dutch, and then nothing changes."""

import pytest
from django.core.exceptions import ValidationError

from acties import services
from acties.models import Deelname, Deelnamerol
from acties.services import Verantwoording
from partijen.models import Lidmaatschap
from tests.factories import ActieFactory
from tests.support.pagina import Pagina
from tests.support.wereld import BEGIN, lid
from tests.uitwisseling.hulp import Proef, aantal_rijen, browser, haal, lees, tabel, verander, voer_door
from werk.uitwisseling import toepassen, verwerken


@pytest.mark.parametrize(
    ("blad", "kolom", "waarde", "tekst"),
    [
        ("acties", "status", "prima", "Kies uit: gepland, op schema"),
        ("acties", "status", "loopt, geen melding", "kunt u niet zelf melden"),
        ("acties", "status", None, "Deze cel is leeg."),
        ("acties", "status", "=A1", "formule"),
        ("acties", "actie", "weg", "Deze actie is er niet"),
        ("acties", "actie", None, "Deze cel is leeg."),
        ("acties", "versie", "x", "Hier hoort een getal"),
        ("acties", "versie", "9" * 5_000, "Hier hoort een getal"),
        ("acties", "versie", 999, "Dit getal klopt niet"),
        ("mijlpalen", "verwacht", "ooit", "Vul een datum in zoals 1 juli 2027"),
        ("mijlpalen", "bereikt", "2020", "Alleen een bereikte mijlpaal heeft een datum"),
        ("mijlpalen", "mijlpaal", "weg", "Deze mijlpaal is er niet"),
    ],
)
def test_a_wrong_cell(proef: Proef, blad: str, kolom: str, waarde: object, tekst: str) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()

    invoer = lees(client, verander(haal(client), (blad, 2, kolom, waarde)))

    pagina = Pagina(client.get(invoer.get_absolute_url())).tekst
    assert f"blad {blad}, rij 2, kolom {kolom}:" in pagina
    assert tekst in pagina
    assert client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": "x"}).status_code == 422
    assert aantal_rijen() == eerst


def test_an_error_of_what_explains_the_change_stands_there_too(proef: Proef) -> None:
    client = browser(proef.trekker)
    cellen = [("status", "vertraagd"), ("datum", "2199"), ("bron_url", "geen adres")]

    invoer = lees(client, verander(haal(client), *(("acties", 2, kolom, waarde) for kolom, waarde in cellen)))

    assert {fout["kolom"] for fout in invoer.fouten} == {"bron_url"}


def test_rows_of_others_that_change_are_errors(proef: Proef) -> None:
    client, versie = browser(proef.partner), str(proef.actie.versie)
    ander = tabel("afspraak versie tekst actie", [proef.mijn.afspraak.slug, versie, "Niets.", proef.actie.slug])

    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    met_ander = lees(client, ander, "a.csv")

    gevonden = [(fout["blad"], fout["kolom"]) for een in (invoer, met_ander) for fout in een.fouten]
    assert gevonden == [("acties", "status"), ("csv", "tekst")]
    assert all("U mag dit niet veranderen" in fout["tekst"] for fout in (*invoer.fouten, *met_ander.fouten))


def test_only_a_redacteur_confirms(proef: Proef) -> None:
    client = browser(proef.partner)
    services.meld_toezegging(toezegging=proef.wereld.toezegging, stand="voorgenomen", verantwoording=BEGIN)

    invoer = lees(client, verander(haal(client), ("toezeggingen", 2, "stand", "bevestigd")))

    assert ["Alleen een redacteur bevestigt" in fout["tekst"] for fout in invoer.fouten] == [True]


def test_a_right_that_is_taken_away_holds_at_once(proef: Proef) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()
    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": "x"})
    Lidmaatschap.objects.filter(gebruiker=proef.trekker).update(rol="lezer")

    verwerken.voer_invoer_door(invoer.pk)

    invoer.refresh_from_db()
    assert (invoer.stand, len(invoer.fouten), aantal_rijen()) == ("gelezen", 1, eerst)


def test_what_changed_after_the_preview_is_shown_again(proef: Proef) -> None:
    client = browser(proef.trekker)
    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    services.meld_voortgang(actie=proef.actie, status="gestopt", verantwoording=Verantwoording(reden="Klaar ermee."))

    voer_door(client, invoer)

    assert proef.actie.status == "gestopt"
    assert "Er is niets doorgevoerd" in Pagina(client.get(invoer.get_absolute_url())).tekst


def test_a_row_that_is_refused_rolls_all_back(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()
    cellen = [("acties", 2, "status", "vertraagd"), ("mijlpalen", 2, "verwacht", "2032")]
    invoer = lees(client, verander(haal(client), *cellen))
    gewoon = toepassen.voer_door

    def weiger(wijziging: object, *rest: object) -> None:
        gewoon(wijziging, *rest)  # type: ignore[arg-type]
        if aantal_rijen() == eerst + 2:
            raise toepassen.NietGelukt([("verwacht", "Dit gaat nu niet.")])

    monkeypatch.setattr(verwerken, "voer_door", weiger)
    invoer = voer_door(client, invoer)

    assert (aantal_rijen(), proef.actie.status, invoer.stand) == (eerst, "gepland", "gelezen")
    assert invoer.fouten == [{"blad": "mijlpalen", "rij": 2, "kolom": "verwacht", "tekst": "Dit gaat nu niet."}]


def test_what_a_service_refuses_stands_at_its_row(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(**rest: object) -> None:
        raise ValidationError("Deze partij vraagt vier ogen.")

    monkeypatch.setattr(services, "meld_voortgang", weiger)
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))

    assert invoer.fouten == [{"blad": "acties", "rij": 2, "kolom": "status", "tekst": "Deze partij vraagt vier ogen."}]


def test_columns_and_rows_that_are_too_much_or_missing_are_told(proef: Proef) -> None:
    client, actie = browser(proef.trekker), proef.actie
    rij = [actie.slug, str(actie.versie), "Anders", "gepland", "x"]

    dubbel = lees(client, tabel("actie versie titel status extra", rij, rij), "a.csv")
    zonder = lees(client, tabel("actie status", [actie.slug, "gepland"]), "a.csv")
    vreemd = lees(client, tabel("naam adres", ["a", "b"]), "a.csv")

    assert [fout["tekst"][:23] for fout in dubbel.fouten] == ["Deze staat ook in rij 3", "Deze staat ook in rij 2"]
    assert {w["kolom"] for w in dubbel.waarschuwingen} == {"extra"}
    assert [fout["kolom"] for fout in zonder.fouten] == ["versie"]
    assert (vreemd.stand, "geen blad met acties" in vreemd.fout) == ("mislukt", True)


def test_a_draft_is_not_there(proef: Proef) -> None:
    concept = ActieFactory(trekker=proef.wereld.trekker)
    client = browser(proef.trekker)

    invoer = lees(client, tabel("actie versie status", [concept.slug, str(concept.versie), "gestopt"]), "a.csv")

    assert ["Deze actie is er niet" in fout["tekst"] for fout in invoer.fouten] == [True]
    assert concept.slug.encode() not in haal(client, "acties")


def test_a_reason_without_a_change_is_told(proef: Proef) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("acties", 2, "reden", "Zomaar.")))

    assert ["er verandert niets in deze rij" in w["tekst"] for w in invoer.waarschuwingen] == [True]


def test_a_stranger_of_the_actie_sees_nothing_of_it(proef: Proef) -> None:
    ander = ActieFactory(gepubliceerd=True)
    deelname = [Deelname(partij=proef.wereld.vreemde, rol=Deelnamerol.TREKKER)]
    services.zet_deelnames(actie=ander, deelnames=deelname, verantwoording=BEGIN)

    inhoud = haal(browser(lid(proef.wereld.vreemde)), "acties")

    assert ander.slug.encode() in inhoud
    assert proef.actie.slug.encode() not in inhoud
