"""Every change of an answer: writing it, giving it, and pointing at what followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
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
from meedoen import rechten, zoekregels
from meedoen.models import Antwoord, Contact, Gevolg, Inbreng, Onderwerp, Uitkomst, Vraag
from meedoen.services.inbreng import gelegenheid
from meedoen.services.vraag import boek_vraag, eis_loopt, verantwoord, vergrendel_vraag
from partijen.models import Gebruiker

WAAROP = "Kies op welke onderwerpen of reacties dit een antwoord is."
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
    antwoord = concept or Antwoord(vraag=vers, partij=vers.beantwoorder, inzending=inzending)
    if antwoord.gegeven_op:
        raise ValidationError("Dit antwoord is al gegeven. Schrijf een nieuw antwoord dat dit vervangt.")
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
def geef_antwoord(*, antwoord: Antwoord, door: Gebruiker | None, nu: datetime | None = None) -> Antwoord:
    """Give it: everyone reads it, the journal tells it, and who left an address gets it.

    Where the party asks for four eyes, by somebody else than who wrote it. Raises ValidationError.
    """
    vraag = vergrendel_vraag(antwoord.vraag)
    rechten.eis_antwoorden(door, vraag)
    vers = Antwoord.objects.select_for_update(of=("self",)).select_related("partij").get(pk=antwoord.pk)
    if vers.gegeven_op:
        return vers
    _eis_kan_nog(vraag, vers.vervangt)
    if not vers.gevolgen.exists() and not normaal(vers.geen_gevolg):
        raise ValidationError({"geen_gevolg": ZONDER_GEVOLG})
    eis_vier_ogen(vers.door, rechten.namens_voor(vers.door, vers.partij), door)
    tweede = door if door != vers.door else None
    zet_velden(vers, gegeven_op=nu or timezone.now(), goedgekeurd_door=tweede)
    boek_vraag(vraag, "beantwoord", verantwoord(vraag, vers.door, vers.reden, nu))
    zoekregels.werk_vraag_bij(vraag)
    _mail_schrijvers(vers)
    return vers


def _mail_schrijvers(antwoord: Antwoord) -> None:
    """Tell who wrote what it answers, each once."""
    contacten = Contact.objects.bij_antwoord(antwoord.pk).select_related("inbreng__vraag")
    for contact in contacten:
        inbreng = contact.inbreng
        gegevens = {"nummer": inbreng.nummer, "vraag": inbreng.vraag.titel, "partij": antwoord.partij.naam}
        gegevens |= {"uitkomst": antwoord.get_uitkomst_display(), "tekst": antwoord.tekst, "reden": antwoord.reden}
        gegevens |= {"link": inbreng.vraag.get_absolute_url()}
        bij = gelegenheid(inbreng, "antwoord", antwoord.pk)
        zet_klaar(soort=Berichtsoort.ANTWOORD, gelegenheid=bij, gegevens=gegevens, adres=contact.adres)
    Contact.objects.filter(pk__in=[contact.pk for contact in contacten]).update(laatste_bericht_op=timezone.now())


@transaction.atomic
def wijs_gevolg_aan(*, antwoord: Antwoord, gebeurtenis: Gebeurtenis, door: Gebruiker | None) -> Gevolg:
    """Point a given answer at a row of the journal that followed later. The same again changes nothing."""
    vraag = antwoord.vraag
    rechten.eis_antwoorden(door, vraag)
    if antwoord.gegeven_op is None or gebeurtenis.houder != vraag.houder:
        raise ValidationError("Kies een verandering die bij deze vraag hoort.")
    return Gevolg.objects.get_or_create(antwoord=antwoord, gebeurtenis=gebeurtenis)[0]


@transaction.atomic
def verwijder_concept(*, antwoord: Antwoord, door: Gebruiker | None) -> None:
    """Throw a draft away. Raises ValidationError when it was given."""
    rechten.eis_antwoorden(door, antwoord.vraag)
    if antwoord.gegeven_op:
        raise ValidationError("Een gegeven antwoord blijft staan.")
    antwoord.delete()
