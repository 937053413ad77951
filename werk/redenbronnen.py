"""Where the reasons come from that an actie, or the programme as a whole, asks something of a person.

A source says which acties in a view ask for it (0: the programme), for which party, by which part in an afspraak, and
a number to tell (days, a day, or how many). So the database filters, counts and sorts by reason, also for who sees
thousands of acties.
"""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import BigIntegerField, Count, Exists, F, Func, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from acties.actualiteit import over_actie, over_toezegging, stil
from acties.models import Afspraakstand, Deelname, Herkomst, Mijlpaal, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN, MET_MOMENT
from acties.models.toezegging import ToezeggingQuerySet
from acties.rechten import geleid_door
from basis.tijd.moment import Moment
from meedoen.models import Inbreng, Vraag, VraagQuerySet
from opendata.officieel.models import Fasevoorstel
from partijen.rechten import eigen_partijen, partijen_met
from partijen.rollen import Recht
from werk.concepten.models import Concept
from werk.rondes.models import Rondevraag
from werk.toepassen.gevraagd import te_zeggen
from werk.toepassen.models import Zelfcheck
from werk.werkveld import Werkveld

DAG_NUL = date(2018, 1, 1)  # a reason tells one number: a day is how many days it lies after this one
PROGRAMMA = 0  # in the place of the key of an actie: the programme as a whole
BINNENKORT = timedelta(days=30)  # before the day of an afspraak

Rijen = QuerySet[Any, Any]


def als_rijen(rijen: Rijen, actie: str = "actie_id", partij: str = "", getal: str = "", toezegging: str = "") -> Rijen:
    """What a source gives: the keys of the actie, of the party that is asked (0: who carries it) and of its part in an
    afspraak (0: it is not about one), and a number.
    """
    gevonden: Rijen = (
        rijen.order_by()
        .annotate(
            r_actie=Coalesce(_getal(actie), Value(PROGRAMMA), output_field=BigIntegerField()),
            r_partij=_getal(partij),
            r_getal=_getal(getal),
            r_toezegging=_getal(toezegging),
        )
        .values_list(*KOLOMMEN)
    )
    return gevonden


KOLOMMEN = ("r_actie", "r_partij", "r_getal", "r_toezegging")


def _getal(veld: str) -> Any:
    return Cast(F(veld), BigIntegerField()) if veld else Value(0, BigIntegerField())


def te_laat(veld: Werkveld) -> Rijen:
    laat = Mijlpaal.objects.te_laat(veld.op).van_acties(veld.getrokken)
    return als_rijen(laat.order_by().values("actie_id").annotate(hoeveel=Count("pk")), getal="hoeveel")


def nooit_gemeld(veld: Werkveld) -> Rijen:
    return als_rijen(veld.getrokken.exclude(Exists(over_actie().filter(actie=OuterRef("pk")))), actie="pk")


def niet_bevestigd(veld: Werkveld) -> Rijen:
    return als_rijen(stil(over_actie().filter(actie__in=veld.getrokken), "actie_id", veld.op), getal="dagen")


def _deelnemend(veld: Werkveld) -> Rijen:
    """The own parties in running acties, each once."""
    deelnames = Deelname.objects.filter(actie__in=veld.lopend, partij__in=veld.partijen.order_by())
    return deelnames.order_by().values("actie_id", "partij_id").distinct()


def ontbreekt(veld: Werkveld) -> Rijen:
    return als_rijen(_deelnemend(veld).exclude(Exists(_hier())), partij="partij_id")


def ingetrokken(veld: Werkveld) -> Rijen:
    """The parties that withdrew all that they promised there."""
    staat = _hier().exclude(stand=Afspraakstand.INGETROKKEN)
    return als_rijen(_deelnemend(veld).filter(Exists(_hier())).exclude(Exists(staat)), partij="partij_id")


def _hier() -> ToezeggingQuerySet:
    """What the party of the outer query promised in the actie of that query."""
    return Toezegging.objects.filter(afspraak__actie=OuterRef("actie"), partij=OuterRef("partij"))


def _open(veld: Werkveld) -> ToezeggingQuerySet:
    """What the own parties promised and neither kept nor withdrew, in running acties and about the programme."""
    waar = Q(afspraak__actie__in=veld.lopend)
    if veld.met_programma:
        waar |= Q(afspraak__programma__isnull=False)
    return Toezegging.objects.filter(waar, partij__in=veld.partijen.order_by(), stand__in=BLIJFT_STAAN)


def _als_toezeggingen(rijen: ToezeggingQuerySet) -> Rijen:
    return als_rijen(rijen, actie="afspraak__actie_id", partij="partij_id", toezegging="pk")


def afspraak_te_laat(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).te_laat(Moment.nu()))


def binnenkort(veld: Werkveld) -> Rijen:
    """Of what is not late yet; the last day that is expected now."""
    nu = Coalesce(F("afspraak__verwacht"), F("afspraak__uiterlijk"))
    tot = Func(nu, function="upper", output_field=models.DateField())
    rijen = _open(veld).filter(afspraak__herkomst=Herkomst.GEMELD, afspraak__uiterlijk__endswith__gt=veld.op)
    dichtbij = rijen.alias(tot=tot).filter(tot__gt=veld.op, tot__lte=veld.op + BINNENKORT)
    return _als_toezeggingen(dichtbij)


