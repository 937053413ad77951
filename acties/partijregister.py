"""Parties seen through the acties that they take part in, now or at a moment."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, DateField, Exists, Func, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce, ExtractYear
from django.http import QueryDict

from acties.afspraakstanden import afspraakstanden
from acties.delen import Afspraakregel, Deel, Uitkomst, uitkomst_van
from acties.kader import lees_kader
from acties.models import Actie, Afspraak, Deelname, Gebeurtenis, Herkomst, Toezegging
from acties.models.afspraakstand import dag_voorbij
from acties.models.status import VOORBIJ
from acties.onzeker import Groep, groepeer
from acties.standen import standen
from basis.tijd.moment import Moment
from basis.web.bladeren import Bladzijde, Sortering, blader
from basis.web.geheugen import onthoud
from partijen.models import Opvolging, Partij
from partijen.models.partij import PartijQuerySet

OP_TITEL = Sortering("naam", "Naam (A–Z)", "sorteertitel")
OP_NAAM = Sortering("naam", "Naam (A–Z)", "sorteernaam")
PER_BLAD = 50
MEESTE = 50
VAN_KOEPEL = 10


@dataclass(frozen=True)
class Deelnameregel:
    """A party's part in one actie, and what it promised there."""

    deelname: Deelname
    afspraken: tuple[Afspraakregel, ...]


@dataclass(frozen=True)
class Jaarregel:
    """What a party promised in one year (None: not known when), and what became of it."""

    jaar: int | None
    per_uitkomst: Counter[Uitkomst]
    uitkomsten: tuple[Uitkomst, ...]  # the columns of its table

    @property
    def beloofd(self) -> int:
        return self.per_uitkomst.total()

    @property
    def aantallen(self) -> list[int]:
        """In the order of the columns."""
        return [self.per_uitkomst[uitkomst] for uitkomst in self.uitkomsten]


@dataclass(frozen=True)
class Koepelafspraken:
    """What the koepel of a party promised: how much, and the first of it."""

    koepel: Partij
    aantal: int
    regels: tuple[Afspraakregel, ...] = ()


def partijenlijst(rijen: PartijQuerySet, adres: QueryDict, moment: Moment, *, alle: bool) -> Bladzijde[Partij]:
    """One page of parties with the number of visible acties that each takes part in; without any only when `alle`.

    Of one that had ended `einde` says so in words; of another it is empty. Beside one that takes part in none stands
    how much its koepel promised (`koepel`: `Koepelafspraken` or None).
    """
    bladzijde = _geteld(rijen, adres, moment, alle=alle)
    _zet_eindes(bladzijde.rijen, moment)
    zonder: list[Any] = [partij for partij in bladzijde.rijen if not partij.aantal_acties]  # type: ignore[attr-defined]
    koepels = _koepels([partij for partij in zonder if partij.is_van_een_laag], moment)
    for partij in zonder:
        partij.koepel = koepels.get(partij.bestuurslaag) if partij.is_van_een_laag else None
    return bladzijde


def _zet_eindes(partijen: Iterable[Partij], moment: Moment) -> None:
    opgeheven = [partij for partij in partijen if partij.is_opgeheven(moment.op)]
    prefetch_related_objects(opgeheven, Prefetch("opvolgers", Partij.objects.te_zien(moment).voor_lijst()))
    for partij in partijen:
        partij.einde = partij.einde_op(moment.op, partij.opvolgers.all())  # type: ignore[attr-defined]


def opvolging_van(partij: Partij, moment: Moment) -> dict[str, Any]:
    """What the page of a party shows of who came before and after it, and of its end once that had come."""
    rond = list(Opvolging.objects.te_zien(moment).rond(partij))
    opvolgers = [een.opvolger for een in rond if een.partij == partij]
    return {
        "opvolgers": opvolgers,
        "voorgangers": [een.partij for een in rond if een.opvolger == partij],
        "einde": partij.einde_op(moment.op, opvolgers),
    }


def _geteld(rijen: PartijQuerySet, adres: QueryDict, moment: Moment, *, alle: bool) -> Bladzijde[Partij]:
    if moment.is_nu:
        return blader(_met_aantal_acties(rijen, moment, alle=alle), OP_NAAM, adres, PER_BLAD)
    geteld = onthoud(f"partijen:{lees_kader().stempel}:{moment.vraag}", lambda: _tel_acties(moment))
    bladzijde = blader(rijen if alle else rijen.met_slugs(geteld), OP_NAAM, adres, PER_BLAD)
    for partij in bladzijde.rijen:
        partij.aantal_acties = geteld[partij.slug]  # type: ignore[attr-defined]  # as `_met_aantal_acties` gives it
    return bladzijde


def _met_aantal_acties(rijen: PartijQuerySet, moment: Moment, *, alle: bool) -> PartijQuerySet:
    deelnames = Deelname.objects.te_zien(moment).filter(partij=OuterRef("pk"))
    geteld = deelnames.order_by().values("partij").values(n=Count("actie", distinct=True))
    rijen = rijen if alle else rijen.filter(Exists(deelnames))
    return rijen.annotate(aantal_acties=Coalesce(Subquery(geteld), 0))


def _tel_acties(moment: Moment) -> Counter[str]:
    """By party (its slug) the number of visible acties in which it took part."""
    acties: Any = Actie.objects.te_zien(moment).bestond(moment)
    deelnames = acties.order_by().values_list("deelnames_toen", flat=True)
    return Counter(slug for lijst in deelnames for slug in {tekst.split(":", 1)[0] for tekst in lijst or ()})


