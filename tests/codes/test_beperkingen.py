"""The database refuses what the domain forbids of codes, and says so in Dutch."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from acties.models import Gebeurtenis
from codes.models import Bepaling, Bepalingstekst, Gevraagde, Oefening, Soortaantal, Toepassing, Versie, Versiestap
from codes.models import Wijziging as Wijz
from tests.codes.conftest import Kern
from tests.factories import ActieFactory, BronFactory
from tests.support.beperkingen import Fout, beperkingen_van, eis_geweigerd, zonder_eigen_woorden
from tests.support.codes import soort


def _rij(kern: Kern) -> Gebeurtenis:
    """A row of the journal that nothing of the code refers to."""
    return kern.code.actie.gebeurtenissen.exclude(soort="code").latest("pk")


def _versie(kern: Kern, **fout: Any) -> Fout:
    return kern.twee, fout


def _tekst(kern: Kern, **fout: Any) -> Fout:
    return kern.tekst(versie=kern.twee), fout


def _aantal(kern: Kern) -> Fout:
    rij = {"versie": kern.een, "aantal": 3, "bron": BronFactory()}
    Soortaantal.objects.create(soort=soort(), **rij)
    return Soortaantal(soort=soort("waarde"), **rij), {"soort": soort()}


def _oefening(kern: Kern, **fout: Any) -> Fout:
    return Oefening(bepaling=kern.bepaling(), actie=kern.code.actie, hoe="Zo."), fout


def _oefening_uniek(kern: Kern) -> Fout:
    ander = ActieFactory()
    Oefening.objects.create(bepaling=kern.bepaling(), actie=ander, hoe="Zo.")
    return _oefening(kern, actie=ander)


def _wijziging(kern: Kern, **fout: Any) -> Fout:
    return Wijz(versie=kern.twee, bepaling=kern.bepaling("onder"), soort="gewijzigd", reden="Beter."), fout


def _wijziging_uniek(kern: Kern) -> Fout:
    Wijz.objects.create(versie=kern.twee, bepaling=kern.bepaling(), soort="gewijzigd", reden="Beter.")
    return _wijziging(kern, bepaling=kern.bepaling())


def _toepassing(kern: Kern, sleutel: str = "op-tijd-informeren", **fout: Any) -> Fout:
    wat = {"partij": kern.partij, "bepaling": kern.bepaling(sleutel), "tekst": kern.tekst(sleutel)}
    return Toepassing(**wat, stand="toegepast", gebeurtenis=_rij(kern)), fout


def _tweemaal_gezegd(kern: Kern) -> Fout:
    _toepassing(kern)[0].save()
    return _toepassing(kern, "onder", bepaling=kern.bepaling())


def _tweemaal_gevraagd(kern: Kern) -> Fout:
    Gevraagde.objects.create(code=kern.code, partij=kern.partij, gebeurtenis=_rij(kern))
    return Gevraagde(code=kern.code, partij=kern.trekker, gebeurtenis=_rij(kern)), {"partij": kern.partij}


def _tweede_concept(kern: Kern) -> Fout:
    nieuw = Versie(code=kern.code, nummer="9", volgorde=9, stand="vastgesteld", sha256="x")
    return nieuw, {"stand": "concept", "sha256": ""}


FOUTEN: dict[str, Callable[[Kern], Fout]] = {
    "bepaling_sleutel_uniek": lambda kern: (kern.bepaling("onder"), {"sleutel": "op-tijd-informeren"}),
    "bepaling_sleutel_is_geen_versie": lambda kern: (kern.bepaling("onder"), {"sleutel": "2-onder"}),
    "versie_nummer_uniek": lambda kern: _versie(kern, nummer="1"),
    "versie_volgorde_uniek": lambda kern: _versie(kern, volgorde=1),
    "versie_nummer_begint_met_cijfer": lambda kern: _versie(kern, nummer="twee"),
    "versie_een_concept": _tweede_concept,
    "versie_stand_bestaat": lambda kern: _versie(kern, stand="klaar", sha256="x"),
    "versie_vaste_tekst_heeft_vingerafdruk": lambda kern: _versie(kern, stand="vastgesteld"),
    "versie_alleen_concept_is_open": lambda kern: _versie(kern, stand="vastgesteld", sha256="x", is_open=True),
    "soortaantal_uniek": _aantal,
    "versiestap_stand_bestaat": lambda kern: (
        Versiestap(versie=kern.twee, stand="concept", gebeurtenis=_rij(kern)),
        {"stand": "klaar"},
    ),
    "bepalingstekst_uniek": lambda kern: _tekst(kern, bepaling=kern.bepaling("onder")),
    "bepalingstekst_volgorde_uniek": lambda kern: _tekst(kern, volgorde=kern.tekst("onder").volgorde),
    "bepalingstekst_rechten_bestaan": lambda kern: _tekst(kern, rechten="gestolen", bron=BronFactory()),
    "bepalingstekst_overgenomen_heeft_bron": lambda kern: _tekst(kern, rechten="vrij"),
    "bepalingstekst_niet_onder_zichzelf": lambda kern: _tekst(kern, ouder=kern.bepaling()),
    "wijziging_uniek": _wijziging_uniek,
    "wijziging_soort_bestaat": lambda kern: _wijziging(kern, soort="anders"),
    "wijziging_heeft_reden": lambda kern: _wijziging(kern, reden=""),
    "toepassing_een_keer_gezegd": _tweemaal_gezegd,
    "toepassing_stand_bestaat": lambda kern: _toepassing(kern, stand="soms"),
    "toepassing_afwijken_heeft_uitleg": lambda kern: _toepassing(kern, stand="wijkt-af"),
    "gevraagde_een_keer_gevraagd": _tweemaal_gevraagd,
    "oefening_van_actie_of_onderdeel": lambda kern: _oefening(kern, actie=None),
    "oefening_uniek": _oefening_uniek,
    "oefening_zegt_hoe": lambda kern: _oefening(kern, hoe=""),
}
BEPERKINGEN = beperkingen_van(apps.get_app_config("codes").get_models())
# The trigger that keeps a version in its course says so first.
EERST_DE_LOOP = {"versie_volgorde_uniek": "verandert niet meer"}


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(kern: Kern, naam: str) -> None:
    eis_geweigerd(*FOUTEN[naam](kern), BEPERKINGEN[naam], eerst=EERST_DE_LOOP.get(naam, ""))


def test_bepalingen_and_texts_of_different_versions_do_not_bite(kern: Kern) -> None:
    assert Bepaling.objects.van_code(kern.code).count() == 4
    assert Bepalingstekst.objects.van_bepaling(kern.bepaling()).count() == 2
