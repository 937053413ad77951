"""What the open data tells of parties."""

from typing import Any

from django.db.models import Prefetch

from basis.api.kolommen import adres, bron, demo, keuze, periode, sleutels, tekst
from basis.api.tabel import Tabel, Vraag, Zeef, keuzes_van, plaats_van, uit_rijen
from partijen.models import Bestuurslaag, Partij, Partijsoort


def _lees(vraag: Vraag, hoogstens: int) -> list[Partij]:
    rijen = Partij.objects.te_zien(vraag.moment).gezocht(woord=next(iter(vraag.keuze.get("q", ())), ""))
    if lagen := vraag.keuze.get("laag"):
        rijen = rijen.van_lagen(lagen)
    if soorten := vraag.keuze.get("soort"):
        rijen = rijen.van_soort(*soorten)
    if "bestaat" in vraag.keuze:
        rijen = rijen.geldig(vraag.moment.op)
    opvolgers = Prefetch("opvolgers", Partij.objects.te_zien(vraag.moment).only("slug"))
    return uit_rijen(rijen.select_related("bron").prefetch_related(opvolgers), vraag, hoogstens)


PARTIJEN: Tabel[Partij] = Tabel(
    naam="partijen",
    enkel="partij",
    uitleg="De organisaties van het programma. Van een partij bewaren wij geen verleden: u ziet hoe zij er nu staat. "
    "In ‘geldig’ staat wanneer zij bestaat of bestond.",
    sleutel=lambda partij: partij.slug,
    plaats=plaats_van,
    lees=_lees,
    pagina=lambda partij: partij.get_absolute_url(),
    zeven=(
        Zeef("q", "Een deel van de naam of de afkorting.", meer=False),
        Zeef("laag", "Bij welke overheid de partij hoort.", keuzes_van(Bestuurslaag.choices)),
        Zeef("soort", "Wat voor organisatie het is.", keuzes_van(Partijsoort.choices)),
        Zeef("bestaat", "Alleen partijen die op deze dag bestaan.", (("ja", "ja"),), meer=False),
    ),
    eigen=(
        tekst("naam", "De naam van de partij."),
        tekst("afkorting", "De afkorting, als mensen die gebruiken."),
        keuze("soort", "Wat voor organisatie het is.", Partijsoort),
        keuze("bestuurslaag", "Bij welke overheid de partij hoort.", Bestuurslaag),
        adres("tooi", "Het adres van de organisatie in het register van overheidsorganisaties (TOOI)."),
        adres("website", "De eigen website.", "url"),
        periode("geldig", "Wanneer de organisatie bestaat of bestond. Leeg: altijd."),
        sleutels(
            "opvolgers",
            "partijen",
            "De partijen die na haar kwamen, als zij ophield.",
            lambda partij: [opvolger.slug for opvolger in partij.opvolgers.all()],
        ),
        tekst("toelichting", "Wat er verder over de partij te zeggen is."),
        bron(),
        demo(),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (PARTIJEN,)
