"""What the services refuse, in Dutch, and without a trace; and what can't be deleted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models, transaction

from acties import services
from basis.tijd.perioden import jaar
from partijen.models import Lidmaatschap
from tests.factories import ActieFactory, LidmaatschapFactory, MijlpaalFactory, SoortFactory, beloof
from tests.support.wereld import BEGIN, Wereld, momentopname

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("roep", "tekst"),
    [
        (lambda w: services.meld_voortgang(actie=w.actie, status="prima", verantwoording=BEGIN), "prima"),
        (lambda w: services.publiceer(actie=w.actie, verantwoording=BEGIN), "al gepubliceerd"),
        (lambda w: services.trek_publicatie_in(actie=ActieFactory(), verantwoording=BEGIN), "nooit gepubliceerd"),
        (lambda w: services.rond_fasen_af(actie=ActieFactory(), verantwoording=BEGIN), "niet in een fase"),
        (
            lambda w: services.ga_naar_fase(
                actie=w.actie, definitie=SoortFactory().fasedefinities.first(), verantwoording=BEGIN
            ),
            "hoort niet bij",
        ),
        (
            lambda w: services.ga_naar_fase(
                actie=w.actie, definitie=w.actie.fasen.get().definitie, verantwoording=BEGIN
            ),
            "al in de fase",
        ),
        (
            lambda w: services.meld_toezegging(toezegging=w.toezegging, stand=w.toezegging.stand, verantwoording=BEGIN),
            "verandert niets",
        ),
        (
            lambda w: services.meld_toezegging(toezegging=w.toezegging, stand="opnieuw", verantwoording=BEGIN),
            "zegt het portaal zelf",
        ),
        (
            lambda w: services.wijzig_afspraak(afspraak=w.afspraak, velden={"tekst": ""}, verantwoording=BEGIN),
            "leeg|Vul in",
        ),
        (
            lambda w: services.wijzig_afspraak(
                afspraak=w.afspraak, velden={"uiterlijk": jaar(2033)}, verantwoording=BEGIN
            ),
            "verandert niet na publicatie",
        ),
        (lambda w: beloof(w.partner, w.actie, herkomst="gevonden"), "heeft een bron"),
        (
            lambda w: services.meld_mijlpaal(mijlpaal=w.mijlpaal, stand="nee", bereikt=None, verantwoording=BEGIN),
            "verandert niets",
        ),
        (
            lambda w: services.herijk_mijlpaal(
                mijlpaal=MijlpaalFactory(actie=w.actie, stand="ja"), verwacht=jaar(2031), verantwoording=BEGIN
            ),
            "al bereikt",
        ),
        (
            lambda w: services.voeg_document_toe(
                actie=w.actie, slug="x", titel="X", soort="brief", verantwoording=BEGIN
            ),
            "webadres, een bestand of een officieel nummer",
        ),
        (
            lambda w: services.neem_document_over(
                actie=w.actie, slug="x", titel="X", soort="brief", nummer="1", verantwoording=BEGIN
            ),
            "Noem de bron",
        ),
        (
            lambda w: services.neem_mijlpaal_over(actie=w.actie, slug="x", titel="X", verantwoording=BEGIN),
            "Noem de bron",
        ),
    ],
)
def test_nonsense_is_refused_in_dutch_and_changes_nothing(roep: Any, tekst: str, wereld: Wereld) -> None:
    voor = momentopname(wereld)[1:]

    with pytest.raises(ValidationError, match=tekst), transaction.atomic():
        roep(wereld)

    assert momentopname(wereld)[1:] == voor


def test_an_actie_with_a_history_cannot_be_deleted() -> None:
    actie = ActieFactory()

    with pytest.raises(models.ProtectedError):
        actie.delete()


def test_a_party_that_acts_for_someone_cannot_be_deleted() -> None:
    lidmaatschap: Lidmaatschap = LidmaatschapFactory()

    with pytest.raises(models.ProtectedError):
        lidmaatschap.partij.delete()
