"""Bepalingen of a draft: changed, added, left out, split, put together and put back; nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from codes import services
from codes.inhoud import inhoud_van
from codes.models import Bepalingstekst, Wijziging
from tests.support.codes import Codewereld, bepaling, soort, stel_vast, waarom
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


def naar(w: Codewereld, naam: str, *delen: str, nummer: str = "2") -> str:
    return reverse(f"werk_codes:{naam}", args=[w.code.slug, nummer, *delen])


def nu(w: Codewereld) -> dict[str, str]:
    """The text of each bepaling of the draft, by its key and in its order."""
    teksten = Bepalingstekst.objects.van_versie(w.twee).voor_lijst()
    return {een.bepaling.sleutel: inhoud_van(een).tekst for een in teksten}


def soorten(w: Codewereld) -> dict[str, str]:
    return {een.bepaling.sleutel: een.soort for een in Wijziging.objects.van_versie(w.twee).voor_lijst()}


def ingevuld(w: Codewereld, **velden: Any) -> dict[str, Any]:
    w.twee.refresh_from_db()
    basis = {"nummer": "2", "kop": "Op tijd informeren", "tekst": "Vroeg.", "rechten": "eigen", "reden": "Korter."}
    return {**basis, "bewerking": w.twee.bewerking, **velden}


def test_other_words_get_their_reason(wereld: Codewereld, client: Client) -> None:
    antwoord = client.post(naar(wereld, "wijzigen", "op-tijd-informeren"), ingevuld(wereld))

    assert antwoord.status_code == 302
    wijziging = Wijziging.objects.get()
    assert (wijziging.soort, wijziging.reden) == ("gewijzigd", "Korter.")
    assert nu(wereld)["op-tijd-informeren"] == "Vroeg."
    assert ">\nKorter.</textarea>" in client.get(naar(wereld, "wijzigen", "op-tijd-informeren")).content.decode()


def test_without_a_reason_what_was_typed_stays(wereld: Codewereld, client: Client) -> None:
    antwoord = client.post(naar(wereld, "wijzigen", "op-tijd-informeren"), ingevuld(wereld, reden=""))

    assert antwoord.status_code == 422
    assert "Vertel waarom dit verandert." in antwoord.content.decode()
    assert ">\nVroeg.</textarea>" in antwoord.content.decode()


def test_of_two_editors_the_second_keeps_the_text_and_sees_what_stands_there(
    wereld: Codewereld, client: Client
) -> None:
    getypt, adres = ingevuld(wereld), naar(wereld, "wijzigen", "op-tijd-informeren")
    client.post(adres, ingevuld(wereld, tekst="Zo snel als het kan."))

    tweede = client.post(adres, getypt)
    bladzijde = tweede.content.decode()

    assert tweede.status_code == 422
    assert "Een collega veranderde dit concept intussen." in bladzijde
    assert "Zo snel als het kan." in bladzijde and ">\nVroeg.</textarea>" in bladzijde
    wereld.twee.refresh_from_db()
    assert f'name="bewerking" value="{wereld.twee.bewerking}"' in bladzijde


def test_what_a_colleague_left_out_meanwhile_is_not_lost_for_who_types(wereld: Codewereld, client: Client) -> None:
    getypt = ingevuld(wereld)
    weg = bepaling(wereld.code, "op-tijd-informeren")
    services.laat_weg(code=wereld.code, versie=wereld.twee, bepaling=weg, verantwoording=waarom())

    antwoord = client.post(naar(wereld, "wijzigen", "op-tijd-informeren"), getypt)

    assert antwoord.status_code == 422
    assert "Vroeg." in antwoord.content.decode()
    assert client.get(naar(wereld, "wijzigen", "op-tijd-informeren")).status_code == 404


def test_a_bepaling_goes_to_the_front_and_under_another(wereld: Codewereld, client: Client) -> None:
    onder = bepaling(wereld.code, "gelijk-behandelen")
    adres = naar(wereld, "wijzigen", "een-aanspreekpunt")

    client.post(adres, ingevuld(wereld, kop="Eén aanspreekpunt", na="vooraan", ouder=onder.pk))

    assert next(iter(nu(wereld))) == "een-aanspreekpunt"
    assert Wijziging.objects.get().is_verplaatst


def test_a_bepaling_is_added_after_another(wereld: Codewereld, client: Client) -> None:
    velden = ingevuld(wereld, kop="Samen leren", na="gelijk-behandelen", soort=soort().pk)

    client.post(naar(wereld, "erbij"), velden)

    assert list(nu(wereld))[1] == "samen-leren"
    assert soorten(wereld) == {"samen-leren": "nieuw"}


def test_what_is_left_out_is_put_back(wereld: Codewereld, client: Client) -> None:
    client.post(naar(wereld, "weglaten", "op-tijd-informeren"), ingevuld(wereld))
    assert "op-tijd-informeren" not in nu(wereld)
    bord = lees(client, naar(wereld, "versie")).tekst
    assert "Weggelaten" in bord and "Korter." in bord

    client.post(naar(wereld, "terugzetten", "op-tijd-informeren"), ingevuld(wereld))

    assert "op-tijd-informeren" in nu(wereld) and not soorten(wereld)


def test_a_bepaling_is_split_and_one_part_keeps_its_key(wereld: Codewereld, client: Client) -> None:
    delen = {"kop_1": "Op tijd", "tekst_1": "Vroeg.", "kop_2": "Volledig", "tekst_2": "Alles.", "houdt": "1"}

    client.post(naar(wereld, "splitsen", "op-tijd-informeren"), ingevuld(wereld, **delen))

    assert nu(wereld)["op-tijd-informeren"] == "Vroeg." and nu(wereld)["volledig"] == "Alles."
    assert set(soorten(wereld).values()) == {"gesplitst"}


def test_a_part_without_a_heading_is_asked_for_one(wereld: Codewereld, client: Client) -> None:
    delen = {"kop_1": "Op tijd", "kop_2": "Volledig", "tekst_3": "Nog iets.", "houdt": "4"}

    antwoord = client.post(naar(wereld, "splitsen", "op-tijd-informeren"), ingevuld(wereld, **delen))
    bladzijde = antwoord.content.decode()

    assert antwoord.status_code == 422
    assert "Geef dit deel een kop." in bladzijde and "Dit deel is leeg." in bladzijde and "Nog iets." in bladzijde


def test_chosen_bepalingen_become_one(wereld: Codewereld, client: Client) -> None:
    adres = f"{naar(wereld, 'samenvoegen')}?kies=gelijk-behandelen&kies=een-aanspreekpunt"
    assert "Geen overheid is de baas over de andere." in client.get(adres).content.decode()

    client.post(adres, ingevuld(wereld, sleutel="gelijk-behandelen"))

    assert set(nu(wereld)) == {"gelijk-behandelen", "op-tijd-informeren"}
    assert soorten(wereld) == {"gelijk-behandelen": "samengevoegd", "een-aanspreekpunt": "vervallen"}


def test_one_is_not_put_together(wereld: Codewereld, client: Client) -> None:
    adres = f"{naar(wereld, 'samenvoegen')}?kies=gelijk-behandelen"

    assert client.get(adres).status_code == 302
    assert client.post(adres, ingevuld(wereld, sleutel="gelijk-behandelen")).status_code == 422


def test_the_preview_tells_each_change_with_its_reason(wereld: Codewereld, client: Client) -> None:
    client.post(naar(wereld, "wijzigen", "op-tijd-informeren"), ingevuld(wereld))
    client.post(naar(wereld, "weglaten", "een-aanspreekpunt"), ingevuld(wereld, reden="Dubbel."))

    bladzijde = lees(client, naar(wereld, "wijzigingen"))

    for tekst in ("2 wijzigingen", "Gewijzigd.", "Korter.", "Vervallen.", "Dubbel.", "[weg:", "[nieuw:"):
        assert tekst in bladzijde.tekst


def test_a_slip_in_an_established_version_is_mended_in_sight(wereld: Codewereld, client: Client) -> None:
    velden = {"kop": "Op tijd informeren", "woorden": "Beter.", "reden": "Tikfout.", "inzending": _inzending()}

    antwoord = client.post(naar(wereld, "verbeteren", "op-tijd-informeren", nummer="1"), velden)

    assert antwoord.status_code == 302
    tekst = Bepalingstekst.objects.voor_lijst().get(versie=wereld.een, bepaling__sleutel="op-tijd-informeren")
    assert inhoud_van(tekst).tekst == "Beter." and tekst.tekst != "Beter."


def _inzending() -> str:
    return "6f9619ff-8b86-d011-b42d-00cf4fc964ff"


def test_a_draft_is_not_mended_but_changed(wereld: Codewereld, client: Client) -> None:
    velden = {"kop": "Op tijd", "woorden": "Beter.", "reden": "Tikfout.", "inzending": _inzending()}

    assert client.post(naar(wereld, "verbeteren", "op-tijd-informeren"), velden).status_code == 422


def test_of_an_established_version_the_words_stay(wereld: Codewereld, client: Client) -> None:
    getypt = ingevuld(wereld)
    stel_vast(wereld.twee)

    antwoord = client.post(naar(wereld, "wijzigen", "op-tijd-informeren"), getypt)

    assert antwoord.status_code == 422 and "Vroeg." in antwoord.content.decode()


def test_a_bepaling_gets_its_meaning(wereld: Codewereld, client: Client) -> None:
    adres = reverse("werk_codes:betekenis", args=[wereld.code.slug, "op-tijd-informeren"])

    client.post(adres, {"betekenis": "Bel eerder.", "trefwoorden": "melden"})

    assert bepaling(wereld.code, "op-tijd-informeren").betekenis == "Bel eerder."
