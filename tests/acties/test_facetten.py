"""The numbers beside the choices are those that a reader would count, or there is no number."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from acties import facetten
from acties.facetten import Facetten, tel
from acties.filters import ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Deelname, Publicatie, Status
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from tests.factories import OpgaveFactory, PartijFactory, ProgrammalijnFactory, SoortFactory

pytestmark = pytest.mark.django_db

LAGEN = {"p0": "gemeenten", "p1": "gemeenten", "p2": "rijk"}
KEUZES = {
    "lijn": ["l0", "l1"],
    "soort": ["s0", "s1"],
    "status": [Status.GEPLAND.value, Status.GESTOPT.value],
    "partij": list(LAGEN),
    "laag": ["gemeenten", "rijk"],
    "opgave": ["o0", "o1"],
}


@dataclass(frozen=True)
class Proef:
    """An actie in a few words: its choices per filter, and whether the public sees it."""

    lijn: str
    soort: str
    status: str
    partij: frozenset[str]
    opgave: frozenset[str]
    jaar: int
    zichtbaar: bool

    def heeft(self, naam: str) -> set[str]:
        if naam == "laag":
            return {LAGEN[partij] for partij in self.partij}
        waarde = getattr(self, naam)
        return {waarde} if isinstance(waarde, str) else set(waarde)


PROEVEN = st.lists(
    st.builds(
        Proef,
        lijn=st.sampled_from(KEUZES["lijn"]),
        soort=st.sampled_from(KEUZES["soort"]),
        status=st.sampled_from(KEUZES["status"]),
        partij=st.frozensets(st.sampled_from(KEUZES["partij"])),
        opgave=st.frozensets(st.sampled_from(KEUZES["opgave"])),
        jaar=st.integers(2018, 2022),
        zichtbaar=st.sampled_from([True, True, True, False]),
    ),
    max_size=12,
)
GEKOZEN = st.fixed_dictionaries(
    {}, optional={naam: st.lists(st.sampled_from(keuzes), min_size=1, unique=True) for naam, keuzes in KEUZES.items()}
)


@pytest.fixture
def kader(db: None) -> dict[str, Any]:
    """What the acties of a test belong to, by slug."""
    dingen = [ProgrammalijnFactory(slug=slug) for slug in KEUZES["lijn"]]
    dingen += [SoortFactory(slug=slug) for slug in KEUZES["soort"]]
    dingen += [OpgaveFactory(slug=slug) for slug in KEUZES["opgave"]]
    dingen += [PartijFactory(slug=slug, bestuurslaag=laag) for slug, laag in LAGEN.items()]
    return {ding.slug: ding for ding in dingen}


def maak(proeven: list[Proef], kader: dict[str, Any]) -> None:
    """Acties straight into the tables, which is quick; the triggers count them all the same."""
    Actie.objects.all().delete()
    for nummer, proef in enumerate(proeven):
        actie = Actie.objects.create(
            slug=f"proef-{nummer}",
            titel=f"Proef {nummer}",
            programmalijn=kader[proef.lijn],
            soort=kader[proef.soort],
            status=proef.status,
            looptijd=jaar(proef.jaar),
            publicatie=Publicatie.GEPUBLICEERD if proef.zichtbaar else Publicatie.INGETROKKEN,
            gepubliceerd_op=timezone.now(),
        )
        actie.opgaven.set([kader[slug] for slug in proef.opgave])
        rollen = [(kader[slug], rol) for slug in proef.partij for rol in ("partner", "adviseur")]
        Deelname.objects.bulk_create(Deelname(actie=actie, partij=partij, rol=rol) for partij, rol in rollen)


def tel_voor(gekozen: dict[str, Any]) -> Facetten:
    adres = QueryDict(mutable=True)
    for naam, waarden in gekozen.items():
        adres.setlist(naam, waarden)
    kader = lees_kader()
    return tel(ActieFilter(adres, kader, Actie.objects.zichtbaar()), kader, Moment.nu())


def past(proef: Proef, gekozen: dict[str, Any], zonder: str = "") -> bool:
    if not proef.zichtbaar or ("van" in gekozen and proef.jaar < int(gekozen["van"][0])):
        return False
    return all(naam in (zonder, "van") or proef.heeft(naam) & set(waarden) for naam, waarden in gekozen.items())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(proeven=PROEVEN, gekozen=GEKOZEN, vanaf=st.sampled_from([None, None, "2020"]))
def test_every_number_is_what_one_would_count(
    proeven: list[Proef], gekozen: dict[str, Any], vanaf: str | None, kader: dict[str, Any]
) -> None:
    maak(proeven, kader)
    doet_mee = {slug for proef in proeven if proef.zichtbaar for slug in proef.partij}
    vraag = {naam: waarden for naam, waarden in gekozen.items() if naam != "partij" or set(waarden) <= doet_mee}
    vraag |= {"van": [vanaf]} if vanaf else {}

    geteld = tel_voor(vraag)

    assert geteld.totaal == sum(past(proef, vraag) for proef in proeven)
    for naam, keuzes in KEUZES.items():
        for keuze in keuzes:
            zelf = sum(past(proef, vraag, zonder=naam) and keuze in proef.heeft(naam) for proef in proeven)
            assert (naam, keuze, (geteld.aantallen[naam] or {}).get(keuze, 0)) == (naam, keuze, zelf)


def een(**anders: Any) -> Proef:
    velden: dict[str, Any] = {"lijn": "l0", "soort": "s0", "status": "gepland", "jaar": 2020, "zichtbaar": True}
    return Proef(**{**velden, "partij": frozenset({"p0"}), "opgave": frozenset({"o0"}), **anders})


def test_beyond_the_limit_there_is_no_number(kader: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facetten, "GRENS", 2)
    maak([een()] * 3 + [een(lijn="l1", partij=frozenset({"p2"}))], kader)

    alles = tel_voor({})

    assert (alles.totaal, alles.is_meer, alles.totaal_tekst) == (4, False, "4")  # from the kept table, so exact
    assert alles.aantallen["lijn"] == {"l0": 3, "l1": 1}
    assert alles.aantallen["partij"] is alles.aantallen["laag"] is alles.aantallen["opgave"] is None


def test_a_count_that_stops_at_the_limit_says_so(kader: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facetten, "GRENS", 2)
    maak([een()] * 3 + [een(partij=frozenset({"p2"}))], kader)

    veel, weinig = tel_voor({"partij": ["p0"]}), tel_voor({"partij": ["p2"]})

    assert (veel.is_meer, veel.totaal_tekst, veel.aantallen["status"]) == (True, "2+", None)
    assert (weinig.is_meer, weinig.totaal_tekst, weinig.aantallen["status"]) == (False, "1", {"gepland": 1})
    assert weinig.aantallen["partij"] is None  # without that choice there are more than the limit


def test_large_numbers_have_a_dot() -> None:
    assert Facetten(12345, False, {}).totaal_tekst == "12.345"
    assert Facetten(1001, True, {}).totaal_tekst == "1.000+"


@pytest.mark.parametrize("gekozen", [{}, {"lijn": ["l0"]}, {"laag": ["rijk"], "opgave": ["o0"], "van": ["2019"]}])
def test_counting_costs_two_queries_at_the_most(
    gekozen: dict[str, Any], kader: dict[str, Any], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    maak([een(), een(partij=frozenset({"p2"}))], kader)
    lees_kader()

    with django_assert_max_num_queries(3):  # the stamps of the frame, and two for the counts
        tel_voor(gekozen)
