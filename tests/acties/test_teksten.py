"""Texts of the past: the words of a day, and of which later day they are when that day's are not known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib import import_module

import pghistory
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acties import services
from acties.delen import Deel
from acties.journaal import Verteller, vertel
from acties.models import Actie, Deelname, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from acties.services import Verantwoording, Verouderd
from acties.standen import ALLES, stand_van
from acties.teksten import Teksten
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar, toon_periode
from tests.factories import ActieFactory, OnderdeelsoortFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db
TOEN = date(2021, 3, 1)
LANG_GELEDEN = replace(BEGIN, datum=dag(date(2020, 1, 1)))
BEGINDAG = date(2026, 1, 1)


# -- the rule, without a database ---------------------------------------------------------------------------------


def _rij(soort: Gebeurtenissoort, op: date, **velden: dict[str, str]) -> Gebeurtenis:
    """A row about the actie with key 1, recorded at noon of a day."""
    moment = timezone.make_aware(datetime.combine(op, time(12)))
    return Gebeurtenis(actie_id=1, soort=soort, geregistreerd_op=moment, **velden)


def _gelezen(veranderingen: Sequence[int], op: Moment) -> Actie:
    """The actie as it was: each of these days it got a new title, the number of the change before it began with 0."""
    rijen = [_rij(Gebeurtenissoort.AANGEMAAKT, BEGINDAG)]
    for nummer, na in enumerate(veranderingen):
        velden = {"van": {"titel": str(nummer)}, "naar": {"titel": str(nummer + 1)}}
        rijen.append(_rij(Gebeurtenissoort.TEKST, BEGINDAG + timedelta(days=na), **velden))
    actie = Actie(pk=1, titel=str(len(veranderingen)), gepubliceerd_op=rijen[0].geregistreerd_op)
    Teksten(actie, rijen, op).zet(actie)
    return actie


DAGEN = st.lists(st.integers(0, 40), max_size=8).map(sorted)


@given(veranderingen=DAGEN, na=st.integers(-10, 50), bekend=st.none() | st.integers(0, 50))
def test_the_text_of_a_day_is_what_stood_there(veranderingen: list[int], na: int, bekend: int | None) -> None:
    op = BEGINDAG + timedelta(days=na)
    actie = _gelezen(veranderingen, Moment(op, None if bekend is None else BEGINDAG + timedelta(days=bekend)))

    gelezen_tot = na if bekend is None else min(na, bekend)
    assert actie.titel == str(sum(wanneer <= gelezen_tot for wanneer in veranderingen))
    assert actie.tekst_van == (BEGINDAG if na < 0 else None)


def test_a_permanent_link_keeps_its_words_from_the_minute_on() -> None:
    ochtend = timezone.make_aware(datetime.combine(BEGINDAG + timedelta(days=1), time(9)))
    assert _gelezen([1], Moment(ochtend.date(), ochtend)).titel == "0"
    assert _gelezen([1], Moment(ochtend.date(), ochtend + timedelta(hours=4))).titel == "1"


# -- what writes a row ---------------------------------------------------------------------------------------------


def _teksten(wereld: Wereld) -> list[Gebeurtenis]:
    return list(wereld.actie.gebeurtenissen.van_soort(Gebeurtenissoort.TEKST).met_onderwerp().order_by("pk"))


def test_a_changed_text_is_a_row_of_today_without_a_reason(wereld: Wereld) -> None:
    mens = lid(wereld.trekker, is_staff=True, is_superuser=True)
    doel = wereld.actie.doel
    services.wijzig_actie(actie=wereld.actie, velden={"doel": "Beter.", "slug": "anders"}, door=mens)

    [rij] = _teksten(wereld)
    assert (rij.van, rij.naar, rij.reden, rij.door) == ({"doel": doel}, {"doel": "Beter."}, "", mens)
    assert rij.datum == dag(timezone.localdate())
    assert not wereld.actie.gebeurtenissen.nieuws().filter(pk=rij.pk).exists()
    assert not wereld.actie.gebeurtenissen.inhoudelijk().filter(pk=rij.pk).exists()


def test_a_fact_and_a_text_are_two_rows_and_the_text_is_of_today(wereld: Wereld) -> None:
    velden = {"stand": "afgerond", "vraag": "Waarom?", "volgorde": 3}
    services.leg_onderdeel_vast(actie=wereld.actie, slug="deel", velden=velden, verantwoording=BEGIN)

    [rij] = _teksten(wereld)
    assert (rij.onderdeel, rij.naar) == (wereld.onderdeel, {"vraag": "Waarom?"})
    assert wereld.onderdeel.gebeurtenissen.order_by("pk")[1].naar == {"stand": "afgerond"}


def test_other_things_tell_of_their_texts_too(wereld: Wereld) -> None:
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"titel": "Wet geldt"}, door=None)
    services.wijzig_document(document=wereld.document, velden={"soort": "nota"}, verantwoording=BEGIN)
    deelnames = list(wereld.actie.deelnames.select_related("partij"))
    deelnames[0].toelichting = "Betaalt mee."
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)

    naam = deelnames[0].naam_van_toelichting
    assert [rij.naar for rij in _teksten(wereld)] == [{"titel": "Wet geldt"}, {"soort": "nota"}, {naam: "Betaalt mee."}]


def test_of_who_leaves_the_explanation_is_kept_in_the_journal(wereld: Wereld) -> None:
    deelnames = [_uitgelegd(d) for d in wereld.actie.deelnames.select_related("partij")]
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)
    alleen = [d for d in deelnames if d.partij != wereld.trekker]
    services.zet_deelnames(actie=wereld.actie, deelnames=alleen, verantwoording=BEGIN)

    weg = next(d for d in deelnames if d.partij == wereld.trekker).naam_van_toelichting
    assert _teksten(wereld)[-1].van == {weg: "Uitgelegd."}


def _uitgelegd(deelname: Deelname) -> Deelname:
    return Deelname(partij=deelname.partij, rol=deelname.rol, toelichting="Uitgelegd.")


def test_the_texts_of_a_draft_are_no_history(wereld: Wereld) -> None:
    concept = ActieFactory()
    versie = concept.versie
    services.wijzig_actie(actie=concept, velden={"doel": "Nog een keer."}, door=None)

    concept.refresh_from_db()
    assert concept.versie == versie + 1
    assert not concept.gebeurtenissen.van_soort(Gebeurtenissoort.TEKST).exists()


def test_who_was_later_hears_which_text_was_changed(wereld: Wereld) -> None:
    versie = wereld.actie.versie
    services.wijzig_actie(actie=wereld.actie, velden={"titel": "Beter"}, door=None)

    with pytest.raises(Verouderd) as fout:
        services.meld_voortgang(
            actie=wereld.actie, status="gestopt", verantwoording=replace(BEGIN, door=lid(wereld.trekker), versie=versie)
        )
    assert [rij.naar for rij in fout.value.gemist] == [{"titel": "Beter"}]


def test_only_a_text_goes_without_a_reason(wereld: Wereld) -> None:
    rij = {"actie": wereld.actie, "reden": "", "versie": 900}
    with pytest.raises(IntegrityError, match="gebeurtenis_heeft_reden"), transaction.atomic():
        Gebeurtenis.objects.create(soort=Gebeurtenissoort.ONDERDEEL, **rij)
    assert Gebeurtenis.objects.create(soort=Gebeurtenissoort.TEKST, **rij).pk


def test_what_was_edited_before_there_were_such_rows_is_told_as_well(wereld: Wereld) -> None:
    mens = lid(wereld.trekker)
    was, rijen = wereld.actie.doel, wereld.actie.gebeurtenissen.count()
    Actie.objects.filter(pk=wereld.actie.pk).update(gepubliceerd_op=timezone.now() - timedelta(days=1))
    Actie.objects.filter(pk=wereld.actie.pk).update(doel="Twee", versie=F("versie") + 1)
    Mijlpaal.objects.filter(pk=wereld.mijlpaal.pk).update(titel="Wet geldt")
    with pghistory.context(user=mens.pk):
        Actie.objects.filter(pk=wereld.actie.pk).update(doel="Drie", looptijd=jaar(2024))
    import_module("acties.migrations.0006_teksten").vertel_oude_teksten(apps, None)

    wereld.actie.refresh_from_db()
    assert {(rij.onderwerp[0], str(rij.van), str(rij.naar), rij.door) for rij in _teksten(wereld)} == {
        ("actie", str({"doel": was}), str({"doel": "Twee"}), None),
        ("actie", str({"doel": "Twee", "looptijd": None}), str({"doel": "Drie", "looptijd": "2024"}), mens),
        ("mijlpaal", str({"titel": "Wet in werking"}), str({"titel": "Wet geldt"}), None),
    }
    assert wereld.actie.versie == rijen + 3


# -- what a page of the past says ----------------------------------------------------------------------------------


@pytest.fixture
def oud() -> Actie:
    """An actie since 2020, recorded and made public today, with texts that were changed after that."""
    actie: Actie = ActieFactory(slug="oud", titel="Zo heette het", gepubliceerd=True, verantwoording=LANG_GELEDEN)
    deel = {
        "titel": "Proef",
        "soort": OnderdeelsoortFactory(),
        "stand": "loopt",
        "opbrengst": "Een boek.",
        "looptijd": jaar(2020),
    }
    services.leg_onderdeel_vast(actie=actie, slug="proef", velden=deel, verantwoording=LANG_GELEDEN)
    services.voeg_mijlpaal_toe(actie=actie, slug="m", titel="Eerste", gepland=jaar(2022), verantwoording=LANG_GELEDEN)
    velden = {"titel": "Zo heet het", "looptijd": jaar(2024), "samenvatting": "Nieuw."}
    services.wijzig_actie(actie=actie, velden=velden, door=None)
    services.wijzig_mijlpaal(mijlpaal=Mijlpaal.objects.get(slug="m"), velden={"titel": "Tweede"}, door=None)
    return Actie.objects.get(pk=actie.pk)


def test_before_it_was_recorded_stands_the_oldest_text_with_its_day(oud: Actie) -> None:
    stand = stand_van(oud, Moment(TOEN), *ALLES)

    assert (stand.actie.titel, stand.actie.looptijd, stand.actie.doel) == ("Zo heette het", None, oud.doel)
    assert [(regel.mijlpaal.titel, regel.mijlpaal.tekst_van) for regel in stand.mijlpalen] == [
        ("Eerste", timezone.localdate())
    ]
    assert stand.actie.tekst_van == timezone.localdate()
    assert (oud.titel, oud.tekst_van) == ("Zo heet het", None)


def test_today_the_words_are_those_of_now(oud: Actie) -> None:
    stand = stand_van(oud, Moment(timezone.localdate()), Deel.MIJLPALEN)

    assert (stand.actie.titel, stand.actie.looptijd, stand.actie.tekst_van) == ("Zo heet het", jaar(2024), None)
    assert [(regel.mijlpaal.titel, regel.mijlpaal.tekst_van) for regel in stand.mijlpalen] == [("Tweede", None)]


def test_an_explanation_is_of_then_also_of_who_took_part_no_longer(wereld: Wereld) -> None:
    toen = [_uitgelegd(d) for d in wereld.actie.deelnames.select_related("partij")]
    actie = ActieFactory(gepubliceerd=True, verantwoording=LANG_GELEDEN)
    services.zet_deelnames(actie=actie, deelnames=toen, verantwoording=LANG_GELEDEN)
    anders = [Deelname(partij=toen[0].partij, rol=toen[0].rol, toelichting="Later.")]
    services.zet_deelnames(actie=actie, deelnames=anders, verantwoording=BEGIN)

    stand = stand_van(actie, Moment(TOEN), Deel.DEELNAMES)
    assert [(d.toelichting, d.tekst_van) for d in stand.deelnames] == [("Uitgelegd.", timezone.localdate())] * 2


LABEL = f"Tekst van {toon_periode(dag(timezone.localdate()))}"


@pytest.mark.parametrize("adres", ["/acties/oud/", "/acties/oud/onderdelen/proef/", "/acties/"])
def test_a_page_of_the_past_says_of_which_day_its_words_are(adres: str, oud: Actie, client: Client) -> None:
    assert LABEL in lees(client, f"{adres}?stand={TOEN}").tekst
    assert LABEL not in lees(client, f"{adres}?stand={timezone.localdate()}").tekst
    assert LABEL not in lees(client, adres).tekst


def test_what_has_no_rows_is_of_now(oud: Actie, client: Client) -> None:
    adres = oud.programmalijn.get_absolute_url()

    assert "Tekst van nu" in lees(client, f"{adres}?stand={TOEN}").tekst
    assert "Tekst van nu" not in lees(client, adres).tekst


def test_what_was_said_later_does_not_reach_the_head_of_the_page(oud: Actie, client: Client) -> None:
    html = client.get(f"/acties/oud/?stand={TOEN}").text

    assert "Zo heette het" in html
    assert not [woord for woord in ("Zo heet het", "Nieuw.") if woord in html]


def test_of_a_part_that_may_still_run_is_not_told_what_came_out(oud: Actie, client: Client) -> None:
    adres = "/acties/oud/onderdelen/proef/"
    toen = lees(client, f"{adres}?stand={TOEN}")
    assert "Een boek." not in toen.tekst
    assert toen.links["Lees wat het opleverde"] == adres
    assert "Een boek." in lees(client, f"{adres}?stand={timezone.localdate()}").tekst

    af = replace(LANG_GELEDEN, datum=dag(date(2020, 12, 31)))
    services.leg_onderdeel_vast(actie=oud, slug="proef", velden={"stand": "afgerond"}, verantwoording=af)
    assert "Een boek." in lees(client, f"{adres}?stand={TOEN}").tekst


# -- in words ------------------------------------------------------------------------------------------------------


def test_a_changed_text_in_words(wereld: Wereld) -> None:
    services.wijzig_actie(actie=wereld.actie, velden={"titel": "Beter", "looptijd": jaar(2024)}, door=None)
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"toelichting": "Zo."}, door=None)

    van_actie, van_mijlpaal = (vertel(rij, Verteller()) for rij in _teksten(wereld))
    assert van_actie.kop == "Tekst gewijzigd: titel, looptijd"
    assert [(r.veld, r.naar) for r in van_actie.regels] == [("titel", "Beter"), ("looptijd", "2024")]
    assert van_mijlpaal.kop == "Tekst gewijzigd: toelichting van Wet in werking"
    assert [(r.veld, r.van, r.naar) for r in van_mijlpaal.regels] == [("toelichting", "", "Zo.")]


def test_a_long_text_is_folded_in_the_history_and_whole(wereld: Wereld, client: Client) -> None:
    lang = "Een heel lang verhaal. " * 20
    services.wijzig_actie(actie=wereld.actie, velden={"toelichting": lang}, door=None)

    pagina = lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/?soort=tekst")
    assert "Tekst gewijzigd: toelichting" in pagina.tekst
    assert "Toelichting: lees wat er staat" in pagina.tekst
    assert lang.strip() in pagina.tekst


def test_the_account_that_comes_with_a_text_is_kept(wereld: Wereld) -> None:
    waarom = Verantwoording(reden="Een tikfout.", datum=dag(TOEN))
    services.wijzig_actie(actie=wereld.actie, velden={"doel": "Beter."}, door=None, verantwoording=waarom)

    [rij] = _teksten(wereld)
    assert (rij.reden, rij.datum) == ("Een tikfout.", dag(timezone.localdate()))
