"""The acties, their kinds and the phases of these, as the open data tells of them."""

from typing import Any

from django.db.models import Prefetch

from acties.api.lezen import ALLEEN_ZEKER, OVER_ACTIES, gezeefd, lees_standen, tekst_van
from acties.delen import Deel
from acties.models import Actie, Fasedefinitie, Soort, Status
from acties.models.deelname import TREKKERS
from acties.stand import Stand
from basis.api.kolommen import bron, demo, getal, ja_nee, keuze, periode, sleutel, sleutels, tekst, van
from basis.api.tabel import GEEN_VERLEDEN, Tabel, Vraag, Zeef, plaats_van, uit_rijen
from basis.tijd.moment import Moment
from programmalijnen.models import Opgave

VAN_ACTIE = (Deel.DEELNAMES, Deel.SINDS, Deel.VERANDERING)


def _lees(vraag: Vraag, hoogstens: int) -> list[Stand]:
    gevonden = [actie.pk for actie in uit_rijen(gezeefd(vraag).only("pk"), vraag, hoogstens)]
    return lees_standen(gevonden, vraag, *VAN_ACTIE, rijen=_met_verwanten(vraag.moment))


def _met_verwanten(moment: Moment) -> Any:
    """With what an actie leads to; other acties as far as everyone may see them."""
    verwant = Actie.objects.te_zien(moment).only("slug")
    opgaven = Prefetch("opgaven", Opgave.objects.only("slug"))
    anderen = [Prefetch(naam, verwant) for naam in ("voorgangers", "opvolgers")]
    return Actie.objects.select_related("bron").prefetch_related(opgaven, *anderen)


def _slugs(naam: str) -> Any:
    return lambda actie: [ander.slug for ander in getattr(actie, naam).all()]


ACTIES: Tabel[Stand] = Tabel(
    naam="acties",
    enkel="actie",
    uitleg="De acties van het programma: wat partijen samen willen bereiken, en hoe het daarmee staat. "
    f"{ALLEEN_ZEKER} De programmalijn, het soort, de opgaven, de verwante acties en de bron zijn altijd die van nu.",
    sleutel=lambda stand: stand.actie.slug,
    plaats=lambda stand: (stand.actie.pk,),
    lees=_lees,
    pagina=lambda stand: stand.actie.get_absolute_url(),
    zeven=OVER_ACTIES,
    eigen=(
        *van(
            "actie",
            tekst("titel", "De naam van de actie."),
            tekst("korte_naam", "Een kortere naam, als die er is."),
            tekst("samenvatting", "Waar de actie over gaat, in het kort."),
            tekst("doel", "Wat de partijen samen willen."),
            tekst("toelichting", "Meer uitleg, in Markdown."),
            tekst(
                "opbrengst",
                "Hoe het staat en wat het opleverde, in Markdown. Leeg op een dag waarop dat niet te zeggen was.",
                lambda actie: "" if actie.verzwijgt_uitkomst else actie.opbrengst,
            ),
            tekst_van(),
            sleutel("programmalijn", "programmalijnen", "De programmalijn waar de actie bij hoort."),
            sleutel("soort", "soorten", "Wat voor actie het is."),
            sleutels("opgaven", "opgaven", "Aan welke opgaven de actie bijdraagt.", _slugs("opgaven")),
            sleutels("voorgangers", "acties", "Uit welke acties deze voortkomt.", _slugs("voorgangers")),
            sleutels("opvolgers", "acties", "Welke acties uit deze voortkomen.", _slugs("opvolgers")),
        ),
        keuze("status", "Hoe de actie er voor staat.", Status),
        periode("sinds", "Sinds wanneer, of wanneer de actie eindigde. Leeg: dat weten wij niet."),
        periode("looptijd", "Wanneer de actie loopt.", "actie.looptijd"),
        sleutels(
            "trekkers",
            "partijen",
            "De partijen die de actie leiden.",
            lambda stand: [deelname.partij.slug for deelname in stand.deelnames if deelname.rol in TREKKERS],
        ),
        periode("veranderd", "Wanneer er voor het laatst iets veranderde.", "verandering"),
        getal(
            "versie",
            "Hoe vaak er iets aan de actie veranderde. Alleen van nu.",
            lambda stand: stand.actie.versie if stand.moment.is_nu else None,
        ),
        *van("actie", bron(), demo()),
    ),
)

SOORTEN: Tabel[Soort] = Tabel(
    naam="soorten",
    enkel="soort",
    uitleg=f"De soorten acties, zoals een wetswijziging of een code. {GEEN_VERLEDEN}",
    sleutel=lambda soort: soort.slug,
    plaats=plaats_van,
    lees=lambda vraag, hoogstens: uit_rijen(Soort.objects.all(), vraag, hoogstens),
    eigen=(
        tekst("naam", "De naam van de soort."),
        tekst("meervoud", "Hoe er meer van heten."),
        tekst("toelichting", "Wat voor acties dit zijn."),
        getal("volgorde", "De plaats in een lijst."),
        getal("bevestig_na", "Na hoeveel dagen het portaal vraagt of alles nog klopt."),
        getal("verouderd_na", "Na hoeveel dagen het portaal een actie verouderd noemt."),
    ),
)


def _lees_fasedefinities(vraag: Vraag, hoogstens: int) -> list[Fasedefinitie]:
    rijen = Fasedefinitie.objects.select_related("soort")
    if soorten := vraag.keuze.get("soort"):
        rijen = rijen.filter(soort__slug__in=soorten)
    return uit_rijen(rijen, vraag, hoogstens, "soort__slug", "slug")


FASEDEFINITIES: Tabel[Fasedefinitie] = Tabel(
    naam="fasedefinities",
    enkel="fasedefinitie",
    uitleg=f"De fasen die een soort actie doorloopt. {GEEN_VERLEDEN}",
    sleutel=lambda fase: f"{fase.soort.slug}.{fase.slug}",
    plaats=plaats_van,
    lees=_lees_fasedefinities,
    zeven=(Zeef("soort", "De sleutel van een soort actie."),),
    eigen=(
        tekst("naam", "De naam van de fase."),
        sleutel("soort", "soorten", "Van welk soort actie dit een fase is."),
        tekst("uitleg", "Wat er in deze fase gebeurt."),
        getal("volgorde", "De hoeveelste fase het is."),
        ja_nee("optioneel", "Of een actie haar mag overslaan."),
        ja_nee("inspraak_open", "Of inwoners dan kunnen meedoen."),
    ),
)
