"""The journal: one append-only row for every substantive change (docs/adr/0003)."""

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Least, Now

from acties.models.gebeurtenissoort import (
    VERANDERING_VAN_RIJ,
    Gebeurtenissoort,
    Verandering,
)
from acties.models.journaalvragen import ONDERWERPEN, TELT_VANAF, VAAG, GebeurtenisQuerySet
from basis.bronnen.models import Bron
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma

if TYPE_CHECKING:
    from acties.models.actie import Actie

Houder: TypeAlias = "Actie | Programma"

# In our own time zone.
_DAG_VAN_VASTLEGGEN = Func(F("geregistreerd_op"), template="(%(expressions)s AT TIME ZONE 'Europe/Amsterdam')::date")


def van_houder(houder: "Houder") -> dict[str, Any]:
    """The field of a row that says whose it is."""
    return {str(houder._meta.model_name): houder}


def tel_regels(veld: str) -> dict[str, Any]:
    """For `annotate`: how often the journal says that a thing changed, or the title of its actie, and when last.

    `veld` is what a row calls the thing. Both stand in an event of a calendar.
    """
    eigen = Gebeurtenis.objects.filter(**{veld: OuterRef("pk")}).order_by().values(veld)
    zelf = {"mijlpaal": None, "afspraak": None, "onderdeel": None, "document": None}
    titels = Gebeurtenis.objects.filter(
        actie=OuterRef("actie"), soort=Gebeurtenissoort.TEKST, naar__has_key="titel", **zelf
    )
    titel = titels.order_by().values("actie")
    return {
        "aantal_regels": Subquery(eigen.values(n=models.Count("pk"))),
        "aantal_titels": Subquery(titel.values(n=models.Count("pk"))),
        "laatste_regel": Greatest(*(Subquery(r.values(op=models.Max("geregistreerd_op"))) for r in (eigen, titel))),
    }


