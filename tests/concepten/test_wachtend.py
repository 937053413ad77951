"""What a draft keeps, and the draft that waits already: opened, shown to whom it is for, given back by another."""

import pytest
from django.core.exceptions import PermissionDenied

from acties.handelingen import HerijkMijlpaal, LegAfspraakVast, MeldMijlpaal, MeldVoortgang
from berichten.models import Bericht
from partijen.models import Gebruiker
from tests.concepten.conftest import INGEVULD, begin, met_vier_ogen
from tests.factories import GebruikerFactory, MijlpaalFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.tekst import anders_gestuurd
from tests.support.wereld import Wereld, lid
from werk.concepten import services
from werk.concepten.models import Concept


def test_a_draft_keeps_the_normal_form_and_saving_it_again_writes_nothing(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld, reden="Eén.\r\n\x00Twee.\u202e")
    assert concept.gegevens["reden"] == "Eén.\nTwee."

    ruw = {naam: anders_gestuurd(waarde) for naam, waarde in concept.gegevens.items()}
    services.wijzig(concept=concept, gegevens=ruw, door=schrijver, merk="")

    assert Concept.objects.get(pk=concept.pk).gewijzigd_op == concept.gewijzigd_op


OPEN = ("/acties/{0}/?bewerk=voortgang", "/werk/?bewerk={0}:voortgang")


@pytest.mark.parametrize("adres", OPEN)
def test_a_draft_that_waits_is_opened_and_a_second_one_is_meant(
    adres: str, wereld: Wereld, schrijver: Gebruiker
) -> None:
    eerste, collega = begin(schrijver, wereld), browser_van(lid(wereld.trekker, "medewerker"))
    pagina = lees(collega, adres.format(wereld.actie.slug))
    assert "Er ligt al een concept van Wies Schrijver" in pagina.tekst
    assert pagina.links["Open dat concept"] == eerste.get_absolute_url()
    velden = pagina.formulier("/voortgang/").velden | {"status": "vertraagd", "reden": "Een lang verhaal."}

    antwoord = collega.post(f"/werk/concepten/nieuw/{wereld.actie.slug}/voortgang/", velden)

    assert (antwoord.status_code, Concept.objects.count()) == (409, 1)
    keuze = Pagina(antwoord)
    assert keuze.links["Open het concept dat er ligt"] == eerste.get_absolute_url()
    assert keuze.formulier("Nog een concept").velden["reden"] == "Een lang verhaal."
    assert "Uw concept is bewaard" in keuze.formulier("Nog een concept").verstuur_en_volg(collega).tekst
    assert Concept.objects.latest("pk").gegevens["reden"] == "Een lang verhaal."


@pytest.mark.parametrize("anders", ["soort", "mijlpaal", "partij", "klaar"])
def test_a_draft_of_something_else_does_not_wait_for_this(anders: str, wereld: Wereld) -> None:
    w, wie = wereld, lid(wereld.trekker)
    tweede = MijlpaalFactory(actie=w.actie, slug="tweede")
    liggend, nieuw = {
        "soort": (MeldMijlpaal(w.actie, wie, "wet"), HerijkMijlpaal(w.actie, wie, "wet")),
        "mijlpaal": (MeldMijlpaal(w.actie, wie, "wet"), MeldMijlpaal(w.actie, wie, tweede.slug)),
        "partij": (
            LegAfspraakVast(w.actie, wie, w.trekker.slug),
            LegAfspraakVast(w.actie, lid(w.partner), w.partner.slug),
        ),
        "klaar": (MeldVoortgang(w.actie, wie), MeldVoortgang(w.actie, wie)),
    }[anders]
    eerste = services.bewaar(handeling=liggend, gegevens={})
    if anders == "klaar":
        services.gooi_weg(concept=eerste, door=wie)

    assert services.bewaar(handeling=nieuw, gegevens={}).pk


@pytest.mark.parametrize("ander", [{"is_programmabureau": True}, {"beheerder": True}])
def test_a_draft_on_behalf_of_no_party_is_for_its_writer_alone(ander: dict[str, bool], wereld: Wereld) -> None:
    bureau = GebruikerFactory(is_programmabureau=True)
    concept = services.bewaar(handeling=MeldVoortgang(wereld.actie, bureau), gegevens=INGEVULD)
    assert concept.namens is None
    assert INGEVULD["reden"] in lees(browser_van(bureau), concept.get_absolute_url()).tekst

    andere = browser_van(GebruikerFactory(**ander))

    for pad in ("", "bewerken/"):
        assert andere.get(f"{concept.get_absolute_url()}{pad}").status_code == 404
    assert andere.post(f"{concept.get_absolute_url()}weggooien/").status_code == 404
    assert concept.get_absolute_url() not in andere.get("/werk/concepten/").text
    assert concept.get_absolute_url() not in andere.get(wereld.actie.get_absolute_url()).text
    handeling = MeldVoortgang(wereld.actie, GebruikerFactory(**ander))
    assert services.wachtend(handeling) is None  # nor does it wait for anyone else


@pytest.mark.parametrize("rol", ["medewerker", "redacteur"])
def test_nobody_gives_the_own_draft_back(rol: str, wereld: Wereld, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    wie = lid(wereld.trekker, rol)
    concept = begin(wie, wereld)
    services.vraag_goedkeuring(concept=concept, door=wie)

    with pytest.raises(PermissionDenied, match="eigen concept"):
        services.geef_terug(concept=concept, door=wie, opmerking="Ik wil het terug.", indiening=1)

    client, velden = browser_van(wie), {"opmerking": "Terug.", "indiening": 1, "versie": wereld.actie.versie}
    assert client.post(f"{concept.get_absolute_url()}teruggeven/", velden).status_code == 403
    concept.refresh_from_db()
    assert (concept.stand, Bericht.objects.filter(soort="teruggegeven").count()) == ("ter-goedkeuring", 0)


def test_a_draft_crosses_nothing_out_where_nothing_stood(wereld: Wereld) -> None:
    wie = lid(wereld.trekker)
    afspraak = LegAfspraakVast(wereld.actie, wie, wereld.trekker.slug)
    mijlpaal = MeldMijlpaal(wereld.actie, wie, "wet")
    gegevens = {"tekst": "Schoon water.", "stand": "voorgenomen", "bereikt": "2026", "reden": "Besluit."}
    nieuw = services.bewaar(handeling=afspraak, gegevens=gegevens)
    bereikt = services.bewaar(handeling=mijlpaal, gegevens=gegevens | {"stand": "ja"})

    client = browser_van(wie)

    html = client.get(nieuw.get_absolute_url()).text
    assert "<ins>Schoon water.</ins>" in html
    assert "<del>" not in html
    assert "leeg" not in lees(client, nieuw.get_absolute_url()).tekst
    assert "<del>nog niet bereikt</del>" in client.get(bereikt.get_absolute_url()).text
