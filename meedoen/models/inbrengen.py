"""What can be asked of the reactions to questions, in the words of the domain."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Coalesce

from basis.web.adres import als_sleutel
from meedoen.models.inbrengstand import ONGELEZEN, OPENBAAR, TEGENGEHOUDEN, Inbrengstand
from meedoen.models.onderwerp import Onderwerp
from meedoen.models.vraag import Vraag
from meedoen.models.vragen import PADEN_NAAR_ACTIE

if TYPE_CHECKING:
    from meedoen.models.inbreng import Inbreng


def _open_meldingen() -> Any:
    meldingen: Any = apps.get_model("meedoen", "Melding").objects
    return meldingen.open()


def _met_open_melding() -> Exists:
    return Exists(_open_meldingen().filter(inbreng=OuterRef("pk")))


class InbrengQuerySet(models.QuerySet["Inbreng"]):
    """The words of the domain for these rows."""

    def openbaar(self) -> Self:
        """What everyone may read."""
        return self.filter(OPENBAAR)

    def telt_mee(self) -> Self:
        """What is answered: read and not held, also when its writer wants it read by who answers alone."""
        return self.filter(stand=Inbrengstand.ZICHTBAAR)

    def te_lezen(self) -> Self:
        """Of what nobody read what is not on the site either: it waits for that."""
        return self.ongelezen().filter(stand=Inbrengstand.ONTVANGEN)

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
        return self.filter(stand__in=TEGENGEHOUDEN)

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
        return (
            self.select_related("onderwerp", "vraag")
            .prefetch_related(models.Prefetch("meldingen", _open_meldingen(), to_attr="open_meldingen"))
            .annotate(beurt=models.Case(ongelezen, default=gelezen))
        )

    def zonder_onderwerp(self) -> Self:
        return self.telt_mee().filter(onderwerp__isnull=True)

    def met_open_melding(self) -> Self:
        return self.filter(_met_open_melding())

    def onbeantwoord(self) -> Self:
        """What no given answer is about, neither by itself nor by its subject."""
        zelf = self.model.antwoorden.through.objects.filter(inbreng=OuterRef("pk"), antwoord__gegeven_op__isnull=False)
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
        zelf = self.model.antwoorden.through.objects.filter(antwoord=antwoord).values("inbreng")
        via = Onderwerp.antwoorden.through.objects.filter(antwoord=antwoord).values("onderwerp")
        return self.filter(Q(pk__in=zelf) | Q(onderwerp__in=via))

    def per_lot(self) -> models.QuerySet["Inbreng", tuple[str, bool, bool, bool, int]]:
        """How many by stand, by whether everyone may read it, whether it was erased, and whether nobody read it."""
        gewist, velden = Q(gewist_op__isnull=False), ("stand", "mag_openbaar", "is_gewist", "ongelezen")
        rijen = self.order_by().annotate(is_gewist=ExpressionWrapper(gewist, models.BooleanField()))
        rijen = rijen.annotate(ongelezen=ExpressionWrapper(ONGELEZEN, models.BooleanField()))
        geteld: models.QuerySet[Inbreng, tuple[str, bool, bool, bool, int]] = rijen.values_list(*velden).annotate(
            hoeveel=models.Count("pk")
        )
        return geteld

    def voor_schrijver(self) -> Self:
        """With what the page needs on which its writer follows it."""
        return self.select_related("vraag__beantwoorder", "vraag__actie__programmalijn", "onderwerp")

    def met_bepaling(self) -> Self:
        """With the text of the bepaling that its question is about."""
        return self.select_related("vraag__bepalingstekst__versie")

    def nieuwste_eerst(self) -> Self:
        return self.order_by("-ontvangen_op", "-pk")
