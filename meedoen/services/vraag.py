"""Every change of a question: making it, putting it on the site, another day for the answer, and closing it."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.models import Actie, Afspraak, Gebeurtenis, Gebeurtenissoort, Onderdeel
from acties.rechten import eis_vier_ogen
from acties.services.dienst import vergrendel
from acties.services.journaal import Verantwoording, boek
from basis.tijd.perioden import DateRange, dag, laatste_dag, toon_periode
from basis.web.opslaan import bewaar, vrij_adres, zet_velden
from codes.models import Bepalingstekst
from meedoen import rechten, zoekregels
from meedoen.models import HOUDERS, Ding, Inbreng, Verzetting, Vraag
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma

AL_GEPUBLICEERD = "Deze vraag staat al op de site. Wat beloofd is, verandert niet meer."
AL_AFGEROND = "Deze vraag is al afgerond."
NOG_OPEN = "Een vraag buiten het portaal komt erbij als zij gesloten is. Kies een laatste dag voor vandaag."
GEEN_OPEN_CONCEPT = "U vraagt iets over een tekst die nog verandert. Zet het concept eerst open voor iedereen."
NOG_CONCEPT = "Deze vraag staat nog niet op de site."
INTUSSEN = "Een collega veranderde deze vraag intussen. Kijk wat er nu staat en pas zo nodig uw tekst aan."
VERBODEN = ("afgerond", "mail", "nieuw", "volg")  # addresses that are pages already
# Once it was published.
VAST = ("antwoord_beloofd", "periode", "bewaren_tot", "beantwoorder", "moderatie", "titel", "wat_ermee")


@transaction.atomic
def maak_vraag(*, over: Ding, velden: dict[str, Any], door: Gebruiker | None, namens: Partij | None = None) -> Vraag:
    """A new question, as a draft. Raises PermissionDenied, or ValidationError by field."""
    rechten.eis_vragen(door, over, namens)
    vraag = Vraag(**_plek(over), namens=namens, gemaakt_door=door)
    slug = vrij_adres(str(velden["titel"]), Vraag.objects.all(), anders="vraag", verboden=VERBODEN)
    is_demo = _is_demo(over, velden["beantwoorder"], namens)
    bewaar(vraag, {"slug": slug, "is_demo": is_demo, **velden})
    return vraag


def _plek(over: Ding) -> dict[str, Any]:
    """What it is about, as the fields of a question. Raises ValidationError for a text that is not to change."""
    if isinstance(over, Bepalingstekst):
        _eis_open(over)
        return {"bepaling": over.bepaling, "bepalingstekst": over}
    soort = str(over._meta.model_name)
    assert soort in HOUDERS
    return {soort: over}


def _eis_open(tekst: Bepalingstekst) -> None:
    if not Bepalingstekst.objects.in_open_concept().filter(pk=tekst.pk).exists():
        raise ValidationError(GEEN_OPEN_CONCEPT)


def _is_demo(over: Ding, *partijen: Partij | None) -> bool:
    """Whether it is about something invented, or asked or answered by somebody invented."""
    actie = rechten.actie_van(over)
    return bool(actie and actie.is_demo) or any(partij.is_demo for partij in partijen if partij)


@transaction.atomic
def wijzig_vraag(*, vraag: Vraag, velden: dict[str, Any], door: Gebruiker | None, versie: int | None = None) -> bool:
    """Give a question these fields; whether anything changed. Raises ValidationError by field.

    Of one that was published only its explanation changes: people answered the rest.
    """
    vers = vergrendel_vraag(vraag, versie)
    rechten.eis_vragen(door, vers.over, vers.namens)
    if vers.gepubliceerd_op and any(velden.get(naam, getattr(vers, naam)) != getattr(vers, naam) for naam in VAST):
        raise ValidationError(AL_GEPUBLICEERD)
    anders = bewaar(vers, velden)
    if anders:
        # Who changed a draft last made it: the second person reads over what the first one left.
        maker = vers.gemaakt_door if vers.gepubliceerd_op or door is None else door
        zet_velden(vers, versie=vers.versie + 1, gemaakt_door=maker)
        zoekregels.werk_vraag_bij(vers)
    return anders


@transaction.atomic
def leg_elders_vast(*, slug: str, over: Ding, velden: dict[str, Any]) -> tuple[Vraag, bool]:
    """Make the question with this slug, that was asked outside the portal, have these fields; and whether it changed.

    It is on the site at once, and was closed by its last day. What is told of it are its sources: the journal does not.
    Raises ValidationError by field.
    """
    rijen = Vraag.objects.select_for_update(of=("self",))
    vraag = rijen.filter(slug=slug).first() or Vraag(slug=slug, is_elders=True, gepubliceerd_op=timezone.now())
    einde = laatste_dag(velden["periode"])
    if einde is None or einde >= timezone.localdate():
        raise ValidationError({"periode": NOG_OPEN})
    plek = dict.fromkeys(HOUDERS) | _plek(over)
    gesloten = timezone.make_aware(datetime.combine(einde, time.max))
    is_anders = bewaar(vraag, {**plek, "afgerond_op": gesloten, **velden})
    if is_anders:
        zet_velden(vraag, versie=vraag.versie + 1)
        houder = vergrendel(vraag.houder)
        zet_velden(houder, versie=houder.versie + 1)  # its page is made anew, as no row of the journal does that here
        zoekregels.werk_vraag_bij(vraag)
    return vraag, is_anders


@transaction.atomic
def publiceer_vraag(
    *, vraag: Vraag, door: Gebruiker | None, versie: int | None = None, nu: datetime | None = None
) -> Vraag:
    """Put it on the site, and tell that in the journal. The same again does nothing.

    `versie`: the draft that the person read over. Where the party asks for four eyes, by somebody else than who wrote
    it. Raises ValidationError.
    """
    vers = vergrendel_vraag(vraag)
    rechten.eis_vragen(door, vers.over, vers.namens)
    if vers.gepubliceerd_op:
        return vers
    _eis_gezien(vers, versie)
    if not vers.houder.gepubliceerd_op:
        raise ValidationError("De actie van deze vraag staat nog niet op de site.")
    if isinstance(vers.over, Bepalingstekst):
        _eis_open(vers.over)
    if vers.periode.upper <= timezone.localdate(nu):
        raise ValidationError({"periode": "De vraag zou al gesloten zijn. Kies een latere laatste dag."})
    eis_vier_ogen(vers.gemaakt_door, vers.namens, door)
    zet_velden(vers, gepubliceerd_op=nu or timezone.now(), versie=vers.versie + 1)
    reden = f"Inwoners kunnen reageren: {toon_periode(vers.periode)}. {vers.belofte}"
    boek_vraag(vers, "gesteld", verantwoord(vers, door, reden, nu))
    zoekregels.werk_vraag_bij(vers)
    return vers


@transaction.atomic
def verzet_antwoord(*, vraag: Vraag, verwacht: DateRange, reden: str, door: Gebruiker | None) -> Verzetting:
    """Say that the answer is expected on another day, and why; the promised day stays. Raises ValidationError."""
    vers = vergrendel_vraag(vraag)
    rechten.eis_antwoorden(door, vers)
    eis_loopt(vers)
    if verwacht.lower is None or verwacht.lower < timezone.localdate():
        raise ValidationError({"verwacht": "Kies een dag vanaf vandaag."})
    laatste = vers.verzettingen.last()
    was = laatste.verwacht if laatste else vers.antwoord_beloofd
    if was == verwacht:
        raise ValidationError({"verwacht": "Deze dag stond er al."})
    verzetting = Verzetting(vraag=vers, door=door)
    bewaar(verzetting, {"verwacht": verwacht, "reden": reden})
    verantwoording = verantwoord(vers, door, verzetting.reden)
    van, naar = {"antwoord_verwacht": was}, {"antwoord_verwacht": verwacht}
    boek_vraag(vers, "krijgt later antwoord", verantwoording, van=van, naar=naar)
    return verzetting


@transaction.atomic
def rond_af(*, vraag: Vraag, door: Gebruiker | None, reden: str = "", nu: datetime | None = None) -> Vraag:
    """Close it: every reaction that counts has an answer, or `reden` says why not. Raises ValidationError."""
    vers = vergrendel_vraag(vraag)
    rechten.eis_antwoorden(door, vers)
    eis_loopt(vers)
    if vers.periode.upper > timezone.localdate(nu):
        raise ValidationError("De vraag staat nog open. Rond haar af als zij gesloten is.")
    ongelezen = Inbreng.objects.filter(vraag=vers).te_lezen().count()
    if ongelezen:
        raise ValidationError("Lees eerst alle reacties: er wachten er nog.")
    open_ = Inbreng.objects.filter(vraag=vers).onbeantwoord().count()
    if open_ and not reden.strip():
        wat = "1 reactie heeft" if open_ == 1 else f"{open_} reacties hebben"
        raise ValidationError({"reden": f"{wat} nog geen antwoord. Geef een antwoord, of zeg waarom dat er niet komt."})
    bewaar(vers, {"afgerond_op": nu or timezone.now(), "afrondreden": reden, "versie": vers.versie + 1})
    boek_vraag(vers, "afgerond", verantwoord(vers, door, vers.hoe_afgerond, nu))
    return vers


# -- told in the journal ----------------------------------------------------------------------------------------


def boek_vraag(
    vraag: Vraag,
    gebeurde: str,
    verantwoording: Verantwoording,
    van: dict[str, Any] | None = None,
    naar: dict[str, Any] | None = None,
) -> Gebeurtenis:
    """Tell what happened to a question in the journal of its actie, or of the programme as a whole.

    There a row says itself whose it is, and whether it was made up: no actie does.
    """
    over = vraag.over
    wie = {partij.slug for partij in (vraag.namens, vraag.beantwoorder) if partij}
    wat: dict[str, Any] = {"vraagtitel": vraag.titel, "vraagadres": vraag.slug, "gebeurde": gebeurde}
    wat |= {"vraagpartijen": sorted(wie)} | ({"vraagdemo": True} if vraag.is_demo else {})
    bij = over if isinstance(over, Onderdeel | Afspraak) else None
    houder: Actie | Programma = vergrendel(vraag.houder)
    return boek(
        houder=houder,
        soort=Gebeurtenissoort.VRAAG,
        verantwoording=verantwoording,
        van=van,
        naar=wat | (naar or {}),
        bij=bij,
    )


def verantwoord(vraag: Vraag, door: Gebruiker | None, reden: str, nu: datetime | None = None) -> Verantwoording:
    """Who says it, for the party that asks or the one that answers."""
    namens = rechten.namens_voor(door, vraag.namens) or rechten.namens_voor(door, vraag.beantwoorder)
    return Verantwoording(reden=reden, door=door, namens=namens, datum=dag(timezone.localdate(nu)))


def vergrendel_vraag(vraag: Vraag, versie: int | None = None) -> Vraag:
    """The question as it is now, locked; raises ValidationError when the person saw an older version."""
    vers = Vraag.objects.select_for_update(of=("self",)).voor_lijst().get(pk=vraag.pk)
    _eis_gezien(vers, versie)
    return vers


def _eis_gezien(vraag: Vraag, versie: int | None) -> None:
    if versie is not None and versie != vraag.versie:
        raise ValidationError(INTUSSEN)


def eis_loopt(vraag: Vraag) -> None:
    """Raises ValidationError unless it is on the site and was not closed."""
    if vraag.gepubliceerd_op is None:
        raise ValidationError(NOG_CONCEPT)
    if vraag.afgerond_op is not None:
        raise ValidationError(AL_AFGEROND)
