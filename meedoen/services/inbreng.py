"""Every change that a citizen makes: a reaction, taking it back, disagreeing, saying that another is abuse."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from basis.web.opslaan import bewaar, wacht_op_beurt, zet_velden
from basis.web.tekst import normaal
from berichten.models import Bericht, Berichtsoort
from berichten.services import vergeet_die_begint_met, zet_klaar
from meedoen import rechten, rem, stoplink, volgcode
from meedoen.bewijs import Bewijs, Inzending
from meedoen.models import (
    LEESTERMIJN,
    Contact,
    Inbreng,
    Inbrengbron,
    Inbrengstand,
    Melding,
    Meldingsoort,
    Moderatie,
    Moderatiebesluit,
    Vlag,
    Vraag,
    werkdagen_na,
)
from partijen.models import Gebruiker

# So long a second click gets the code again. Later it may be somebody else of the same network, who read on the site
# what was sent: the token of a page that caches keep is no secret.
NOG_EEN_KLIK = timedelta(minutes=5)
KOPIEEN_PER_DAG = 5  # by mail to one address: nobody checked whose it is
_EEN_TEGELIJK = 0x1B9_0050  # the key of the lock in PostgreSQL, our own
GESLOTEN = "Deze vraag is gesloten. Uw tekst staat er nog."
AL_INGETROKKEN = "Deze reactie is al ingetrokken."


class Gesloten(ValidationError):
    """The question takes no reactions (any more)."""

    def __init__(self) -> None:
        super().__init__(GESLOTEN)


@dataclass(frozen=True)
class Ontvangst:
    """A reaction that was taken in, with the code to follow it by: nowhere else, and empty when it was given before."""

    inbreng: Inbreng
    code: str

    @property
    def is_gemaild(self) -> bool:
        """Whether a copy goes to its writer."""
        return Bericht.objects.filter(gelegenheid=_van_ontvangst(self.inbreng)).exists()


@transaction.atomic
def ontvang(
    *,
    vraag: Vraag,
    bewijs: Bewijs,
    velden: dict[str, Any],
    adres: str = "",
    is_verdacht: bool = False,
    nu: datetime | None = None,
) -> Ontvangst:
    """Take in what a citizen sent; a second click gives what the first one made, much later without the code.

    `velden`: tekst, naam, mag_openbaar. `is_verdacht`: a person reads it first, whatever the question asks for. Who
    had the form open before the question closed still takes part. Raises Gesloten, or ValidationError by field.
    """
    nu = nu or timezone.now()
    inzending = Inzending.van(bewijs, *(str(velden[naam]) for naam in ("tekst", "naam", "mag_openbaar")), adres)
    wacht_op_beurt(_EEN_TEGELIJK)
    if bekend := Inbreng.objects.filter(sleutel=inzending.sleutel).first():
        return Ontvangst(bekend, inzending.code if nu - bekend.ontvangen_op < NOG_EEN_KLIK else "")
    if not neemt_aan(vraag, bewijs.begonnen_op, nu):
        raise Gesloten
    inbreng = _leg_vast(vraag, nu, velden | _begin(vraag, nu, verdacht=is_verdacht), inzending.sleutel, inzending.code)
    if adres:
        _leg_adres_vast(inbreng, adres, inzending.code, nu)
    return Ontvangst(inbreng, inzending.code)


def _begin(vraag: Vraag, nu: datetime, *, verdacht: bool) -> dict[str, Any]:
    """How a reaction begins: on the site at once, when the question says so and nothing is wrong with it."""
    vlag = Vlag.LOKVELD if verdacht else Vlag.VEEL if rem.is_veel(vraag, nu) else Vlag.GEEN
    meteen = vraag.moderatie == Moderatie.ACHTERAF and vlag == Vlag.GEEN
    return {"vlag": vlag, "stand": Inbrengstand.ZICHTBAAR if meteen else Inbrengstand.ONTVANGEN}


def _leg_adres_vast(inbreng: Inbreng, adres: str, code: str, nu: datetime) -> None:
    """Keep the address and send a copy there, unless a person reads it first or it would bother somebody."""
    mag_mailen = inbreng.vlag == Vlag.GEEN and not _krijgt_al_veel(adres, nu)
    bewaar(Contact(inbreng=inbreng), {"adres": adres, "laatste_bericht_op": nu})
    if mag_mailen:
        _mail_ontvangst(inbreng, adres, code)


def _krijgt_al_veel(adres: str, nu: datetime) -> bool:
    """Whether so many came in with this address that somebody may use it to bother who lives there."""
    sinds = nu - timedelta(days=1)
    return Contact.objects.met_adres(adres).filter(inbreng__ontvangen_op__gt=sinds).count() >= KOPIEEN_PER_DAG


def neemt_aan(vraag: Vraag, begonnen_op: datetime | None, nu: datetime) -> bool:
    """Whether it takes a reaction now: it is open, or closed today while somebody was typing."""
    vandaag = timezone.localdate(nu)
    if vandaag == vraag.periode.upper and begonnen_op is not None:
        return vraag.is_open(timezone.localdate(begonnen_op))
    return vraag.is_open(vandaag)


@transaction.atomic
def voeg_toe(*, vraag: Vraag, velden: dict[str, Any], door: Gebruiker, sleutel: str) -> Ontvangst:
    """Put in what came by letter, telephone or at a meeting (`bron`); a second click gives what the first one made.

    `velden`: tekst, naam, mag_openbaar, bron. Raises ValidationError.
    """
    rechten.eis_behandelen(door, vraag)
    wacht_op_beurt(_EEN_TEGELIJK)
    code = volgcode.maak()
    if bekend := Inbreng.objects.filter(sleutel=sleutel).first():
        return Ontvangst(bekend, "")
    if velden.get("bron") == Inbrengbron.SITE:
        raise ValidationError({"bron": "Kies hoe de reactie binnenkwam."})
    if vraag.is_elders or vraag.gepubliceerd_op is None or vraag.afgerond_op is not None:
        raise Gesloten
    return Ontvangst(_leg_vast(vraag, timezone.now(), {**velden, "ingevoerd_door": door}, sleutel, code), code)


def _leg_vast(vraag: Vraag, nu: datetime, velden: dict[str, Any], sleutel: str, code: str) -> Inbreng:
    """The row, with the next number of the year; who calls this is alone."""
    hier = timezone.localtime(nu)
    laatste = Inbreng.objects.filter(jaar=hier.year).aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0
    inbreng = Inbreng(vraag=vraag, jaar=hier.year, volgnummer=laatste + 1, ontvangen_op=nu)
    inbreng.sleutel, inbreng.volgcode = sleutel, volgcode.afdruk(code)
    inbreng.lezen_voor = werkdagen_na(hier.date(), LEESTERMIJN)
    bewaar(inbreng, velden)
    return inbreng


def _mail_ontvangst(inbreng: Inbreng, adres: str, code: str) -> None:
    gegevens = {
        "nummer": inbreng.nummer,
        "vraag": inbreng.vraag.titel,
        "tekst": inbreng.tekst,
        "code": code,
        "stop": stoplink.van_inbreng(inbreng),
    }
    bij = _van_ontvangst(inbreng)
    zet_klaar(soort=Berichtsoort.ONTVANGST, gelegenheid=bij, gegevens=gegevens, adres=adres)


def _van_ontvangst(inbreng: Inbreng) -> str:
    return gelegenheid(inbreng, "ontvangst")


def gelegenheid(inbreng: Inbreng, wat: str = "", nummer: int = 0) -> str:
    """What a mail about a reaction is called by; without more what all of them begin with."""
    return f"inbreng:{inbreng.pk}:" + (f"{wat}:{nummer}" if wat else "")


@transaction.atomic
def trek_in(*, inbreng: Inbreng) -> Inbreng:
    """Take the own reaction back: its text is erased at once, also the address. Raises ValidationError."""
    vers = Inbreng.objects.select_for_update().get(pk=inbreng.pk)
    if vers.stand == Inbrengstand.INGETROKKEN:
        raise ValidationError(AL_INGETROKKEN)
    Moderatiebesluit.objects.create(inbreng=vers, van=vers.stand, naar=Inbrengstand.INGETROKKEN)
    wis(vers, timezone.now(), stand=Inbrengstand.INGETROKKEN, onderwerp=None)
    return vers


@transaction.atomic
def stop_berichten(*, inbreng: Inbreng) -> None:
    """No more mail about this reaction: the address is erased."""
    vergeet_contact(inbreng)


@transaction.atomic
def maak_bezwaar(*, inbreng: Inbreng, tekst: str) -> Melding:
    """Its writer says why it should stand on the site after all; one at a time. Raises ValidationError."""
    vers = Inbreng.objects.select_for_update().get(pk=inbreng.pk)
    if not vers.is_tegengehouden:
        raise ValidationError("Deze reactie wordt niet tegengehouden.")
    if open_ := Melding.objects.open().filter(inbreng=vers, soort=Meldingsoort.BEZWAAR).first():
        return open_
    return _meld(vers, Meldingsoort.BEZWAAR, tekst)


@transaction.atomic
def meld_misbruik(*, inbreng: Inbreng, tekst: str) -> Melding:
    """Somebody says why a reaction should not stand on the site; a second click gives what the first one made.

    Raises ValidationError when it does not stand there.
    """
    vers = Inbreng.objects.select_for_update().get(pk=inbreng.pk)
    if not vers.is_openbaar:
        raise ValidationError("Deze reactie staat niet (meer) op de site.")
    open_ = Melding.objects.open().filter(inbreng=vers, soort=Meldingsoort.MISBRUIK)
    return open_.filter(tekst=normaal(tekst)).first() or _meld(vers, Meldingsoort.MISBRUIK, tekst)


def _meld(inbreng: Inbreng, soort: Meldingsoort, tekst: str) -> Melding:
    melding = Melding(inbreng=inbreng, soort=soort)
    bewaar(melding, {"tekst": tekst})
    return melding


# -- forgetting ---------------------------------------------------------------------------------------------------


def wis(inbreng: Inbreng, nu: datetime, **velden: Any) -> None:
    """Erase all that the writer wrote, and what quotes it; that there was a reaction stays."""
    vergeet_contact(inbreng)
    inbreng.besluiten.exclude(uitleg="").update(uitleg="")
    inbreng.meldingen.exclude(tekst="").update(tekst="")
    zet_velden(inbreng, tekst="", op_de_site="", naam="", gewist_op=nu, **velden)


def vergeet_contact(inbreng: Inbreng) -> None:
    """Erase the address of a reaction and the mails that went there."""
    Contact.objects.filter(inbreng=inbreng).delete()
    vergeet_die_begint_met(gelegenheid(inbreng))
