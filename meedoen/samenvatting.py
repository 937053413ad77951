"""What a mail to who follows says, decided when it is sent: what is hidden by then is not in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Prefetch
from django.db.models.functions import TruncDate, TruncWeek
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from acties.journaal import Journaalregel, adres_van, laatst_vastgelegd, vertel_alle
from acties.kader import lees_kader
from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.web.getallen import opsomming
from basis.web.tekst import apart
from berichten.models import Bericht
from meedoen import stoplink
from meedoen.models import Abonnement, Contact, Volger, Vraag
from opendata.onderwerpen import Onderwerp, kies

HOOGSTENS = 50  # changes in one mail; of more it says how many
ZOEKVRAAG = "Wat een zoekvraag vindt"  # in the mail that asks to confirm it
WEKEN = 12  # that say what somebody may expect


def nieuws() -> GebeurtenisQuerySet:
    """What is told to who follows: changes that stand. That something is still true is no news."""
    return Gebeurtenis.objects.staand().zonder_bevestigingen()


def onderwerp_van(abonnement: Abonnement) -> Onderwerp | None:
    """What somebody follows as it is now; None when the public does not see it any more."""
    try:
        return kies(abonnement.wat, abonnement.slug, QueryDict(abonnement.keuze), lees_kader())
    except Http404:
        return None


class Wegwijzer:
    """Which of some rows belong to what people follow; each subject is asked once, however many follow it."""

    def __init__(self, momenten: dict[int, datetime]) -> None:
        """`momenten`: when each of these rows was recorded, by its key."""
        self.momenten = momenten
        self._gezocht: dict[tuple[str, str, str], tuple[str, frozenset[int]]] = {}

    def voor(self, volger: Any, sinds: datetime | None = None) -> dict[int, list[str]]:
        """The rows to tell this person, each with what it follows by which: none from before that, or `sinds`."""
        waarom: dict[int, list[str]] = {}
        for abonnement in volger.vaste:
            titel, rijen = self._zoek(abonnement)
            vanaf = max(abonnement.bevestigd_op, sinds) if sinds else abonnement.bevestigd_op
            for sleutel in rijen:
                if self.momenten[sleutel] >= vanaf:
                    waarom.setdefault(sleutel, []).append(titel)
        return waarom

    def _zoek(self, abonnement: Abonnement) -> tuple[str, frozenset[int]]:
        """The subject's title of now, and the keys of its rows."""
        naam = (abonnement.wat, abonnement.slug, abonnement.keuze)
        if naam not in self._gezocht:
            onderwerp = onderwerp_van(abonnement)
            self._gezocht[naam] = (onderwerp.titel, self._rijen(onderwerp)) if onderwerp else ("", frozenset())
        return self._gezocht[naam]

    def _rijen(self, onderwerp: Onderwerp) -> frozenset[int]:
        """Asked by where they begin and end: after a load of content there may be a hundred thousand."""
        if not self.momenten:
            return frozenset()
        tussen = onderwerp.bereik.gebeurtenissen.filter(pk__range=(min(self.momenten), max(self.momenten)))
        return frozenset(tussen.values_list("pk", flat=True)) & self.momenten.keys()


# -- what one mail says ---------------------------------------------------------------------------------------------


def vul_samenvatting(bericht: Bericht) -> dict[str, Any] | None:
    """All that changed, each once, with why it is told; None when there is nothing (left) to tell."""
    if (volger := _volger(bericht)) is None:
        return None
    rijen = {rij.pk: rij for rij in nieuws().filter(pk__in=bericht.gegevens["rijen"])}
    waarom = Wegwijzer({pk: rij.geregistreerd_op for pk, rij in rijen.items()}).voor(volger)
    if not waarom:
        return None
    getoond = vertel_alle(laatst_vastgelegd(Gebeurtenis.objects.filter(pk__in=waarom), HOOGSTENS))
    punten = [_punt(regel, f"Omdat u volgt: {opsomming(waarom[regel.rij.pk])}.") for regel in getoond]
    return {"punten": punten, "meer": len(waarom) - len(getoond), "ritme": volger.get_ritme_display(), **_links(volger)}


