"""All that the page of one promise shows: how it stood, its makers, what it waits for, and its history in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from acties import rechten
from acties.actualiteit import vraagt_bevestiging
from acties.afspraakstanden import Afspraakstanden, afspraakstanden
from acties.delen import Afspraakregel, namen_bij
from acties.journaal import NIEUWSTE_EERST, PER_BLADZIJDE, Journaalregel, Verteller, vertel_alle
from acties.models import Afhankelijkheid, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN, NOG_TE_BEVESTIGEN
from acties.models.journaalvragen import GebeurtenisQuerySet
from acties.onzeker import Groep, groepeer
from basis.tijd.moment import Moment
from basis.web.bladeren import Bladzijde, blader
from basis.web.getallen import getal
from basis.web.moment import ZET_VAST
from partijen.models import Gebruiker

_GEMEENSCHAPPELIJK = ("afspraak-wijzigen", "afspraak-herijken", "afspraak-makers", "afspraak-wacht")


@dataclass(frozen=True)
class Schrijver:
    """What one person may do with one promise: with its common part, and for which makers (keys of these)."""

    gezamenlijk: bool = False
    melden: frozenset[int] = frozenset()
    bevestigen: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Makerregel:
    """One maker of a promise, how it stands for that party, and what this reader may do with that."""

    maker: Toezegging
    op: date
    schrijver: Schrijver

    @property
    def is_gevonden(self) -> bool:
        """Whether the party itself said nothing of it."""
        return self.maker.afspraak.is_gevonden

    @property
    def toont_stand(self) -> bool:
        return self.maker.is_gezegd

    @property
    def herkomst(self) -> str:
        """What to say of where this is known from; empty when the party itself reported it."""
        if not self.is_gevonden:
            return ""
        return f"{'volgens een openbare bron, ' if self.toont_stand else ''}niet door deze partij bevestigd"

    @property
    def sleutel(self) -> str:
        """What `?bewerk=` calls it."""
        return str(self.maker.pk)

    @property
    def formulieren(self) -> list[str]:
        """The kinds of form with which its party, or the programmabureau, says more of it."""
        if not self.mag_melden:
            return []
        return ["afspraak-weerspreken", "toezegging"] if self.is_gevonden else ["toezegging"]

    @property
    def vraagt_bevestiging(self) -> bool:
        """Whether it was silent for longer than the kind of actie allows."""
        gezegd = self.maker.bevestigd_op
        if gezegd is None or self.maker.stand not in BLIJFT_STAAN:
            return False
        return vraagt_bevestiging((self.op - timezone.localdate(gezegd)).days, self.maker.afspraak.houder)

    @property
    def mag_melden(self) -> bool:
        return self.maker.pk in self.schrijver.melden

    @property
    def mag_bevestigen(self) -> bool:
        """Whether one button confirms it; a signature that is still to come asks who signed, in a form."""
        if self.maker.pk not in self.schrijver.bevestigen or self.maker.stand == Afspraakstand.INGETROKKEN:
            return False
        return not ((self.is_gevonden or self.maker.stand in NOG_TE_BEVESTIGEN) and self.maker.is_handtekening)

    @property
    def bevestigknop(self) -> str:
        """What the button says by which the party confirms."""
        if self.is_gevonden:
            return "Ja, dit is onze afspraak"
        return "Bevestig" if self.maker.stand in NOG_TE_BEVESTIGEN else "Nog actueel"


@dataclass(frozen=True)
class Afspraakdossier:
    """One promise at a moment, for one reader; `regel` is None when it was not (certainly) there."""

    afspraak: Afspraak
    moment: Moment
    regel: Afspraakregel | None
    onzeker: Sequence[Groep]
    wacht_op: Sequence[Afspraakregel]
    houdt_op: Sequence[Afspraakregel]
    bladzijde: Bladzijde[Gebeurtenis]
    journaal: Sequence[Journaalregel]
    niet_getoond: int  # rows of the journal of which it is not certain that they held on the day
    herijking: Gebeurtenis | None  # the last time that it was planned anew
    schrijver: Schrijver = field(default_factory=Schrijver)

    @property
    def makers(self) -> list[Makerregel]:
        makers = self.regel.makers if self.regel else ()
        return [Makerregel(maker, self.moment.op, self.schrijver) for maker in makers]

    @property
    def formulieren(self) -> list[str]:
        """The kinds of form with which this person changes the common part."""
        if not self.schrijver.gezamenlijk:
            return []
        kan_herijken = self.afspraak.uiterlijk is not None
        return [soort for soort in _GEMEENSCHAPPELIJK if soort != "afspraak-herijken" or kan_herijken]

    @property
    def kop_niet_er(self) -> str:
        """What to say of a moment at which it was not (certainly) there."""
        if self.onzeker:
            return f"Of deze afspraak er op {self.moment.tekst} al was, is niet zeker"
        wat = "wisten wij nog niets van deze afspraak" if self.moment.bekend else "was deze afspraak er nog niet"
        return f"Op {self.moment.tekst} {wat}"

    @property
    def bedrag(self) -> str:
        return f"{getal(self.afspraak.bedrag)} euro" if self.afspraak.bedrag is not None else ""

    @property
    def citaatadres(self) -> str:
        """The address of this page as it is at this moment, for good."""
        op = f"stand={self.moment.op.isoformat()}&bekend={ZET_VAST}"
        return f"{self.afspraak.get_absolute_url()}?{self.moment.vraag if self.moment.is_vast else op}"

    @property
    def te_verbeteren(self) -> list[int]:
        """The rows that this person can mend."""
        partijen = [regel.maker.partij for regel in self.makers if regel.mag_melden]
        rijen: Sequence[Gebeurtenis] = self.bladzijde.rijen
        if not (self.schrijver.gezamenlijk or partijen):
            return []
        if self.bladzijde.vorige:  # what was reported again may stand on a page before this one
            rijen = list(self.afspraak.gebeurtenissen.voor_lijst())
        return rechten.te_verbeteren(rijen, gezamenlijk=self.schrijver.gezamenlijk, partijen=partijen)


def met_slug(slug: str) -> Afspraak | None:
    """The promise of this address, that of a draft too."""
    return Afspraak.objects.met_slug(slug).met_houder().first()


def stel_samen(afspraak: Afspraak, moment: Moment, adres: QueryDict, gebruiker: Gebruiker | None) -> Afspraakdossier:
    """The dossier of a promise from `met_slug`, as it was at a moment; the past has no buttons."""
    standen, wacht, houdt = _met_verbonden(afspraak, moment)
    regel = standen.regel(afspraak.pk)
    rijen = afspraak.gebeurtenissen.geldend_op(moment)
    bladzijde = blader(rijen.voor_lijst(), NIEUWSTE_EERST, adres, PER_BLADZIJDE)
    return Afspraakdossier(
        afspraak=regel.afspraak if regel else afspraak,
        moment=moment,
        regel=regel,
        onzeker=groepeer(standen.onzeker[afspraak.pk].per_soort["afspraak"]),
        wacht_op=[een for een in standen.regels if een.afspraak.pk in wacht],
        houdt_op=[een for een in standen.regels if een.afspraak.pk in houdt],
        bladzijde=bladzijde,
        journaal=vertel_alle(bladzijde.rijen, Verteller({}, namen_bij(standen.regels))),
        niet_getoond=0 if moment.is_nu else afspraak.gebeurtenissen.inhoudelijk().onzeker_op(moment).count(),
        herijking=_herijking(rijen) if regel and regel.afspraak.verwacht else None,
        schrijver=_schrijver(gebruiker, regel) if gebruiker and regel and moment.is_nu else Schrijver(),
    )


def _met_verbonden(afspraak: Afspraak, moment: Moment) -> tuple[Afspraakstanden, set[int], set[int]]:
    """How it stood with the visible ones around it, and of those (keys) what it waited for and what waits for it."""
    wacht, houdt = _verbonden(afspraak)
    moment = moment.met(demo=bool(afspraak.actie and afspraak.actie.is_demo))
    genoemd = [] if moment.is_nu else _ooit_genoemd(afspraak)
    ander = Q(pk__in=wacht | houdt) | Q(slug__in=genoemd)
    rond = Afspraak.objects.filter(pk=afspraak.pk) | Afspraak.objects.te_zien(moment).filter(ander)
    standen = afspraakstanden(rond.order_by("titel", "pk"), moment)
    if not moment.is_nu:
        op = standen.wacht_op.get(afspraak.pk, ())
        wacht = {een.afspraak.pk for een in standen.regels if een.afspraak.slug in op}
    return standen, wacht, houdt


def _verbonden(afspraak: Afspraak) -> tuple[set[int], set[int]]:
    """For which promises it waits, and which wait for it (keys)."""
    eigen = Afhankelijkheid.objects.filter(Q(afspraak=afspraak) | Q(op=afspraak))
    paren = list(eigen.values_list("afspraak_id", "op_id"))
    wacht = {op for van, op in paren if van == afspraak.pk}
    return wacht, {van for van, op in paren if op == afspraak.pk}


def _ooit_genoemd(afspraak: Afspraak) -> list[str]:
    """Every promise (its slug) that the journal says this one waited for."""
    lijsten = afspraak.gebeurtenissen.filter(naar__has_key="wacht_op").values_list("naar__wacht_op", flat=True)
    return [slug for lijst in lijsten for slug in lijst or ()]


def _herijking(rijen: GebeurtenisQuerySet) -> Gebeurtenis | None:
    """The last time that it was planned anew."""
    return rijen.staand().van_soort(Gebeurtenissoort.AFSPRAAK_HERIJKT).in_volgorde().last()


def _schrijver(gebruiker: Gebruiker, regel: Afspraakregel) -> Schrijver:
    """What this person may do. Nobody confirms for another, and of what was found the programmabureau tells more."""
    afspraak = regel.afspraak
    eigen = rechten.makers_van(gebruiker, afspraak, regel.makers)
    bevestigt = [maker.pk for maker in eigen if rechten.mag_bevestigen(gebruiker, maker.partij)]
    return Schrijver(
        gezamenlijk=rechten.mag_afspraak(gebruiker, afspraak),
        melden=frozenset(maker.pk for maker in eigen),
        bevestigen=frozenset(bevestigt),
    )
