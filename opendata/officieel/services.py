"""Every change of what official sources say: reading what is due, proposals, what people make of them, the switches."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.models import Actie, Fasedefinitie, Gebeurtenis
from basis.bronnen.models import Bron
from basis.taken import steeds_later
from basis.web.opslaan import bewaar, zet_velden
from opendata.officieel import koop, tweede_kamer
from opendata.officieel.dossier import Dossiernummer
from opendata.officieel.models import (
    Bronkoppeling,
    Bronstand,
    Fasevoorstel,
    FasevoorstelQuerySet,
    Officielebron,
    Ophaling,
    Voorstelsoort,
    Voorstelstand,
)
from opendata.officieel.vondst import Lezing, Vondst
from opendata.officieel.vragen import Bronfout
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht

logboek = logging.getLogger("ibp_portal.officieel")

VERS = timedelta(days=1)  # a dossier is read once in so long, and sooner when its source says that it changed
EERSTE_RUST, LANGSTE_RUST = timedelta(minutes=15), timedelta(days=1)
BUDGET = timedelta(minutes=4)  # of one turn; what is left comes the next time
FEEDBLADEN = 20
AL_BESLOTEN = "Over dit voorstel is intussen al besloten."

LEZERS: dict[Officielebron, Callable[[Dossiernummer, str], Lezing]] = {
    Officielebron.TWEEDE_KAMER: tweede_kamer.lees_dossier_van,
    Officielebron.KOOP: koop.lees_dossier_van,
}


# -- reading what is due ------------------------------------------------------------------------------------------


def haal_op(nu: datetime | None = None) -> None:
    """Ask each source that is switched on what is due. What fails is told in its stand, and changes nothing else."""
    nu = nu or timezone.now()
    for stand in Bronstand.objects.aan_de_beurt(nu):
        _vraag_bron(stand, nu)


def _vraag_bron(stand: Bronstand, nu: datetime) -> None:
    bron, fouten = Officielebron(stand.bron), 0
    zet_velden(stand, gevraagd_op=nu)
    try:
        if bron == Officielebron.TWEEDE_KAMER:
            tweede_kamer.volg_wijzigingen(stand.plek, lambda sleutels, plek: _merk(stand, sleutels, plek), FEEDBLADEN)
        for koppeling in Bronkoppeling.objects.aan_de_beurt(bron, nu - VERS, nu):
            fouten += not _lees_koppeling(stand, koppeling, nu)
            if timezone.now() > nu + BUDGET:
                break
    except Bronfout as fout:
        _meld_fout(stand, str(fout), nu)
    else:
        if not fouten:
            zet_velden(stand, gelukt_op=nu, mislukt=0, wacht_tot=None)


@transaction.atomic
def _merk(stand: Bronstand, sleutels: set[str], plek: str) -> None:
    """Have the dossiers that a source says changed be read soon, and remember how far it was followed."""
    if len(plek) > 500:
        raise Bronfout("De plek in de lijst met wijzigingen is te lang.")
    bekend = Ophaling.objects.filter(bron=stand.bron).select_related("koppeling")
    for ophaling in bekend:
        if sleutels & set(ophaling.kenmerken):
            zet_velden(ophaling, is_veranderd=True)
    zet_velden(stand, plek=plek)


def _lees_koppeling(stand: Bronstand, koppeling: Bronkoppeling, nu: datetime) -> bool:
    """Whether it went well. Raises Bronfout when the source itself is down, so that nobody asks on."""
    ophaling, _ = Ophaling.objects.get_or_create(koppeling=koppeling, bron=stand.bron)
    try:
        lezing = LEZERS[Officielebron(stand.bron)](koppeling.nummer, ophaling.etag)
    except Bronfout as fout:
        if fout.is_storing:
            raise
        zet_velden(ophaling, fout=str(fout), wacht_tot=nu + VERS, etag="")
        _meld_fout(stand, f"Dossier {koppeling.nummer.getoond}: {fout}", nu, rust=False)
        return False
    with transaction.atomic():
        Ophaling.objects.select_for_update().get(pk=ophaling.pk)  # two that read the same propose it once
        nieuw = 0 if lezing.ongewijzigd else _leg_vast(koppeling, Officielebron(stand.bron), lezing)
        kenmerken = ophaling.kenmerken if lezing.ongewijzigd else list(lezing.kenmerken)
        etag = "" if _ligt_vooruit(lezing) else lezing.etag[:200]
        zet_velden(ophaling, kenmerken=kenmerken, etag=etag, gelezen_op=nu, is_veranderd=False, fout="", wacht_tot=None)
    logboek.info("officiële bron gelezen", extra={"resultaat": f"{stand.bron} {koppeling.dossier}: {nieuw} nieuw"})
    return True


def _ligt_vooruit(lezing: Lezing) -> bool:
    """Whether a phase is still to begin: on its day all must be read again, changed or not."""
    return any(_is_later(vondst) for vondst in lezing.vondsten if vondst.fase)


def _meld_fout(stand: Bronstand, fout: str, nu: datetime, *, rust: bool = True) -> None:
    mislukt = min(stand.mislukt + 1, 30)
    wacht = steeds_later(mislukt, EERSTE_RUST, LANGSTE_RUST)
    zet_velden(stand, fout=fout, mislukt_op=nu, mislukt=mislukt, wacht_tot=nu + wacht if rust else stand.wacht_tot)
    logboek.warning("officiële bron mislukt", extra={"resultaat": f"{stand.bron}: {fout}"})


# -- proposals ----------------------------------------------------------------------------------------------------


def _leg_vast(koppeling: Bronkoppeling, bron: Officielebron, lezing: Lezing) -> int:
    """Propose what is new, and let go of what the source no longer says; how many are new."""
    nieuw = sum(_stel_voor(koppeling, vondst) for vondst in lezing.vondsten)
    _laat_vervallen(Fasevoorstel.objects.filter(actie=koppeling.actie, bron=bron, kenmerk__in=lezing.weg))
    return nieuw


def _stel_voor(koppeling: Bronkoppeling, vondst: Vondst) -> bool:
    """Whether it is new, or what the source says again. A phase that is still to begin is no news before its day."""
    fase = _fase(koppeling.actie, vondst)
    if fase and _is_later(vondst):
        return False
    soort = vondst.soort if fase or vondst.soort != Voorstelsoort.FASE else ZONDER_FASE[vondst.bron]
    velden = {naam: getattr(vondst, naam) for naam in OVERGENOMEN}
    voorstel = Fasevoorstel(
        actie=koppeling.actie,
        dossier=koppeling.dossier,
        afdruk=vondst.afdruk(koppeling.actie.pk, soort),
        soort=soort,
        fase=fase,
        waarom=vondst.waarom if fase else "",
        **velden,
    )
    if bekend := Fasevoorstel.objects.filter(afdruk=voorstel.afdruk).first():
        _laat_vervallen(Fasevoorstel.objects.ook_over(bekend))
        return _heropen(bekend)
    voorstel.full_clean()
    voorstel.save()
    _laat_vervallen(Fasevoorstel.objects.ook_over(voorstel))
    return True


def _heropen(voorstel: Fasevoorstel) -> bool:
    """Whether it had lapsed: the source says again what it had taken back, or said otherwise for a while."""
    vervallen = Fasevoorstel.objects.filter(pk=voorstel.pk, stand=Voorstelstand.VERVALLEN)
    return bool(vervallen.update(stand=Voorstelstand.OPEN, besloten_op=None))


OVERGENOMEN = ("bron", "kenmerk", "titel", "documentsoort", "nummer", "datum", "url", "ruw")
# What a sign of a phase is when the kind of the actie does not have that phase.
ZONDER_FASE = {Officielebron.TWEEDE_KAMER: Voorstelsoort.MIJLPAAL, Officielebron.KOOP: Voorstelsoort.DOCUMENT}


def _fase(actie: Actie, vondst: Vondst) -> Fasedefinitie | None:
    return actie.soort.fasedefinities.filter(slug=vondst.fase).first() if vondst.fase else None


def _is_later(vondst: Vondst) -> bool:
    return bool(vondst.datum.lower > timezone.localdate())


def _laat_vervallen(voorstellen: FasevoorstelQuerySet) -> None:
    """In one statement, so that what a person decides at this very moment stays decided."""
    voorstellen.open().update(stand=Voorstelstand.VERVALLEN, besloten_op=timezone.now())


# -- what people make of it ---------------------------------------------------------------------------------------


def vergrendel(voorstel: Fasevoorstel) -> Fasevoorstel:
    """The proposal as it is now, locked until the end of the transaction. Raises ValidationError when it is decided."""
    rijen = Fasevoorstel.objects.select_for_update(of=("self",)).select_related("actie__soort", "fase")
    vers = rijen.get(pk=voorstel.pk)
    if not vers.is_open:
        raise ValidationError(AL_BESLOTEN)
    return vers


def draag_voor(*, voorstel: Fasevoorstel, reden: str, door: Gebruiker) -> None:
    """Have a locked proposal wait for a second person, of a party that asks for four eyes."""
    bewaar(voorstel, {"voorgedragen_door": door, "reden": reden})


def besluit(
    *, voorstel: Fasevoorstel, stand: Voorstelstand, reden: str, door: Gebruiker, gebeurtenis: Gebeurtenis | None = None
) -> None:
    """Write down what a person made of a locked proposal, and by which row of the journal it was taken over.

    Raises ValidationError.
    """
    velden = {"stand": stand, "reden": reden, "besloten_door": door, "besloten_op": timezone.now()}
    bewaar(voorstel, velden | {"gebeurtenis": gebeurtenis})


# -- what a beheerder sets ----------------------------------------------------------------------------------------


@transaction.atomic
def zet_bron(*, bron: str, is_aan: bool, door: Gebruiker) -> Bronstand:
    """Switch a source on or off. Switched on it is asked at once, also when it rested after a failure."""
    eis(door, Recht.BEHEREN)
    stand = Bronstand.objects.select_for_update().get(pk=bron)
    if stand.is_aan != is_aan:
        zet_velden(stand, is_aan=is_aan, wacht_tot=None, mislukt=0)
    return stand


@transaction.atomic
def koppel(*, actie: Actie, dossier: str, bron: Bron | None = None, door: Gebruiker | None) -> Bronkoppeling:
    """Say that a dossier belongs to an actie (`door` None: a command does). Raises ValidationError."""
    if door is not None:
        eis(door, Recht.BEHEREN)
    koppeling = Bronkoppeling()
    bewaar(koppeling, {"actie": actie, "dossier": dossier, "bron": bron})
    return koppeling


def ontkoppel(*, koppeling: Bronkoppeling) -> None:
    """Read a dossier no more for an actie. What it proposed stays."""
    koppeling.delete()
