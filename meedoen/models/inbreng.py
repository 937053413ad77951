"""What citizens write: a reaction, what became of it on the site, and (apart) how to reach who wrote it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from basis.postgres.triggers import blijft
from basis.web.adres import als_sleutel
from basis.web.tekst import Emailveld, Regelveld, Tekstveld
from meedoen.models.vraag import ONGELEZEN, PADEN_NAAR_ACTIE, Vraag
from partijen.models import Gebruiker

LEESTERMIJN = 2  # working days within which somebody reads it


def werkdagen_na(dag: date, aantal: int) -> date:
    """The day that lies so many working days after this one (Monday to Friday; holidays are not known here)."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days after `van` the day `tot` lies; 0 when it does not."""
    dagen = (van + timedelta(days=verder) for verder in range(1, (tot - van).days + 1))
    return sum(dag.weekday() < 5 for dag in dagen)


class Inbrengstand(models.TextChoices):
    """What became of a reaction."""

    ONTVANGEN = "ontvangen", "ontvangen, nog niet gelezen"
    ZICHTBAAR = "zichtbaar", "op de site"
    ACHTERGEHOUDEN = "achtergehouden", "tegengehouden"
    VERBORGEN = "verborgen", "niet meer op de site"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Inbrengbron(models.TextChoices):
    """How it came to us."""

    SITE = "site", "via de site"
    BRIEF = "brief", "per brief"
    MAIL = "mail", "per e-mail"
    TELEFOON = "telefoon", "per telefoon"
    BIJEENKOMST = "bijeenkomst", "op een bijeenkomst"


class Vlag(models.TextChoices):
    """Why a person reads it first, although the question does not ask for that."""

    GEEN = "", "niets bijzonders"
    LOKVELD = "lokveld", "een veld ingevuld dat leeg moet blijven"
    VEEL = "veel", "veel reacties van één netwerk"


