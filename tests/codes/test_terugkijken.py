"""How a code was on a day: which version held, how it read, who applied it, and what the portal knew by then."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from acties.services import Maker, Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, dag, jaar, maand
from codes import services
from codes.beeld import lees_code, lees_teksten
from codes.models import Toepassing, Versie
from codes.models.versie import in_werking
from tests.codes.conftest import BEGIN, Kern
from tests.support.codes import begin, maak_code, stel_vast, waarom
from tests.support.pagina import lees

VANDAAG = timezone.localdate()


def op(jaar_: int, maand_: int = 6, dag_: int = 1, **anders: Any) -> Moment:
    return Moment(date(jaar_, maand_, dag_), **anders)


def _geldt(kern: Kern, moment: Moment) -> str | None:
    geldend = lees_code(kern.code, moment).geldend
    return geldend.nummer if geldend else None


def _standen(kern: Kern, moment: Moment) -> dict[str, str]:
    return {een.nummer: een.stand_op for een in Versie.objects.all().met_stand_op(moment)}


def test_on_a_day_the_version_holds_that_was_established_by_then(kern: Kern) -> None:
    stel_vast(kern.twee, dag(date(2025, 5, 1)))

    assert [_geldt(kern, moment) for moment in (op(2024, 2), op(2024, 3), op(2025, 4), op(2025, 5), Moment.nu())] == [
        None, "1", "1", "2", "2"
    ]  # fmt: skip
    assert _standen(kern, op(2025)) == {"1": "vervallen", "2": "vastgesteld"}
    assert [een.sinds_op for een in lees_code(kern.code, op(2025)).versies] == [dag(date(2025, 5, 1))] * 2


def test_of_a_vague_day_only_what_is_certain_counts(kern: Kern) -> None:
    stel_vast(kern.twee, jaar(2025))

    assert [_geldt(kern, op(2025)), _geldt(kern, op(2025, 12, 31)), _geldt(kern, Moment.nu())] == ["1", "2", "2"]


def test_of_an_unknown_day_it_is_certain_only_when_it_was_recorded(kern: Kern) -> None:
    services.stel_vast(code=kern.code, versie=kern.twee, verantwoording=waarom(datum=None))

    assert [_geldt(kern, op(2025)), _geldt(kern, Moment(VANDAAG))] == ["1", "2"]
    assert Versie.objects.all().met_stand_op(Moment.nu()).get(nummer="2").sinds_op is None


def test_what_was_not_known_by_then_is_not_told(kern: Kern) -> None:
    stel_vast(kern.twee, dag(date(2025, 5, 1)))
    gisteren = datetime(2025, 6, 1, tzinfo=timezone.get_current_timezone())

    assert _geldt(kern, op(2025, bekend=gisteren)) is None
    assert _geldt(kern, op(2025)) == "2"


def test_what_went_back_to_a_draft_is_not_there_then(kern: Kern) -> None:
    wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee}
    velden = {"titel": "Ondertekening", "tekst": "Wij tekenen.", "soort": "bestuursafspraak"}
    services.vraag_ondertekening(makers=[Maker(partij=kern.trekker)], velden=velden, verantwoording=_op(1), **wat)
    services.terug_naar_concept(verantwoording=_op(3), **wat)
    services.stel_vast(verantwoording=_op(5), **wat)

    assert [_standen(kern, op(2025, m)).get("2") for m in (1, 2, 3, 4, 5)] == [
        "ter-ondertekening", "ter-ondertekening", None, None, "vastgesteld"
    ]  # fmt: skip


def test_the_page_of_a_bepaling_says_how_each_version_stood_then(client: Client, kern: Kern) -> None:
    wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee}
    velden = {"titel": "Ondertekening", "tekst": "Wij tekenen.", "soort": "bestuursafspraak"}
    services.vraag_ondertekening(makers=[Maker(partij=kern.trekker)], velden=velden, verantwoording=_op(1), **wat)
    services.stel_vast(verantwoording=_op(3), **wat)

    assert "Versie 2 ter ondertekening" in lees(client, f"{kern.tekst().get_absolute_url()}?stand=2025-02-01").tekst


def _op(maand_: int) -> Verantwoording:
    return waarom(datum=dag(date(2025, maand_, 1)))


def _verbeter(kern: Kern, woorden: str, datum: DateRange | None) -> None:
    services.corrigeer(
        code=kern.code, tekst=kern.tekst(), kop="Op tijd", woorden=woorden, verantwoording=waarom(datum=datum)
    )


def _woorden(kern: Kern, moment: Moment) -> tuple[str, int]:
    (een,) = (een for een in lees_teksten([kern.een], moment) if een.inhoud.sleutel == "op-tijd-informeren")
    return een.inhoud.tekst, len(een.correcties)


def test_a_text_reads_as_it_was_mended_by_then(kern: Kern) -> None:
    _verbeter(kern, "Eerst.", dag(date(2025, 1, 1)))
    _verbeter(kern, "Later.", dag(date(2025, 3, 1)))
    begin = kern.tekst().tekst

    assert [_woorden(kern, m) for m in (op(2024), op(2025, 2), op(2025, 3), Moment.nu())] == [
        (begin, 0), ("Eerst.", 1), ("Later.", 2), ("Later.", 2)
    ]  # fmt: skip
    with pytest.raises(ValidationError, match="ligt voor de vorige melding"):
        _verbeter(kern, "Nog eerder.", dag(date(2025, 2, 1)))


def test_a_certain_mending_comes_with_the_vague_one_before_it(kern: Kern) -> None:
    _verbeter(kern, "Ergens dat jaar.", jaar(2025))
    _verbeter(kern, "Op een dag.", maand(2025, 3))

    assert _woorden(kern, op(2025, 3, 31)) == ("Op een dag.", 2)
    assert _woorden(kern, op(2025, 3, 30)) == (kern.tekst().tekst, 0)


def _zeg(kern: Kern, stand: str, datum: DateRange | None, *sleutels: str) -> None:
    oordelen = [
        services.Oordeel(bepaling=kern.bepaling(sleutel), stand=stand, uitleg="Omdat.")
        for sleutel in sleutels or ("op-tijd-informeren",)
    ]
    services.meld_toepassing(code=kern.code, partij=kern.partij, oordelen=oordelen, verantwoording=waarom(datum=datum))


def _toegepast(kern: Kern, moment: Moment) -> dict[str, str]:
    rijen = Toepassing.objects.zichtbaar().van_code(kern.code).geldend_op(moment).voor_lijst()
    return {een.bepaling.sleutel: een.stand for een in rijen}


def test_what_a_party_said_last_by_then_counts(kern: Kern) -> None:
    _zeg(kern, "wijkt-af", jaar(2025))
    _zeg(kern, "deels", None)
    een = "op-tijd-informeren"

    assert [_toegepast(kern, m) for m in (op(2025), op(2025, 12, 31), Moment(VANDAAG), Moment.nu())] == [
        {}, {een: "wijkt-af"}, {een: "deels"}, {een: "deels"}
    ]  # fmt: skip


def test_dates_are_in_order_per_party_and_bepaling_through_all_versions(kern: Kern) -> None:
    _zeg(kern, "deels", dag(date(2025, 6, 1)))
    _zeg(kern, "deels", dag(date(2025, 1, 1)), "onder")  # of that nothing was said yet
    stel_vast(kern.twee)

    with pytest.raises(ValidationError, match="ligt voor de vorige melding"):
        _zeg(kern, "toegepast", dag(date(2025, 3, 1)), "onder", "op-tijd-informeren")
    services.meld_toepassing(
        code=kern.code, partij=kern.trekker, verantwoording=waarom(datum=dag(date(2025, 3, 1))),
        oordelen=[services.Oordeel(bepaling=kern.bepaling(), stand="toegepast")],
    )  # fmt: skip


def test_steps_of_a_version_are_in_order_and_bound_to_nothing_else(kern: Kern) -> None:
    with pytest.raises(ValidationError, match="ligt voor de vorige melding"):
        services.laat_vervallen(code=kern.code, versie=kern.een, verantwoording=waarom(datum=dag(date(2024, 2, 1))))
    # What happened to the first version today does not keep the second from having replaced it before.
    services.vraag_toepassing(code=kern.code, partijen=[kern.partij], verantwoording=waarom())
    _verbeter(kern, "Anders.", dag(VANDAAG))
    stel_vast(kern.twee, dag(date(2024, 4, 1)))

    assert _geldt(kern, op(2024)) == "2"


def test_of_two_that_may_hold_the_dated_one_does(kern: Kern) -> None:
    code = kern.code
    services.stel_vast(code=code, versie=kern.twee, vervangt=False, verantwoording=waarom(datum=None))
    versies = list(code.versies.met_stand_op(Moment.nu()))

    assert {een.stand for een in versies} == {"vastgesteld"}
    assert in_werking(versies) == kern.een
    drie = stel_vast(services.begin_versie(code=code, velden={"nummer": "3"}, door=None, vorige=kern.twee), dag(BEGIN))
    assert in_werking(list(code.versies.met_stand_op(Moment.nu()))) == drie


def test_a_code_without_a_day_holds_since_nobody_knows_when(kern: Kern) -> None:
    een = begin(maak_code(slug="oud"))
    services.stel_vast(code=een.code, versie=een, verantwoording=waarom(datum=None))
    (versie,) = een.code.versies.met_stand_op(Moment.nu())

    assert (in_werking([versie]), versie.sinds_op) == (een, None)
