"""All that the page of one actie shows: how it stood, and the newest rows of its journal in words."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.safestring import SafeString

from acties import groepen
from acties.delen import Deelnemer, namen_bij
from acties.groepen import Groep
from acties.journaal import Journaalregel, Verteller, staand, vertel, vertel_alle
from acties.models import Actie, Gebeurtenis, MetTeksten, Onderdeel, Publicatie
from acties.models.gebeurtenissoort import OVER_DE_PAGINA
from acties.models.journaalvragen import GebeurtenisQuerySet
from acties.onzeker import Groep as Onzekergroep
from acties.onzeker import groepeer
from acties.puntenlijn import Puntenlijn, puntenlijnen
from acties.stand import Stand
from acties.standen import ALLES, stand_van
from basis.bronnen.models import Stempel
from basis.postgres.vast import PLAATS, Vast
from basis.tijd.moment import Moment
from basis.tijd.perioden import DAG, is_voorbij
from basis.web.inlas import Plek, inlassen
from basis.web.markdown import hoofdstukken
from programmalijnen.models import Opgave

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Verbanden(TypedDict):
        """What `met_verbanden` adds to an actie."""

        opgavelijst: list[dict[str, str]]
        eerdere: list[dict[str, str]]
        latere: list[dict[str, str]]
        kaderversie: int

    ActieMetVerbanden = WithAnnotations[Actie, Verbanden]
else:
    ActieMetVerbanden = Actie

NIEUWSTE = 2

# What a ready-made page was made from: the version of the actie, the stamp of what is around it (names of parties and
# of related acties too), and today.
Merk = tuple[int, int, date]
# By hand: this is all that most readers' pages ask, and Django takes longer to put it together than to run it.
_MERK = """
SELECT actie.versie, stempel.versie FROM acties_actie AS actie, bronnen_stempel AS stempel
WHERE actie.slug = %s AND actie.publicatie = %s AND stempel.naam = %s
"""


@dataclass(frozen=True, eq=False)
class Dossier(Stand):
    """How one actie stood, with the newest rows of its journal in words."""

    journaal: list[Journaalregel]
    laatste_status: Journaalregel | None

    @property
    def trekkers(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.is_trekker]

    @property
    def met_afspraak(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.afspraken]

    @property
    def zonder_afspraak(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if not deelnemer.afspraken]

    @property
    def andere_deelnemers(self) -> list[Deelnemer]:
        """Who take part and don't carry the actie."""
        return [deelnemer for deelnemer in self.deelnemers if not deelnemer.is_trekker]

    @property
    def alles_doorlopen(self) -> bool:
        """Whether the actie ended after every phase of its kind."""
        return self.einde is not None and all(stap.beeld in {"gedaan", "laatste"} for stap in self.stappen)

    # -- what came out of it -----------------------------------------------------------------------------------------

    @property
    def opbrengst(self) -> str:
        """How it stands and what came out, in words; on a day on which that was not certainly known, none."""
        return "" if self.actie.verzwijgt_uitkomst else self.actie.opbrengst

    @cached_property
    def resultaten(self) -> list[Onderdeel]:
        """The headlines. Of the past those whose day had certainly come; without a day, when nothing is left out."""
        return [deel for deel in self.onderdelen if deel.soort.is_opbrengst and self._is_zeker(deel)]

    def _is_zeker(self, resultaat: Onderdeel) -> bool:
        if self.moment.is_nu:
            return True
        if resultaat.looptijd is None:
            return not self.actie.verzwijgt_uitkomst
        return is_voorbij(resultaat.looptijd, self.moment.op + DAG)

    @property
    def heeft_opbrengst(self) -> bool:
        return bool(self.opbrengst or self.resultaten)

    # -- what is shown, in groups ------------------------------------------------------------------------------------

    @cached_property
    def andere_onderdelen(self) -> list[Onderdeel]:
        """Without the results, which stand apart."""
        return [deel for deel in self.onderdelen if not deel.soort.is_opbrengst]

    @cached_property
    def onzekere_onderdelen(self) -> list[Onzekergroep]:
        """What is said of those that may have been there; a result of which that is not certain is left out."""
        return groepeer(een for een in self.onzeker.per_soort["onderdeel"] if not een.ding.soort.is_opbrengst)

    @property
    def toont_onderdelen(self) -> bool:
        return bool(self.andere_onderdelen or self.onzekere_onderdelen)

    @property
    def onderdelengroepen(self) -> list[Groep]:
        return groepen.van_onderdelen(self.andere_onderdelen)

    @property
    def vouwt_onderdelen(self) -> bool:
        return len(self.andere_onderdelen) > groepen.KORT

    @property
    def mijlpalengroepen(self) -> list[Groep]:
        begin = self.actie.looptijd.lower if self.actie.looptijd else None
        return groepen.van_mijlpalen(self.mijlpalen, begin.year if begin else None, self.volgende_mijlpaal)

    @cached_property
    def puntenlijnen(self) -> list[Puntenlijn]:
        return puntenlijnen(self.mijlpalen)

    @property
    def mijlpalen_zonder_datum(self) -> int:
        return sum(regel.plek is None for regel in self.mijlpalen)

    @property
    def afsprakengroepen(self) -> list[Groep]:
        return groepen.van_afspraken(self.afspraken)

    @property
    def documentengroepen(self) -> list[Groep]:
        return groepen.van_documenten(self.documenten)

    @property
    def vouwt_partijen(self) -> bool:
        return len(self.deelnemers) > groepen.KORT

    @property
    def vouwt_zonder_afspraak(self) -> bool:
        return len(self.zonder_afspraak) > groepen.KORT

    @property
    def uitleg(self) -> list[tuple[str, SafeString]]:
        return hoofdstukken(self.actie.toelichting)

    @property
    def inhoud(self) -> list[tuple[str, str, int | None]]:
        """The sections of the page: anchor, name, and of how many things; no number when none of them is certain."""
        delen: list[tuple[str, str, int | None]] = [("opbrengst", "Opbrengst", None)]
        if self.stappen:
            delen.append(("fasen", "Fasen", len(self.stappen)))
        telt = (
            ("mijlpalen", "mijlpaal", self.mijlpalen, True),
            ("afspraken", "afspraak", self.afspraken, True),
            ("onderdelen", "onderdeel", self.andere_onderdelen, self.toont_onderdelen),
            ("partijen", "deelnames", self.deelnemers, True),
            ("documenten", "document", self.documenten, self.toont_documenten),
        )
        for naam, soort, dingen, is_er in telt:
            if is_er:
                niets = None if self.onzeker.per_soort[soort] else 0
                delen.append((naam, naam.capitalize(), len(dingen) or niets))
        return [*delen, ("toelichting", "Uitleg", None), ("veranderd", "Veranderingen", None)]

    @cached_property
    def teksten_van(self) -> dict[str, date | None]:
        """By section the one later day that all its words are of; None when they are of the day itself, or differ."""
        mijlpalen = [regel.mijlpaal for regel in self.mijlpalen]
        uitgelegd = [deelname for deelname in self.deelnames if deelname.toelichting]
        return {
            "resultaten": _samen(self.resultaten),
            "mijlpalen": _samen(mijlpalen),
            "onderdelen": _samen(self.andere_onderdelen),
            "deelnames": _samen(uitgelegd),
        }

    @cached_property
    def inlassingen(self) -> list[SafeString]:
        """What apps above show here."""
        return inlassen(Plek.ACTIE, self.actie, self.moment)

    @property
    def vraagt_inspraak(self) -> bool:
        """Whether citizens can take part in the phase that it is in."""
        return any(stap.beeld == "nu" and stap.definitie.inspraak_open for stap in self.stappen)

    @property
    def toont_documenten(self) -> bool:
        return bool(self.documenten or self.onzeker.per_soort["document"])


