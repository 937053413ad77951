"""What can be asked of the questions to citizens, in the words of the domain; how they stand on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from acties.models import Actie, Afspraak, Onderdeel
from acties.models.status import Publicatie, is_openbaar
from acties.models.te_zien import TeZien
from basis.tijd.moment import Moment
from codes.models import Bepaling
from meedoen.models.inbrengstand import ONGELEZEN, OPENBAAR
from partijen.models import Partij

if TYPE_CHECKING:
    from meedoen.models.vraag import Vraag

PADEN_NAAR_ACTIE = ("actie_id", "onderdeel__actie_id", "afspraak__actie_id", "bepaling__code__actie_id")
BEGIN = Func(F("periode"), function="lower", output_field=models.DateField())
EINDE = Func(F("periode"), function="upper", output_field=models.DateField())  # the first day on which it is closed
BELOOFD = Func(F("antwoord_beloofd"), function="upper", output_field=models.DateField())  # the first that is late


class Vraagstand(models.TextChoices):
    """How a question stands on a day, in the order of a reader: to do, to hold somebody to, to wait, to read.

    It follows from its dates and is never kept.
    """

    OPEN = "open", "nu open"
    TE_LAAT = "te-laat", "antwoord te laat"
    BELOOFD = "beloofd", "antwoord beloofd"
    STRAKS = "straks", "straks open"
    AFGEROND = "afgerond", "afgerond"
    CONCEPT = "concept", "concept"


AFGEROND = Q(afgerond_op__isnull=False)
LAATSTE = (F("afgerond_op").desc(), "-pk")
VOLGORDE: dict[Vraagstand, tuple[Any, ...]] = {
    Vraagstand.OPEN: (EINDE, "pk"),
    Vraagstand.TE_LAAT: (BELOOFD, "pk"),
    Vraagstand.BELOOFD: (BELOOFD.asc(nulls_last=True), "pk"),
    Vraagstand.STRAKS: (BEGIN, "pk"),
    Vraagstand.AFGEROND: LAATSTE,
    Vraagstand.CONCEPT: LAATSTE,
}


def _stand(op: date, afgerond: Q = AFGEROND) -> Case:
    """How each stands on the day `op`; says of many rows what `Vraag.stand` says of one. `afgerond`: when it closed."""
    gevallen = (
        When(gepubliceerd_op__isnull=True, then=Value(Vraagstand.CONCEPT.value)),
        When(afgerond, then=Value(Vraagstand.AFGEROND.value)),
        When(periode__startswith__gt=op, then=Value(Vraagstand.STRAKS.value)),
        When(periode__endswith__gt=op, then=Value(Vraagstand.OPEN.value)),
        When(antwoord_beloofd__endswith__lte=op, then=Value(Vraagstand.TE_LAAT.value)),
    )
    return Case(*gevallen, default=Value(Vraagstand.BELOOFD.value))


def _aantal(welke: Q) -> Any:
    """How many reactions a question got, of which this holds."""
    rijen = apps.get_model("meedoen", "Inbreng").objects.filter(welke, vraag=OuterRef("pk")).order_by().values("vraag")
    return Coalesce(Subquery(rijen.values(n=models.Count("pk"))), 0)


class VraagQuerySet(TeZien["Vraag"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: published, about something that is published."""
        van_onderdeel = Q(onderdeel__actie__publicatie=Publicatie.GEPUBLICEERD)
        van_code = Q(bepaling__code__actie__publicatie=Publicatie.GEPUBLICEERD)
        over = is_openbaar() | is_openbaar("afspraak__") | van_onderdeel | van_code
        return self.filter(over, gepubliceerd_op__isnull=False)

    def echt(self) -> Self:
        return self.filter(is_demo=False)

    def hier_gesteld(self) -> Self:
        """Those that take reactions in the portal."""
        return self.filter(is_elders=False)

    def met_slug(self, *slugs: str) -> Self:
        return self.filter(slug__in=slugs)

    def afgerond(self) -> Self:
        return self.filter(afgerond_op__isnull=False)

    def open(self, op: date) -> Self:
        return self.met_stand(Vraagstand.OPEN, op)

    def te_laat(self, op: date) -> Self:
        return self.met_stand(Vraagstand.TE_LAAT, op)

    def beloofd(self, op: date) -> Self:
        """Those that are closed and whose answer is not late."""
        return self.met_stand(Vraagstand.BELOOFD, op)

    def met_stand(self, stand: Vraagstand, op: date) -> Self:
        """Those that stand so on the day `op`, in the order in which a page lists them."""
        return self.alias(zo=_stand(op)).filter(zo=stand).order_by(*VOLGORDE[stand])

    def met_stand_op(self, moment: Moment) -> Self:
        """Those that had been asked by a moment, with how each stood on its day (`stand_op`).

        Elsewhere than here they had been from their first day on, whenever the portal came to know.
        """
        if moment.is_nu:
            return self.annotate(stand_op=_stand(moment.op))
        hier, elders = Q(is_elders=False), Q(is_elders=True)
        gevraagd = hier & Q(gepubliceerd_op__lt=moment.einde) | elders & Q(periode__startswith__lte=moment.op)
        bekend = Q(gepubliceerd_op__lt=moment.bekend_voor) if moment.bekend_voor else Q()
        afgerond = hier & Q(afgerond_op__lt=moment.einde) | elders & Q(periode__endswith__lte=moment.op)
        return self.filter(gevraagd, bekend).annotate(stand_op=_stand(moment.op, afgerond))

    def per_stand(self, op: date) -> models.QuerySet["Vraag", tuple[str, bool, int]]:
        """How many stand each way on the day `op`, apart for what was invented."""
        rijen: Any = self.order_by().annotate(zo=_stand(op)).values_list("zo", "is_demo")
        geteld: models.QuerySet[Vraag, tuple[str, bool, int]] = rijen.annotate(hoeveel=models.Count("pk"))
        return geteld

    def van_actie(self, actie: Actie) -> Self:
        """Those about an actie, a part of it, a promise in it or its code; a few steps in indexes.

        By arrays of keys: PostgreSQL takes such an array for ten. Of a subquery it thinks that half of all questions
        may fit, and then it reads every promise there is, to say which of them the public may see.
        """
        delen = ArraySubquery(Onderdeel.objects.filter(actie=actie).values("pk"))
        afspraken = ArraySubquery(Afspraak.objects.van_acties([actie]).values("pk"))
        bepalingen = ArraySubquery(Bepaling.objects.van_actie(actie).values("pk"))
        van_delen = Q(onderdeel__pk__een_van=delen) | Q(bepaling__pk__een_van=bepalingen)
        return self.filter(Q(actie=actie) | van_delen | Q(afspraak__pk__een_van=afspraken))

    def van_lijn(self, slug: str) -> Self:
        return self.over_acties(Actie.objects.van_lijn(slug))

    def van_onderdeel(self, onderdeel: Onderdeel) -> Self:
        return self.filter(onderdeel=onderdeel)

    def van_afspraak(self, afspraak: Afspraak) -> Self:
        return self.filter(afspraak=afspraak)

    def over_bepaling(self, bepaling: Bepaling) -> Self:
        """Those about a bepaling, whatever it said then."""
        return self.filter(bepaling=bepaling)

    def onbeantwoord_door(self, partij: Partij) -> Self:
        """What this party promised to answer here and did not wholly do."""
        return self.hier_gesteld().filter(beantwoorder=partij, gepubliceerd_op__isnull=False, afgerond_op__isnull=True)

    def beantwoord_door(self, slug: str) -> Self:
        """Those that the party of this slug answers or answered."""
        return self.filter(beantwoorder__slug=slug)

    def uit_bron(self, sleutel: str) -> Self:
        return self.filter(bron__sleutel=sleutel)

    def van_partijen(self, partijen: Iterable[Partij] | Any) -> Self:
        """Those that one of these parties asks or answers."""
        return self.filter(Q(beantwoorder__in=partijen) | Q(namens__in=partijen))

    def met_werk(self, op: date) -> Self:
        """With how many reactions nobody read (`te_lezen`), and of those how many too late (`te_laat_te_lezen`)."""
        te_laat = ONGELEZEN & Q(lezen_voor__lt=op)
        return self.met_aantallen().annotate(te_lezen=_aantal(ONGELEZEN), te_laat_te_lezen=_aantal(te_laat))

    def over_acties(self, acties: Any, *, met_programma: bool = False) -> Self:
        """About one of these acties or something in it; perhaps also about the programme as a whole."""
        hier = Q(over_actie__in=acties)
        waar = hier | Q(over_actie__isnull=True) if met_programma else hier
        return self.alias(over_actie=Coalesce(*PADEN_NAAR_ACTIE)).filter(waar)

    def per_beantwoorder(self) -> Any:
        """How many (`hoeveel`) by the key of the actie (`over_actie`; none: the programme) and of who answers."""
        per = self.order_by().annotate(over_actie=Coalesce(*PADEN_NAAR_ACTIE)).values("over_actie", "beantwoorder_id")
        return per.annotate(hoeveel=models.Count("pk"))

    def te_beantwoorden_door(self, partijen: Iterable[Partij] | Any) -> Self:
        return self.filter(beantwoorder__in=partijen)

    def voor_deel(self) -> Self:
        """For a part of another page: what is not closed first, by the day on which it takes no more reactions."""
        volgorde = (F("afgerond_op").desc(nulls_first=True), EINDE, "pk")
        return self.select_related("beantwoorder").order_by(*volgorde)

    def met_aantallen(self) -> Self:
        """With how many reactions came in (`aantal`) and stand on the site (`aantal_zichtbaar`)."""
        return self.annotate(aantal=_aantal(Q()), aantal_zichtbaar=_aantal(OPENBAAR))

    def voor_lijst(self) -> Self:
        """With what each is about, and who answers."""
        return self.select_related(
            *("beantwoorder", "namens", "bron", "programma", "actie__programmalijn"),
            *("onderdeel__actie__programmalijn", "afspraak__actie__programmalijn", "afspraak__programma"),
            *("bepaling__code__actie__programmalijn", "bepalingstekst__bepaling__soort"),
            "bepalingstekst__versie__code__actie__programmalijn",
        )
