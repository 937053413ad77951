"""What the board of one question shows: what comes first, the lists with their counts, reactions, and subjects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse

from basis.tijd.perioden import toon_periode
from basis.web.adres import Adres, Link, als_sleutel
from basis.web.bladeren import Sortering
from basis.web.getallen import aantal, getal
from basis.web.woordverschil import Alinea, gelijke_woorden
from meedoen.models import (
    LEESTERMIJN,
    Antwoord,
    Inbreng,
    InbrengQuerySet,
    Inbrengstand,
    Onderwerp,
    Uitkomst,
    Vraag,
    Vraagstand,
    werkdagen_tussen,
)
from meedoen.vraagbeeld import te_laat

EERST_LEZEN = Sortering("beurt", "Eerst lezen", "beurt")
NIEUWSTE = Sortering("nieuw", "Nieuwste eerst", "ontvangen_op", aflopend=True)


class Lijst(models.TextChoices):
    """The lists of the board; the last ones are there only when something is in them."""

    TE_DOEN = "te-doen", "Te doen"
    ZONDER_ONDERWERP = "zonder-onderwerp", "Zonder onderwerp"
    ZICHTBAAR = "zichtbaar", "Zichtbaar"
    NIET_OPENBAAR = "niet-openbaar", "Niet openbaar"
    TEGENGEHOUDEN = "tegengehouden", "Tegengehouden"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    TE_LAAT = "te-laat", "Te laat gelezen"
    GEMELD = "gemeld", "Gemeld"


ALLEEN_ALS_ER_IETS_IS = (Lijst.TE_LAAT, Lijst.GEMELD)

KIES: dict[Lijst, Callable[[InbrengQuerySet, date], InbrengQuerySet]] = {
    Lijst.TE_DOEN: lambda rijen, op: rijen.te_doen(),
    Lijst.ZONDER_ONDERWERP: lambda rijen, op: rijen.zonder_onderwerp(),
    Lijst.ZICHTBAAR: lambda rijen, op: rijen.openbaar(),
    Lijst.NIET_OPENBAAR: lambda rijen, op: rijen.niet_openbaar(),
    Lijst.TEGENGEHOUDEN: lambda rijen, op: rijen.tegengehouden(),
    Lijst.INGETROKKEN: lambda rijen, op: rijen.ingetrokken(),
    Lijst.TE_LAAT: lambda rijen, op: rijen.te_laat_gelezen(op),
    Lijst.GEMELD: lambda rijen, op: rijen.met_open_melding(),
}


def lees_lijst(waarde: str) -> Lijst:
    """The list that an address asks for; without one: what there is to do."""
    return Lijst(waarde) if waarde in Lijst.values else Lijst.TE_DOEN


def rijen_van(vraag: Vraag, lijst: Lijst, op: date) -> InbrengQuerySet:
    return KIES[lijst](Inbreng.objects.van_vraag(vraag), op)


def sortering_van(lijst: Lijst) -> Sortering:
    return EERST_LEZEN if lijst in (Lijst.TE_DOEN, Lijst.TE_LAAT) else NIEUWSTE


def tel(vraag: Vraag, op: date) -> dict[Lijst, int]:
    """How many reactions stand in each list, in one question to the database."""
    delen = [
        rijen_van(vraag, lijst, op)
        .order_by()
        .annotate(lijst=models.Value(lijst.value))
        .values("lijst")
        .annotate(n=models.Count("pk"))
        .values_list("lijst", "n")
        for lijst in Lijst
    ]
    return dict.fromkeys(Lijst, 0) | {Lijst(naam): n for naam, n in delen[0].union(*delen[1:], all=True)}


def tellers(geteld: dict[Lijst, int], gekozen: Lijst) -> list[Link]:
    """Each list as a counter that leads to it."""
    return [
        Link(str(lijst.label), f"?toon={lijst.value}", lijst == gekozen, getal(geteld[lijst]))
        for lijst in Lijst
        if lijst not in ALLEEN_ALS_ER_IETS_IS or geteld[lijst] or lijst == gekozen
    ]


# -- one reaction ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bordrij:
    """A reaction on the board, and the earlier one that looks like it."""

    inbreng: Inbreng
    op: date
    lijkt_op: Inbreng | None = None

    @property
    def dagen_te_laat(self) -> int:
        """Working days since the last day to read it; 0 when it was read, or is not late."""
        return werkdagen_tussen(self.inbreng.lezen_voor, self.op) if self.inbreng.is_ongelezen else 0

    @property
    def is_gewist(self) -> bool:
        return self.inbreng.gewist_op is not None

    @property
    def meldingen(self) -> list[Any]:
        """What was said about it and not handled yet."""
        return list(getattr(self.inbreng, "open_meldingen", ()))

    @property
    def kan_op_de_site(self) -> bool:
        """Whether taking it up changes anything."""
        return not self.is_gewist and (self.inbreng.stand != Inbrengstand.ZICHTBAAR or self.inbreng.is_ongelezen)

    @property
    def kan_antwoord(self) -> bool:
        return self.inbreng.stand == Inbrengstand.ZICHTBAAR and self.inbreng.onderwerp is None and not self.is_gewist

    @property
    def naast_elkaar(self) -> tuple[list[Alinea], list[Alinea]] | None:
        """The text of what it looks like, and its own, with what stands in both marked."""
        return gelijke_woorden(self.lijkt_op.tekst, self.inbreng.tekst) if self.lijkt_op else None


# -- what comes first --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Eerst:
    """One thing that comes first: what, more about it, and where it is done. `soort`: laat, let, or none."""

    wat: str
    meer: str
    link: Link
    icoon: str
    soort: str = ""


def eerst_dit(
    vraag: Vraag, geteld: dict[Lijst, int], onderwerpen: "list[Onderwerprij]", op: date, *, mag_antwoorden: bool
) -> list[Eerst]:
    """What asks something now, the most pressing first."""
    regels: list[Eerst] = []
    if n := geteld[Lijst.TE_LAAT]:
        wat = f"{aantal(n, 'reactie', 'reacties')} te laat gelezen."
        link = Link("Lees wat te laat is", f"?toon={Lijst.TE_LAAT.value}")
        regels.append(Eerst(wat, f"{LEESTERMIJN} werkdagen is de belofte.", link, "clock-alert", "laat"))
    if n := geteld[Lijst.GEMELD]:
        wat, link = f"{aantal(n, 'reactie', 'reacties')} gemeld.", Link("Beoordeel", f"?toon={Lijst.GEMELD.value}")
        regels.append(Eerst(wat, "Een lezer meldt misbruik, of de schrijver is het niet eens.", link, "flag", "let"))
    if mag_antwoorden:
        regels += _eerst_antwoorden(vraag, geteld, onderwerpen, op)
    return regels


def _eerst_antwoorden(
    vraag: Vraag, geteld: dict[Lijst, int], onderwerpen: "list[Onderwerprij]", op: date
) -> list[Eerst]:
    open_ = [rij for rij in onderwerpen if rij.vraagt_antwoord]
    dagen, regels = vraag.dagen_te_laat(op), []
    if not open_ and not geteld[Lijst.TE_DOEN] and _is_klaar(vraag, op):
        link = Link("Rond de vraag af", reverse("werk_meedoen:afronden", args=[vraag.slug]))
        return [Eerst("Alles heeft een antwoord.", "U kunt de vraag afronden.", link, "circle-check")]
    if dagen:
        link = Link("Zeg wanneer het antwoord wel komt", reverse("werk_meedoen:verzetten", args=[vraag.slug]))
        belofte = f"Beloofd was {toon_periode(vraag.antwoord_beloofd)}."
        regels.append(Eerst(f"Antwoord {te_laat(dagen)}.", belofte, link, "clock-alert", "laat"))
    if open_:
        wat = f"{aantal(len(open_), 'onderwerp', 'onderwerpen')} zonder antwoord."
        link = Link("Schrijf antwoord", antwoordadres(vraag, open_[0].onderwerp))
        regels.append(Eerst(wat, _tot_belofte(vraag, op), link, "reply"))
    return regels


def _is_klaar(vraag: Vraag, op: date) -> bool:
    """Whether it can be closed without a reason."""
    is_dicht = vraag.stand(op) in (Vraagstand.TE_LAAT, Vraagstand.BELOOFD)
    return is_dicht and not Inbreng.objects.van_vraag(vraag).onbeantwoord().exists()


def _tot_belofte(vraag: Vraag, op: date) -> str:
    laatste = vraag.beloofde_dag
    if laatste is None or laatste < op:
        return ""
    dagen = (laatste - op).days
    return f"Nog {aantal(dagen, 'dag', 'dagen')} tot de beloofde dag." if dagen else "Vandaag is de beloofde dag."


def antwoordadres(vraag: Vraag, onderwerp: Onderwerp) -> str:
    return Adres().met(onderwerp=str(onderwerp.pk)).achter(reverse("werk_meedoen:antwoord_nieuw", args=[vraag.slug]))


# -- subjects ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Onderwerprij:
    """A subject with how many reactions it holds, and the answer that counts (given, or else a draft)."""

    onderwerp: Onderwerp
    aantal: int
    antwoord: Antwoord | None

    @property
    def vraagt_antwoord(self) -> bool:
        return self.aantal > 0 and self.antwoord is None

    @property
    def stand(self) -> tuple[str, str]:
        """How its answer stands, as an icon and in words."""
        if self.antwoord is None:
            return ("reply", "antwoord nodig") if self.aantal else ("circle-dashed", "nog leeg")
        if self.antwoord.gegeven_op is None:
            return "pencil", "concept, wacht op tweede paar ogen" if self.antwoord.partij.vier_ogen else "concept"
        if self.antwoord.uitkomst == Uitkomst.ELDERS:
            return "square-arrow-out-up-right", "voor een andere overheid"
        return "circle-check", f"beantwoord: {self.antwoord.get_uitkomst_display()}"


def onderwerp_van(vraag: Vraag, sleutel: str) -> Onderwerp | None:
    """The subject of the question with this key, as a form sends it."""
    return vraag.onderwerpen.filter(pk=als_sleutel(sleutel)).first()


def onderwerpen_van(vraag: Vraag) -> list[Onderwerprij]:
    """The subjects of a question in their order."""
    telt = models.Q(inbrengen__stand=Inbrengstand.ZICHTBAAR)
    rijen = list(vraag.onderwerpen.annotate(aantal=models.Count("inbrengen", filter=telt)))
    per: dict[int, Antwoord] = {}
    for antwoord in vraag.antwoorden.voor_lijst().prefetch_related("onderwerpen"):
        for onderwerp in antwoord.onderwerpen.all():
            if antwoord.gegeven_op or onderwerp.pk not in per:
                per[onderwerp.pk] = antwoord
    return [Onderwerprij(rij, rij.aantal, per.get(rij.pk)) for rij in rijen]