def _samen(dingen: Iterable[MetTeksten]) -> date | None:
    dagen = {ding.tekst_van for ding in dingen}
    return dagen.pop() if len(dagen) == 1 else None


def met_verbanden() -> QuerySet[ActieMetVerbanden]:
    """Acties with line, kind, source, and the titles of opgaven, predecessors and successors."""
    rijen: Any = Actie.objects.select_related("programmalijn", "soort", "bron")
    met: QuerySet[ActieMetVerbanden] = rijen.annotate(
        opgavelijst=ArraySubquery(
            Opgave.objects.filter(acties=OuterRef("pk"))
            .order_by("nummer")
            .values(j=JSONObject(slug="slug", titel="titel"))
        ),
        eerdere=_verwanten(Q(opvolgers=OuterRef("pk"))),
        latere=_verwanten(Q(voorgangers=OuterRef("pk"))),
        kaderversie=Subquery(Stempel.objects.filter(naam=Stempel.Naam.KADER).values("versie")),
    )
    return met


_OP_SLUG: Vast[ActieMetVerbanden] = Vast(lambda: met_verbanden().filter(slug=PLAATS))


def met_slug(slug: str) -> ActieMetVerbanden | None:
    """The actie of this slug, a draft too, with what `met_verbanden` adds."""
    return next(iter(_OP_SLUG(slug)), None)