class Gebeurtenis(models.Model):
    """One change of an actie, or of what is about the programme as a whole.

    It says what, from, to, why, from which source, who, for whom, when in force and when recorded.

    `van` and `naar` hold the changed fields by name, periods as text (`basis.tijd.perioden`). Rows are never
    changed or removed: a trigger refuses it. A mistake is mended by a new row that `corrigeert` the old one.
    """

    # What a row is about stands above the journal and reads it, so it is named as text.
    actie = models.ForeignKey(
        "Actie", verbose_name="actie", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    programma = models.ForeignKey(
        Programma, verbose_name="programma", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    soort = models.CharField("soort", max_length=30, choices=Gebeurtenissoort)
    mijlpaal = models.ForeignKey("Mijlpaal", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen")
    afspraak = models.ForeignKey("Afspraak", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen")
    onderdeel = models.ForeignKey("Onderdeel", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen")
    document = models.ForeignKey("Document", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen")
    van: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField("van", default=dict, blank=True)
    naar: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField("naar", default=dict, blank=True)
    reden = Tekstveld("reden")
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    door = models.ForeignKey(
        Gebruiker, verbose_name="door", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    namens = models.ForeignKey(
        Partij, verbose_name="namens", null=True, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    goedgekeurd_door = models.ForeignKey(
        Gebruiker, verbose_name="goedgekeurd door", null=True, on_delete=models.PROTECT, related_name="goedkeuringen"
    )
    functie = Regelveld("functie", max_length=150, blank=True, help_text="Van wie het meldde, op dat moment.")
    datum = PeriodeField("ging in op", null=True, help_text="Leeg: niet bekend.")
    geregistreerd_op = models.DateTimeField("vastgelegd op", db_default=Now())
    versie = models.PositiveIntegerField("versie van de actie")
    inzending = models.UUIDField("inzending", null=True, unique=True)
    corrigeert = models.ForeignKey(
        "self", verbose_name="corrigeert", null=True, on_delete=models.PROTECT, related_name="correcties"
    )
    vanaf = models.GeneratedField(
        expression=Coalesce(Func(F("datum"), function="lower"), Value(date.min)),
        output_field=models.DateField(),
        db_persist=True,
    )
    # The first day on which it may have taken effect; of an unknown date that on which it was recorded.
    telt_vanaf = models.GeneratedField(
        expression=Coalesce(Func(F("datum"), function="lower"), _DAG_VAN_VASTLEGGEN),
        output_field=models.DateField(),
        db_persist=True,
    )
    # The first day on which it certainly had: the last one of the period, or that on which it was told as a fact.
    zeker_vanaf = models.GeneratedField(
        expression=Greatest(
            Func(F("datum"), function="lower"),
            Least(Func(F("datum"), template="(upper(%(expressions)s) - 1)"), _DAG_VAN_VASTLEGGEN),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    verandering = models.GeneratedField(
        expression=Case(*(When(q, then=Value(naam)) for naam, q in VERANDERING_VAN_RIJ.items()), default=F("soort")),
        output_field=models.CharField("verandering", max_length=30, choices=Verandering),
        db_persist=True,
    )

    objects = GebeurtenisQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        indexes = (
            models.Index(fields=["vanaf", "id"], name="gebeurtenis_nieuwste"),
            models.Index(fields=["actie", "vanaf", "id"], name="gebeurtenis_actie_nieuwste"),
            models.Index(fields=["telt_vanaf", "id"], name="gebeurtenis_telt_vanaf"),
            models.Index(fields=["actie", "telt_vanaf", "id"], name="gebeurtenis_actie_telt_vanaf"),
            # The changes of one kind, and those of an unknown date, between two days.
            models.Index(fields=["verandering", "telt_vanaf", "id"], name="gebeurtenis_verandering"),
            models.Index(fields=["telt_vanaf", "id"], name="gebeurtenis_ongedateerd", condition=Q(datum__isnull=True)),
            # What may have changed between two days, though it may have been before or after them.
            models.Index(fields=["zeker_vanaf", "telt_vanaf"], name="gebeurtenis_vaag", condition=VAAG),
            models.Index(fields=["actie", "zeker_vanaf", "telt_vanaf"], name="gebeurtenis_actie_vaag", condition=VAAG),
            # The acties of which nobody can say whether they were there on a day: few, among all that tell a status.
            models.Index(
                fields=["actie", "telt_vanaf", "id"],
                name="gebeurtenis_status_onzeker",
                condition=Q(naar__has_key="status") & (VAAG | Q(datum__isnull=True)),
            ),
            # How an actie stood, and who took part in it, on a day: one step in one of these.
            *(
                models.Index(
                    fields=["actie", "telt_vanaf", "id"], name=f"gebeurtenis_{veld}", condition=Q(naar__has_key=veld)
                )
                for veld in ("status", "deelnames")
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=Gebeurtenissoort.values),
                name="gebeurtenis_soort_bestaat",
                violation_error_message="Kies een bestaande soort gebeurtenis.",
            ),
            models.CheckConstraint(
                condition=Q(reden__regex=r"\S") | Q(soort="tekst"),
                name="gebeurtenis_heeft_reden",
                violation_error_message="Geen verandering zonder reden.",
            ),
            models.CheckConstraint(
                condition=Q(datum__isnull=True) | Q(datum__isempty=False),
                name="gebeurtenis_datum_niet_leeg",
                violation_error_message="Een periode eindigt niet voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(goedgekeurd_door__isnull=True) | ~Q(goedgekeurd_door=F("door")),
                name="gebeurtenis_goedgekeurd_door_ander",
                violation_error_message="Wie iets meldt, keurt dat niet zelf goed.",
            ),
            models.CheckConstraint(
                condition=~Q(soort="teruggenomen") | Q(corrigeert__isnull=False),
                name="gebeurtenis_teruggenomen_zegt_wat",
                violation_error_message="Wie iets terugneemt, zegt wat.",
            ),
            models.UniqueConstraint(
                fields=["corrigeert"],
                condition=Q(soort="teruggenomen"),
                name="gebeurtenis_een_keer_teruggenomen",
                violation_error_message="Deze melding is al teruggenomen.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[houder, "versie"], name=naam, violation_error_message="Iemand anders was u voor."
                )
                for houder, naam in (
                    ("actie", "gebeurtenis_versie_uniek"),
                    ("programma", "gebeurtenis_versie_van_programma_uniek"),
                )
            ),
            models.CheckConstraint(
                condition=Q(actie__isnull=False, programma__isnull=True)
                | Q(actie__isnull=True, programma__isnull=False),
                name="gebeurtenis_van_actie_of_programma",
                violation_error_message="Een gebeurtenis gaat over een actie, of over het hele programma.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.houder}"

    @property
    def houder(self) -> "Houder":
        """What changed, or what the thing that changed belongs to: an actie, or the programme as a whole."""
        houder = self.actie or self.programma
        assert houder is not None
        return houder

    @property
    def is_demo(self) -> bool:
        """Whether it is of an actie that was made up, or of such a question about the programme as a whole."""
        return self.actie.is_demo if self.actie else "vraagdemo" in self.naar

    @property
    def van_wie(self) -> str:
        """On whose behalf, in a sentence to people of a party."""
        return self.namens.korte_naam if self.namens else "het programmabureau"

    @property
    def plaats(self) -> tuple[date, int]:
        """Where the row stands in the order of `in_volgorde`."""
        return getattr(self, TELT_VANAF), self.pk

    def is_denkbaar(self, op: date) -> bool:
        """Whether it may have taken effect by a day; of an undated fact nobody can deny it."""
        return self.datum is None or bool(self.telt_vanaf <= op)

    def is_zeker(self, op: date) -> bool:
        """Whether it certainly had taken effect on a day."""
        return bool(self.zeker_vanaf <= op)

    @property
    def onderwerp(self) -> tuple[str, int]:
        """What the row is about: the name of the model and the key of the object."""
        sleutels = {naam: getattr(self, f"{naam}_id") for naam in (*ONDERWERPEN, "actie", "programma")}
        return next((naam, sleutel) for naam, sleutel in sleutels.items() if sleutel is not None)