class Onderwerp(models.Model):
    """Reactions to one question that say something about the same, put together by a person, with a summary."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="onderwerpen")
    titel = Regelveld("onderwerp", max_length=120)
    samenvatting = Tekstveld("samenvatting", max_length=2_000, blank=True, help_text="Wat inwoners hierover zeggen.")
    volgorde = models.PositiveIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ("volgorde", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["vraag", "titel"],
                name="onderwerp_titel_uniek",
                violation_error_message="Deze vraag heeft al een onderwerp met deze titel.",
            ),
        )

    def __str__(self) -> str:
        return self.titel


def _met_open_melding() -> Exists:
    return Exists(Melding.objects.filter(inbreng=OuterRef("pk"), afgehandeld_op__isnull=True))


class InbrengQuerySet(models.QuerySet["Inbreng"]):
    """The words of the domain for these rows."""

    def openbaar(self) -> Self:
        """What everyone may read."""
        return self.filter(stand=Inbrengstand.ZICHTBAAR, mag_openbaar=True, gewist_op__isnull=True)

    def telt_mee(self) -> Self:
        """What is answered: read and not held, also when its writer wants it read by who answers alone."""
        return self.filter(stand=Inbrengstand.ZICHTBAAR)

    def te_lezen(self) -> Self:
        return self.filter(stand=Inbrengstand.ONTVANGEN)

    def ongelezen(self) -> Self:
        """What nobody read yet, on the site or not."""
        return self.filter(ONGELEZEN)

    def te_laat_gelezen(self, op: date) -> Self:
        return self.ongelezen().filter(lezen_voor__lt=op)

    def te_doen(self) -> Self:
        """What asks something of who handles it: nobody read it, or somebody said that something is wrong."""
        return self.filter(ONGELEZEN | Q(_met_open_melding()), gewist_op__isnull=True)

    def niet_openbaar(self) -> Self:
        """What counts and is read by who answers alone: its writer wants that."""
        return self.telt_mee().filter(mag_openbaar=False)

    def tegengehouden(self) -> Self:
        return self.filter(stand__in=[Inbrengstand.ACHTERGEHOUDEN, Inbrengstand.VERBORGEN])

    def ingetrokken(self) -> Self:
        return self.filter(stand=Inbrengstand.INGETROKKEN)

    def van_vraag(self, vraag: Vraag) -> Self:
        return self.filter(vraag=vraag)

    def eerder_dan(self, sleutel: int) -> Self:
        return self.filter(pk__lt=sleutel)

    def van_vragen(self, vragen: "models.QuerySet[Vraag]") -> Self:
        return self.filter(vraag__in=vragen.order_by().values("pk"))

    def per_actie(self) -> Any:
        """How many (`hoeveel`) by the key of the actie that their question is about (`over_actie`)."""
        paden = [f"vraag__{pad}" for pad in PADEN_NAAR_ACTIE]
        per = self.order_by().annotate(over_actie=Coalesce(*paden)).values("over_actie")
        return per.annotate(hoeveel=models.Count("pk"))

    def bij_onderwerp(self, onderwerp: "Onderwerp") -> Self:
        return self.filter(onderwerp=onderwerp)

    def gekozen(self, sleutels: Iterable[str]) -> Self:
        """Those with these keys, as an address or a form holds them; what is no key is none of them."""
        return self.filter(pk__in=map(als_sleutel, sleutels))

    def niet_gewist(self) -> Self:
        return self.filter(gewist_op__isnull=True)

    def leesbaar(self) -> Self:
        """Whose text is still there and that nobody kept from the site."""
        return self.filter(stand__in=[Inbrengstand.ONTVANGEN, Inbrengstand.ZICHTBAAR], gewist_op__isnull=True)

    def voor_bord(self) -> Self:
        """With what a row of the board shows; `beurt`: by when to read it, far away once somebody did."""
        gelezen = models.Value(date.max, output_field=models.DateField())
        ongelezen = models.When(gelezen_op__isnull=True, then="lezen_voor")
        open_ = Melding.objects.filter(afgehandeld_op__isnull=True)
        return (
            self.select_related("onderwerp", "vraag")
            .prefetch_related(models.Prefetch("meldingen", open_, to_attr="open_meldingen"))
            .annotate(beurt=models.Case(ongelezen, default=gelezen))
        )

    def zonder_onderwerp(self) -> Self:
        return self.telt_mee().filter(onderwerp__isnull=True)

    def met_open_melding(self) -> Self:
        return self.filter(_met_open_melding())

    def onbeantwoord(self) -> Self:
        """What no given answer is about, neither by itself nor by its subject."""
        zelf = Inbreng.antwoorden.through.objects.filter(inbreng=OuterRef("pk"), antwoord__gegeven_op__isnull=False)
        via = Onderwerp.antwoorden.through.objects.filter(
            onderwerp=OuterRef("onderwerp"), antwoord__gegeven_op__isnull=False
        )
        return self.telt_mee().exclude(Exists(zelf)).exclude(Exists(via))

    def met_volgcode(self, afdruk: str) -> Self:
        return self.filter(volgcode=afdruk)

    def met_nummer(self, jaar: int, volgnummer: int) -> Self:
        return self.filter(jaar=jaar, volgnummer=volgnummer)

    def te_wissen(self, op: date) -> Self:
        """Whose term has ended by the day `op`, and whose text is still there."""
        return self.filter(vraag__bewaren_tot__lt=op, gewist_op__isnull=True)

    def bij_antwoord(self, antwoord: int) -> Self:
        """What this answer is about, by itself or by its subject."""
        zelf = Inbreng.antwoorden.through.objects.filter(antwoord=antwoord).values("inbreng")
        via = Onderwerp.antwoorden.through.objects.filter(antwoord=antwoord).values("onderwerp")
        return self.filter(Q(pk__in=zelf) | Q(onderwerp__in=via))

    def per_lot(self) -> models.QuerySet["Inbreng", tuple[str, bool, bool, bool, int]]:
        """How many there are by stand, whether everyone may read it, whether it was erased and whether it was read."""
        gewist, gelezen = Q(gewist_op__isnull=False), Q(gelezen_op__isnull=False)
        velden = ("stand", "mag_openbaar", "is_gewist", "is_gelezen")
        rijen = self.order_by().annotate(is_gewist=ExpressionWrapper(gewist, models.BooleanField()))
        rijen = rijen.annotate(is_gelezen=ExpressionWrapper(gelezen, models.BooleanField()))
        geteld: models.QuerySet[Inbreng, tuple[str, bool, bool, bool, int]] = rijen.values_list(*velden).annotate(
            hoeveel=models.Count("pk")
        )
        return geteld

    def voor_schrijver(self) -> Self:
        """With what the page needs on which its writer follows it."""
        return self.select_related("vraag__beantwoorder", "vraag__actie__programmalijn", "onderwerp")

    def nieuwste_eerst(self) -> Self:
        return self.order_by("-ontvangen_op", "-pk")


class Inbreng(models.Model):
    """One reaction to a question: plain text, that no history table keeps.

    `sleutel` marks one sending of one form (a second click gives the same), `volgcode` is a print of the code by which
    its writer follows it; neither can be turned back. What was left out before it came on the site (the name of a third
    person) is in `tekst` only, for who moderates; `op_de_site` is then what readers see.
    """

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.PROTECT, related_name="inbrengen")
    jaar = models.PositiveSmallIntegerField("jaar", editable=False)
    volgnummer = models.PositiveIntegerField("volgnummer", editable=False)
    tekst = Tekstveld("reactie", max_length=4_000, blank=True)
    op_de_site = Tekstveld("tekst op de site", max_length=4_000, blank=True)
    naam = Regelveld("naam erbij", max_length=80, blank=True)
    mag_openbaar = models.BooleanField("mag iedereen dit lezen?")
    bron = models.CharField("hoe kwam het binnen", max_length=20, choices=Inbrengbron, default=Inbrengbron.SITE)
    stand = models.CharField("stand", max_length=20, choices=Inbrengstand, default=Inbrengstand.ONTVANGEN)
    vlag = models.CharField("eerst lezen omdat", max_length=10, choices=Vlag, default=Vlag.GEEN, blank=True)
    ontvangen_op = models.DateTimeField("ontvangen op", default=timezone.now)
    lezen_voor = models.DateField("lezen uiterlijk op")
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    onderwerp = models.ForeignKey(
        Onderwerp, verbose_name="onderwerp", null=True, blank=True, on_delete=models.SET_NULL, related_name="inbrengen"
    )
    ingevoerd_door = models.ForeignKey(
        Gebruiker, verbose_name="ingevoerd door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sleutel = models.CharField("sleutel", max_length=64, unique=True, editable=False)
    volgcode = models.CharField("afdruk van de volgcode", max_length=64, unique=True, editable=False)
    gewist_op = models.DateTimeField("gewist op", null=True, blank=True)

    objects = InbrengQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        indexes = (
            models.Index(fields=["vraag", "-ontvangen_op", "-id"], name="inbreng_nieuwste"),
            models.Index(fields=["vraag", "stand", "lezen_voor", "id"], name="inbreng_stand"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["jaar", "volgnummer"],
                name="inbreng_nummer_uniek",
                violation_error_message="Dit nummer is al gebruikt.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Inbrengstand.values),
                name="inbreng_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(bron__in=Inbrengbron.values),
                name="inbreng_bron_bestaat",
                violation_error_message="Kies hoe de reactie binnenkwam.",
            ),
            models.CheckConstraint(
                condition=Q(vlag__in=Vlag.values),
                name="inbreng_vlag_bestaat",
                violation_error_message="Kies een bestaande vlag.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst="") | Q(gewist_op__isnull=False),
                name="inbreng_heeft_tekst",
                violation_error_message="Schrijf uw reactie.",
            ),
            models.CheckConstraint(
                condition=Q(gewist_op__isnull=True) | Q(tekst="", op_de_site="", naam=""),
                name="inbreng_gewist_is_leeg",
                violation_error_message="Van een gewiste reactie blijft geen tekst staan.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="ingetrokken") | Q(gewist_op__isnull=False),
                name="inbreng_ingetrokken_is_gewist",
                violation_error_message="Een ingetrokken reactie is gewist.",
            ),
            models.CheckConstraint(
                condition=Q(bron="site") | Q(ingevoerd_door__isnull=False),
                name="inbreng_niet_van_site_door_iemand",
                violation_error_message="Wie voerde deze reactie in?",
            ),
        )

    def __str__(self) -> str:
        return f"reactie {self.nummer}"

    @property
    def nummer(self) -> str:
        """Such as 2026-0415."""
        return f"{self.jaar}-{self.volgnummer:04}"

    @property
    def kort_nummer(self) -> str:
        """Within the year, as people say it."""
        return f"{self.volgnummer:04}"

    @property
    def getoonde_tekst(self) -> str:
        """What readers see."""
        return self.op_de_site or self.tekst

    @property
    def is_ingekort(self) -> bool:
        """Whether something was left out."""
        return bool(self.op_de_site)

    @property
    def getoonde_naam(self) -> str:
        return self.naam or "Een inwoner"

    @property
    def kwam_later(self) -> bool:
        """Whether its writer was typing when the question closed."""
        return self.bron == Inbrengbron.SITE and timezone.localdate(self.ontvangen_op) >= self.vraag.periode.upper

    @property
    def is_openbaar(self) -> bool:
        return self.stand == Inbrengstand.ZICHTBAAR and self.mag_openbaar and self.gewist_op is None


class ContactQuerySet(models.QuerySet["Contact"]):
    """The words of the domain for these rows."""

    def met_adres(self, adres: str) -> Self:
        """However it was typed: a mailbox has one."""
        return self.alias(klein=Lower("adres")).filter(klein=adres.strip().lower())

    def bij_antwoord(self, antwoord: int) -> Self:
        """Of the reactions that count which this answer is about."""
        return self.filter(inbreng__in=Inbreng.objects.telt_mee().bij_antwoord(antwoord))


class Contact(models.Model):
    """How to reach who wrote a reaction. In a table of its own: no history, no export, gone after its term."""

    inbreng = models.OneToOneField(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="contact")
    adres = Emailveld("e-mailadres")
    laatste_bericht_op = models.DateTimeField("laatste bericht op", default=timezone.now)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mailadres bij een reactie"
        verbose_name_plural = "e-mailadressen bij reacties"

    def __str__(self) -> str:
        return f"adres bij {self.inbreng}"


class Grond(models.TextChoices):
    """Our rules: for nothing else is a reaction held."""

    GEEN = "", "geen"
    SCHELDEN = "schelden", "geen schelden of dreigen"
    GEGEVENS = "gegevens", "geen gegevens van een ander"
    RECLAME = "reclame", "geen reclame"
    ANDERS = "anders", "over deze vraag"


_ALLEEN_DE_UITLEG_WEG = """
    TG_OP = 'UPDATE' AND NEW.uitleg = ''
    AND to_jsonb(OLD) - 'uitleg' = to_jsonb(NEW) - 'uitleg'