def merk(slug: str) -> Merk | None:
    """What the page of this actie is made from; None when the public may not see it."""
    with connection.cursor() as cursor:
        cursor.execute(_MERK, [slug, Publicatie.GEPUBLICEERD.value, Stempel.Naam.KADER.value])
        rij = cursor.fetchone()
    return (*rij, timezone.localdate()) if rij else None


def merk_van(actie: ActieMetVerbanden) -> Merk:
    """What the page of an actie that was read whole is made from."""
    return actie.versie, actie.kaderversie, timezone.localdate()


def _verwanten(voorwaarde: Q) -> ArraySubquery:
    naast = Q(is_demo__lte=OuterRef("is_demo"))  # beside a real actie only real ones
    gevonden = Actie.objects.zichtbaar().filter(voorwaarde, naast).order_by("begin", "pk")
    return ArraySubquery(gevonden.values(j=JSONObject(slug="slug", titel="titel", status="status")))


def stel_samen(actie: Actie, moment: Moment) -> Dossier:
    """The dossier of an actie from `met_verbanden`, as it was at a moment."""
    stand = stand_van(actie, moment, *ALLES)
    verteller = Verteller(stand.fasenamen, namen_bij(stand.afspraken))
    alle = actie.gebeurtenissen.geldend_op(moment)
    rijen = _JOURNAAL_NU(actie.pk) if moment.is_nu else list(_journaal(alle))
    status = max((rij for rij in staand(rijen) if "status" in rij.naar), key=lambda rij: rij.plaats, default=None)
    return Dossier(
        **{veld.name: getattr(stand, veld.name) for veld in fields(Stand)},
        journaal=vertel_alle([rij for rij in rijen if rij.soort not in OVER_DE_PAGINA][:NIEUWSTE], verteller),
        laatste_status=vertel(status, verteller) if status else None,
    )


def _journaal(alle: GebeurtenisQuerySet) -> QuerySet[Gebeurtenis]:
    """The newest rows that are not about the page itself and, wherever it is, the last one that tells the status."""
    nieuwste = alle.exclude(soort__in=OVER_DE_PAGINA).voor_lijst().values("pk")[:NIEUWSTE]
    status = alle.staand().filter(naar__has_key="status").in_volgorde().reverse().values("pk")[:1]
    return alle.filter(Q(pk__in=nieuwste) | Q(pk__in=status)).voor_lijst()


_JOURNAAL_NU = Vast(lambda: _journaal(Gebeurtenis.objects.filter(actie__pk__gelijk=PLAATS)))