def opnieuw(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).filter(stand=Afspraakstand.OPNIEUW))


def voorstel(veld: Werkveld) -> Rijen:
    """What another party proposed, or reported for its own part, and the own one did not confirm yet."""
    van_ander = Q(afspraak__indiener__isnull=True) | ~Q(afspraak__indiener=F("partij"))
    rijen = _open(veld).filter(van_ander, afspraak__herkomst=Herkomst.GEMELD, stand=Afspraakstand.VOORGENOMEN)
    return _als_toezeggingen(rijen)


def gevonden(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).filter(afspraak__herkomst=Herkomst.GEVONDEN, onjuist=""))


def weersproken(veld: Werkveld) -> Rijen:
    """What a party finds wrong in a found one is for who laid it down: the programmabureau."""
    rijen = _open(veld).filter(afspraak__herkomst=Herkomst.GEVONDEN).exclude(onjuist="")
    return _als_toezeggingen(rijen if veld.gebruiker.mag_overal(Recht.RONDES) else rijen.none())


def afspraak_bevestigen(veld: Werkveld) -> Rijen:
    """Of those about which nothing else is asked."""
    zelf = Q(stand=Afspraakstand.VOORGENOMEN, afspraak__indiener=F("partij"))
    vast = _open(veld).filter(zelf | Q(stand__in=MET_MOMENT), afspraak__herkomst=Herkomst.GEMELD)
    woorden = over_toezegging(Q(afspraak__toezeggingen__in=vast.values("pk")))
    groepen: Any = stil(woorden, "afspraak__toezeggingen", veld.op)
    groepen = groepen.values("afspraak__toezeggingen", "afspraak__toezeggingen__partij_id", "actie_id", "dagen")
    return als_rijen(
        groepen,
        partij="afspraak__toezeggingen__partij_id",
        getal="dagen",
        toezegging="afspraak__toezeggingen",
    )


def ronde(veld: Werkveld) -> Rijen:
    """The number is the nearest deadline, as days since `DAG_NUL`."""
    vragen = Rondevraag.objects.in_open_rondes().van_partijen(veld.partijen.order_by()).over_acties(veld.lopend)
    per_partij = vragen.onbeantwoord().order_by().values("actie_id", "partij_id")
    dagen = Func(Min("ronde__deadline"), Value(DAG_NUL), arg_joiner=" - ", template="(%(expressions)s)")
    return als_rijen(per_partij.annotate(dagen=Cast(dagen, BigIntegerField())), partij="partij_id", getal="dagen")


def _vragen(veld: Werkveld) -> VraagQuerySet:
    """The questions to citizens that ask something of the own parties, about what is in view."""
    acties = veld.acties.order_by().values("pk")
    vragen = Vraag.objects.zichtbaar().over_acties(acties, met_programma=veld.met_programma)
    return vragen.van_partijen(partijen_met(veld.gebruiker, Recht.MEEDOEN).order_by())


def _te_beantwoorden(veld: Werkveld, vragen: VraagQuerySet) -> Rijen:
    """Those of which an own party promised the answer; the number is how many."""
    eigen = vragen.te_beantwoorden_door(partijen_met(veld.gebruiker, Recht.MEEDOEN).order_by())
    return als_rijen(eigen.per_beantwoorder(), actie="over_actie", partij="beantwoorder_id", getal="hoeveel")


def vraag_te_laat(veld: Werkveld) -> Rijen:
    return _te_beantwoorden(veld, _vragen(veld).te_laat(veld.op))


def vraag(veld: Werkveld) -> Rijen:
    return _te_beantwoorden(veld, _vragen(veld).beloofd(veld.op))


def reactie_lezen(veld: Werkveld) -> Rijen:
    """The number is how many wait."""
    wacht = Inbreng.objects.te_doen().van_vragen(_vragen(veld))
    return als_rijen(wacht.per_actie(), actie="over_actie", getal="hoeveel")


def concept(veld: Werkveld) -> Rijen:
    wacht = Concept.objects.vraagt_iets_van(veld.gebruiker)
    hier = wacht.open_bij(veld.acties.order_by(), met_programma=veld.met_programma)
    return als_rijen(hier.values("actie_id").distinct())


def toepassen(veld: Werkveld) -> Rijen:
    """The number says what is asked (`Vraagt`). Also of an actie that has ended: its code is still in force."""
    gevraagd = te_zeggen(eigen_partijen(veld.gebruiker, Recht.MELDEN), veld.op)
    hier = gevraagd.filter(code__actie__in=veld.acties.order_by().values("pk"))
    return als_rijen(hier, actie="actie", partij="partij", getal="vraagt")


def zelfcheck(veld: Werkveld) -> Rijen:
    """What a colleague asks this person to make public."""
    wacht = Zelfcheck.objects.wacht_op(veld.gebruiker).filter(code__actie__in=veld.acties.order_by().values("pk"))
    return als_rijen(wacht, actie="code__actie_id", partij="partij_id")


def bronvoorstel(veld: Werkveld) -> Rijen:
    """What official sources say of an actie that this person leads, ended or not; the number is how many."""
    hier = Fasevoorstel.objects.open().van_acties(geleid_door(veld.gebruiker)).van_acties(veld.acties)
    return als_rijen(hier.order_by().values("actie_id").annotate(hoeveel=Count("pk")), getal="hoeveel")
