"""The changes of a draft, replayed over the version that it was made of, give it to the byte."""

import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from codes import services
from codes.inhoud import Inhoud, heel, herspeel, soort_van
from codes.models import Bepaling, Bepalingstekst, Wijziging
from codes.services.versie import eis_verantwoord, inhouden_van
from tests.codes.conftest import Kern
from tests.support.codes import soort, stel_vast, waarom

WOORDEN = st.sampled_from(["", "Elkaar helpen.", "Op tijd zeggen.", "Eén punt\n\nen nog een."])
KEUS = st.integers(min_value=0, max_value=20)
DADEN = ("toe", "wijzig", "verplaats", "splits", "samen", "weg", "terug")
STAP = st.tuples(st.sampled_from(DADEN), KEUS, KEUS, WOORDEN)


class Loop:
    """Steps in a draft, each about a bepaling that is chosen by its number."""

    def __init__(self, kern: Kern) -> None:
        self.kern = kern
        self.wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee}
        self.waarom: dict[str, Any] = self.wat | {"verantwoording": waarom("Dat is beter.")}

    def kies(self, nummer: int) -> Bepaling:
        teksten = list(Bepalingstekst.objects.van_versie(self.kern.twee).voor_lijst())
        return teksten[nummer % len(teksten)].bepaling

    def toe(self, een: int, ander: int, woorden: str) -> None:
        velden = {"kop": f"Nieuw {ander}", "tekst": woorden, "ouder": self.kies(ander) if ander % 2 else None}
        services.voeg_toe(soort=soort(), velden=velden, na=self.kies(een), **self.waarom)

    def wijzig(self, een: int, ander: int, woorden: str) -> None:
        services.wijzig_tekst(bepaling=self.kies(een), velden={"tekst": woorden, "nummer": str(ander)}, **self.waarom)

    def verplaats(self, een: int, ander: int, woorden: str) -> None:
        plek = {"na": self.kies(ander)} if ander % 3 else {"vooraan": True}
        velden = {"ouder": self.kies(ander)} if woorden else {}
        services.wijzig_tekst(bepaling=self.kies(een), velden=velden, **plek, **self.waarom)

    def splits(self, een: int, ander: int, woorden: str) -> None:
        oud = self.kies(een)
        eerste = services.Deel(kop="Het eerste deel", tekst=woorden, sleutel=oud.sleutel if ander % 2 else "")
        rest = services.Deel(kop="Het tweede deel", tekst="Rest.")
        services.splits(bepaling=oud, delen=[eerste, rest], **self.waarom)

    def samen(self, een: int, ander: int, woorden: str) -> None:
        twee = [self.kies(een), self.kies(ander)]
        sleutel = twee[0].sleutel if een % 2 else ""
        services.voeg_samen(bepalingen=twee, velden={"kop": "Samen", "tekst": woorden}, sleutel=sleutel, **self.waarom)

    def weg(self, een: int, ander: int, woorden: str) -> None:
        services.laat_weg(bepaling=self.kies(een), **self.waarom)

    def terug(self, een: int, ander: int, woorden: str) -> None:
        alle = list(Bepaling.objects.van_code(self.kern.code).order_by("pk"))
        services.zet_terug(bepaling=alle[een % len(alle)], door=None, **self.wat)

    def ga(self, stappen: Sequence[tuple[str, int, int, str]]) -> None:
        """All of them; one that is refused changes nothing."""
        for naam, een, ander, woorden in stappen:
            doe: Callable[[int, int, str], None] = getattr(self, naam)
            if not Bepalingstekst.objects.van_versie(self.kern.twee).exists():
                return
            with suppress(ValidationError), transaction.atomic():
                doe(een, ander, woorden)


def _per_sleutel(inhouden: list[Inhoud]) -> dict[str, Inhoud]:
    return {inhoud.sleutel: inhoud for inhoud in inhouden}