def _koepels(partijen: list[Partij], moment: Moment) -> dict[str, Koepelafspraken]:
    """By layer of these parties who speaks for it, with the number of its promises that stand."""
    if not partijen:
        return {}
    koepels = Partij.objects.koepels(moment.op).van_lagen({partij.bestuurslaag for partij in partijen})
    beloofd = Toezegging.objects.te_zien(moment).van_partijen(koepels).die_staan(moment).order_by()
    geteld = dict(beloofd.values_list("partij").annotate(aantal=Count("afspraak", distinct=True)))
    return {koepel.bestuurslaag: Koepelafspraken(koepel, geteld.get(koepel.pk, 0)) for koepel in koepels}


def koepelafspraken(partij: Partij, moment: Moment) -> Koepelafspraken | None:
    """What the koepel of this gemeente, provincie or waterschap promised; None for any other party."""
    gevonden = _koepels([partij] if partij.is_van_een_laag else [], moment).get(partij.bestuurslaag)
    if gevonden is None:
        return None
    afspraken = Afspraak.objects.te_zien(moment).die_staan(moment).van_partijen([gevonden.koepel]).voor_lijst()
    return replace(gevonden, regels=tuple(afspraakstanden(afspraken[:VAN_KOEPEL], moment).regels))


def acties_van(partij: Partij, adres: QueryDict, moment: Moment) -> dict[str, Any]:
    """What the page of a party shows of its acties: a page of them, a line for each role in them, and counts."""
    acties = Actie.objects.te_zien(moment).bestond(moment).van_partij(partij.slug)
    bladzijde = blader(acties.select_related("programmalijn"), OP_TITEL, adres)
    gevonden = standen(bladzijde.rijen, moment, Deel.DEELNAMES, Deel.AFSPRAKEN).values()
    regels = [
        Deelnameregel(deelname, deelnemer.afspraken)
        for stand in gevonden
        for deelnemer in stand.deelnemers
        for deelname in deelnemer.deelnames
        if deelnemer.partij == partij
    ]
    eigen = Toezegging.objects.van_partijen([partij]).die_staan(moment).filter(afspraak__actie=OuterRef("pk"))
    telling = acties.order_by().aggregate(acties=Count("pk"), met_afspraak=Count("pk", filter=Exists(eigen)))
    beloofd = per_jaar(partij, moment)
    return {
        "bladzijde": bladzijde,
        "regels": regels,
        "telling": telling,
        "koepel": None if telling["acties"] else koepelafspraken(partij, moment),
        "misschien": _misschien(partij, moment),
        "over_programma": _over_programma(partij, moment) if beloofd else [],
        "per_jaar": beloofd,
    }


def _over_programma(partij: Partij, moment: Moment) -> list[Afspraakregel]:
    """What it promised about the programme as a whole; the first `MEESTE`."""
    afspraken = Afspraak.objects.te_zien(moment).van_programma().van_partijen([partij]).voor_lijst()[:MEESTE]
    return [regel for regel in afspraakstanden(afspraken, moment).regels if regel.van(partij)]


def per_jaar(partij: Partij, moment: Moment) -> list[Jaarregel]:
    """What it promised by the year in which that was made, and what became of its own part; the newest year first.

    Of what was found nobody ever said that it is still open, so that this counts as not known.
    """
    voorbij = dag_voorbij(moment.op, "afspraak__")
    jaar = ExtractYear(Func("afspraak__gemaakt", function="lower", output_field=DateField()))
    rijen: Any = Toezegging.objects.te_zien(moment).van_partijen([partij]).met_stand_op(moment)
    velden = ("jaar", "stand_op", "herkomst_op", "voorbij", "status_op")
    geteld = rijen.met_status_op(moment).annotate(jaar=jaar, voorbij=voorbij).order_by().values_list(*velden)
    per: dict[int | None, Counter[Uitkomst]] = {}
    for een, stand, herkomst, is_voorbij, status, aantal in geteld.annotate(aantal=Count("pk")):
        gevonden = herkomst == Herkomst.GEVONDEN
        uitkomst = uitkomst_van(
            [stand], gevonden=gevonden, voorbij=bool(is_voorbij) or gevonden, afgelopen=status in VOORBIJ
        )
        per.setdefault(een, Counter())[uitkomst] += aantal
    kolommen = tuple(uitkomst for uitkomst in Uitkomst if any(een[uitkomst] for een in per.values()))
    return [Jaarregel(een, per[een], kolommen) for een in sorted(per, key=lambda een: -(een or 0))]


def _misschien(partij: Partij, moment: Moment) -> list[Groep]:
    """The acties of which nobody can say whether the party took part; the first `MEESTE` of them."""
    if moment.is_nu:
        return []
    rijen = Gebeurtenis.objects.te_zien(moment).onzeker_op(moment).met_deelnemer(partij.slug)
    acties = Actie.objects.filter(pk__in=rijen.values("actie")).voor_lijst()[:MEESTE]
    return groepeer(
        replace(een, soort="deelnemer", ding=stand.actie, is_er=False)
        for stand in standen(acties, moment, Deel.DEELNAMES).values()
        for een in stand.onzeker.per_soort["deelnames"]
        if een.over == partij
    )
