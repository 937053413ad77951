"""Every decision about a reaction by who handles it: on the site, held with our rule, hidden, what is left out."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from basis.web.opslaan import bewaar, zet_velden
from basis.web.tekst import normaal
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from meedoen import rechten, stoplink
from meedoen.models import Contact, Grond, Inbreng, Inbrengstand, Melding, Moderatiebesluit
from meedoen.services.antwoord import mail_antwoorden
from meedoen.services.inbreng import gelegenheid
from partijen.models import Gebruiker


class Ingetrokken(ValidationError):
    """Its writer took it back meanwhile, or its term has ended: there is nothing to decide about."""

    def __init__(self) -> None:
        super().__init__("Deze reactie is er niet meer: de schrijver trok haar in, of zij is gewist.")


class Intussen(ValidationError):
    """A colleague decided about it after this person saw it."""

    def __init__(self) -> None:
        super().__init__("Een collega besliste intussen over deze reactie. Kijk wat er nu staat.")


@transaction.atomic
def plaats(
    *,
    inbreng: Inbreng,
    door: Gebruiker | None,
    op_de_site: str | None = None,
    uitleg: str = "",
    gezien: datetime | None = None,
) -> Inbreng:
    """Take a reaction up: on the site, when its writer wants that.

    `op_de_site` is its text with something left out (None: what was left out before stays so; the whole text: nothing).
    `gezien`: when the person saw it, so that nobody puts back by accident what a colleague kept from the site since.
    Raises ValidationError.
    """
    vers = _vergrendel(inbreng, door)
    if gezien and vers.besluiten.filter(op__gt=gezien).exclude(door=door).exists():
        raise Intussen
    ingekort = vers.op_de_site if op_de_site is None else normaal(op_de_site)
    ingekort, uitleg = "" if ingekort == vers.tekst else ingekort, normaal(uitleg)
    is_anders = ingekort != vers.op_de_site
    if ingekort and is_anders and not uitleg:
        raise ValidationError({"uitleg": "Leg de schrijver uit wat u wegliet, en waarom."})
    besluit = Moderatiebesluit(door=door, grond=Grond.GEGEVENS if ingekort and is_anders else Grond.GEEN)
    _besluit(vers, Inbrengstand.ZICHTBAAR, besluit, uitleg, {"op_de_site": ingekort})
    return vers


@transaction.atomic
def houd_tegen(*, inbreng: Inbreng, grond: Grond, uitleg: str, door: Gebruiker | None) -> Inbreng:
    """Keep a reaction from the site, or take it away, by one of our rules and with an explanation to its writer.

    Raises ValidationError.
    """
    if not grond:
        raise ValidationError({"grond": "Kies volgens welke regel u deze reactie tegenhoudt."})
    uitleg = normaal(uitleg)
    if not uitleg:
        raise ValidationError({"uitleg": "Leg de schrijver uit waarom. Die leest dit op de volgpagina."})
    vers = _vergrendel(inbreng, door)
    stond_er = vers.stand in (Inbrengstand.ZICHTBAAR, Inbrengstand.VERBORGEN)
    naar = Inbrengstand.VERBORGEN if stond_er else Inbrengstand.ACHTERGEHOUDEN
    _besluit(vers, naar, Moderatiebesluit(door=door, grond=grond), uitleg, {})
    return vers


@transaction.atomic
def laat_staan(*, inbreng: Inbreng, door: Gebruiker) -> Inbreng:
    """Leave it as it is after a report or an objection, which is handled by that."""
    vers = _vergrendel(inbreng, door)
    zet_velden(vers, gelezen_op=vers.gelezen_op or timezone.now())
    _handel_meldingen_af(vers, door)
    return vers


def plaats_alle(*, inbrengen: Iterable[Inbreng], door: Gebruiker, gezien: datetime | None = None) -> int:
    """Take up more at once; how many. What its writer took back or a colleague decided since is passed over."""
    return _elk(inbrengen, lambda inbreng: plaats(inbreng=inbreng, door=door, gezien=gezien))


def houd_alle_tegen(*, inbrengen: Iterable[Inbreng], grond: Grond, uitleg: str, door: Gebruiker) -> int:
    """Keep more from the site at once, by one rule and with one explanation; how many. Raises ValidationError."""
    return _elk(inbrengen, lambda inbreng: houd_tegen(inbreng=inbreng, grond=grond, uitleg=uitleg, door=door))


@transaction.atomic
def _elk(inbrengen: Iterable[Inbreng], doe: Callable[[Inbreng], object]) -> int:
    gedaan = 0
    for inbreng in inbrengen:
        with suppress(Ingetrokken, Intussen):
            doe(inbreng)
            gedaan += 1
    return gedaan


def _vergrendel(inbreng: Inbreng, door: Gebruiker | None) -> Inbreng:
    vers = Inbreng.objects.select_for_update(of=("self",)).select_related("vraag").get(pk=inbreng.pk)
    rechten.eis_behandelen(door, vers.vraag)
    if vers.stand == Inbrengstand.INGETROKKEN or vers.gewist_op:
        raise Ingetrokken
    return vers


def _besluit(
    inbreng: Inbreng, naar: Inbrengstand, besluit: Moderatiebesluit, uitleg: str, velden: dict[str, Any]
) -> None:
    """One step, its row, and a mail to who left an address; the same again is no step."""
    van, laatste = inbreng.stand, inbreng.besluiten.last()
    anders = bewaar(inbreng, {"stand": naar, "gelezen_op": inbreng.gelezen_op or timezone.now(), **velden})
    if van != naar == Inbrengstand.ZICHTBAAR:
        mail_antwoorden([inbreng])
    if besluit.door is not None:
        _handel_meldingen_af(inbreng, besluit.door)
    is_gezegd = laatste is not None and (laatste.naar, laatste.grond, laatste.uitleg) == (naar, besluit.grond, uitleg)
    if is_gezegd or not (anders or besluit.grond):
        return
    bewaar(besluit, {"inbreng": inbreng, "van": van, "naar": naar, "uitleg": uitleg})
    if besluit.grond:
        _mail_schrijver(besluit)


def _mail_schrijver(besluit: Moderatiebesluit) -> None:
    inbreng = besluit.inbreng
    if (contact := Contact.objects.filter(inbreng=inbreng).first()) is None:
        return
    gegevens: dict[str, Any] = {"nummer": inbreng.nummer, "vraag": inbreng.vraag.titel, "uitleg": besluit.uitleg}
    gegevens |= {"grond": besluit.get_grond_display(), "staat_er": besluit.naar == Inbrengstand.ZICHTBAAR}
    gegevens |= {"stop": stoplink.van_inbreng(inbreng)}
    bij = gelegenheid(inbreng, "besluit", besluit.pk)
    zet_klaar(soort=Berichtsoort.BESLUIT, gelegenheid=bij, gegevens=gegevens, adres=contact.adres)
    zet_velden(contact, laatste_bericht_op=timezone.now())


def _handel_meldingen_af(inbreng: Inbreng, door: Gebruiker) -> None:
    Melding.objects.open().filter(inbreng=inbreng).update(afgehandeld_op=timezone.now(), afgehandeld_door=door)
