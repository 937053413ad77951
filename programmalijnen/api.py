"""What the open data tells of the lines of the programme and of what society asks."""

from typing import Any

from basis.api.kolommen import bron, getal, sleutel, tekst
from basis.api.tabel import GEEN_VERLEDEN, Tabel, Vraag, Zeef, plaats_van, uit_rijen
from programmalijnen.models import Opgave, Programmalijn


def _lees_lijnen(vraag: Vraag, hoogstens: int) -> list[Programmalijn]:
    rijen = Programmalijn.objects.select_related("opgave", "bron")
    if opgaven := vraag.keuze.get("opgave"):
        rijen = rijen.van_opgave(*opgaven)
    return uit_rijen(rijen, vraag, hoogstens)


PROGRAMMALIJNEN: Tabel[Programmalijn] = Tabel(
    naam="programmalijnen",
    enkel="programmalijn",
    uitleg=f"De lijnen van het programma, waar de acties onder staan. {GEEN_VERLEDEN}",
    sleutel=lambda lijn: lijn.slug,
    plaats=plaats_van,
    lees=_lees_lijnen,
    pagina=lambda lijn: lijn.get_absolute_url(),
    zeven=(Zeef("opgave", "De sleutel van een opgave."),),
    eigen=(
        tekst("titel", "De naam van de programmalijn."),
        getal("volgorde", "De plaats van de lijn in het programma."),
        tekst("samenvatting", "Waar de lijn over gaat, in het kort."),
        tekst("toelichting", "Meer uitleg, in Markdown."),
        sleutel("opgave", "opgaven", "De opgave waar de lijn bij hoort."),
        bron(),
    ),
)

OPGAVEN: Tabel[Opgave] = Tabel(
    naam="opgaven",
    enkel="opgave",
    uitleg=f"De opgaven van het programma: wat de samenleving van overheden vraagt. {GEEN_VERLEDEN}",
    sleutel=lambda opgave: opgave.slug,
    plaats=plaats_van,
    lees=lambda vraag, hoogstens: uit_rijen(Opgave.objects.select_related("bron"), vraag, hoogstens),
    eigen=(
        getal("nummer", "Het nummer in het programma."),
        tekst("titel", "De naam van de opgave."),
        tekst("samenvatting", "Waar de opgave over gaat, in het kort."),
        bron(),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (PROGRAMMALIJNEN, OPGAVEN)
