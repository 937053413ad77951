"""The database refuses what the domain forbids of questions and answers, and says so in Dutch."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from basis.tijd.perioden import dag, periode
from meedoen import services
from meedoen.models import Antwoord, Gevolg, Verzetting, Vraag, Vraagstand
from tests.factories import ActieFactory, BronFactory
from tests.support.beperkingen import Fout, beperkingen_van, eis_geweigerd, zonder_eigen_woorden
from tests.support.codes import begin, maak_code
from tests.support.meedoen import maak_vraag, reageer

pytestmark = pytest.mark.django_db

VANDAAG = timezone.localdate()


def _vraag(**fout: Any) -> Fout:
    return maak_vraag(gepubliceerd=False), fout


def _tekst_zonder_bepaling() -> Fout:
    tekst = begin(maak_code()).teksten.latest("pk")
    return _vraag(bepalingstekst=tekst)


def _kladje() -> Antwoord:
    """A draft to a reaction."""
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    inhoud: dict[str, Any] = {"uitkomst": "niet", "tekst": "Nee.", "reden": "Geen geld.", "geen_gevolg": "dat zo is"}
    return services.schrijf_antwoord(
        vraag=vraag, inhoud=services.Antwoordtekst(**inhoud, inbrengen=[inbreng]), door=None
    )


def _antwoord(**fout: Any) -> Fout:
    return _kladje(), fout


def _vervangt_zichzelf() -> Fout:
    antwoord = _kladje()
    return antwoord, {"vervangt": antwoord}


def _gevolg() -> Gevolg:
    """What was pointed at by an answer that was given."""
    antwoord = services.geef_antwoord(antwoord=_kladje(), door=None)
    rij = antwoord.vraag.houder.gebeurtenissen.latest("pk")
    return services.wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=rij, door=None)


def _tweemaal() -> Fout:
    gevolg = _gevolg()
    ander = ActieFactory(gepubliceerd=True).gebeurtenissen.latest("pk")
    return Gevolg(antwoord=gevolg.antwoord, gebeurtenis=ander), {"gebeurtenis": gevolg.gebeurtenis}


FOUTEN: dict[str, Callable[[], Fout]] = {
    "vraag_van_precies_een_ding": lambda: _vraag(actie=None),
    "vraag_tekst_is_van_bepaling": _tekst_zonder_bepaling,
    "vraag_moderatie_bestaat": lambda: _vraag(moderatie="nooit"),
    "vraag_periode_heeft_begin_en_einde": lambda: _vraag(periode=periode(VANDAAG, None)),
    "vraag_belooft_een_dag": lambda: _vraag(bewaren_tot=None),
    "vraag_antwoord_na_sluiten": lambda: _vraag(antwoord_beloofd=dag(VANDAAG)),
    "vraag_bewaart_tot_na_antwoord": lambda: _vraag(bewaren_tot=VANDAAG),
    "vraag_uitkomst_alleen_elders": lambda: _vraag(uitkomst="Het werd wet."),
    "vraag_elders_heeft_bron": lambda: _vraag(is_elders=True),
    "vraag_afgerond_is_gepubliceerd": lambda: _vraag(afgerond_op=timezone.now()),
    "verzetting_heeft_reden": lambda: (
        Verzetting(vraag=maak_vraag(), verwacht=dag(VANDAAG), reden="Ziekte."),
        {"reden": ""},
    ),
    "antwoord_uitkomst_bestaat": lambda: _antwoord(uitkomst="misschien"),
    "antwoord_heeft_tekst_en_reden": lambda: _antwoord(reden=""),
    "antwoord_vervangt_een_ander": _vervangt_zichzelf,
    "gevolg_uniek": _tweemaal,
}
BEPERKINGEN = beperkingen_van((Vraag, Verzetting, Antwoord, Gevolg))


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str) -> None:
    eis_geweigerd(*FOUTEN[naam](), BEPERKINGEN[naam])


def test_the_promised_day_stays_once_it_is_on_the_site() -> None:
    vraag = maak_vraag()

    with pytest.raises(IntegrityError, match="verandert niet na publicatie"), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(antwoord_beloofd=dag(VANDAAG + timedelta(days=99)))


def test_a_question_that_was_asked_elsewhere_needs_a_source_only() -> None:
    vraag = maak_vraag(is_elders=True, antwoord_beloofd=None, bewaren_tot=None, bron=BronFactory())

    vraag.validate_constraints()
    assert vraag.stand(VANDAAG) == Vraagstand.OPEN
    assert not vraag.is_open(VANDAAG)  # it takes no reactions here


def test_another_day_for_the_answer_stays() -> None:
    verzet = services.verzet_antwoord(vraag=maak_vraag(), verwacht=dag(VANDAAG), reden="Ziekte.", door=None)

    with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():
        Verzetting.objects.filter(pk=verzet.pk).update(reden="Iets anders.")


def test_what_was_given_stays_and_so_does_what_it_points_at() -> None:
    gevolg = _gevolg()

    for weg in (lambda: Antwoord.objects.update(tekst="Ja."), gevolg.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            weg()


def test_an_answer_points_only_at_what_is_of_its_own_actie() -> None:
    antwoord = services.geef_antwoord(antwoord=_kladje(), door=None)
    ander = ActieFactory(gepubliceerd=True).gebeurtenissen.latest("pk")

    with pytest.raises(ValidationError, match="bij deze vraag hoort"):
        services.wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=ander, door=None)
