"""What the database refuses of questions and answers, in words that a person understands."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from basis.tijd.perioden import dag, periode
from meedoen import services
from meedoen.models import Antwoord, Gevolg, Verzetting, Vraag
from tests.factories import ActieFactory, BronFactory
from tests.support.meedoen import maak_vraag, reageer

pytestmark = pytest.mark.django_db

VANDAAG = timezone.localdate()

# What is made of a good question, and the rule that refuses it.
VAN_VRAAG: dict[str, Callable[[], dict[str, Any]]] = {
    "vraag_van_precies_een_ding": lambda: {"actie": None},
    "vraag_moderatie_bestaat": lambda: {"moderatie": "nooit"},
    "vraag_periode_heeft_begin_en_einde": lambda: {"periode": periode(VANDAAG, None)},
    "vraag_belooft_een_dag": lambda: {"bewaren_tot": None},
    "vraag_antwoord_na_sluiten": lambda: {"antwoord_beloofd": dag(VANDAAG)},
    "vraag_bewaart_tot_na_antwoord": lambda: {"bewaren_tot": VANDAAG},
    "vraag_uitkomst_alleen_elders": lambda: {"uitkomst": "Het werd wet."},
    "vraag_elders_heeft_bron": lambda: {"is_elders": True},
    "vraag_afgerond_is_gepubliceerd": lambda: {"afgerond_op": timezone.now(), "gepubliceerd_op": None},
}


def geweigerd(ding: Any, regel: str, **velden: Any) -> str:
    """What the model says of it, when the database refuses it by this rule too."""
    for naam, waarde in velden.items():
        setattr(ding, naam, waarde)
    with pytest.raises(ValidationError) as fout:
        ding.validate_constraints()
    with pytest.raises(IntegrityError, match=regel), transaction.atomic():
        ding.save()
    return " ".join(fout.value.messages)


def constraint(model: Any, naam: str) -> str:
    return next(str(regel.violation_error_message) for regel in model._meta.constraints if regel.name == naam)


@pytest.mark.parametrize("regel", VAN_VRAAG)
def test_the_rules_of_a_question(regel: str) -> None:
    vraag = maak_vraag(gepubliceerd=False)

    assert constraint(Vraag, regel) in geweigerd(vraag, regel, **VAN_VRAAG[regel]())


def test_every_rule_of_a_question_is_tried() -> None:
    assert set(VAN_VRAAG) == {regel.name for regel in Vraag._meta.constraints}


def test_the_promised_day_stays_once_it_is_on_the_site() -> None:
    vraag = maak_vraag()

    with pytest.raises(IntegrityError, match="verandert niet na publicatie"), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(antwoord_beloofd=dag(VANDAAG + timedelta(days=99)))


def test_a_question_that_was_asked_elsewhere_needs_a_source_only() -> None:
    vraag = maak_vraag(gepubliceerd=False, is_elders=True, antwoord_beloofd=None, bewaren_tot=None, bron=BronFactory())

    assert not vraag.is_open(VANDAAG)


def test_another_day_for_the_answer_has_a_reason_and_stays() -> None:
    vraag = maak_vraag()
    verzet = services.verzet_antwoord(vraag=vraag, verwacht=dag(VANDAAG), reden="Ziekte.", door=None)

    assert constraint(Verzetting, "verzetting_heeft_reden") in geweigerd(
        Verzetting(vraag=vraag, verwacht=dag(VANDAAG)), "verzetting_heeft_reden"
    )
    with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():
        Verzetting.objects.filter(pk=verzet.pk).update(reden="Iets anders.")


def kladje(**velden: Any) -> Antwoord:
    """A draft to a reaction."""
    vraag = maak_vraag()
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    inhoud: dict[str, Any] = {"uitkomst": "niet", "tekst": "Nee.", "reden": "Geen geld.", "geen_gevolg": "dat zo is"}
    tekst = services.Antwoordtekst(**(inhoud | velden), inbrengen=[inbreng])
    return services.schrijf_antwoord(vraag=vraag, inhoud=tekst, door=None)


@pytest.mark.parametrize(
    ("regel", "velden"),
    [("antwoord_uitkomst_bestaat", {"uitkomst": "misschien"}), ("antwoord_heeft_tekst_en_reden", {"reden": ""})],
)
def test_the_rules_of_an_answer(regel: str, velden: dict[str, str]) -> None:
    assert constraint(Antwoord, regel) in geweigerd(kladje(), regel, **velden)


def test_an_answer_does_not_replace_itself() -> None:
    antwoord = kladje()

    assert geweigerd(antwoord, "antwoord_vervangt_een_ander", vervangt=antwoord)


def test_what_was_given_stays_and_so_does_what_it_points_at() -> None:
    antwoord = kladje()
    rij = antwoord.vraag.houder.gebeurtenissen.latest("pk")
    antwoord = services.geef_antwoord(antwoord=antwoord, door=None)
    gevolg = services.wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=rij, door=None)

    for weg in (lambda: Antwoord.objects.update(tekst="Ja."), gevolg.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            weg()
    assert "al bij dit antwoord" in geweigerd(Gevolg(antwoord=antwoord, gebeurtenis=rij), "gevolg_uniek")


def test_an_answer_points_only_at_what_is_of_its_own_actie() -> None:
    antwoord = services.geef_antwoord(antwoord=kladje(), door=None)
    ander = ActieFactory(gepubliceerd=True).gebeurtenissen.latest("pk")

    with pytest.raises(ValidationError, match="bij deze vraag hoort"):
        services.wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=ander, door=None)
