"""Who may change what: a party only its own part (rule 6)."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from acties import rechten, services
from acties.models import Deelname
from acties.models.deelname import TREKKERS, Deelnamerol
from acties.services import Maker
from basis.web.verzoek import onthoud_herkomst
from partijen.models import Gebruiker, Partij
from tests.factories import GebruikerFactory, LidmaatschapFactory
from tests.support.wereld import (
    BEGIN,
    DIENSTEN,
    GEZAMENLIJK,
    VAN_BEHEER,
    VAN_MAKER,
    VAN_PARTIJ,
    Roep,
    Wereld,
    lid,
    momentopname,
)

pytestmark = pytest.mark.django_db

# The common part of a promise, which who carries the actie writes too.
GEMEENSCHAPPELIJK = {naam: VAN_PARTIJ[naam] for naam in ("wijzig_afspraak", "herijk_afspraak", "voeg_makers_toe")}
VAN_PORTAAL = {naam: roep for naam, roep in VAN_PARTIJ.items() if naam not in VAN_MAKER}

MAG: dict[str, tuple[dict[str, Roep], ...]] = {
    "trekker": (GEZAMENLIJK, GEMEENSCHAPPELIJK),
    "partner": (VAN_PARTIJ,),
    "vreemde": (),
    "lezer": (),
    "inactief": (),
    "inactieve beheerder": (),
    "beheerder": (GEZAMENLIJK, VAN_PORTAAL, VAN_BEHEER),
}


def _persoon(wie: str, w: Wereld) -> Gebruiker:
    if wie in {"trekker", "partner", "vreemde"}:
        return lid(getattr(w, wie))
    if wie == "lezer":
        return lid(w.trekker, rol="lezer")
    if wie == "inactief":
        return lid(w.trekker, is_active=False)
    gebruiker: Gebruiker = GebruikerFactory(beheerder=True, is_active=wie == "beheerder")
    return gebruiker


@pytest.mark.parametrize("naam", DIENSTEN)
@pytest.mark.parametrize("wie", MAG)
def test_who_may_change_what(wie: str, naam: str, wereld: Wereld) -> None:
    waarom = replace(BEGIN, door=_persoon(wie, wereld))

    if any(naam in diensten for diensten in MAG[wie]):
        DIENSTEN[naam](wereld, waarom)
        return
    voor = momentopname(wereld)
    with pytest.raises(PermissionDenied), transaction.atomic():
        DIENSTEN[naam](wereld, waarom)
    assert momentopname(wereld) == voor


def test_a_party_does_not_write_another_partys_promise(wereld: Wereld) -> None:
    for partij in (wereld.partner, wereld.vreemde):
        with pytest.raises(PermissionDenied):
            services.maak_afspraak(
                houder=wereld.actie,
                indiener=partij,
                makers=[Maker(partij=partij)],
                velden={"titel": "Anders", "soort": "middelen", "tekst": "Anders."},
                verantwoording=replace(BEGIN, door=lid(wereld.trekker)),
            )


@pytest.mark.parametrize("rol", Deelnamerol.values)
def test_only_who_carries_the_actie_reports_on_it(rol: str, wereld: Wereld) -> None:
    deelnames = [Deelname(partij=wereld.trekker, rol=rol), *wereld.actie.deelnames.filter(partij=wereld.partner)]
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)

    gevonden = rechten.trekker_voor(lid(wereld.trekker), wereld.actie)

    assert gevonden == (wereld.trekker if rol in TREKKERS else None)


def test_a_member_of_two_parties_writes_for_both_the_carrier_first(wereld: Wereld) -> None:
    gebruiker = lid(wereld.partner)
    for partij, rol in ((wereld.trekker, "redacteur"), (wereld.vreemde, "medewerker")):
        LidmaatschapFactory(gebruiker=gebruiker, partij=partij, rol=rol)

    assert rechten.partijen_voor(gebruiker, wereld.actie) == [wereld.trekker, wereld.partner]
    assert rechten.trekker_voor(gebruiker, wereld.actie) == wereld.trekker


def _partijen(gebruiker: Gebruiker, w: Wereld) -> list[Partij]:
    return rechten.partijen_voor(gebruiker, w.actie)


def test_readers_inactive_people_and_strangers_write_for_nobody(wereld: Wereld) -> None:
    assert _partijen(lid(wereld.trekker, rol="lezer"), wereld) == []
    assert _partijen(lid(wereld.trekker, is_active=False), wereld) == []
    assert _partijen(lid(wereld.vreemde), wereld) == []
    assert _partijen(GebruikerFactory(beheerder=True, is_active=False), wereld) == []


@pytest.mark.parametrize("rol", ["beheerder", "is_programmabureau"])
def test_who_works_for_the_portal_writes_for_all_parties_but_on_behalf_of_none(rol: str, wereld: Wereld) -> None:
    gebruiker = GebruikerFactory(**{rol: True})

    assert _partijen(gebruiker, wereld) == [wereld.trekker, wereld.partner]
    assert rechten.mag_gezamenlijk(gebruiker, wereld.actie)
    assert rechten.namens_voor(gebruiker, wereld.trekker) is None


def test_a_right_ends_when_the_membership_or_the_participation_ends(wereld: Wereld) -> None:
    gebruiker = lid(wereld.trekker)
    waarom = replace(BEGIN, door=gebruiker)
    gebruiker.lidmaatschappen.all().delete()

    with pytest.raises(PermissionDenied):
        services.bevestig_actie(actie=wereld.actie, verantwoording=waarom)


@pytest.mark.parametrize("naam", DIENSTEN)
def test_a_page_that_forgets_to_ask_who_it_is_gets_nowhere(naam: str, wereld: Wereld, rf: RequestFactory) -> None:
    """Without a person a service works for a command, and never during a request."""

    def vergeetachtig(_: HttpRequest) -> HttpResponse:
        DIENSTEN[naam](wereld, BEGIN)
        return HttpResponse()

    with pytest.raises(PermissionDenied), transaction.atomic():
        onthoud_herkomst(vergeetachtig)(rf.post("/"))
    assert vergeetachtig(rf.post("/")).status_code == 200