def vul_gevolg(bericht: Bericht) -> dict[str, Any] | None:
    """What changed after an answer, for who wrote what it answers; None when that is hidden, or nobody is there."""
    contact = Contact.objects.filter(inbreng=bericht.gegevens["inbreng"]).select_related("inbreng__vraag").first()
    rijen = laatst_vastgelegd(nieuws().zichtbaar().filter(pk__in=bericht.gegevens["rijen"]), HOOGSTENS)
    getoond = vertel_alle(rijen)
    if contact is None or not getoond:
        return None
    inbreng = contact.inbreng
    if not Vraag.objects.zichtbaar().filter(pk=inbreng.vraag_id).exists():
        return None
    return {
        "nummer": inbreng.nummer,
        "vraag": inbreng.vraag.titel,
        "punten": [_punt(regel) for regel in getoond],
        "link": inbreng.vraag.get_absolute_url(),
        "stop": stoplink.van_inbreng(inbreng),
    }


def vul_volgen(bericht: Bericht) -> dict[str, Any] | None:
    """What somebody asked to follow; None when it is not there any more."""
    abonnement = Abonnement.objects.select_related("volger").filter(pk=bericht.gegevens["abonnement"]).first()
    onderwerp = onderwerp_van(abonnement) if abonnement else None
    if abonnement is None or onderwerp is None:
        return None
    al = abonnement.bevestigd_op is not None
    # Anyone can type the address of another: what they searched for would be a message of theirs in our mail.
    titel = ZOEKVRAAG if QueryDict(abonnement.keuze).get("q") else onderwerp.titel
    return {"titel": titel, "al": al, **_links(abonnement.volger)}


def vul_nog_volgen(bericht: Bericht) -> dict[str, Any] | None:
    """What somebody follows for a year; None when that is nothing any more."""
    volger = _volger(bericht)
    onderwerpen = [onderwerp_van(abonnement) for abonnement in volger.vaste] if volger else []
    titels = [onderwerp.titel for onderwerp in onderwerpen if onderwerp]
    return {"titels": titels, **_links(volger)} if volger and titels else None


def _volger(bericht: Bericht) -> Any:
    """Who it goes to, with what it follows (`vaste`); None for who stopped."""
    vaste = Prefetch("abonnementen", Abonnement.objects.bevestigd(), to_attr="vaste")
    wie = Volger.objects.bevestigd().filter(pk=bericht.gegevens["volger"], wissen_op__isnull=True)
    return wie.prefetch_related(vaste).first()


def _links(volger: Volger) -> dict[str, str]:
    return {
        "link": reverse("meedoen_mail:beheer", args=[volger.sleutel]),
        "stop": stoplink.van_volger(volger),
    }


def _punt(regel: Journaalregel, *waarom: str) -> dict[str, Any]:
    rij = regel.rij
    adres = regel.pagina if rij.soort == Gebeurtenissoort.VRAAG else adres_van(rij)
    regels = [rij.reden.partition("\n")[0], *waarom]
    return {
        "titel": f"{regel.kop} – {apart(rij.houder.titel)}",
        "link": adres,
        "regels": [een for een in regels if een],
    }


# -- what somebody may expect ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verwachting:
    """How often something changed lately, and on how many days and in how many weeks."""

    keren: int
    dagen: int
    weken: int

    @property
    def mails_per_dag(self) -> int:
        """How many mails a week brings to who wants one a day, as a round number; 0 is less than one."""
        return round(self.dagen / WEKEN)

    @property
    def mails_per_week(self) -> int:
        """The same of who wants one a week: one, or less."""
        return round(self.weken / WEKEN)


def verwacht(onderwerp: Onderwerp, nu: datetime | None = None) -> Verwachting:
    """What the last weeks say of the weeks to come."""
    nu = nu or timezone.now()
    rijen = onderwerp.bereik.gebeurtenissen.staand().zonder_bevestigingen()
    wanneer = "geregistreerd_op"
    geteld = rijen.vastgelegd(nu - timedelta(weeks=WEKEN), nu).aggregate(
        keren=Count("pk"),
        dagen=Count(TruncDate(wanneer), distinct=True),
        weken=Count(TruncWeek(wanneer), distinct=True),
    )
    return Verwachting(**geteld)