@settings(max_examples=25)
@given(stappen=st.lists(STAP, min_size=1, max_size=8))
def test_any_course_can_be_replayed(gedeelde_kern: bytes, django_db_blocker: Any, stappen: Any) -> None:
    with django_db_blocker.unblock(), transaction.atomic():
        kern: Kern = pickle.loads(gedeelde_kern)
        Loop(kern).ga(stappen)
        oud, nieuw = inhouden_van(kern.een), inhouden_van(kern.twee)
        wijzigingen = list(Wijziging.objects.van_versie(kern.twee).voor_lijst())
        was, nu = _per_sleutel(oud), _per_sleutel(nieuw)

        assert heel(herspeel(oud, wijzigingen, nu)) == heel(nieuw)
        assert {w.bepaling.sleutel for w in wijzigingen} >= {een.sleutel for een in set(oud) ^ set(nieuw)}
        for wijziging in wijzigingen:
            sleutel, uit = wijziging.bepaling.sleutel, [een.sleutel for een in wijziging.uit.all()]
            assert wijziging.soort == soort_van(was.get(sleutel), nu.get(sleutel), len(uit))
            assert set(uit) <= set(was), "it was made of what stood in the version before"
        assert all(not een.ouder or een.ouder in nu for een in nieuw), "what it stands under is there"
        if nieuw:
            eis_verantwoord(kern.twee)
        transaction.set_rollback(True)


def _wat(kern: Kern) -> dict[str, str]:
    rijen = Wijziging.objects.van_versie(kern.twee).voor_lijst()
    return {w.bepaling.sleutel: f"{w.wat} {'+'.join(sorted(b.sleutel for b in w.uit.all()))}".strip() for w in rijen}


def test_a_split_keeps_the_key_and_so_does_a_merge(kern: Kern) -> None:
    loop, tijd = Loop(kern), kern.bepaling()
    delen = [
        services.Deel(kop="Een", tekst="1", nummer="2", sleutel=tijd.sleutel),
        services.Deel(kop="Twee", tekst="2"),
    ]
    services.splits(bepaling=tijd, delen=delen, **loop.waarom)
    samen = [kern.bepaling("gelijk-behandelen"), kern.bepaling("een-aanspreekpunt")]
    services.voeg_samen(bepalingen=samen, velden={"kop": "Eén"}, sleutel="gelijk-behandelen", **loop.waarom)
    twee = stel_vast(kern.twee)

    assert _wat(kern) == {
        "op-tijd-informeren": "gesplitst op-tijd-informeren",
        "twee": "gesplitst op-tijd-informeren",
        "gelijk-behandelen": "samengevoegd een-aanspreekpunt+gelijk-behandelen",
        "een-aanspreekpunt": "vervallen",
        "onder": "verplaatst",
    }
    assert kern.tekst(versie=twee).bepaling == tijd
    assert kern.tekst("gelijk-behandelen", twee).get_absolute_url() == "/codes/spelregels/2/gelijk-behandelen/"


def test_what_was_split_and_put_together_again_did_not_change(kern: Kern) -> None:
    loop, oud = Loop(kern), kern.tekst()
    delen = [services.Deel(kop="Een", tekst="1", sleutel=oud.bepaling.sleutel), services.Deel(kop="Twee", tekst="2")]
    services.splits(bepaling=oud.bepaling, delen=delen, **loop.waarom)
    heel_weer = {"kop": oud.kop, "tekst": oud.tekst, "nummer": oud.nummer}
    samen = [oud.bepaling, kern.bepaling("twee")]
    services.voeg_samen(bepalingen=samen, velden=heel_weer, sleutel=oud.bepaling.sleutel, **loop.waarom)

    assert _wat(kern) == {}


def test_what_is_new_in_this_draft_was_made_of_nothing(kern: Kern) -> None:
    loop = Loop(kern)
    services.voeg_toe(soort=soort(), velden={"kop": "Vers"}, **loop.waarom)
    delen = [services.Deel(kop="Een", tekst="1"), services.Deel(kop="Twee", tekst="2")]
    services.splits(bepaling=kern.bepaling("vers"), delen=delen, **loop.waarom)

    assert _wat(kern) == {"een": "nieuw", "twee": "nieuw"}


def test_three_that_became_one_in_two_steps_were_three(kern: Kern) -> None:
    loop, sleutel = Loop(kern), "gelijk-behandelen"
    for ander in ("op-tijd-informeren", "een-aanspreekpunt"):
        twee = [kern.bepaling(sleutel), kern.bepaling(ander)]
        services.voeg_samen(bepalingen=twee, velden={"tekst": f"Met {ander}."}, sleutel=sleutel, **loop.waarom)

    assert _wat(kern)[sleutel] == "samengevoegd een-aanspreekpunt+gelijk-behandelen+op-tijd-informeren"


@pytest.mark.parametrize(
    ("sleutel", "uit", "wat"), [("a", 1, "gesplitst"), ("b", 2, "samengevoegd"), ("b", 0, "nieuw")]
)
def test_what_happened_is_told_by_what_it_was_made_of(sleutel: str, uit: int, wat: str) -> None:
    assert soort_van(None, Inhoud(1, sleutel, "", "", "Kop", ""), uit) == wat
