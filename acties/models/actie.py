"""The actie: what the parties want to reach together, and how it stands."""

from collections.abc import Collection
from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce

from acties.models.gebeurtenis import Gebeurtenis
from acties.models.journaalvragen import TELT_VANAF
from acties.models.soort import Soort
from acties.models.status import LOPEND, VOORBIJ, Publicatie, Status
from acties.models.te_zien import TeZien
from acties.models.tekst import MetUitkomst
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.tijd.moment import Moment
from basis.tijd.perioden import periode
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from basis.zoeken.vragen import sleutels
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet
from programmalijnen.models import OPMAAK_HULP, Opgave, Programmalijn


class ActieQuerySet(TeZien["Actie"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: no drafts, nothing withdrawn."""
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def echt(self) -> Self:
        return self.filter(is_demo=False)

    def met_slug(self, *slugs: str) -> Self:
        return self.filter(slug__in=slugs)

    def van_lijn(self, *slugs: str) -> Self:
        return self.filter(programmalijn__in=Programmalijn.objects.filter(slug__in=slugs))

    def van_lijnen(self, slugs: Collection[str]) -> Self:
        """Acties of these lines; of any when none is named."""
        return self.van_lijn(*slugs) if slugs else self.all()

    def van_soort(self, *slugs: str) -> Self:
        return self.filter(soort__in=Soort.objects.filter(slug__in=slugs))

    def met_status(self, *statussen: str) -> Self:
        """Acties with one of these statuses; after `bestond` those that had it then."""
        return self.filter(**{f"{'status_toen' if self.is_toen else 'status'}__in": statussen})

    def bestond(self, moment: Moment) -> Self:
        """Acties that there were at a moment; of the past with their status and participants, for the words below."""
        if moment.is_nu:
            return self.all()
        rijen = Gebeurtenis.objects.filter(actie=OuterRef("pk")).geldend_op(moment)
        veranderd = Subquery(rijen.inhoudelijk().in_volgorde().reverse().values(TELT_VANAF)[:1])
        return self.annotate(
            status_toen=rijen.laatste_woord("status"),
            deelnames_toen=rijen.laatste_woord("deelnames", KeyTransform),
            veranderd_toen=Coalesce(veranderd, models.Value(date.min), output_field=models.DateField()),
        ).filter(status_toen__isnull=False)

    def misschien(self, moment: Moment) -> Self:
        """Acties of which nobody can say whether they were there: those that `bestond` leaves out, but not for sure."""
        rijen = Gebeurtenis.objects.filter(naar__has_key="status")
        er = rijen.filter(actie=OuterRef("pk")).geldend_op(moment)
        return self.filter(pk__in=rijen.onzeker_op(moment).values("actie")).exclude(Exists(er))

    def van_partij(self, *slugs: str) -> Self:
        """Acties in which one of these parties takes part."""
        return self.van_partijen(Partij.objects.filter(slug__in=slugs))

    def van_laag(self, *lagen: str) -> Self:
        """Acties in which a party of one of these layers of government takes part."""
        return self.van_partijen(Partij.objects.filter(bestuurslaag__in=lagen))

    def met_opgave(self, *slugs: str) -> Self:
        koppelingen = Actie.opgaven.through._default_manager.filter(actie=OuterRef("pk"), opgave__slug__in=slugs)
        return self.filter(Exists(koppelingen))

    def in_periode(self, van: int | None, tot_en_met: int | None) -> Self:
        """Acties that ran on a day in these years; an actie without a looptijd is not found."""
        jaren = periode(date(van, 1, 1) if van else None, date(tot_en_met, 12, 31) if tot_en_met else None)
        return self.filter(looptijd__overlap=jaren)

    def met_woorden(self, vraag: str) -> Self:
        """Acties that the search index finds for these words."""
        return self.filter(pk__in=sleutels("actie", vraag))

    def van_partijen(self, partijen: PartijQuerySet) -> Self:
        """Acties in which one of these parties takes part; after `bestond` those in which it did then."""
        actie = _staat_in("slug", OuterRef("deelnames_toen")) if self.is_toen else Q(deelnames__actie=OuterRef("pk"))
        return self.filter(Exists(partijen.filter(actie)))

    def voor_bladzijde(self) -> Self:
        """Only what says which acties are on a page and which card is ready; `voor_lijst` reads the rest."""
        return self.only("pk", "versie", "sorteertitel", "veranderd_op", "begin")

    def voor_kaart(self) -> Self:
        """As sorted for any list, with only what a card shows of them."""
        lijn, soort = ("programmalijn__titel", "programmalijn__volgorde"), ("soort__naam",)
        return self.voor_lijst().only(
            "slug", "titel", "samenvatting", "is_demo", "status", "publicatie", "gepubliceerd_op", *lijn, *soort
        )

    def voor_lijst(self) -> Self:
        """Joined and sorted for any list: by name, and stable by `pk`."""
        return self.select_related("programmalijn", "soort").order_by("sorteertitel", "pk")

    @property
    def is_toen(self) -> bool:
        """Whether these are acties at a moment."""
        return "status_toen" in self.query.annotations


def _staat_in(slug: str, deelnames: OuterRef) -> models.Expression:
    """Whether a party (its slug) is among participants as the journal keeps them: a list of `partij:rol`."""
    return models.Func(
        F(slug),
        deelnames,
        arg_joiner=" = ANY(ARRAY(SELECT split_part(d, ':', 1) FROM jsonb_array_elements_text(",
        template="%(expressions)s) AS d))",
        output_field=models.BooleanField(),
    )


def _zichtbaar(*velden: str, naam: str) -> models.Index:
    """An index of the rows that the public sees, in the order of one way of sorting."""
    return models.Index(*velden, name=naam, condition=Q(publicatie="gepubliceerd"))


@volg_tekst(
    "slug",
    "titel",
    "korte_naam",
    "programmalijn",
    "soort",
    "doel",
    "samenvatting",
    "toelichting",
    "opbrengst",
    "looptijd",
    "bron",
)
class Actie(MetUitkomst, models.Model):
    """What parties want to reach together under a line of the programme."""

    slug = models.SlugField("adresnaam", max_length=120, unique=True, help_text="Het laatste deel van het webadres.")
    titel = Regelveld("titel", max_length=250)
    korte_naam = Regelveld(
        "korte naam", max_length=24, blank=True, help_text="Voor tekeningen en smalle lijsten. Leeg: de titel."
    )
    programmalijn = models.ForeignKey(
        Programmalijn, verbose_name="programmalijn", on_delete=models.PROTECT, related_name="acties"
    )
    soort = models.ForeignKey(Soort, verbose_name="soort", on_delete=models.PROTECT, related_name="acties")
    doel = Tekstveld("gezamenlijk doel", help_text="Wat willen de partijen samen bereiken?")
    samenvatting = Tekstveld("samenvatting", help_text="In gewone taal (B1), voor iedereen te begrijpen.")
    toelichting = Tekstveld("toelichting", blank=True, help_text=OPMAAK_HULP)
    opbrengst = Tekstveld(
        "hoe staat het, wat leverde het op",
        blank=True,
        help_text=f"Bovenaan de pagina, met een verwijzing naar de bron van elke zin. {OPMAAK_HULP}",
    )
    looptijd = PeriodeField("looptijd", null=True, blank=True)
    opgaven = models.ManyToManyField(Opgave, verbose_name="opgaven", blank=True, related_name="acties")
    voorgangers = models.ManyToManyField(
        "self", verbose_name="voorgangers", blank=True, symmetrical=False, related_name="opvolgers"
    )
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="acties"
    )
    is_demo = models.BooleanField("verzonnen, voor de demo", default=False)

    status = models.CharField("status", max_length=20, choices=Status, default=Status.GEPLAND)
    publicatie = models.CharField("publicatie", max_length=20, choices=Publicatie, default=Publicatie.CONCEPT)
    gepubliceerd_op = models.DateTimeField("voor het eerst gepubliceerd op", null=True, blank=True, editable=False)
    bevestigd_op = models.DateTimeField("laatst bevestigd op", null=True, blank=True, editable=False)
    veranderd_op = models.DateField("laatst veranderd op", default=date.min, editable=False)  # date.min: unknown
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    versie = models.PositiveIntegerField("versie", default=0, editable=False)

    sorteertitel = models.GeneratedField(
        expression=models.Func(F("titel"), function="sorteersleutel"), output_field=models.TextField(), db_persist=True
    )
    begin = models.GeneratedField(
        expression=Coalesce(models.Func(F("looptijd"), function="lower"), models.Value(date.min)),
        output_field=models.DateField(),
        db_persist=True,
    )

    TEKSTVELDEN = ("titel", "korte_naam", "doel", "samenvatting", "toelichting", "opbrengst", "looptijd")

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        indexes = (
            _zichtbaar("sorteertitel", "id", naam="actie_titel"),
            _zichtbaar("programmalijn", "sorteertitel", "id", naam="actie_lijn_titel"),
            _zichtbaar("status", "sorteertitel", "id", naam="actie_status_titel"),
            _zichtbaar("soort", "sorteertitel", "id", naam="actie_soort_titel"),
            _zichtbaar("veranderd_op", "id", naam="actie_veranderd"),
            _zichtbaar("begin", "id", naam="actie_begin"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="actie_status_bestaat",
                violation_error_message="Kies een bestaande status.",
            ),
            models.CheckConstraint(
                condition=Q(publicatie__in=Publicatie.values),
                name="actie_publicatie_bestaat",
                violation_error_message="Kies concept, gepubliceerd of ingetrokken.",
            ),
            models.CheckConstraint(
                condition=Q(publicatie="concept") | Q(gepubliceerd_op__isnull=False),
                name="actie_gepubliceerd_heeft_moment",
                violation_error_message="Een gepubliceerde actie heeft een moment van publicatie.",
            ),
            models.CheckConstraint(
                condition=Q(looptijd__isnull=True) | Q(looptijd__isempty=False),
                name="actie_looptijd_niet_leeg",
                violation_error_message="De looptijd eindigt niet voor het begin.",
            ),
        )
        triggers = (
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING, uitstelbaar=True),
            # Other acties show these of their predecessors and successors.
            schuift_stempel(
                Stempel.Naam.KADER,
                pgtrigger.UpdateOf("slug", "titel", "publicatie"),  # type: ignore[no-untyped-call]
            ),
            pgtrigger.Trigger(
                name="telt_mee",
                when=pgtrigger.After,
                timing=pgtrigger.Immediate,
                operation=IEDERE_WIJZIGING,
                declare=[("rij", "record")],
                func="""
                FOR rij IN
                    SELECT programmalijn_id, soort_id, status, sum(stap) AS stap FROM (VALUES
                        (OLD.programmalijn_id, OLD.soort_id, OLD.status, OLD.publicatie, OLD.is_demo, -1),
                        (NEW.programmalijn_id, NEW.soort_id, NEW.status, NEW.publicatie, NEW.is_demo, 1)
                    ) AS v (programmalijn_id, soort_id, status, publicatie, is_demo, stap)
                    WHERE publicatie = 'gepubliceerd' AND NOT is_demo
                    GROUP BY 1, 2, 3 HAVING sum(stap) <> 0 ORDER BY 1, 2, 3
                LOOP
                    INSERT INTO acties_telling (programmalijn_id, soort_id, status, aantal)
                    VALUES (rij.programmalijn_id, rij.soort_id, rij.status, 0)
                    ON CONFLICT (programmalijn_id, soort_id, status) DO NOTHING;
                    UPDATE acties_telling SET aantal = aantal + rij.stap
                    WHERE (programmalijn_id, soort_id, status) = (rij.programmalijn_id, rij.soort_id, rij.status);
                END LOOP;
                RETURN NULL;
                """,
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("acties:actie", self.slug)

    @property
    def is_zichtbaar(self) -> bool:
        return self.publicatie == Publicatie.GEPUBLICEERD

    @property
    def laatst_veranderd(self) -> date | None:
        """The day on which the last change took effect; None when no date is known."""
        return None if self.veranderd_op == date.min else self.veranderd_op

    @property
    def is_afgelopen(self) -> bool:
        return self.status in VOORBIJ

    @property
    def loopt(self) -> bool:
        return self.status in LOPEND
