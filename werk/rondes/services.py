"""Every change of a ronde: as a draft, opening it, closing it. Each is one transaction and asks the table of rights."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from acties.models import Actie
from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.web.opslaan import verschil, vrij_adres, wacht_op_beurt
from berichten.models import Bericht, Berichtsoort
from berichten.services import zet_klaar_voor_velen
from partijen.models import Gebruiker, Partij
from partijen.rechten import eigen_partijen, eis
from partijen.rollen import Recht
from werk.rondes.models import Ronde, Rondestand, Rondevraag
from werk.rondes.vragen import mensen_van, te_vragen

VELDEN = frozenset({"titel", "tekst", "deadline", "bereik", "programmalijn", "soort"})
VERBODEN_SLUGS = ("nieuw",)  # an address of its own
NIET_MEER = "Deze ronde is al geopend. De tekst, de deadline en de acties liggen vast."
ANDER_WAS_EERST = (
    "Dit concept is intussen ook ergens anders veranderd, door een collega of op een ander tabblad. "
    "Hieronder staat wat u typte. Slaat u opnieuw op, dan komt dit ervoor in de plaats."
)
LANGSTE = timedelta(days=2 * 366)  # further away it is a slip of the keyboard
WAARSCHUW = timedelta(days=3)  # before the deadline
_EEN_TEGELIJK = 0x1B9_0022  # the key of the lock in PostgreSQL, our own


@transaction.atomic
def maak_concept(
    *,
    velden: dict[str, Any],
    gekozen: Iterable[Actie] = (),
    door: Gebruiker | None,
    inzending: UUID | None = None,
) -> Ronde:
    """A new draft; nobody else sees it. A second click (`inzending`) gives the draft of the first.

    Raises PermissionDenied, or ValidationError by field.
    """
    eis(door, Recht.RONDES)
    wacht_op_beurt(_EEN_TEGELIJK)
    if inzending and (eerder := Ronde.objects.filter(inzending=inzending, door=door).first()):
        return eerder
    ronde = Ronde(door=door, inzending=inzending)
    _vul(ronde, velden)
    ronde.slug = vrij_adres(ronde.titel, Ronde.objects.all(), anders="ronde", verboden=VERBODEN_SLUGS)
    ronde.full_clean()
    ronde.save()
    ronde.gekozen.set(gekozen)
    return ronde


@transaction.atomic
def wijzig_concept(
    *, ronde: Ronde, velden: dict[str, Any], gekozen: Iterable[Actie] = (), door: Gebruiker | None, merk: str
) -> Ronde:
    """Change a draft; `merk` says which text was changed.

    Raises PermissionDenied, or ValidationError (by field; also when it was opened, or changed by another, meanwhile).
    """
    nu = _vergrendel(ronde, door)
    if not nu.is_concept:
        raise ValidationError(NIET_MEER)
    gekozen, stond = list(gekozen), nu.merk()
    _vul(nu, velden)
    if nu.merk(gekozen) == stond:
        return nu  # a second click
    if stond != merk:
        raise ValidationError(ANDER_WAS_EERST)
    nu.full_clean()
    nu.save(update_fields=sorted(velden))
    nu.gekozen.set(gekozen)
    return nu


@transaction.atomic
def verwijder_concept(*, ronde: Ronde, door: Gebruiker | None) -> None:
    """Throw a draft away. Raises PermissionDenied, or ValidationError when it was opened."""
    nu = _vergrendel(ronde, door)
    if not nu.is_concept:
        raise ValidationError("Deze ronde is al geopend. U kunt haar alleen nog sluiten.")
    nu.delete()


def _vul(ronde: Ronde, velden: dict[str, Any]) -> None:
    if onbekend := set(velden) - VELDEN:
        raise ValueError(f"niet te wijzigen: {', '.join(sorted(onbekend))}")
    for naam, waarde in verschil(ronde, velden).items():
        setattr(ronde, naam, waarde)
    _eis_deadline(ronde)


def _eis_deadline(ronde: Ronde) -> None:
    if ronde.deadline < timezone.localdate():
        raise ValidationError({"deadline": "De deadline ligt niet in het verleden. Kies vandaag of een latere dag."})
    if ronde.deadline > timezone.localdate() + LANGSTE:
        raise ValidationError({"deadline": "De deadline ligt meer dan twee jaar vooruit. Kies een eerdere dag."})


def _vergrendel(ronde: Ronde, door: Gebruiker | None) -> Ronde:
    eis(door, Recht.RONDES)
    return Ronde.objects.select_for_update(of=("self",)).get(pk=ronde.pk)


@transaction.atomic
def open_ronde(*, ronde: Ronde, door: Gebruiker | None) -> bool:
    """Fix what is asked of whom, and tell everyone who can answer; False when it was opened already.

    Raises PermissionDenied, or ValidationError when its deadline has passed or there is nothing to ask.
    """
    nu = _vergrendel(ronde, door)
    if not nu.is_concept:
        return False
    _eis_deadline(nu)
    vragen = te_vragen(nu)
    if not vragen:
        raise ValidationError("Er is niets te vragen: bij deze keuze hoort geen lopende actie met een partij.")
    Rondevraag.objects.bulk_create(vragen, batch_size=1000)
    nu.stand, nu.geopend_op = Rondestand.OPEN, _nu()
    nu.save(update_fields=["stand", "geopend_op"])
    leg_vast(Loghandeling.RONDE, door=door, object_=nu.titel, stand=nu.stand)
    _bericht(nu, Berichtsoort.RONDE_OPEN, f"ronde-open:{nu.pk}")
    return True


@transaction.atomic
def sluit_ronde(*, ronde: Ronde, door: Gebruiker | None) -> bool:
    """Close it; False when it was closed already.

    Every writer of the journal locks its actie first. With the locks of all acties in hand, what was recorded until
    this moment is visible and nothing older can be added: how everything stood is the same whenever it is read back.
    Raises PermissionDenied, or ValidationError when it was never opened.
    """
    nu = _vergrendel(ronde, door)
    if nu.is_concept:
        raise ValidationError("Deze ronde is nog niet geopend.")
    if nu.is_gesloten:
        return False
    gevraagd = Actie.objects.filter(pk__in=nu.vragen.values("actie"))
    list(gevraagd.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    nu.stand, nu.gesloten_op = Rondestand.GESLOTEN, _nu()
    nu.save(update_fields=["stand", "gesloten_op"])
    leg_vast(Loghandeling.RONDE, door=door, object_=nu.titel, stand=nu.stand)
    _bericht(nu, Berichtsoort.RONDE_DICHT, f"ronde-dicht:{nu.pk}")
    return True


def _nu() -> datetime:
    """The clock of the database, that dates the rows of the journal too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


