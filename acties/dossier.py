"""All that the page of one actie shows, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from acties.beeld import Bezoek, Deelnemer, Dossier, Journaalregel, Mijlpaalregel, Stap, vertel
from acties.deelnemers import deelnemers_toen
from acties.journaal import Verteller
from acties.models import (
    Actie,
    Afspraak,
    Document,
    Fasedefinitie,
    Gebeurtenis,
    Gebeurtenissoort,
    Mijlpaal,
    Onderdeel,
    Publicatie,
)
from acties.models.gebeurtenis import GebeurtenisQuerySet, laatste_verandering
from acties.terugblik import Toen, kijk_terug, zet_terug
from basis.bronnen.models import Bron, Stempel
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from partijen.models import Gebruiker
from programmalijnen.models import Opgave

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Verbanden(TypedDict):
        """What `met_verbanden` adds to an actie."""

        opgavelijst: list[dict[str, str]]
        eerdere: list[dict[str, str]]
        latere: list[dict[str, str]]
        verandering: DateRange | None
        is_veranderd: bool
        kaderversie: int

    ActieMetVerbanden = WithAnnotations[Actie, Verbanden]
else:
    ActieMetVerbanden = Actie

NIEUWSTE = 5
AFSPRAAKVELDEN = ("id", *Afspraak.FEITEN, "bevestigd_op")
BRONVELDEN = ("id", "titel", "url", "nummer")

# The version of the actie, the stamp of what is around it (names of parties and of related acties too), and today.
Stand = tuple[int, int, date]
# By hand: this is all that most readers' pages ask, and Django takes longer to put it together than to run it.
_STAND = """
SELECT actie.versie, stempel.versie FROM acties_actie AS actie, bronnen_stempel AS stempel
WHERE actie.slug = %s AND actie.publicatie = %s AND stempel.naam = %s
"""


def met_verbanden() -> QuerySet[ActieMetVerbanden]:
    """Acties with line, kind, source, and the titles of opgaven, predecessors and successors, in one query."""
    rijen: Any = Actie.objects.select_related("programmalijn", "soort", "bron")
    met: QuerySet[ActieMetVerbanden] = rijen.annotate(
        opgavelijst=ArraySubquery(
            Opgave.objects.filter(acties=OuterRef("pk"))
            .order_by("nummer")
            .values(j=JSONObject(slug="slug", titel="titel"))
        ),
        eerdere=_verwanten(Q(opvolgers=OuterRef("pk"))),
        latere=_verwanten(Q(voorgangers=OuterRef("pk"))),
        verandering=laatste_verandering(),
        is_veranderd=Exists(Gebeurtenis.objects.filter(actie=OuterRef("pk")).inhoudelijk()),
        kaderversie=Subquery(Stempel.objects.filter(naam=Stempel.Naam.KADER).values("versie")),
    )
    return met


def stand(slug: str) -> Stand | None:
    """What a ready-made page of this actie was made from; None when the public may not see it. One small query."""
    with connection.cursor() as cursor:
        cursor.execute(_STAND, [slug, Publicatie.GEPUBLICEERD.value, Stempel.Naam.KADER.value])
        rij = cursor.fetchone()
    return (*rij, timezone.localdate()) if rij else None


def stand_van(actie: ActieMetVerbanden) -> Stand:
    """The same, of an actie that was read whole."""
    return actie.versie, actie.kaderversie, timezone.localdate()


def _verwanten(voorwaarde: Q) -> ArraySubquery:
    gevonden = Actie.objects.zichtbaar().filter(voorwaarde).order_by("begin", "pk")
    return ArraySubquery(gevonden.values(j=JSONObject(slug="slug", titel="titel", status="status")))


def stel_samen(actie: Actie) -> Dossier:
    """The dossier of an actie from `met_verbanden`; six queries, whatever its size."""
    op = timezone.localdate()
    rijen = _journaal(actie.gebeurtenissen.all())
    stappen = _stappen(_definities(actie))
    return Dossier(
        actie=actie,
        vandaag=op,
        stappen=stappen,
        mijlpalen=[Mijlpaalregel(m, m.is_te_laat(op)) for m in actie.mijlpalen.voor_lijst()],
        deelnemers=_deelnemers(actie),
        onderdelen=_per_soort(actie, actie.onderdelen.voor_lijst()),
        documenten=_van(actie, actie.documenten.geldend().voor_lijst()),
        **_verteld(actie, stappen, rijen),
    )


def stel_samen_op(actie: Actie, moment: Moment) -> Dossier | None:
    """The dossier as it was at a moment; None when the actie was not there yet. Eleven queries, whatever its size."""
    toen = kijk_terug([actie], moment)[actie.pk]
    if not toen.bestond:
        return None
    zet_terug(actie, {"status": toen.gezamenlijk["status"]})
    actie.bevestigd_op = toen.bevestigd_op
    actie.verandering, actie.is_veranderd = toen.verandering, toen.is_veranderd  # type: ignore[attr-defined]
    stappen = _stappen(_definities_toen(actie, toen))
    mijlpalen = sorted(toen.van_toen(actie.mijlpalen.voor_lijst()), key=Mijlpaal.volgt_op)
    documenten = [document for document in toen.van_toen(actie.documenten.voor_lijst()) if not document.is_vervallen]
    return Dossier(
        actie=actie,
        vandaag=moment.op,
        stappen=stappen,
        mijlpalen=[Mijlpaalregel(m, m.is_te_laat(moment.op)) for m in mijlpalen],
        deelnemers=deelnemers_toen([toen])[actie.pk],
        onderdelen=_per_soort(actie, toen.van_toen(actie.onderdelen.voor_lijst())),
        documenten=_van(actie, documenten),
        ongedateerd=actie.gebeurtenissen.ongedateerd().count() - sum(rij.datum is None for rij in toen.rijen),
        **_verteld(actie, stappen, _journaal(actie.gebeurtenissen.geldend_op(moment))),
    )


def _verteld(actie: Actie, stappen: list[Stap], rijen: list[Gebeurtenis]) -> dict[str, Any]:
    """The newest rows in words, and the last one about the status that was not taken back."""
    weg = {rij.corrigeert_id for rij in rijen if rij.soort == Gebeurtenissoort.TERUGGENOMEN}
    staat = [rij for rij in rijen if rij.soort != Gebeurtenissoort.TERUGGENOMEN and rij.pk not in weg]
    status = max((rij for rij in staat if "status" in rij.naar), key=lambda rij: (rij.telt_vanaf, rij.pk), default=None)
    verteller = Verteller({(actie.soort_id, stap.definitie.slug): stap.definitie.naam for stap in stappen})
    return {
        "journaal": [vertel(rij, verteller) for rij in rijen[:NIEUWSTE]],
        "laatste_status": vertel(status, verteller) if status else None,
    }


def _journaal(alle: GebeurtenisQuerySet) -> list[Gebeurtenis]:
    """The newest rows and, wherever it is, the last one that tells the status."""
    nieuwste = alle.voor_lijst().values("pk")[:NIEUWSTE]
    status = alle.staand().filter(naar__has_key="status").in_volgorde().reverse().values("pk")[:1]
    return list(alle.filter(Q(pk__in=nieuwste) | Q(pk__in=status)).voor_lijst())


def net_gemeld(gebruiker: Gebruiker, acties: Iterable[Actie]) -> Mapping[int, list[Journaalregel]]:
    """By actie what this person reported there a moment ago and can still take back, newest first; one query."""
    rijen = Gebeurtenis.objects.van_acties(acties).terug_te_nemen(gebruiker, timezone.now())
    verteller, per = Verteller(), defaultdict[int, list[Journaalregel]](list)
    for rij in rijen.met_onderwerp().select_related("actie").order_by("-pk"):
        per[rij.actie_id].append(vertel(rij, verteller))
    return per


Bezocht = tuple[Fasedefinitie, tuple[Bezoek, ...]]


def _definities(actie: Actie) -> list[Bezocht]:
    """Every phase of the kind with the visits of this actie; one query."""
    definities: Any = Fasedefinitie.objects.filter(soort=actie.soort_id)
    rijen = (
        definities.annotate(bezoek=FilteredRelation("bezoeken", condition=Q(bezoeken__actie=actie.pk)))
        .annotate(**{veld: F(f"bezoek__{veld}") for veld in ("volgnummer", "begonnen", "beeindigd", "is_huidig")})
        .annotate(**{f"bron_{veld}": F(f"bezoek__bron__{veld}") for veld in BRONVELDEN})
        .order_by("volgorde", "volgnummer")
    )
    fasen = [list(groep) for _, groep in groupby(rijen, key=lambda rij: rij.pk)]
    return [(groep[0], tuple(_bezoek(rij) for rij in groep if rij.volgnummer)) for groep in fasen]


def _definities_toen(actie: Actie, toen: Toen) -> list[Bezocht]:
    """The same, with the visits that the journal tells of; one query."""
    bezoeken: dict[str, list[Bezoek]] = {}
    for nummer, v in enumerate(toen.verblijven, start=1):
        bezoeken.setdefault(v.fase, []).append(Bezoek(nummer, v.begonnen, v.beeindigd, v.is_huidig, v.bron))
    definities = Fasedefinitie.objects.filter(soort=actie.soort_id).order_by("volgorde")
    return [(definitie, tuple(bezoeken.get(definitie.slug, ()))) for definitie in definities]


def _stappen(bezocht: list[Bezocht]) -> list[Stap]:
    hier = _plaats([bezoeken for _, bezoeken in bezocht])
    return [
        Stap(definitie, bezoeken, _fasestand(bezoeken, plaats, hier))
        for plaats, (definitie, bezoeken) in enumerate(bezocht)
    ]


def _bezoek(rij: Any) -> Bezoek:
    bron = Bron(**{veld: getattr(rij, f"bron_{veld}") for veld in BRONVELDEN})
    return Bezoek(rij.volgnummer, rij.begonnen, rij.beeindigd, rij.is_huidig, bron if bron.pk else None)


def _plaats(bezoeken: Sequence[tuple[Bezoek, ...]]) -> int:
    """Where on the track the actie is: in the present phase, else in the last one that it visited; -1: not begun."""
    huidig = [plaats for plaats, hier in enumerate(bezoeken) if any(bezoek.is_huidig for bezoek in hier)]
    return max(huidig or [plaats for plaats, hier in enumerate(bezoeken) if hier], default=-1)


def _fasestand(bezoeken: Sequence[Bezoek], plaats: int, hier: int) -> str:
    """A phase behind the present one is still to come, also when the actie was there before it went back."""
    if any(bezoek.is_huidig for bezoek in bezoeken):
        return "nu"
    if plaats > hier:
        return "komt"
    return "klaar" if bezoeken else "overgeslagen"


def _deelnemers(actie: Actie) -> list[Deelnemer]:
    """The parties with their roles and their afspraak; one query."""
    rijen = (
        actie.deelnames.voor_lijst()
        .annotate(afspraak=FilteredRelation("partij__afspraken", condition=Q(partij__afspraken__actie=actie.pk)))
        .annotate(**{f"afspraak_{veld}": F(f"afspraak__{veld}") for veld in AFSPRAAKVELDEN})
        .annotate(**{f"afspraakbron_{veld}": F(f"afspraak__bron__{veld}") for veld in BRONVELDEN})
    )
    per_partij: dict[int, list[Any]] = {}
    for rij in rijen:
        per_partij.setdefault(rij.partij_id, []).append(rij)
    return [Deelnemer(rijen[0].partij, tuple(rijen), _afspraak(actie, rijen[0])) for rijen in per_partij.values()]


def _afspraak(actie: Actie, rij: Any) -> Afspraak | None:
    if rij.afspraak_id is None:
        return None
    velden = {veld: getattr(rij, f"afspraak_{veld}") for veld in AFSPRAAKVELDEN}
    bron = Bron(**{veld: getattr(rij, f"afspraakbron_{veld}") for veld in BRONVELDEN})
    return Afspraak(actie=actie, partij=rij.partij, bron=bron if bron.pk else None, **velden)


Deel = TypeVar("Deel", Document, Onderdeel)


def _van(actie: Actie, rijen: Iterable[Deel]) -> list[Deel]:
    """The rows, each knowing its actie: their addresses need it, without a query for each."""
    lijst = list(rijen)
    for rij in lijst:
        rij.actie = actie
    return lijst


def _per_soort(actie: Actie, rijen: Iterable[Onderdeel]) -> list[tuple[str, list[Onderdeel]]]:
    """The onderdelen by kind; the heading is singular for one."""
    groepen = [(soort, list(groep)) for soort, groep in groupby(_van(actie, rijen), key=lambda rij: rij.soort)]
    return [(soort.naam if len(groep) == 1 else soort.meervoud, groep) for soort, groep in groepen]
