"""What the jobs in the background do with a file: read it for the preview, and carry it through."""

import logging
from collections.abc import Callable
from uuid import uuid5

from django.db import transaction

from acties.models import Actie
from acties.services import begin_lange_transactie
from programmalijnen.models import Programma
from werk.uitwisseling import services
from werk.uitwisseling.lezen import LeesFout, lees
from werk.uitwisseling.models import Invoer, Invoerstand
from werk.uitwisseling.toepassen import NietGelukt, meld, probeer, voer_door
from werk.uitwisseling.uitkomst import Vergelijking, Wijziging
from werk.uitwisseling.vergelijken import vergelijk

logboek = logging.getLogger("ibp_portal.uitwisseling")

ANDERS = "Intussen is er iets veranderd in het portaal. Kijk hieronder opnieuw wat er verandert."
GEWEIGERD = "Er is niets doorgevoerd, omdat een rij werd geweigerd. U ziet hieronder welke."
PER_STUK = 25  # rows that are tried between two signs of progress


def lees_invoer(invoer_id: int) -> None:
    """Read the file of this key and keep what it would change. May be done more than once."""
    invoer = Invoer.objects.select_related("door").filter(pk=invoer_id).first()
    if invoer is None or invoer.stand not in (Invoerstand.WACHT, Invoerstand.LEZEN):
        return
    _bewaakt(invoer, lambda: _lees(invoer))


def _lees(invoer: Invoer) -> None:
    inhoud = bytes(invoer.inhoud or b"")
    try:
        uit = vergelijk(lees(inhoud), invoer.door, invoer.keuzes, lambda stap, van: _tel(invoer, stap, van))
    except LeesFout as fout:
        services.meld_mislukt(invoer=invoer, fout=str(fout))
        return
    for nummer, wijziging in enumerate(uit.wijzigingen):
        if nummer % PER_STUK == 0:
            _tel(invoer, nummer, len(uit.wijzigingen))
        probeer(uit, wijziging, invoer.door)
    _op_volgorde(uit)
    services.leg_voorbeeld_vast(invoer=invoer, voorbeeld=uit.als_json())


def _tel(invoer: Invoer, stap: int, van: int) -> None:
    services.meld_stap(invoer=invoer, stap=stap, stappen=van)


def _op_volgorde(uit: Vergelijking) -> None:
    """Sheet by sheet and row by row, whatever found the errors."""
    bladen = list(dict.fromkeys(fout["blad"] for fout in uit.fouten))
    uit.fouten.sort(key=lambda fout: (bladen.index(fout["blad"]), fout["rij"]))


def voer_invoer_door(invoer_id: int) -> None:
    """Carry the rows of this file through that were shown as good: all or none, and once however often this is done."""
    invoer = Invoer.objects.select_related("door").filter(pk=invoer_id).first()
    if invoer is None or invoer.stand != Invoerstand.DOORVOEREN:
        return
    _bewaakt(invoer, lambda: _voer_door(invoer))


def _voer_door(invoer: Invoer) -> None:
    uit = Vergelijking()
    try:
        with transaction.atomic():
            begin_lange_transactie()
            nu = Invoer.objects.select_for_update(of=("self",)).get(pk=invoer.pk)
            if nu.stand != Invoerstand.DOORVOEREN:
                return
            uit = _vergelijk_onder_slot(invoer)
            if not _is_zoals_getoond(uit, invoer):
                services.leg_voorbeeld_vast(invoer=invoer, voorbeeld=uit.als_json(), fout=ANDERS)
                return
            goede = {(rij["blad"], rij["rij"]) for rij in invoer.goede}
            for wijziging in uit.wijzigingen:
                if (wijziging.regel.bladnaam, wijziging.regel.nummer) in goede:
                    _voer_rij_door(uit, wijziging, invoer)
            services.rond_af(invoer=invoer)
    except NietGelukt:
        uit.fouten += [fout for fout in invoer.fouten if fout not in uit.fouten]  # found by trying; not tried again
        _op_volgorde(uit)
        services.leg_voorbeeld_vast(invoer=invoer, voorbeeld=uit.als_json(), fout=GEWEIGERD)


def _is_zoals_getoond(uit: Vergelijking, invoer: Invoer) -> bool:
    """Whether the same rows would change in the same way, and no row is wrong that was not before."""
    toen = {(fout["blad"], fout["rij"]) for fout in invoer.fouten}
    return [wijziging.als_json() for wijziging in uit.wijzigingen] == invoer.wijzigingen and uit.foute_rijen <= toen


def _voer_rij_door(uit: Vergelijking, wijziging: Wijziging, invoer: Invoer) -> None:
    try:
        voer_door(wijziging, invoer.door, invoer.reden, uuid5(invoer.sleutel, str(invoer.aantal)))
    except NietGelukt as fout:
        meld(uit, wijziging, fout)
        raise


def _vergelijk_onder_slot(invoer: Invoer) -> Vergelijking:
    """Compare with all that the preview is about locked, in one order: two files never wait for each other for ever."""
    slugs = {wijziging.get("actie", "") for wijziging in invoer.wijzigingen}
    list(Actie.objects.filter(slug__in=slugs).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    if "" in slugs:
        list(Programma.objects.select_for_update().values_list("pk"))
    return vergelijk(lees(bytes(invoer.inhoud or b"")), invoer.door, invoer.keuzes)


def _bewaakt(invoer: Invoer, doe: Callable[[], None]) -> None:
    try:
        doe()
    except Exception:
        logboek.exception("uitwisseling mislukt", extra={"resultaat": "mislukt"})
        services.meld_mislukt(invoer=invoer)
        raise
    logboek.info("uitwisseling gedaan", extra={"resultaat": invoer.stand})
