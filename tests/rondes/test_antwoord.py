"""Whether a party answered is read from the journal: what counts as an answer, and what does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import services as acties
from acties.models import Deelname, Deelnamerol
from acties.services import Verantwoording
from basis.tijd.perioden import dag, periode, toon_periode
from partijen.models import Gebruiker
from tests.factories import ActieFactory, GebruikerFactory, beloof
from tests.support.pagina import browser_van, lees
from tests.support.rondes import bureau, maak_ronde, straks
from tests.support.wereld import BEGIN, Wereld, lid
from werk.redenen import Reden
from werk.redenen import lees as lees_redenen
from werk.rondes.models import Ronde, Rondevraag
from werk.rondes.services import sluit_ronde
from werk.werkveld import werkveld

pytestmark = pytest.mark.django_db


def van(partij: Any, mens: Any = None) -> Verantwoording:
    return replace(BEGIN, door=mens or lid(partij), namens=partij)


def open_vragen(ronde: Ronde) -> set[tuple[str, str]]:
    vragen = ronde.vragen.onbeantwoord().select_related("partij")
    return {(vraag.partij.naam, vraag.waarover) for vraag in vragen}


TREKKER, PARTNER = ("Provincie Trek", "gezamenlijk"), ("Gemeente Partner", "afspraak")


def test_asked_are_the_trekker_about_the_joint_part_and_a_party_about_its_afspraak(wereld: Wereld) -> None:
    ActieFactory(trekker=wereld.vreemde)  # a draft
    klaar = ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    acties.meld_voortgang(actie=klaar, status="afgerond", verantwoording=BEGIN)

    assert open_vragen(maak_ronde(geopend=True)) == {TREKKER, PARTNER}


ANTWOORDEN: dict[str, tuple[Callable[[Wereld], Any], set[Any]]] = {
    "nog actueel": (
        lambda w: acties.bevestig_actie(actie=w.actie, verantwoording=van(w.trekker)), {PARTNER}
    ),
    "melding": (
        lambda w: acties.meld_voortgang(actie=w.actie, status="vertraagd", verantwoording=van(w.trekker)), {PARTNER}
    ),
    "mijlpaal": (
        lambda w: acties.laat_mijlpaal_vervallen(mijlpaal=w.mijlpaal, verantwoording=van(w.trekker)), {PARTNER}
    ),
    "afspraak nog actueel": (
        lambda w: acties.bevestig_toezegging(toezegging=w.toezegging, verantwoording=van(w.partner)), {TREKKER}
    ),
    "door een opdracht": (
        lambda w: acties.meld_voortgang(actie=w.actie, status="vertraagd", verantwoording=BEGIN), {TREKKER, PARTNER}
    ),
    "door het bureau": (
        lambda w: acties.bevestig_actie(actie=w.actie, verantwoording=replace(BEGIN, door=bureau())), {TREKKER, PARTNER}
    ),
}  # fmt: skip


@pytest.mark.parametrize("wat", ANTWOORDEN)
def test_a_word_of_a_person_of_the_party_about_that_part_is_an_answer(wat: str, wereld: Wereld) -> None:
    doe, blijft = ANTWOORDEN[wat]
    ronde = maak_ronde(geopend=True)

    doe(wereld)

    assert open_vragen(ronde) == blijft


def test_what_was_said_before_the_ronde_opened_or_after_it_closed_does_not_count(wereld: Wereld) -> None:
    acties.bevestig_actie(actie=wereld.actie, verantwoording=van(wereld.trekker))
    ronde = maak_ronde(geopend=True)
    assert TREKKER in open_vragen(ronde)

    sluit_ronde(ronde=ronde, door=None)
    acties.bevestig_actie(actie=wereld.actie, verantwoording=van(wereld.trekker))

    ronde.refresh_from_db()
    assert TREKKER in open_vragen(ronde)


def test_a_party_that_no_longer_exists_is_not_asked(wereld: Wereld) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    type(wereld.partner).objects.filter(pk=wereld.partner.pk).update(geldig=periode(None, gisteren))

    assert open_vragen(maak_ronde(geopend=True)) == {TREKKER}


def wacht(mens: Gebruiker) -> bool:
    """Whether the workplace of this person says that a ronde waits."""
    gevraagd = lees_redenen(werkveld(mens, timezone.localdate()))
    return any(een.reden == Reden.RONDE for rij in gevraagd.values() for een in rij)


def test_the_workplace_says_to_whom_it_is_asked_that_a_ronde_waits(wereld: Wereld) -> None:
    mens, vreemd = lid(wereld.trekker), lid(wereld.vreemde)
    for titel in ("Eerste", "Tweede"):
        maak_ronde(geopend=True, titel=titel)

    assert (wacht(mens), wacht(vreemd), wacht(GebruikerFactory())) == (True, False, False)

    acties.bevestig_actie(actie=wereld.actie, verantwoording=van(wereld.trekker, mens))
    assert wacht(mens) is False


def test_an_actie_that_was_withdrawn_is_not_waited_for(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)

    acties.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)

    assert ronde.vragen.tel()["vragen"] == 0
    assert wacht(lid(wereld.trekker)) is False


def test_who_can_no_longer_answer_is_not_waited_for_while_the_ronde_is_open(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    acties.meld_toezegging(toezegging=wereld.toezegging, stand="ingetrokken", verantwoording=BEGIN)
    rollen = [(wereld.trekker, Deelnamerol.PARTNER), (wereld.vreemde, Deelnamerol.TREKKER)]
    deelnames = [Deelname(partij=partij, rol=rol) for partij, rol in rollen]

    acties.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)

    assert ronde.vragen.tel()["open"] == 0
    sluit_ronde(ronde=ronde, door=None)
    assert ronde.vragen.tel()["open"] == 2  # asked, and never answered


def test_the_counts_are_one_query_whatever_the_size(
    wereld: Wereld, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _ in range(3):
        ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    ronde = maak_ronde(geopend=True)
    acties.bevestig_actie(actie=wereld.actie, verantwoording=van(wereld.trekker))

    with django_assert_num_queries(1):
        telling = ronde.vragen.tel()

    assert telling == {"vragen": 5, "open": 4, "acties": 4, "partijen": 3, "wachtend": 2}


def test_the_workplace_says_what_a_ronde_asks_until_it_is_answered(wereld: Wereld) -> None:
    mens, vraagt = lid(wereld.trekker), "Een updateronde vraagt een antwoord"
    maak_ronde(geopend=True, titel="Later", deadline=straks(9))
    tot = toon_periode(dag(maak_ronde(geopend=True).deadline))
    client = browser_van(mens)
    assert f"{vraagt}, uiterlijk {tot}" in lees(client, "/werk/?reden=ronde").tekst
    Ronde.objects.update(deadline=straks(-1))
    assert f"{vraagt}, de deadline was" in lees(client, "/werk/").tekst

    acties.bevestig_actie(actie=wereld.actie, verantwoording=replace(BEGIN, door=mens, namens=wereld.trekker))

    assert vraagt not in lees(client, "/werk/").tekst


def test_a_promise_that_is_asked_about_apart_is_answered_apart(wereld: Wereld) -> None:
    ander = beloof(wereld.partner, wereld.actie, titel="Nog een")
    ronde = maak_ronde(geopend=True)
    assert [str(vraag) for vraag in ronde.vragen.onbeantwoord().voor_lijst()] == [
        "Gemeente Partner: afspraak ‘Doel van de partner’",
        "Gemeente Partner: afspraak ‘Nog een’",
        "Provincie Trek: voortgang van de actie",
    ]

    acties.bevestig_toezegging(toezegging=ander, verantwoording=van(wereld.partner))

    assert ronde.vragen.onbeantwoord().filter(waarover="afspraak").get().toezegging == wereld.toezegging


def test_a_ronde_from_before_asks_about_all_afspraken_of_a_party_at_once(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    eerder = maak_ronde(geopend=True, titel="Eerder")
    vraag = Rondevraag(ronde=eerder, actie=wereld.actie, partij=wereld.vreemde, waarover="gezamenlijk")
    vraag.toezegging = wereld.toezegging
    with pytest.raises(ValidationError, match="Alleen een vraag over een afspraak noemt er een"):
        vraag.validate_constraints()
    Rondevraag.objects.create(ronde=ronde, actie=wereld.actie, partij=wereld.partner, waarover="afspraak")
    beloof(wereld.partner, wereld.actie, titel="Nog een", door=lid(wereld.partner))

    assert [vraag.toezegging for vraag in ronde.vragen.onbeantwoord().filter(waarover="afspraak")] == [
        wereld.toezegging
    ]
