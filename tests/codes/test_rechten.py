"""Who may change a code, and who says how a party applies it; with a second person where the party asks for one."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from acties.services import Verantwoording
from basis.web import verzoek
from codes import services
from codes.models import Toepassing
from partijen.models import Gebruiker
from tests.codes.conftest import Kern
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.codes import soort, waarom
from tests.support.wereld import lid

WIE: dict[str, Callable[[Kern], Gebruiker]] = {
    "niemand": lambda _: GebruikerFactory(),
    "lezer van de trekker": lambda kern: lid(kern.trekker, "lezer"),
    "medewerker van de trekker": lambda kern: lid(kern.trekker, "medewerker"),
    "redacteur van de trekker": lambda kern: lid(kern.trekker),
    "redacteur van de partij": lambda kern: lid(kern.partij),
    "medewerker van de partij": lambda kern: lid(kern.partij, "medewerker"),
    "redacteur van een ander": lambda _: lid(PartijFactory()),
    "programmabureau": lambda _: GebruikerFactory(is_programmabureau=True),
    "beheerder": lambda _: GebruikerFactory(beheerder=True),
}
SCHRIJVEN = {"medewerker van de trekker", "redacteur van de trekker", "programmabureau", "beheerder"}
ZEGGEN = {"redacteur van de partij"}


def _wie(kern: Kern, door: Gebruiker | None) -> dict[str, Any]:
    return {"code": kern.code, "verantwoording": waarom(door=door)}


SCHRIJFT: dict[str, Callable[[Kern, Gebruiker], Any]] = {
    "maak_code": lambda kern, door: services.maak_code(actie=kern.code.actie, velden={}, door=door),
    "wijzig_code": lambda kern, door: services.wijzig_code(code=kern.code, velden={"titel": "Anders"}, door=door),
    "begin_versie": lambda kern, door: services.begin_versie(code=kern.code, velden={"nummer": "x"}, door=door),
    "wijzig_versie": lambda kern, door: services.wijzig_versie(
        code=kern.code, versie=kern.twee, velden={"naam": "Anders"}, door=door
    ),
    "leg_open": lambda kern, door: services.leg_open(versie=kern.twee, is_open=True, **_wie(kern, door)),
    "stel_vast": lambda kern, door: services.stel_vast(versie=kern.twee, **_wie(kern, door)),
    "laat_vervallen": lambda kern, door: services.laat_vervallen(versie=kern.een, **_wie(kern, door)),
    "corrigeer": lambda kern, door: services.corrigeer(
        tekst=kern.tekst(), kop="Anders", woorden="Anders.", **_wie(kern, door)
    ),
    "voeg_toe": lambda kern, door: services.voeg_toe(
        versie=kern.twee, soort=soort(), velden={"kop": "Nieuw"}, **_wie(kern, door)
    ),
    "wijzig_tekst": lambda kern, door: services.wijzig_tekst(
        versie=kern.twee, bepaling=kern.bepaling(), velden={"kop": "Anders"}, **_wie(kern, door)
    ),
    "laat_weg": lambda kern, door: services.laat_weg(versie=kern.twee, bepaling=kern.bepaling(), **_wie(kern, door)),
    "zet_terug": lambda kern, door: services.zet_terug(
        code=kern.code, versie=kern.twee, bepaling=kern.bepaling(), door=door
    ),
    "wijzig_bepaling": lambda kern, door: services.wijzig_bepaling(
        code=kern.code, bepaling=kern.bepaling(), velden={"betekenis": "Anders."}, door=door
    ),
    "leg_oefening_vast": lambda kern, door: services.leg_oefening_vast(
        code=kern.code, bepaling=kern.bepaling(), waar=kern.code.actie, hoe="Zo.", bron=None, door=door
    ),
    "vraag_toepassing": lambda kern, door: services.vraag_toepassing(partijen=[kern.partij], **_wie(kern, door)),
}


def _mag(doe: Callable[[], Any]) -> bool:
    """Whether it was not refused; that something else is wrong is no matter here."""
    try:
        doe()
    except PermissionDenied:
        return False
    except ValidationError:
        pass
    return True


@pytest.mark.parametrize("wat", SCHRIJFT)
def test_who_leads_the_actie_writes_its_code(kern: Kern, wat: str) -> None:
    mogen = {wie for wie, maak in WIE.items() if _mag(partial(SCHRIJFT[wat], kern, maak(kern)))}

    assert mogen == SCHRIJVEN


def _zeg(kern: Kern, door: Gebruiker | None, **anders: Any) -> Any:
    oordeel = services.Oordeel(bepaling=kern.bepaling(), stand="toegepast")
    wie: Verantwoording = waarom(door=door, **anders)
    return services.meld_toepassing(code=kern.code, partij=kern.partij, oordelen=[oordeel], verantwoording=wie)


def test_only_a_redacteur_of_the_party_says_how_it_applies_a_code(kern: Kern) -> None:
    assert {wie for wie, maak in WIE.items() if _mag(partial(_zeg, kern, maak(kern)))} == ZEGGEN
    assert set(Toepassing.objects.values_list("partij__naam", "gebeurtenis__namens__naam")) == {
        ("Gemeente Doet", "Gemeente Doet")
    }


def test_a_stranger_says_nothing(kern: Kern) -> None:
    assert _mag(lambda: _zeg(kern, None))  # a command
    bezig = verzoek._bezig.set(True)
    try:
        assert not _mag(lambda: _zeg(kern, None))
        assert not _mag(lambda: services.leg_open(versie=kern.twee, is_open=True, **_wie(kern, None)))
    finally:
        verzoek._bezig.reset(bezig)


def _vier_ogen(kern: Kern) -> None:
    for partij in (kern.trekker, kern.partij):
        partij.vier_ogen = True
        partij.save(update_fields=["vier_ogen"])


def test_a_second_person_looks_at_what_a_party_says(kern: Kern) -> None:
    _vier_ogen(kern)
    redacteur, collega = lid(kern.partij), lid(kern.partij, "medewerker")
    for door, tweede in ((redacteur, None), (redacteur, redacteur)):
        with pytest.raises(ValidationError, match="tweede persoon"):
            _zeg(kern, door, goedgekeurd_door=tweede)
    vreemde = lid(PartijFactory())
    for door, tweede in ((collega, collega), (redacteur, collega), (vreemde, redacteur), (collega, vreemde)):
        assert not _mag(partial(_zeg, kern, door, goedgekeurd_door=tweede))

    rij = _zeg(kern, collega, goedgekeurd_door=redacteur)
    assert (rij.door, rij.goedgekeurd_door, rij.namens) == (collega, redacteur, kern.partij)


def test_who_edited_a_draft_last_does_not_establish_it(kern: Kern) -> None:
    _vier_ogen(kern)
    schrijver, ander = lid(kern.trekker), lid(kern.trekker)
    wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee}
    wie = waarom(door=schrijver, namens=kern.trekker)
    services.wijzig_tekst(bepaling=kern.bepaling(), velden={"tekst": "Anders."}, verantwoording=wie, **wat)
    beter: dict[str, Any] = {"tekst": kern.tekst("onder"), "kop": "Onder", "woorden": "Beter."}
    services.corrigeer(code=kern.code, verantwoording=waarom(door=ander), **beter)  # that is no editing of the draft
    for door in (schrijver, lid(kern.trekker, "medewerker")):
        wie = waarom(door=door, namens=kern.trekker)
        assert not _kan(partial(services.stel_vast, verantwoording=wie, **wat))

    services.stel_vast(verantwoording=waarom(door=ander, namens=kern.trekker), **wat)


def _kan(doe: Callable[[], Any]) -> bool:
    try:
        doe()
    except (PermissionDenied, ValidationError):
        return False
    return True
