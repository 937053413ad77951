"""What can be done in a draft, and what can't."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from acties.models import Toezegging
from acties.services import Maker
from basis.bronnen.models import Bron
from basis.zoeken.models import Zoekregel
from codes import services
from codes.models import Bepalingstekst, Versie, Wijziging
from codes.services.versie import inhouden_van
from tests.codes.conftest import Kern
from tests.factories import BronFactory
from tests.support.codes import maak_code, soort, stel_vast, waarom

NIET_HIER = "staat niet in deze versie"


def _zet(kern: Kern, sleutel: str, **wat: Any) -> Bepalingstekst:
    plek = {naam: wat.pop(naam) for naam in ("na", "vooraan", "bewerking") if naam in wat}
    return services.wijzig_tekst(
        code=kern.code, versie=kern.twee, bepaling=kern.bepaling(sleutel), velden=wat, verantwoording=waarom(), **plek
    )


def _toe(kern: Kern, kop: str = "Nieuw", **wat: Any) -> Bepalingstekst:
    plek = {naam: wat.pop(naam) for naam in ("na", "sleutel") if naam in wat}
    return services.voeg_toe(
        code=kern.code, versie=kern.twee, soort=soort(), velden={"kop": kop, **wat}, verantwoording=waarom(), **plek
    )


def _weg(kern: Kern, sleutel: str) -> None:
    services.laat_weg(code=kern.code, versie=kern.twee, bepaling=kern.bepaling(sleutel), verantwoording=waarom())


def _terug(kern: Kern, sleutel: str) -> None:
    services.zet_terug(code=kern.code, versie=kern.twee, bepaling=kern.bepaling(sleutel), door=None)


def _volgorde(kern: Kern) -> list[str]:
    return [inhoud.sleutel for inhoud in sorted(inhouden_van(kern.twee))]


def test_a_bepaling_goes_where_it_is_put(kern: Kern) -> None:
    _zet(kern, "gelijk-behandelen", na=kern.bepaling("een-aanspreekpunt"))
    _zet(kern, "onder", vooraan=True)
    with pytest.raises(ValidationError, match="verandert niets"):
        _zet(kern, "onder", na=kern.bepaling("onder"))

    assert _volgorde(kern) == ["onder", "op-tijd-informeren", "een-aanspreekpunt", "gelijk-behandelen"]


def test_what_is_put_after_something_that_is_not_there_goes_nowhere(kern: Kern) -> None:
    na = kern.bepaling()
    _weg(kern, "op-tijd-informeren")

    for doe in (lambda: _toe(kern, na=na), lambda: _zet(kern, "onder", na=na)):
        with pytest.raises(ValidationError, match=NIET_HIER):
            doe()


def test_it_stands_under_what_is_there_and_never_under_itself(kern: Kern) -> None:
    with pytest.raises(ValidationError, match="niet onder zichzelf"):
        _zet(kern, "een-aanspreekpunt", ouder=kern.bepaling("onder"))
    _weg(kern, "gelijk-behandelen")
    for doe in (lambda ouder: _toe(kern, ouder=ouder), lambda ouder: _zet(kern, "onder", ouder=ouder)):
        with pytest.raises(ValidationError, match=NIET_HIER):
            doe(kern.bepaling("gelijk-behandelen"))


def test_what_stood_under_what_is_left_out_stands_at_the_top(kern: Kern) -> None:
    _weg(kern, "een-aanspreekpunt")

    assert kern.tekst("onder", kern.twee).ouder is None
    with pytest.raises(ValidationError, match=NIET_HIER):  # its place is not there
        _terug(kern, "onder")
    _terug(kern, "een-aanspreekpunt")
    _terug(kern, "onder")
    assert set(inhouden_van(kern.twee)) == set(inhouden_van(kern.een))
    assert not Wijziging.objects.van_versie(kern.twee).exists()


def test_what_is_put_back_gets_its_place_though_another_took_it(kern: Kern) -> None:
    plek = kern.tekst(versie=kern.twee).volgorde
    _weg(kern, "op-tijd-informeren")
    assert _toe(kern, na=kern.bepaling("gelijk-behandelen")).volgorde == plek
    _terug(kern, "op-tijd-informeren")

    assert _volgorde(kern)[:3] == ["gelijk-behandelen", "op-tijd-informeren", "nieuw"]


def test_what_others_stand_under_is_not_put_back_to_nothing(kern: Kern) -> None:
    boven = _toe(kern).bepaling
    _zet(kern, "onder", ouder=boven)

    with pytest.raises(ValidationError, match="staan er nog andere"):
        _terug(kern, "nieuw")


def test_a_heading_that_begins_with_a_digit_gets_a_key_all_the_same(kern: Kern) -> None:
    assert _toe(kern, "5 uur per week").bepaling.sleutel == "artikel-5-uur-per-week"
    assert _toe(kern, "Verschil").bepaling.sleutel == "verschil-2"
    assert _toe(kern, "Nieuw").bepaling.sleutel == "nieuw"
    with pytest.raises(ValidationError, match="staat al in deze versie"):
        _toe(kern, sleutel="nieuw")


def test_parts_have_keys_of_their_own(kern: Kern) -> None:
    deel = services.Deel(kop="Deel", tekst="x", sleutel="op-tijd-informeren")
    for delen in ([deel], [deel, deel]):
        with pytest.raises(ValidationError, match="elk met een eigen sleutel"):
            services.splits(
                code=kern.code, versie=kern.twee, bepaling=kern.bepaling(), delen=delen, verantwoording=waarom()
            )


def test_who_saw_an_older_draft_learns_that_it_changed(kern: Kern) -> None:
    gezien = kern.twee.bewerking
    services.corrigeer(code=kern.code, tekst=kern.tekst(), kop="Op tijd", woorden="Op tijd.", verantwoording=waarom())

    with pytest.raises(ValidationError, match="Een collega veranderde dit concept"):
        _zet(kern, "op-tijd-informeren", tekst="Anders.", bewerking=gezien)


def test_words_that_a_correction_overtakes_are_no_change_any_more(kern: Kern) -> None:
    _zet(kern, "op-tijd-informeren", tekst="Tijdig.")
    kop = kern.tekst().kop
    services.corrigeer(code=kern.code, tekst=kern.tekst(), kop=kop, woorden="Tijdig.", verantwoording=waarom("Typ."))

    assert not Wijziging.objects.van_versie(kern.twee).exists()


def test_a_correction_leaves_other_words_and_their_reason(kern: Kern) -> None:
    _zet(kern, "op-tijd-informeren", tekst="Heel anders.")
    services.corrigeer(code=kern.code, tekst=kern.tekst(), kop="x", woorden="Tijdig.", verantwoording=waarom("Typ."))

    assert kern.tekst(versie=kern.twee).tekst == "Heel anders."
    assert Wijziging.objects.van_versie(kern.twee).get().reden == "Dat spraken wij af."


def _laat_tekenen(kern: Kern) -> Versie:
    velden = {"titel": "Ondertekening", "tekst": "Wij tekenen.", "soort": "bestuursafspraak"}
    services.vraag_ondertekening(
        code=kern.code, versie=kern.twee, makers=[Maker(partij=kern.trekker)], velden=velden, verantwoording=waarom()
    )
    return Versie.objects.get(pk=kern.twee.pk)


def test_what_parties_are_signing_is_not_mended_but_taken_back(kern: Kern) -> None:
    nieuw = Zoekregel.objects.filter(sleutel=_toe(kern).bepaling.pk, soort="bepaling")
    assert not nieuw.exists()
    twee = _laat_tekenen(kern)
    assert nieuw.exists()
    assert (twee.stand, twee.ondertekening is not None, len(twee.sha256)) == ("ter-ondertekening", True, 64)
    with pytest.raises(ValidationError, match="Alleen de tekst van een versie die is vastgesteld"):
        services.corrigeer(code=kern.code, tekst=kern.tekst(versie=twee), kop="x", woorden="y", verantwoording=waarom())
    with pytest.raises(ValidationError, match="staat vast"):
        _zet(kern, "onder", tekst="Anders.")
    services.terug_naar_concept(code=kern.code, versie=twee, verantwoording=waarom())

    assert not nieuw.exists()
    assert _zet(kern, "onder", tekst="Anders.").tekst == "Anders."
    assert list(twee.stappen.values_list("stand", flat=True)) == ["ter-ondertekening", "concept"]


def test_what_was_to_be_signed_is_withdrawn_when_the_version_goes_back(kern: Kern) -> None:
    twee = _laat_tekenen(kern)
    toezegging = Toezegging.objects.get(afspraak__ondertekent_versie=twee)
    terug = waarom(reden="Wij maken artikel 4 duidelijker.")
    services.terug_naar_concept(code=kern.code, versie=twee, verantwoording=terug)

    toezegging.refresh_from_db()
    laatste = toezegging.afspraak.gebeurtenissen.latest("pk")
    assert toezegging.stand == "ingetrokken"
    assert (laatste.naar, laatste.reden) == (
        {toezegging.in_journaal: "ingetrokken"},
        "Wij maken artikel 4 duidelijker.",
    )
    assert _laat_tekenen(kern).ondertekening != toezegging.afspraak


def test_a_version_does_not_go_back_when_there_is_a_draft_already(kern: Kern) -> None:
    twee = _laat_tekenen(kern)
    services.begin_versie(code=kern.code, velden={"nummer": "3"}, door=None, vorige=kern.een)

    with pytest.raises(ValidationError, match="Er is al een concept"):
        services.terug_naar_concept(code=kern.code, versie=twee, verantwoording=waarom())
    with pytest.raises(ValidationError, match="die is vastgesteld"):
        services.begin_versie(code=kern.code, velden={"nummer": "4"}, door=None, vorige=twee)


def test_an_empty_version_is_established_only_when_not_all_is_known(kern: Kern) -> None:
    stel_vast(kern.twee)
    leeg = services.begin_versie(code=kern.code, velden={"nummer": "3"}, door=None)

    with pytest.raises(ValidationError, match="Er staat nog geen bepaling"):
        stel_vast(leeg)
    services.wijzig_versie(code=kern.code, versie=leeg, velden={"is_volledig": False}, door=None)
    assert stel_vast(leeg).stand == "vastgesteld"


def test_an_address_that_was_told_stays(kern: Kern) -> None:
    services.wijzig_versie(code=kern.code, versie=kern.twee, velden={"nummer": "2026"}, door=None)
    services.leg_open(code=kern.code, versie=kern.twee, is_open=True, verantwoording=waarom())

    with pytest.raises(ValidationError, match="staat al in de geschiedenis"):
        services.wijzig_versie(code=kern.code, versie=kern.twee, velden={"nummer": "2027"}, door=None)
    with pytest.raises(ValidationError, match="staat al in de geschiedenis"):
        services.wijzig_code(code=kern.code, velden={"slug": "regels"}, door=None)


def _aantal(kern: Kern, bron: Bron) -> None:
    services.zet_aantal(code=kern.code, versie=kern.een, soort=soort(), aantal=3, bron=bron, door=None)


def test_who_writes_one_code_does_not_write_another(kern: Kern) -> None:
    ander, bron, een = maak_code(slug="ander"), BronFactory(), kern.bepaling()
    hier: dict[str, Any] = {"code": ander, "door": None}
    oefening, _ = services.leg_oefening_vast(
        code=kern.code, bepaling=een, waar=kern.code.actie, hoe="Zo.", bron=None, door=None
    )
    for doe in (
        lambda: services.wijzig_bepaling(bepaling=een, velden={"betekenis": "x"}, **hier),
        lambda: services.zet_aantal(versie=kern.een, soort=soort(), aantal=3, bron=bron, **hier),
        lambda: services.leg_oefening_vast(bepaling=een, waar=ander.actie, hoe="x", bron=None, **hier),
        lambda: services.verwijder_oefening(oefening=oefening, **hier),
        lambda: services.begin_versie(velden={"nummer": "1"}, vorige=kern.een, **hier),
    ):
        with pytest.raises(PermissionDenied, match="niet bij deze code"):
            doe()
    _aantal(kern, bron)
    with pytest.raises(Versie.DoesNotExist):
        services.leg_open(code=ander, versie=kern.twee, is_open=True, verantwoording=waarom())