"""


class Moderatiebesluit(models.Model):
    """One step of a reaction, with our rule and the explanation that its writer reads. Rows only come.

    After the term of the question the explanation goes, as it may quote the reaction.
    """

    inbreng = models.ForeignKey(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="besluiten")
    van = models.CharField("van", max_length=20, choices=Inbrengstand)
    naar = models.CharField("naar", max_length=20, choices=Inbrengstand)
    grond = models.CharField("onze regel", max_length=20, choices=Grond, default=Grond.GEEN, blank=True)
    uitleg = Tekstveld("uitleg aan de schrijver", max_length=2_000, blank=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "moderatiebesluit"
        verbose_name_plural = "moderatiebesluiten"
        ordering = ("op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(van__in=Inbrengstand.values, naar__in=Inbrengstand.values),
                name="besluit_standen_bestaan",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(grond__in=Grond.values),
                name="besluit_grond_bestaat",
                violation_error_message="Kies een van onze regels.",
            ),
            models.CheckConstraint(
                condition=~Q(naar__in=["achtergehouden", "verborgen"]) | ~Q(grond="") | Q(door__isnull=True),
                name="besluit_tegenhouden_heeft_grond",
                violation_error_message="Kies volgens welke regel u deze reactie tegenhoudt.",
            ),
        )
        triggers = (
            blijft("besluit_blijft", "Een besluit over een reactie blijft staan.", tenzij=_ALLEEN_DE_UITLEG_WEG),
        )

    def __str__(self) -> str:
        return f"{self.inbreng}: {self.get_naar_display()}"


class Meldingsoort(models.TextChoices):
    """Who says that something is wrong."""

    MISBRUIK = "misbruik", "melding van een lezer"
    BEZWAAR = "bezwaar", "de schrijver is het niet eens"


class Melding(models.Model):
    """Somebody says why a reaction should not stand there, or its writer why it should."""

    inbreng = models.ForeignKey(Inbreng, verbose_name="reactie", on_delete=models.CASCADE, related_name="meldingen")
    soort = models.CharField("soort", max_length=10, choices=Meldingsoort)
    tekst = Tekstveld("waarom", max_length=2_000)
    op = models.DateTimeField("gemeld op", default=timezone.now)
    afgehandeld_op = models.DateTimeField("afgehandeld op", null=True, blank=True)
    afgehandeld_door = models.ForeignKey(
        Gebruiker, verbose_name="afgehandeld door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "melding over een reactie"
        verbose_name_plural = "meldingen over reacties"
        ordering = ("op", "pk")
        indexes = (models.Index(fields=["inbreng"], name="melding_open", condition=Q(afgehandeld_op__isnull=True)),)
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=Meldingsoort.values),
                name="melding_soort_bestaat",
                violation_error_message="Kies een bestaande soort melding.",
            ),
            models.CheckConstraint(
                condition=Q(afgehandeld_op__isnull=True, afgehandeld_door__isnull=True)
                | Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False),
                name="melding_afgehandeld_door_iemand",
                violation_error_message="Een afgehandelde melding zegt wie dat deed en wanneer.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} over {self.inbreng}"


class Netwerktelling(models.Model):
    """How many reactions to a question came from one network today: of the network only a print, salted anew daily."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="+")
    afdruk = models.CharField("afdruk", max_length=64)
    dag = models.DateField("dag")
    aantal = models.PositiveIntegerField("aantal", default=0)

    class Meta:
        verbose_name = "telling per netwerk"
        verbose_name_plural = "tellingen per netwerk"
        constraints = (models.UniqueConstraint(fields=["vraag", "afdruk"], name="netwerktelling_uniek"),)

    def __str__(self) -> str:
        return f"{self.vraag}: {self.aantal}"


class Dagzout(models.Model):
    """What prints of networks are salted with on one day; when it is gone, so is the way back."""

    dag = models.DateField("dag", primary_key=True)
    zout = models.CharField("zout", max_length=64)

    class Meta:
        verbose_name = "zout van de dag"
        verbose_name_plural = "zout van de dag"

    def __str__(self) -> str:
        return str(self.dag)
