"""Who lets a second person look at each report of a party, and who ends that."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client

from acties import services as acties
from acties.handelingen import HANDELINGEN, LegAfspraakVast, maak_handeling
from acties.models import Actie
from acties.verwerken import verwerk
from basis.logboek.models import Logregel
from basis.tijd.perioden import jaar
from tests.factories import BronFactory, GebruikerFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid
from tests.uitwisseling.hulp import haal, rij_van, verander
from tests.uitwisseling.hulp import lees as lees_bestand
from werk.concepten import services

pytestmark = pytest.mark.django_db
MELDING = {"status": "vertraagd", "reden": "Het duurt langer."}


def _op_de_actie(client: Client, actie: Actie) -> str:
    pagina = lees(client, f"{actie.get_absolute_url()}?bewerk=voortgang")
    return Pagina(pagina.formulier("bewerken/voortgang/").verstuur(client, **MELDING)).tekst


def _op_de_werkplek(client: Client, actie: Actie) -> str:
    pagina = lees(client, f"/werk/?bewerk={actie.slug}:voortgang")
    return Pagina(pagina.formulier(f"/{actie.slug}/voortgang/").verstuur(client, **MELDING)).tekst


def _met_een_bestand(client: Client, actie: Actie) -> str:
    bestand = haal(client)
    rij = rij_van(bestand, "acties", actie.slug)
    return str(lees_bestand(client, verander(bestand, ("acties", rij, "status", "vertraagd"))).fouten)


DEUREN = {"actie": _op_de_actie, "werk": _op_de_werkplek, "bestand": _met_een_bestand}


def test_a_redacteur_switches_four_eyes_on_and_the_log_tells(wereld: Wereld) -> None:
    keurder = lid(wereld.trekker, "redacteur")
    client = browser_van(keurder)
    adres = f"/werk/concepten/vier-ogen/{wereld.trekker.slug}/"
    assert adres in [link["href"] for link in lees(client, "/werk/concepten/").met("href")]
    alleen = lees(client, adres).tekst
    assert "nog geen tweede redacteur" in alleen
    assert "Ja, zet vier ogen aan" not in alleen
    assert "nog geen tweede redacteur" in Pagina(client.post(adres, {"aan": "ja"}, follow=True)).tekst
    lid(wereld.trekker, "redacteur", naam="Tine Tweede")

    vraag = lees(client, adres)
    assert "Tine Tweede" in vraag.tekst
    assert "Een voortgangsrapport namens" in vraag.tekst
    pagina = vraag.formulier(f"vier-ogen/{wereld.trekker.slug}/").verstuur_en_volg(client)

    assert "vier ogen staat aan" in pagina.tekst
    assert client.post(f"/werk/concepten/vier-ogen/{wereld.trekker.slug}/", {"aan": "nee"}).status_code == 403
    regel = Logregel.objects.filter(door=keurder, handeling="account").latest("pk")
    assert regel.bijzonderheden == {"vier_ogen": "aan"}
    for mens in (lid(wereld.trekker, "medewerker"), lid(wereld.partner)):
        assert browser_van(mens).post(f"/werk/concepten/vier-ogen/{wereld.trekker.slug}/").status_code == 403


def test_the_programmabureau_switches_it_off(wereld: Wereld) -> None:
    bureau = browser_van(GebruikerFactory(is_programmabureau=True))
    assert "Organisaties met vier ogen" not in lees(bureau, "/werk/concepten/").tekst
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()

    knop = lees(bureau, "/werk/concepten/").formulier(f"Vier ogen uitzetten voor {wereld.trekker.naam}")

    assert "Meldingen gaan voortaan direct door" in knop.verstuur_en_volg(bureau).tekst
    wereld.trekker.refresh_from_db()
    assert not wereld.trekker.vier_ogen


@pytest.mark.parametrize("deur", ["actie", "werk", "bestand"])
def test_no_door_lets_a_report_through_alone(deur: str, wereld: Wereld) -> None:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    client, voor = browser_van(lid(wereld.trekker, "redacteur")), wereld.actie.gebeurtenissen.count()

    assert "tweede persoon" in DEUREN[deur](client, wereld.actie)

    assert wereld.actie.gebeurtenissen.count() == voor


WOORDEN = {"titel": "Ons doel", "soort": "eigen-doel", "tekst": "Wij doen mee."}
# Each kind of report, filled in so that it would go through.
INGEVULD: dict[str, dict[str, str]] = {
    "voortgang": {"status": "vertraagd"},
    "mijlpaal": {"stand": "ja", "bereikt": "2026"},
    "herijking": {"verwacht": "2031"},
    "afspraak": WOORDEN | {"stand": "voorgenomen"},
    "afspraak-wijzigen": WOORDEN,
    "afspraak-herijken": {"verwacht": "2034"},
    "afspraak-makers": {},
    "afspraak-wacht": {},
    "toezegging": {"stand": "nagekomen"},
    "afspraak-weerspreken": {},
    "fase": {"fase": "uitvoering"},
    "fasen-afronden": {},
    "correctie": {"status": "vertraagd"},
}


def maak_ingevuld(w: Wereld, soort: str) -> tuple[str, dict[str, str]]:
    """What a kind of report of the trekker is about, and how it is filled in."""
    ingevuld, welke = INGEVULD[soort], {"mijlpaal": "wet", "herijking": "wet", "afspraak": w.trekker.slug}
    if soort == "correctie":
        waarom = replace(BEGIN, reden="Verkeerd geklikt.")
        rij = acties.meld_voortgang(actie=w.actie, status="gestopt", verantwoording=waarom)
        return str(rij.pk), ingevuld
    if soort in welke or not soort.startswith(("afspraak", "toezegging")):
        return welke.get(soort, ""), ingevuld
    gevonden = {"herkomst": "gevonden", "bron": BronFactory()} if soort == "afspraak-weerspreken" else {}
    eigen = beloof(w.trekker, w.actie, titel="Van de trekker", uiterlijk=jaar(2032), stand="voorgenomen", **gevonden)
    if soort in ("toezegging", "afspraak-weerspreken"):
        return str(eigen.pk), ingevuld
    erbij = {"afspraak-makers": {"andere_makers": w.partner.slug}, "afspraak-wacht": {"hier": w.afspraak.slug}}
    return eigen.afspraak.slug, ingevuld | erbij.get(soort, {})


@pytest.mark.parametrize("alleen", [False, True])
@pytest.mark.parametrize("soort", sorted(set(HANDELINGEN) - {"afspraak-gevonden"}))  # that one is of no party
def test_no_kind_of_report_goes_through_alone(soort: str, alleen: bool, wereld: Wereld) -> None:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    (welke, ingevuld), schrijver = maak_ingevuld(wereld, soort), lid(wereld.trekker)
    wereld.ververs()
    handeling = maak_handeling(soort, wereld.actie, schrijver, welke)
    data = QueryDict(mutable=True)
    data.update(ingevuld | {"reden": "Daarom.", "versie": str(wereld.actie.versie), "inzending": str(uuid4())})
    voor = wereld.actie.gebeurtenissen.count()

    formulier = handeling.formulier(data)
    uitkomst = verwerk(handeling, formulier, schrijver if alleen else None)  # nor with oneself as the second

    assert (uitkomst.status, wereld.actie.gebeurtenissen.count()) == (422, voor)
    assert "tweede persoon" in str(formulier.errors)
    assert verwerk(handeling, handeling.formulier(data), lid(wereld.trekker)).is_gelukt


def test_who_approves_reads_which_report_is_mended(wereld: Wereld) -> None:
    (welke, _), schrijver = maak_ingevuld(wereld, "correctie"), lid(wereld.trekker)
    wereld.ververs()
    handeling = maak_handeling("correctie", wereld.actie, schrijver, welke)
    concept = services.bewaar(handeling=handeling, gegevens={"status": "vertraagd", "reden": "Verkeerd geklikt."})

    assert "Waarover ‘Status: gestopt’" in lees(browser_van(schrijver), concept.get_absolute_url()).tekst


def test_what_a_redacteur_approves_may_confirm_an_afspraak(wereld: Wereld) -> None:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    medewerker, redacteur = lid(wereld.trekker, "medewerker"), lid(wereld.trekker, "redacteur")
    handeling = LegAfspraakVast(wereld.actie, medewerker, wereld.trekker.slug)
    gegevens = WOORDEN | {"stand": "bevestigd", "reden": "Besloten door het college."}
    gezien = {"versie": str(wereld.actie.versie), "inzending": str(uuid4())}
    concept = services.bewaar(handeling=handeling, gegevens=gegevens | gezien)
    services.vraag_goedkeuring(concept=concept, door=medewerker)

    rij = services.keur_goed(concept=concept, door=redacteur, versie=wereld.actie.versie, indiening=1)

    assert (rij.naar[f"stand:{wereld.trekker.slug}"], rij.door, rij.goedgekeurd_door) == (
        "bevestigd",
        medewerker,
        redacteur,
    )


def test_with_four_eyes_the_form_offers_what_can_work(wereld: Wereld) -> None:
    adres = f"{wereld.actie.get_absolute_url()}?bewerk=voortgang"
    client = browser_van(lid(wereld.trekker, "medewerker"))
    assert "Opslaan" in lees(client, adres).tekst
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()

    pagina = lees(client, adres)

    assert "keurt een tweede persoon elke melding goed" in pagina.tekst
    assert "Opslaan" not in pagina.tekst
