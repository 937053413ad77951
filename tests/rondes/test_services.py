"""Opening and closing: what gets fixed, who is told, who may; and what the database refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from acties import services as acties
from acties.models import Deelname, Deelnamerol
from basis.logboek.models import Logregel
from basis.tijd.perioden import dag, toon_periode
from berichten.models import Bericht
from berichten.post import maak_mail
from berichten.teksten import brief_van
from berichten.verzenden import is_nog_nodig
from tests.factories import ActieFactory, LidmaatschapFactory
from tests.support.rondes import bureau, maak_ronde, straks
from tests.support.wereld import BEGIN, Wereld, lid
from werk.rondes import services
from werk.rondes.models import Ronde

pytestmark = pytest.mark.django_db
VELDEN = {"titel": "Ronde", "tekst": "", "deadline": straks(), "bereik": "alles"}


def test_opening_fixes_the_list_whatever_happens_to_the_participants(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    deelnames = [*wereld.actie.deelnames.all(), Deelname(partij=wereld.vreemde, rol=Deelnamerol.KERNPARTNER)]

    acties.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)
    ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)

    assert ronde.vragen.count() == 2
    assert services.open_ronde(ronde=ronde, door=None) is False
    assert ronde.vragen.count() == 2


@pytest.mark.parametrize("bereik", ["alles", "programmalijn", "soort", "gekozen"])
def test_each_choice_of_acties(bereik: str, wereld: Wereld) -> None:
    ander = ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    extra: dict[str, Any] = {
        "programmalijn": {"programmalijn": ander.programmalijn, "bereik": bereik},
        "soort": {"soort": ander.soort, "bereik": bereik},
        "gekozen": {"gekozen": [ander]},
    }.get(bereik, {})

    gevraagd = set(maak_ronde(geopend=True, **extra).vragen.values_list("actie", flat=True))

    assert gevraagd == ({ander.pk, wereld.actie.pk} if bereik == "alles" else {ander.pk})


def test_everyone_who_can_answer_gets_one_message_about_all_own_parties(wereld: Wereld) -> None:
    mens = lid(wereld.trekker, "medewerker")
    LidmaatschapFactory(gebruiker=mens, partij=wereld.partner, rol="redacteur")
    for niemand in (lid(wereld.trekker, "lezer"), lid(wereld.vreemde), lid(wereld.trekker, is_active=False), bureau()):
        assert niemand.pk

    ronde = maak_ronde(geopend=True)
    services.open_ronde(ronde=ronde, door=None)

    (bericht,) = Bericht.objects.all()
    assert (bericht.soort, bericht.gelegenheid, bericht.aan) == ("ronde-open", f"ronde-open:{ronde.pk}", mens)
    assert bericht.gegevens == {
        "titel": "Najaarsronde", "tekst": "Hoe **staat** het?", "deadline": str(ronde.deadline),
        "link": "/werk/rondes/najaarsronde/", "organisaties": ["Gemeente Partner", "Provincie Trek"],
        "aantal": 1,
    }  # fmt: skip
    services.sluit_ronde(ronde=ronde, door=None)
    assert Bericht.objects.filter(soort="ronde-dicht", aan=mens).count() == 1


def test_who_opened_and_who_closed_is_on_record(wereld: Wereld) -> None:
    ronde, (een, ander) = maak_ronde(), (bureau(), bureau())
    for _ in range(2):  # a second click is no second opening
        services.open_ronde(ronde=ronde, door=een)
        services.sluit_ronde(ronde=ronde, door=ander)

    rijen = Logregel.objects.filter(handeling="ronde").order_by("pk")
    gezien = [(rij.door, rij.object, rij.bijzonderheden["stand"]) for rij in rijen]
    assert gezien == [(een, "Najaarsronde", "open"), (ander, "Najaarsronde", "gesloten")]


def test_who_still_waits_is_warned_once_before_the_deadline(wereld: Wereld) -> None:
    stil, klaar = lid(wereld.partner), lid(wereld.trekker)
    ronde = maak_ronde(geopend=True)
    acties.bevestig_actie(actie=wereld.actie, verantwoording=replace(BEGIN, door=klaar, namens=wereld.trekker))

    assert services.waarschuw_voor_sluiten(op=ronde.deadline - timedelta(days=4)) == 0
    for _ in range(2):
        assert services.waarschuw_voor_sluiten(op=ronde.deadline - timedelta(days=3)) == 1

    (bericht,) = Bericht.objects.filter(gelegenheid=f"ronde-bijna-dicht:{ronde.pk}")
    assert (bericht.aan, bericht.gegevens["nog_open"]) == (stil, True)


def test_one_party_is_reminded_once_a_day_and_only_while_it_has_something_to_answer(wereld: Wereld) -> None:
    mens, ronde = lid(wereld.partner), maak_ronde(geopend=True)

    for op in (date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 2)):
        services.herinner_partij(ronde=ronde, partij=wereld.partner, door=bureau(), op=op)

    eerste, _ = berichten = list(Bericht.objects.filter(gelegenheid__startswith="ronde-herinnering"))
    assert [bericht.aan for bericht in berichten] == [mens, mens]
    assert "Herinnering aan de updateronde: Najaarsronde" in maak_mail(eerste).subject
    assert is_nog_nodig(eerste) is True
    te_laat = ronde.deadline + timedelta(days=1)
    services.herinner_partij(ronde=ronde, partij=wereld.partner, door=bureau(), op=te_laat)
    na_afloop = brief_van(Bericht.objects.latest("pk")).alineas[0]
    assert f"De laatste dag was {toon_periode(dag(ronde.deadline))}. U kunt nog antwoorden." in na_afloop
    namens = replace(BEGIN, door=mens, namens=wereld.partner)
    acties.bevestig_toezegging(toezegging=wereld.toezegging, verantwoording=namens)
    assert is_nog_nodig(eerste) is False
    for partij, waarom in ((wereld.partner, "niets meer te doen"), (wereld.trekker, "Niemand kan voor")):
        with pytest.raises(ValidationError, match=waarom):
            services.herinner_partij(ronde=ronde, partij=partij, door=bureau())


def test_many_people_are_told_in_as_many_queries_as_one(
    wereld: Wereld, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _ in range(20):
        lid(wereld.trekker)
    ronde = maak_ronde()

    with django_assert_max_num_queries(17):
        services.open_ronde(ronde=ronde, door=None)

    assert Bericht.objects.count() == 20


def test_a_draft_that_cannot_be_opened_says_why(wereld: Wereld) -> None:
    verleden = maak_ronde()
    Ronde.objects.filter(pk=verleden.pk).update(deadline=date(2020, 1, 1))
    leeg = maak_ronde(gekozen=[ActieFactory()])

    with pytest.raises(ValidationError, match="niet in het verleden"):
        services.open_ronde(ronde=verleden, door=None)
    with pytest.raises(ValidationError, match="niets te vragen"):
        services.open_ronde(ronde=leeg, door=None)
    with pytest.raises(ValidationError, match="nog niet geopend"):
        services.sluit_ronde(ronde=leeg, door=None)


def test_what_was_opened_is_not_changed_or_thrown_away(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)

    with pytest.raises(ValidationError, match="liggen vast"):
        services.wijzig_concept(ronde=ronde, velden=VELDEN, door=None, merk=ronde.merk())
    with pytest.raises(ValidationError, match="al geopend"):
        services.verwijder_concept(ronde=ronde, door=None)


DIENSTEN: dict[str, Callable[[Ronde, Any], Any]] = {
    "maak": lambda ronde, wie: services.maak_concept(velden=VELDEN, door=wie),
    "wijzig": lambda ronde, wie: services.wijzig_concept(ronde=ronde, velden=VELDEN, door=wie, merk=ronde.merk()),
    "verwijder": lambda ronde, wie: services.verwijder_concept(ronde=ronde, door=wie),
    "herinner": lambda ronde, wie: services.herinner_partij(ronde=ronde, partij=ronde.vragen.all()[0].partij, door=wie),
    "open": lambda ronde, wie: services.open_ronde(ronde=ronde, door=wie),
    "sluit": lambda ronde, wie: services.sluit_ronde(ronde=ronde, door=wie),
}


@pytest.mark.parametrize("dienst", DIENSTEN)
def test_only_the_programmabureau_may(dienst: str, wereld: Wereld) -> None:
    lid(wereld.partner)
    lid(wereld.trekker)
    ronde = maak_ronde(geopend=dienst in {"sluit", "herinner"})

    with pytest.raises(PermissionDenied):
        DIENSTEN[dienst](ronde, lid(wereld.trekker))

    DIENSTEN[dienst](ronde, bureau())


def test_a_double_click_makes_one_draft_and_equal_titles_get_two_addresses() -> None:
    inzending, wie = uuid4(), bureau()
    eerste, dubbel = (services.maak_concept(velden=VELDEN, door=wie, inzending=inzending) for _ in range(2))
    tweede, derde = (services.maak_concept(velden=VELDEN | {"titel": t}, door=wie) for t in ("Ronde", "Nieuw"))

    assert eerste == dubbel
    assert [eerste.slug, tweede.slug, derde.slug] == ["ronde", "ronde-2", "nieuw-2"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE rondes_ronde SET gesloten_op = now()",
        "UPDATE rondes_ronde SET stand = 'open', gesloten_op = NULL",
        "DELETE FROM rondes_ronde",
        "UPDATE rondes_rondevraag SET waarover = 'afspraak'",
        "DELETE FROM rondes_rondevraag",
        "TRUNCATE rondes_ronde CASCADE",
        "TRUNCATE rondes_rondevraag",
    ],
)
def test_the_database_keeps_a_closed_ronde_as_it_is(sql: str, wereld: Wereld) -> None:
    maak_ronde(gesloten=True)
    connection.check_constraints()  # else they wait for the end of the transaction, and TRUNCATE for them

    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        connection.cursor().execute(f"SET LOCAL pgtrigger.ignore = '{{all}}'; {sql}")


def _zet(ronde: Ronde, velden: dict[str, Any]) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(**velden)


FOUTEN: dict[str, dict[str, Any]] = {
    "ronde_stand_bestaat": {"stand": "bijna"},
    "ronde_bereik_past": {"bereik": "programmalijn"},
    "ronde_open_heeft_moment": {"geopend_op": None},
    "ronde_gesloten_heeft_moment": {"stand": "gesloten"},
    "ronde_sluit_na_openen": {"stand": "gesloten"},
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_the_rules_of_a_ronde_hold_in_the_form_and_in_the_database(naam: str, wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    assert ronde.geopend_op
    te_vroeg = {"gesloten_op": ronde.geopend_op - timedelta(days=1)} if naam == "ronde_sluit_na_openen" else {}
    fout = FOUTEN[naam] | te_vroeg
    (regel,) = [regel for regel in Ronde._meta.constraints if regel.name == naam]

    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        _zet(ronde, fout)
    for veld, waarde in fout.items():
        setattr(ronde, veld, waarde)
    with pytest.raises(ValidationError) as gevangen:
        ronde.validate_constraints()
    assert regel.violation_error_message in gevangen.value.messages


def test_every_rule_has_its_test(wereld: Wereld) -> None:
    vraag = maak_ronde(geopend=True).vragen.first()
    assert vraag
    vraag.pk, vraag._state.adding = None, True

    with pytest.raises(ValidationError, match="staat al in de ronde"):
        vraag.full_clean()
    with pytest.raises(IntegrityError, match="rondevraag_uniek"), transaction.atomic():
        type(vraag).objects.bulk_create([vraag])
    vraag.waarover = "weer"
    with pytest.raises(ValidationError, match="Kies een bestaand onderdeel"):
        vraag.validate_constraints()
    with pytest.raises(IntegrityError, match="rondevraag_waarover_bestaat"), transaction.atomic():
        type(vraag).objects.bulk_create([vraag])
    assert {regel.name for regel in Ronde._meta.constraints} == set(FOUTEN)
