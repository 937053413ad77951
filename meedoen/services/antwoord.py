"""Every change of an answer: writing it, giving it, and pointing at what followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.models import Gebeurtenis
from acties.rechten import eis_vier_ogen
from basis.web.opslaan import bewaar, zet_velden
from basis.web.tekst import normaal
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from codes.models import Wijziging
from meedoen import rechten, stoplink, zoekregels
from meedoen.models import Antwoord, Codegevolg, Contact, Gevolg, Inbreng, Onderwerp, Uitkomst, Vraag
from meedoen.models.contact import ContactQuerySet
from meedoen.services.inbreng import gelegenheid
from meedoen.services.vraag import boek_vraag, eis_loopt, verantwoord, vergrendel_vraag
from partijen.models import Gebruiker

WAAROP = "Kies op welke onderwerpen of reacties dit een antwoord is."
WEG = "Dit concept is er niet meer: een collega gooide het weg."
AL_GEGEVEN = "Dit antwoord is al gegeven en blijft staan. Schrijf zo nodig een nieuw antwoord dat dit vervangt."
INTUSSEN = "Een collega veranderde dit concept intussen. Lees het na en geef dan het antwoord."
ZONDER_GEVOLG = "Kies wat er veranderde, of leg uit waarom er niets verandert."
TEKSTEN = ("uitkomst", "tekst", "reden", "geen_gevolg", "vervangt")  # of it that the answer keeps in fields


@dataclass(frozen=True, kw_only=True)
class Antwoordtekst:
    """What an answer says: to which subjects and reactions, what is done with them, and what followed."""

    uitkomst: Uitkomst
    tekst: str
    reden: str
    geen_gevolg: str = ""
    onderwerpen: Iterable[Onderwerp] = ()
    inbrengen: Iterable[Inbreng] = ()
    gevolgen: Iterable[Gebeurtenis] = ()
    vervangt: Antwoord | None = None


@transaction.atomic
def schrijf_antwoord(
    *,
    vraag: Vraag,
    inhoud: Antwoordtekst,
    door: Gebruiker | None,
    concept: Antwoord | None = None,
    inzending: UUID | None = None,
) -> Antwoord:
    """Keep an answer as a draft: a new one, or `concept` anew. A second click gives what the first one made.

    Raises PermissionDenied, or ValidationError by field.
    """
    vers = vergrendel_vraag(vraag)
    rechten.eis_antwoorden(door, vers)
    _eis_kan_nog(vers, inhoud.vervangt)
    if inzending and (bekend := Antwoord.objects.filter(inzending=inzending).first()):
        return bekend
    onderwerpen, inbrengen, gevolgen = list(inhoud.onderwerpen), list(inhoud.inbrengen), list(inhoud.gevolgen)
    _eis_van_deze_vraag(vers, onderwerpen, inbrengen, gevolgen, inhoud.vervangt)
    antwoord = _concept(concept) if concept else Antwoord(vraag=vers, partij=vers.beantwoorder, inzending=inzending)
    bewaar(antwoord, {naam: getattr(inhoud, naam) for naam in TEKSTEN} | {"door": door})
    _zet(antwoord, onderwerpen, inbrengen, gevolgen)
    return antwoord


def _zet(
    antwoord: Antwoord, onderwerpen: list[Onderwerp], inbrengen: list[Inbreng], gevolgen: list[Gebeurtenis]
) -> None:
    """To what it is an answer, and what followed: these, and no others."""
    antwoord.onderwerpen.set(onderwerpen)
    antwoord.inbrengen.set(inbrengen)
    antwoord.gevolgen.all().delete()
    Gevolg.objects.bulk_create(Gevolg(antwoord=antwoord, gebeurtenis=rij) for rij in gevolgen)


def _concept(antwoord: Antwoord) -> Antwoord:
    """The draft as it is now, locked. Raises ValidationError when a colleague gave or removed it meanwhile."""
    vers = Antwoord.objects.select_for_update(of=("self",)).select_related("partij").filter(pk=antwoord.pk).first()
    if vers is None:
        raise ValidationError(WEG)
    if vers.gegeven_op:
        raise ValidationError(AL_GEGEVEN)
    return vers


def _eis_kan_nog(vraag: Vraag, vervangt: Antwoord | None) -> None:
    """Of a question that was closed an answer can still be replaced by a better one. Raises ValidationError."""
    if vervangt is None:
        eis_loopt(vraag)


def _eis_van_deze_vraag(
    vraag: Vraag,
    onderwerpen: list[Onderwerp],
    inbrengen: list[Inbreng],
    gevolgen: list[Gebeurtenis],
    vervangt: Antwoord | None,
) -> None:
    """Raises ValidationError unless it answers something, and all of it belongs to this question and its actie."""
    if not onderwerpen and not inbrengen:
        raise ValidationError({"onderwerpen": WAAROP})
    vragen = {ding.vraag_id for ding in onderwerpen} | {ding.vraag_id for ding in inbrengen}
    vragen |= {vervangt.vraag_id} if vervangt else set()
    if vragen != {vraag.pk} or any(rij.houder != vraag.houder for rij in gevolgen):
        raise ValidationError("Kies onderwerpen, reacties en veranderingen die bij deze vraag horen.")


@transaction.atomic
def geef_antwoord(
    *, antwoord: Antwoord, door: Gebruiker | None, gezien: str = "", nu: datetime | None = None
) -> Antwoord:
    """Give it: everyone reads it, the journal tells it, and who left an address gets it. The same again does nothing.

    `gezien`: the `merk` of the draft that the person read over. Where the party asks for four eyes, by somebody else
    than who wrote it. Raises ValidationError.
    """
    vraag = vergrendel_vraag(antwoord.vraag)
    rechten.eis_antwoorden(door, vraag)
    if (gegeven := Antwoord.objects.gegeven().filter(pk=antwoord.pk).first()) is not None:
        return gegeven
    vers = _concept(antwoord)
    if gezien and gezien != vers.merk:
        raise ValidationError(INTUSSEN)
    _eis_kan_nog(vraag, vers.vervangt)
    if not vers.gevolgen.exists() and not normaal(vers.geen_gevolg):
        raise ValidationError({"geen_gevolg": ZONDER_GEVOLG})
    eis_vier_ogen(vers.door, rechten.namens_voor(vers.door, vers.partij), door)
    tweede = door if door != vers.door else None
    zet_velden(vers, gegeven_op=nu or timezone.now(), goedgekeurd_door=tweede)
    boek_vraag(vraag, "beantwoord", verantwoord(vraag, vers.door, vers.reden, nu))
    zoekregels.werk_vraag_bij(vraag)
    mail_schrijvers(vers, Contact.objects.bij_antwoord(vers.pk))
    return vers


def mail_schrijvers(antwoord: Antwoord, aan: ContactQuerySet) -> None:
    """Tell these writers, whose reactions it answers, what it says; each once."""
    contacten = list(aan.select_related("inbreng__vraag"))
    for contact in contacten:
        inbreng = contact.inbreng
        gegevens = {"nummer": inbreng.nummer, "vraag": inbreng.vraag.titel, "partij": antwoord.partij.naam}
        gegevens |= {"uitkomst": antwoord.get_uitkomst_display(), "tekst": antwoord.tekst, "reden": antwoord.reden}
        gegevens |= {"link": inbreng.vraag.get_absolute_url(), "stop": stoplink.van_inbreng(inbreng)}
        bij = gelegenheid(inbreng, "antwoord", antwoord.pk)
        zet_klaar(soort=Berichtsoort.ANTWOORD, gelegenheid=bij, gegevens=gegevens, adres=contact.adres)
    Contact.objects.filter(pk__in=[contact.pk for contact in contacten]).update(laatste_bericht_op=timezone.now())


def mail_antwoorden(inbrengen: Iterable[Inbreng]) -> None:
    """Tell who wrote these, that count or came to a subject after it was answered, what the answer says."""
    for inbreng in inbrengen:
        for antwoord in Antwoord.objects.geldend().over_inbreng(inbreng).voor_lijst():
            mail_schrijvers(antwoord, Contact.objects.bij_antwoord(antwoord.pk).filter(inbreng=inbreng))


@transaction.atomic
def wijs_gevolg_aan(*, antwoord: Antwoord, gebeurtenis: Gebeurtenis, door: Gebruiker | None) -> Gevolg:
    """Point a given answer at a row of the journal that followed later. The same again changes nothing."""
    vraag = antwoord.vraag
    rechten.eis_antwoorden(door, vraag)
    if antwoord.gegeven_op is None or gebeurtenis.houder != vraag.houder:
        raise ValidationError("Kies een verandering die bij deze vraag hoort.")
    return Gevolg.objects.get_or_create(antwoord=antwoord, gebeurtenis=gebeurtenis)[0]


@transaction.atomic
def wijs_wijziging_aan(*, antwoord: Antwoord, wijziging: Wijziging, door: Gebruiker | None) -> Codegevolg:
    """Point a given answer at a change of the code of its actie to which it led. The same again changes nothing."""
    rechten.eis_antwoorden(door, antwoord.vraag)
    if antwoord.gegeven_op is None or wijziging.versie.code.actie != antwoord.vraag.houder:
        raise ValidationError("Kies een wijziging van de code die bij deze vraag hoort.")
    wat: dict[str, Any] = {"codeversie": wijziging.versie, "bepaling": wijziging.bepaling}
    return Codegevolg.objects.get_or_create(antwoord=antwoord, **wat)[0]


@transaction.atomic
def wijs_aan(
    *,
    antwoord: Antwoord,
    door: Gebruiker | None,
    gebeurtenis: Gebeurtenis | None = None,
    wijziging: Wijziging | None = None,
) -> None:
    """Point a given answer at what followed later, in the journal or in a code, or in both."""
    if gebeurtenis:
        wijs_gevolg_aan(antwoord=antwoord, gebeurtenis=gebeurtenis, door=door)
    if wijziging:
        wijs_wijziging_aan(antwoord=antwoord, wijziging=wijziging, door=door)


@transaction.atomic
def verwijder_concept(*, antwoord: Antwoord, door: Gebruiker | None) -> None:
    """Throw a draft away. Raises ValidationError when it was given."""
    rechten.eis_antwoorden(door, antwoord.vraag)
    _concept(antwoord).delete()
