"""The page of one promise: what it shows, now and on a day, and what may be done there."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from acties import services
from acties.delen import Afspraakregel
from acties.handelingen import LegAfspraakVast
from acties.models import Afspraak, Afspraakstand, Toezegging
from acties.services import Verantwoording
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from programmalijnen.models import Programma
from tests.factories import ActieFactory, BronFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.rondes import bureau
from tests.support.wereld import Wereld, lid, maak_wereld

pytestmark = pytest.mark.django_db
S = Afspraakstand


def _zegt(partij: Partij, reden: str = "Zo is het.") -> Verantwoording:
    return Verantwoording(reden=reden, namens=partij)


def _pagina(client: Client, afspraak: Afspraak, vraag: str = "") -> Pagina:
    return lees(client, f"{afspraak.get_absolute_url()}{vraag}")


def _stand(toezegging: Toezegging) -> str:
    return Toezegging.objects.get(pk=toezegging.pk).stand


def _gevonden(wereld: Wereld) -> Toezegging:
    bron = BronFactory(titel="Kamerbrief")
    return beloof(
        wereld.partner,
        wereld.actie,
        stand=S.VOORGENOMEN,
        herkomst="gevonden",
        bron=bron,
        is_zeker=False,
        titel="Gevonden",
        uiterlijk=jaar(2020),
    )


def test_what_who_and_by_when(wereld: Wereld, client: Client) -> None:
    pagina = _pagina(client, wereld.afspraak)

    assert pagina.titel.startswith("Doel van de partner")
    assert "Ons eigen doel." in pagina.tekst
    assert "Uiterlijk 2032" in pagina.tekst
    assert "Gemeente Partner" in pagina.links and wereld.actie.titel in pagina.links


def test_a_later_day_stands_beside_the_first_with_its_reason(wereld: Wereld, client: Client) -> None:
    waarom = _zegt(wereld.partner, "De wet is later klaar.")
    services.herijk_afspraak(afspraak=wereld.afspraak, verwacht=jaar(2034), verantwoording=waarom)

    tekst = _pagina(client, wereld.afspraak).tekst

    assert "Uiterlijk 2032" in tekst and "Nu verwacht 2034" in tekst
    assert "later dan oorspronkelijk gepland" in tekst and "De wet is later klaar." in tekst


def test_late_is_public_since_when_whose_and_why(client: Client) -> None:
    een, twee = PartijFactory(naam="Partij Een"), PartijFactory(naam="Partij Twee")
    samen = beloof(een, ActieFactory(gepubliceerd=True), twee, uiterlijk=dag(date(2021, 6, 30)))
    services.meld_toezegging(toezegging=samen, stand=S.NAGEKOMEN, verantwoording=_zegt(een))

    tekst = _pagina(client, samen.afspraak).tekst

    assert "Te laat sinds 1 juli 2021. Nog niet nagekomen door Partij Twee. Waarom is niet gemeld." in tekst


def test_what_was_found_is_not_called_confirmed_or_late(wereld: Wereld, client: Client) -> None:
    tekst = _pagina(client, _gevonden(wereld).afspraak).tekst

    assert "Gevonden in een openbare bron, niet door de partij bevestigd; de bron is niet zeker." in tekst
    assert "Niet bekend of dit is nagekomen" in tekst and "Kamerbrief" in tekst
    assert "Laatst bevestigd" not in tekst and "Te laat" not in tekst


def test_what_waits_for_what_is_told_both_ways(wereld: Wereld, client: Client) -> None:
    ander = beloof(wereld.trekker, wereld.actie, titel="Eerst dit").afspraak
    services.zet_wacht_op(afspraak=wereld.afspraak, op=[ander], verantwoording=_zegt(wereld.partner))

    assert "Wacht op Eerst dit van Provincie Trek" in _pagina(client, wereld.afspraak).tekst
    assert "Stand van Gemeente Partner: bevestigd" in _pagina(client, wereld.afspraak).tekst
    assert "Houdt op: Doel van de partner van Gemeente Partner" in _pagina(client, ander).tekst


def test_on_a_day_it_is_as_it_was_then(wereld: Wereld, client: Client) -> None:
    afspraak = beloof(wereld.partner, wereld.actie, titel="Oud", reden="Toen.", datum=dag(date(2020, 1, 1))).afspraak
    later = Verantwoording(reden="Later.", namens=wereld.partner, datum=dag(date(2022, 1, 1)))
    services.wijzig_afspraak(afspraak=afspraak, velden={"tekst": "Wij doen meer."}, verantwoording=later)

    assert "Wij werken samen." in _pagina(client, afspraak, "?stand=2021-01-01").tekst
    assert "Wij doen meer." in _pagina(client, afspraak, "?stand=2023-01-01").tekst
    assert "was deze afspraak er nog niet" in _pagina(client, afspraak, "?stand=2019-01-01").tekst


def test_a_vague_day_is_told_apart(wereld: Wereld, client: Client) -> None:
    afspraak = beloof(wereld.partner, wereld.actie, titel="Vaag", datum=jaar(2020)).afspraak

    tekst = _pagina(client, afspraak, "?stand=2020-06-01").tekst

    assert "Of deze afspraak er op 1 juni 2020 al was, is niet zeker" in tekst


def test_about_the_programme_as_a_whole_on_a_day(client: Client) -> None:
    toezegging = beloof(PartijFactory(), None, titel="Voor alles", datum=dag(date(2020, 1, 1)))

    assert "over het hele programma" in _pagina(client, toezegging.afspraak, "?stand=2021-01-01").tekst


def test_that_of_a_draft_is_not_there(client: Client) -> None:
    wereld = maak_wereld(gepubliceerd=False)

    assert client.get(wereld.afspraak.get_absolute_url()).status_code == 404


def test_its_maker_confirms_in_one_click(wereld: Wereld) -> None:
    services.wijzig_afspraak(
        afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=_zegt(wereld.trekker)
    )
    client = browser_van(lid(wereld.partner))

    antwoord = _pagina(client, wereld.afspraak).formulier(f"/bevestigen/{wereld.toezegging.pk}/").verstuur(client)

    assert antwoord.url == wereld.afspraak.get_absolute_url()
    assert _stand(wereld.toezegging) == S.BEVESTIGD


def test_nobody_confirms_what_changed_after_it_was_read(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.partner))
    knop = _pagina(client, wereld.afspraak).formulier(f"/bevestigen/{wereld.toezegging.pk}/")
    services.wijzig_afspraak(
        afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=_zegt(wereld.trekker)
    )

    assert "De afspraak is intussen veranderd." in knop.verstuur_en_volg(client).tekst
    assert _stand(wereld.toezegging) == S.OPNIEUW


def test_a_party_knows_its_own_or_says_what_is_wrong(wereld: Wereld) -> None:
    toezegging, client = _gevonden(wereld), browser_van(lid(wereld.partner))
    pagina = _pagina(client, toezegging.afspraak)
    assert "Ja, dit is onze afspraak" in pagina.tekst

    adres = next(adres for tekst, adres in pagina.links.items() if "Er klopt iets niet" in tekst)
    formulier = _pagina(client, toezegging.afspraak, adres).formulier(f"/afspraak-weerspreken/{toezegging.pk}/")
    formulier.verstuur(client, reden="Dit was een voorstel.")

    tekst = _pagina(Client(), toezegging.afspraak).tekst
    assert "Volgens deze partij klopt dit niet: Dit was een voorstel." in tekst


def test_who_proposed_it_changes_it_in_place(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.partner))
    formulier = _pagina(client, wereld.afspraak, f"?bewerk=afspraak-wijzigen:{wereld.afspraak.slug}").formulier(
        f"/afspraak-wijzigen/{wereld.afspraak.slug}/"
    )

    fout = formulier.verstuur(client, tekst="Wij doen meer.", reden="")
    assert fout.status_code == 422 and "Wij doen meer." in Pagina(fout).tekst
    goed = formulier.verstuur(client, tekst="Wij doen meer.", reden="Er is meer geld.")

    assert goed.url == wereld.afspraak.get_absolute_url()
    assert Afspraak.objects.get(pk=wereld.afspraak.pk).tekst == "Wij doen meer."


def test_who_was_first_is_told_and_nothing_typed_is_lost(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.partner))
    formulier = _pagina(client, wereld.afspraak, f"?bewerk=toezegging:{wereld.toezegging.pk}").formulier(
        f"/toezegging/{wereld.toezegging.pk}/"
    )
    services.wijzig_afspraak(
        afspraak=wereld.afspraak, velden={"tekst": "Anders."}, verantwoording=_zegt(wereld.trekker, "Nieuw besluit.")
    )

    antwoord = formulier.verstuur(client, stand="nagekomen", reden="Het is klaar.")

    assert antwoord.status_code == 409
    assert "Nieuw besluit." in Pagina(antwoord).tekst and "Het is klaar." in Pagina(antwoord).tekst


def test_what_was_reported_by_mistake_is_taken_back(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.partner))
    _pagina(client, wereld.afspraak, f"?bewerk=toezegging:{wereld.toezegging.pk}").formulier(
        f"/toezegging/{wereld.toezegging.pk}/"
    ).verstuur(client, stand="nagekomen", reden="Het is klaar.")

    laatste = wereld.afspraak.gebeurtenissen.latest("pk")
    _pagina(client, wereld.afspraak).formulier(f"/terugnemen/{laatste.pk}/").verstuur(client)

    assert _stand(wereld.toezegging) == S.BEVESTIGD


def test_another_party_has_no_buttons(wereld: Wereld) -> None:
    pagina = _pagina(browser_van(lid(wereld.vreemde)), wereld.afspraak)

    assert "Nog actueel" not in pagina.tekst and "Afspraak wijzigen" not in pagina.tekst


def test_a_form_of_another_page_is_not_there(wereld: Wereld) -> None:
    client, ander = browser_van(lid(wereld.partner)), beloof(wereld.partner, wereld.actie, titel="Anders").afspraak
    soort = f"bewerken/afspraak-wijzigen/{wereld.afspraak.slug}/"

    assert client.post(f"{ander.get_absolute_url()}{soort}").status_code == 404
    assert client.post(f"{wereld.actie.get_absolute_url()}{soort}").status_code == 404


def test_a_new_one_about_the_programme_as_a_whole(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    gegevens = {"titel": "Nieuw", "soort": "middelen", "tekst": "Twee mensen.", "stand": "voorgenomen"}
    leeg = {"reden": "Besloten.", "versie": "0", "inzending": "0b0c2d3e-0000-4000-8000-000000000001"}

    antwoord: Any = client.post(f"/afspraken/nieuw/bewerken/afspraak/{wereld.trekker.slug}/", gegevens | leeg)

    nieuw = Afspraak.objects.get(titel="Nieuw")
    assert antwoord.url == nieuw.get_absolute_url() == "/afspraken/nieuw-2/"
    assert (nieuw.programma, nieuw.actie, nieuw.indiener) == (Programma.objects.get(), None, wereld.trekker)


@pytest.mark.parametrize("stand", S)
def test_a_new_one_did_not_change_and_nobody_left_it(wereld: Wereld, stand: Afspraakstand) -> None:
    handeling = LegAfspraakVast(wereld.actie, lid(wereld.partner), wereld.partner.slug)

    fouten = handeling.formulier(QueryDict(f"stand={stand.value}")).errors

    assert ("stand" not in fouten) is (stand in (S.VOORGENOMEN, S.BEVESTIGD, S.NAGEKOMEN))


def test_who_may_begin_a_new_one(wereld: Wereld) -> None:
    assert "Provincie Trek" in lees(browser_van(lid(wereld.trekker)), "/afspraken/nieuw/").tekst
    assert "Gevonden afspraak vastleggen" in lees(browser_van(bureau()), "/afspraken/nieuw/").tekst
    assert browser_van(lid(wereld.trekker, rol="lezer")).get("/afspraken/nieuw/").status_code == 403


@pytest.mark.parametrize(("wie", "mag"), [("redacteur", True), ("bureau", True), ("lezer", False), ("", False)])
def test_the_matrix_leads_there_who_may(wereld: Wereld, client: Client, wie: str, mag: bool) -> None:
    if wie:
        client = browser_van(bureau() if wie == "bureau" else lid(wereld.trekker, rol=wie))
    assert ("/afspraken/nieuw/" in lees(client, "/afspraken/").links.values()) is mag


def test_a_role_for_the_portal_proposes_for_no_party(wereld: Wereld) -> None:
    client = browser_van(bureau())
    for begin in ("/afspraken/nieuw", f"/acties/{wereld.actie.slug}"):
        assert client.post(f"{begin}/bewerken/afspraak/{wereld.trekker.slug}/").status_code == 403


def test_of_a_found_one_nobody_said_how_it_stands(client: Client, wereld: Wereld) -> None:
    tekst = _pagina(client, _gevonden(wereld).afspraak).tekst
    assert "Niet door deze partij bevestigd" in tekst
    assert not [woord for woord in ("Nog open", "oorgenomen", "Voorgesteld door") if woord in tekst]


def test_a_list_names_the_first_of_very_many_makers(wereld: Wereld) -> None:
    eigen = beloof(wereld.trekker, wereld.actie, *PartijFactory.create_batch(11))
    makers = tuple(Toezegging.objects.filter(afspraak=eigen.afspraak).voor_lijst())
    assert Afspraakregel(eigen.afspraak, makers, date(2026, 1, 1)).wie_met_stand.endswith(" en nog 6")


def test_for_whom_a_party_speaks_says_the_page_and_no_list(wereld: Wereld) -> None:
    een = beloof(wereld.trekker, wereld.actie)
    een.namens_laag = True
    regel = Afspraakregel(een.afspraak, (een,), date(2026, 1, 1))
    assert regel.wie == "Provincie Trek namens de provincies"
    assert regel.wie_met_stand == "Provincie Trek (bevestigd)"