@transaction.atomic
def waarschuw_voor_sluiten(*, op: date | None = None) -> int:
    """Tell who still has something to answer that the deadline is near; once a ronde. How many rondes are near."""
    vandaag = op or timezone.localdate()
    rondes = list(Ronde.objects.open().met_deadline_tussen(vandaag, vandaag + WAARSCHUW))
    for ronde in rondes:
        wachtend = ronde.vragen.onbeantwoord()
        _bericht(ronde, Berichtsoort.RONDE_DICHT, f"ronde-bijna-dicht:{ronde.pk}", wachtend, nog_open=True)
    return len(rondes)


@transaction.atomic
def herinner_partij(*, ronde: Ronde, partij: Partij, door: Gebruiker | None, op: date | None = None) -> bool:
    """Remind everyone who can answer for this party, once a day; False when that was done already.

    Raises PermissionDenied, or ValidationError when there is nothing to answer, or nobody who can.
    """
    nu = _vergrendel(ronde, door)
    open_ = nu.vragen.onbeantwoord().van_partijen([partij])
    if not nu.is_open or not open_.exists():
        raise ValidationError(f"{partij.korte_naam} hoeft in deze ronde niets meer te doen.")
    if not mensen_van([partij.pk]):
        raise ValidationError(f"Niemand kan voor {partij.korte_naam} antwoorden. Nodig eerst iemand uit.")
    vandaag = op or timezone.localdate()
    if herinnerde_partijen(nu, [partij], vandaag):
        return False
    hoe = {"nog_open": True, "herinnering": True, "verlopen": nu.deadline < vandaag}
    _bericht(nu, Berichtsoort.RONDE_DICHT, _herinnering(nu, partij, vandaag), open_, **hoe)
    return True


def _herinnering(ronde: Ronde, partij: Partij, op: date) -> str:
    """The occasion of reminding one party on one day."""
    return f"ronde-herinnering:{partij.pk}:{op.isoformat()}:{ronde.pk}"


def herinnerde_partijen(ronde: Ronde, partijen: Iterable[Partij], op: date) -> set[Partij]:
    """Which of these parties the programmabureau reminded of this ronde on this day."""
    gelegenheden = {_herinnering(ronde, partij, op): partij for partij in partijen}
    verstuurd = Bericht.objects.filter(gelegenheid__in=gelegenheden).values_list("gelegenheid", flat=True)
    return {gelegenheden[gelegenheid] for gelegenheid in verstuurd}


def is_nog_open(bericht: Bericht) -> bool:
    """Whether a message about a ronde is still worth sending; who answered meanwhile is asked nothing more."""
    waarschuwt = bericht.gegevens.get("nog_open", False)
    if bericht.soort == Berichtsoort.RONDE_DICHT and not waarschuwt:
        return True  # that it was closed stays so
    ronde = Ronde.objects.open().filter(pk=bericht.gelegenheid.rpartition(":")[2]).first()
    if ronde is None or not waarschuwt or bericht.aan is None:
        return ronde is not None
    return bool(ronde.vragen.onbeantwoord().van_partijen(eigen_partijen(bericht.aan, Recht.MELDEN)).exists())


def laatst_geopend(actie: Actie) -> datetime | None:
    """When a ronde that is open now last began to ask about this actie."""
    geopend: datetime | None = Ronde.objects.open().filter(vragen__actie=actie).aggregate(op=Max("geopend_op"))["op"]
    return geopend


def _bericht(ronde: Ronde, soort: Berichtsoort, gelegenheid: str, vragen: Any = None, **meer: bool) -> None:
    """One message to everyone who can answer for a party that is asked, about all of that person's parties."""
    acties: dict[int, set[int]] = {}
    gevraagd = ronde.vragen.zichtbaar() if vragen is None else vragen
    for partij, actie in gevraagd.values_list("partij", "actie"):
        acties.setdefault(partij, set()).add(actie)
    mensen = mensen_van(acties)
    zet_klaar_voor_velen(
        soort=soort,
        gelegenheid=gelegenheid,
        aan=((mens, _gegevens(ronde, partijen, acties) | meer) for mens, partijen in mensen.items()),
    )


def _gegevens(ronde: Ronde, partijen: list[Partij], acties: dict[int, set[int]]) -> dict[str, Any]:
    """What the text of the message needs, as plain JSON."""
    return {
        "titel": ronde.titel,
        "tekst": ronde.tekst,
        "deadline": ronde.deadline.isoformat(),
        "link": ronde.get_absolute_url(),
        "organisaties": [partij.naam for partij in partijen],
        "aantal": len(set().union(*(acties[partij.pk] for partij in partijen))),
    }
