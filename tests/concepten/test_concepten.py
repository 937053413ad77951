"""Drafts and four eyes: kept unfinished, seen by nobody outside, published by two when the party asks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from acties import services as acties
from acties.handelingen import HerijkMijlpaal, LegAfspraakVast, MeldMijlpaal, MeldVoortgang
from acties.services import Verantwoording
from berichten.models import Bericht
from berichten.nodig import is_nog_nodig
from berichten.teksten import brief_van
from concepten import services
from concepten.models import Concept
from partijen.models import Gebruiker, Partij
from partijen.services import neem_rol_af
from tests.factories import GebruikerFactory, MijlpaalFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.tekst import anders_gestuurd
from tests.support.wereld import BEGIN, Wereld, lid

INGEVULD = {"status": "vertraagd", "reden": "De Raad van State was later."}


@pytest.fixture
def schrijver(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, "medewerker", naam="Wies Schrijver", functie="jurist")


@pytest.fixture
def keurder(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, "redacteur", naam="Kees Keurder")


def met_vier_ogen(wereld: Wereld) -> Partij:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    return wereld.trekker


def begin(schrijver: Gebruiker, w: Wereld, **ingevuld: str) -> Concept:
    """A draft, written on the page of the actie with the button beside the usual one."""
    client = browser_van(schrijver)
    formulier = lees(client, f"{w.actie.get_absolute_url()}?bewerk=voortgang").formulier("bewerken/voortgang/")
    velden = {**formulier.velden, **INGEVULD, **ingevuld}
    antwoord = client.post(f"/werk/concepten/nieuw/{w.actie.slug}/voortgang/", velden | {"nog_een": "ja"})
    assert antwoord.status_code == 302
    return Concept.objects.latest("pk")


def doe(mens: Gebruiker, concept: Concept, wat: str, **velden: Any) -> Any:
    """Press a button on the page of the draft."""
    client = browser_van(mens)
    pagina = lees(client, concept.get_absolute_url())
    return (
        Pagina(pagina.formulier(f"/{wat}/").verstuur(client, **velden))
        if velden
        else (pagina.formulier(f"/{wat}/").verstuur_en_volg(client))
    )


def test_an_unfinished_report_is_kept_and_written_on(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld, reden="", datum="ooit")
    client = browser_van(schrijver)

    pagina = lees(client, concept.get_absolute_url())
    assert "Vertel waarom dit verandert." in pagina.tekst
    assert "Publiceren" not in pagina.tekst
    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    assert (formulier.velden["datum"], formulier.velden["status"]) == ("ooit", "vertraagd")
    formulier.verstuur_en_volg(client, reden="Nu af.", datum="")

    assert "opgeslagen" in doe(schrijver, concept, "publiceren").tekst
    rij = wereld.actie.gebeurtenissen.latest("versie")
    assert (rij.reden, rij.door, rij.naar) == ("Nu af.", schrijver, {"status": "vertraagd"})


def test_an_unlikely_date_is_asked_about_in_a_draft_too(wereld: Wereld, schrijver: Gebruiker) -> None:
    client, herijking = browser_van(schrijver), f"{wereld.actie.get_absolute_url()}?bewerk=herijking:wet"
    leeg = lees(client, herijking).formulier("herijking/wet/").velden
    ingevuld = {**leeg, "verwacht_kalender": "2099-12-01", "reden": "Het wordt later."}
    client.post(f"/werk/concepten/nieuw/{wereld.actie.slug}/herijking/wet/", ingevuld)
    concept = Concept.objects.get()
    assert "Klopt 1 december 2099?" in lees(client, concept.get_absolute_url()).tekst

    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    assert (formulier.velden["verwacht"], formulier.velden["verwacht_kalender"]) == ("", "2099-12-01")
    pagina = formulier.verstuur_en_volg(
        client, verwacht="", verwacht_kalender="2099-12-01", verwacht_klopt="2099-12-01"
    )

    assert "1 december 2099" in pagina.tekst
    assert "opgeslagen" in doe(schrijver, concept, "publiceren").tekst
    assert wereld.actie.gebeurtenissen.latest("versie").naar == {"verwacht": "2099-12-01"}


@pytest.mark.parametrize("adres", ["/", "/acties/", "/acties/{0}/", "/acties/{0}/geschiedenis/", "/zoeken/?q=raad"])
def test_the_public_never_sees_a_draft(adres: str, wereld: Wereld, schrijver: Gebruiker, client: Client) -> None:
    pad = adres.format(wereld.actie.slug)
    voor = lees(client, pad).tekst

    begin(schrijver, wereld)

    assert lees(client, pad).tekst == voor
    assert client.get(f"/feeds/acties/{wereld.actie.slug}.atom").text.count("Raad van State") == 0


def test_colleagues_read_it_on_the_page_of_the_actie_and_others_do_not(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    adres = wereld.actie.get_absolute_url()

    assert "Gepubliceerd met conceptwijzigingen" in lees(browser_van(lid(wereld.trekker, "lezer")), adres).tekst
    assert "Gepubliceerd met conceptwijzigingen" in lees(browser_van(schrijver), "/werk/").tekst
    ander = browser_van(lid(wereld.partner))
    assert "conceptwijzigingen" not in lees(ander, adres).tekst
    assert ander.get(concept.get_absolute_url()).status_code == 404
    assert ander.post(f"{concept.get_absolute_url()}publiceren/").status_code == 404


def test_with_four_eyes_a_writer_does_not_publish_alone(wereld: Wereld, schrijver: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept, voor = begin(schrijver, wereld), wereld.actie.gebeurtenissen.count()

    with pytest.raises(ValidationError, match="tweede persoon"):
        services.publiceer(concept=concept, door=schrijver, versie=wereld.actie.versie)
    assert wereld.actie.gebeurtenissen.count() == voor


def test_still_true_needs_no_second_person(wereld: Wereld, schrijver: Gebruiker) -> None:
    namens = met_vier_ogen(wereld)
    waarom = Verantwoording(reden="Bekeken en nog actueel.", door=schrijver, namens=namens)

    assert acties.bevestig_actie(actie=wereld.actie, verantwoording=waarom).pk


def test_two_people_make_one_report(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker, client: Client) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)

    doe(schrijver, concept, "indienen")
    assert [bericht.aan for bericht in Bericht.objects.all()] == [keurder]
    pagina = doe(keurder, concept, "goedkeuren")

    assert "goedgekeurd" in pagina.tekst
    assert "Bekijk op de openbare pagina" in pagina.tekst
    rij = wereld.actie.gebeurtenissen.latest("versie")
    assert (rij.door, rij.goedgekeurd_door, rij.namens) == (schrijver, keurder, wereld.trekker)
    tekst = lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst
    assert "jurist, Provincie Trek, goedgekeurd door een tweede persoon" in tekst
    assert "Kees" not in tekst


def test_a_draft_comes_back_with_a_remark(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    doe(schrijver, concept, "indienen")

    assert "Schrijf op waarom" in doe(keurder, concept, "teruggeven", opmerking=" ").tekst
    doe(keurder, concept, "teruggeven", opmerking="Noem de datum erbij.")

    assert "Noem de datum erbij." in lees(browser_van(schrijver), concept.get_absolute_url()).tekst
    assert Bericht.objects.get(soort="teruggegeven").aan == schrijver
    doe(schrijver, concept, "indienen")
    assert Bericht.objects.filter(soort="goedkeuren", aan=keurder).count() == 2


@pytest.mark.parametrize("rol", ["lezer", "medewerker"])
def test_only_a_redacteur_approves(rol: str, wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)

    for mens in (lid(wereld.trekker, rol), schrijver):
        with pytest.raises(PermissionDenied):
            services.keur_goed(concept=concept, door=mens, versie=wereld.actie.versie, indiening=1)
        assert "Goedkeuren" not in lees(browser_van(mens), concept.get_absolute_url()).links


def test_a_right_that_was_taken_away_counts_at_once(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    neem_rol_af(gebruiker=schrijver, partij=wereld.trekker)

    with pytest.raises(PermissionDenied):
        services.keur_goed(concept=concept, door=keurder, versie=wereld.actie.versie, indiening=1)
    assert "Dit kan niet meer" in lees(browser_van(keurder), concept.get_absolute_url()).tekst


def test_who_approves_sees_what_changed_meanwhile(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    client = browser_van(keurder)
    knop = lees(client, concept.get_absolute_url()).formulier("/goedkeuren/")
    acties.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)

    pagina = knop.verstuur_en_volg(client)

    assert "intussen veranderd" in pagina.tekst
    assert "Dit veranderde nadat dit concept is geschreven" in pagina.tekst
    pagina.formulier("/goedkeuren/").verstuur_en_volg(client)
    assert wereld.actie.gebeurtenissen.latest("versie").goedgekeurd_door == keurder


def test_nobody_approves_what_was_rewritten_behind_an_open_page(
    wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker
) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    client, voor = browser_van(keurder), wereld.actie.gebeurtenissen.count()
    pagina = lees(client, concept.get_absolute_url())
    knop, terug = pagina.formulier("/goedkeuren/"), pagina.formulier("/teruggeven/")
    concept.refresh_from_db()
    anders, stempel = {**concept.gegevens, "reden": "Iets heel anders."}, concept.stempel
    services.wijzig(concept=concept, gegevens=anders, door=schrijver, stempel=stempel)
    services.vraag_goedkeuring(concept=concept, door=schrijver)

    assert "intussen veranderd" in knop.verstuur_en_volg(client).tekst
    antwoord = Pagina(terug.verstuur(client, opmerking="Dit is een lange opmerking."))
    assert "intussen veranderd" in antwoord.tekst
    assert antwoord.formulier("/teruggeven/").velden["opmerking"] == "Dit is een lange opmerking."
    assert wereld.actie.gebeurtenissen.count() == voor


def test_what_was_typed_stays_when_the_draft_is_gone(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    client = browser_van(schrijver)
    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    services.gooi_weg(concept=concept, door=schrijver)

    antwoord = formulier.verstuur(client, reden="Een lang verhaal.")

    assert antwoord.status_code == 409
    assert Pagina(antwoord).formulier("bewerken/").velden["reden"] == "Een lang verhaal."


def test_without_a_second_person_it_says_so(wereld: Wereld, schrijver: Gebruiker) -> None:
    met_vier_ogen(wereld)
    assert "Nodig eerst iemand uit" in doe(schrijver, begin(schrijver, wereld), "indienen").tekst


def test_what_is_thrown_away_is_gone_from_the_list(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)

    assert "U heeft geen concepten" in doe(schrijver, concept, "weggooien").tekst
    with pytest.raises(ValidationError):
        services.publiceer(concept=concept, door=schrijver, versie=wereld.actie.versie)


def test_the_list_asks_the_same_whatever_its_length(
    wereld: Wereld, schrijver: Gebruiker, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _ in range(3):
        begin(schrijver, wereld)
    client = browser_van(lid(wereld.trekker))
    with django_assert_max_num_queries(14):
        assert lees(client, "/werk/concepten/").tekst.count("Wies Schrijver") == 3


def test_a_mail_about_a_draft_that_waits_no_longer_is_not_sent(
    wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker
) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    bericht = Bericht.objects.get(aan=keurder)
    assert is_nog_nodig(bericht)

    rij = services.keur_goed(concept=concept, door=keurder, versie=wereld.actie.versie, indiening=1)

    assert not is_nog_nodig(bericht)
    goed = Bericht.objects.get(soort="goedgekeurd", aan=schrijver)  # who wrote it hears so
    assert "goed. Iedereen kan uw melding nu lezen." in brief_van(goed).alineas[0]
    assert is_nog_nodig(goed)
    acties.neem_terug(rij=rij, door=schrijver)
    assert not is_nog_nodig(goed)
    pagina = lees(browser_van(schrijver), concept.get_absolute_url())
    assert "Dit concept is gepubliceerd. De melding is daarna teruggenomen." in pagina.tekst


def test_the_workplace_says_for_whom_a_draft_waits(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept, wacht = begin(schrijver, wereld), "Een concept wacht op u"
    assert wacht in lees(browser_van(schrijver), "/werk/").tekst
    assert wacht not in lees(browser_van(keurder), "/werk/").tekst

    services.vraag_goedkeuring(concept=concept, door=schrijver)

    assert wacht not in lees(browser_van(schrijver), "/werk/").tekst
    assert wacht in lees(browser_van(keurder), "/werk/?reden=concept").tekst


def test_two_tabs_on_one_draft_do_not_overwrite_each_other(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    client = browser_van(schrijver)
    een, ander = (lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/") for _ in range(2))
    for _ in range(2):  # a second click is no second change
        assert een.verstuur(client, reden="Op het ene tabblad.").status_code == 302

    antwoord = ander.verstuur(client, reden="Op het andere.")

    assert antwoord.status_code == 409
    pagina = Pagina(antwoord)
    assert "ander tabblad" in pagina.tekst
    concept.refresh_from_db()
    assert concept.gegevens["reden"] == "Op het ene tabblad."
    assert pagina.formulier("bewerken/").verstuur(client).status_code == 302
    concept.refresh_from_db()
    assert concept.gegevens["reden"] == "Op het andere."


def test_a_draft_keeps_the_normal_form_and_saving_it_again_writes_nothing(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld, reden="Eén.\r\n\x00Twee.\u202e")
    assert concept.gegevens["reden"] == "Eén.\nTwee."

    ruw = {naam: anders_gestuurd(waarde) for naam, waarde in concept.gegevens.items()}
    services.wijzig(concept=concept, gegevens=ruw, door=schrijver, stempel="")

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
    gegevens = {"eigen_doel": "Schoon water.", "stand": "voorgenomen", "bereikt": "2026", "reden": "Besluit."}
    nieuw = services.bewaar(handeling=afspraak, gegevens=gegevens)
    bereikt = services.bewaar(handeling=mijlpaal, gegevens=gegevens | {"stand": "ja"})

    client = browser_van(wie)

    html = client.get(nieuw.get_absolute_url()).text
    assert "<ins>Schoon water.</ins>" in html
    assert "<del>" not in html
    assert "leeg" not in lees(client, nieuw.get_absolute_url()).tekst
    assert "<del>nog niet bereikt</del>" in client.get(bereikt.get_absolute_url()).text
