"""What parties say of how they apply a code: all at once, kept, and about an earlier text when that changed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.tijd.moment import Moment
from basis.tijd.perioden import dag
from codes import services
from codes.models import Toepassing, Toepasstand, Versie
from codes.models.versie import in_werking
from tests.codes.conftest import Kern
from tests.support.codes import maak_code, pas_toe, stel_vast, waarom


def _oordeel(kern: Kern, sleutel: str = "onder", **wat: Any) -> services.Oordeel:
    return services.Oordeel(bepaling=kern.bepaling(sleutel), **{"stand": "toegepast", **wat})


def _zeg(kern: Kern, *oordelen: services.Oordeel) -> None:
    services.meld_toepassing(code=kern.code, partij=kern.partij, oordelen=oordelen, verantwoording=waarom())


def _over_eerdere_tekst(kern: Kern) -> set[str]:
    """Of which bepalingen the words changed in substance since the party said how it applies them."""
    geldend = Versie.objects.van_code(kern.code).geldend_per_code(Moment.nu()).values()
    gezegd = Toepassing.objects.van_partij(kern.partij).geldend_op(Moment.nu())
    eerder = {een.bepaling.sleutel for een in gezegd.met_eerder(geldend).voor_lijst() if een.is_eerder}
    assert eerder == {een.bepaling.sleutel for een in gezegd.over_eerdere(geldend)}
    return eerder


def test_a_correction_leaves_it_and_substance_does_not(kern: Kern) -> None:
    pas_toe(kern.code, kern.partij)
    wat: dict[str, Any] = {"code": kern.code, "verantwoording": waarom()}
    services.corrigeer(tekst=kern.tekst(), kop="Op tijd", woorden="Beter gezegd.", **wat)
    aan = {"versie": kern.twee, **wat}
    services.wijzig_tekst(bepaling=kern.bepaling("gelijk-behandelen"), velden={"tekst": "Wat anders."}, **aan)
    services.wijzig_tekst(bepaling=kern.bepaling("een-aanspreekpunt"), velden={"nummer": "9"}, **aan)
    assert _over_eerdere_tekst(kern) == set()
    stel_vast(kern.twee)

    assert _over_eerdere_tekst(kern) == {"gelijk-behandelen"}
    pas_toe(kern.code, kern.partij, "toegepast", "gelijk-behandelen")
    assert _over_eerdere_tekst(kern) == set()


def test_all_at_once_is_one_row_and_few_queries(kern: Kern) -> None:
    with CaptureQueriesContext(
        connection,
    ) as een:
        _zeg(kern, _oordeel(kern))
    oordelen = [_oordeel(kern, sleutel) for sleutel in ("op-tijd-informeren", "gelijk-behandelen", "een-aanspreekpunt")]
    with CaptureQueriesContext(connection) as drie:
        _zeg(kern, *oordelen)

    assert len(drie) <= len(een) - 1  # the first one fetched its bepaling within
    assert kern.code.actie.gebeurtenissen.van_soort("toepassing").count() == 2


@pytest.mark.parametrize(
    ("oordelen", "zegt"),
    [
        ([], "Kies van ten minste één"),
        ([{}, {}], "één keer"),
        ([{"stand": "wijkt-af", "uitleg": " "}], "Leg uit waarom"),
    ],
)
def test_what_is_not_right_is_told_and_nothing_is_kept(kern: Kern, oordelen: list[dict[str, str]], zegt: str) -> None:
    with pytest.raises(ValidationError, match=zegt):
        _zeg(kern, *(_oordeel(kern, **wat) for wat in oordelen))

    assert not Toepassing.objects.exists()
    assert not kern.code.actie.gebeurtenissen.van_soort("toepassing").exists()


def test_only_what_holds_is_applied(kern: Kern) -> None:
    leeg = maak_code(slug="leeg")
    oordeel = _oordeel(kern)
    with pytest.raises(ValidationError, match="geldt nog geen versie"):
        services.meld_toepassing(code=leeg, partij=kern.partij, oordelen=[oordeel], verantwoording=waarom())
    services.laat_weg(code=kern.code, versie=kern.twee, bepaling=oordeel.bepaling, verantwoording=waarom())
    _zeg(kern, oordeel)
    stel_vast(kern.twee)

    with pytest.raises(ValidationError, match="staat niet in de versie die nu geldt"):
        _zeg(kern, oordeel)


def test_the_same_again_confirms_it_and_it_can_be_taken_back_to_not_judged(kern: Kern) -> None:
    for stand in (Toepasstand.TOEGEPAST, Toepasstand.TOEGEPAST, Toepasstand.NIET_BEOORDEELD):
        _zeg(kern, _oordeel(kern, stand=stand, uitleg=" Zo. "))
    (een,) = Toepassing.objects.van_code(kern.code).geldend_op(Moment.nu())

    assert (een.stand, een.uitleg) == ("niet-beoordeeld", "Zo.")
    assert Toepassing.objects.van_bepalingen([kern.bepaling("onder")]).count() == 3


def test_which_version_holds_is_the_same_for_a_page_and_inside_a_query(kern: Kern) -> None:
    stel_vast(kern.twee, dag(date(2025, 5, 1)))
    los = services.begin_versie(code=kern.code, velden={"nummer": "3", "is_volledig": False}, door=None)
    services.stel_vast(code=kern.code, versie=los, verantwoording=waarom(datum=None), vervangt=False)
    van_code = Versie.objects.van_code(kern.code)

    for moment, geldend in ((Moment(date(2025, 4, 1)), kern.een), (Moment.nu(), kern.twee)):
        assert in_werking(van_code.met_stand_op(moment)) == geldend
        assert [geldend] == list(van_code.gelden_op(moment)) == list(van_code.geldend_per_code(moment).values())
        assert list(Versie.objects.filter(pk__in=van_code.gelden_op(moment))) == [geldend]
