"""What the open data tells of sources."""

from typing import Any

from basis.api.kolommen import adres, periode, tekst
from basis.api.tabel import Tabel, Vraag, Zeef, plaats_van, uit_rijen
from basis.bronnen.models import Bron


def _lees(vraag: Vraag, hoogstens: int) -> list[Bron]:
    rijen = Bron.objects.all()
    if soorten := vraag.keuze.get("soort"):
        rijen = rijen.van_soort(*soorten)
    return uit_rijen(rijen, vraag, hoogstens, "sleutel")


BRONNEN: Tabel[Bron] = Tabel(
    naam="bronnen",
    enkel="bron",
    uitleg="Openbare bronnen waar feiten in het portaal vandaan komen. Van een bron bewaren wij geen verleden: u ziet "
    "hoe zij er nu staat.",
    sleutel=lambda bron: bron.sleutel,
    plaats=plaats_van,
    lees=_lees,
    zeven=(Zeef("soort", "Het soort bron, zoals Kamerstuk."),),
    eigen=(
        tekst("titel", "De naam van de bron."),
        adres("url", "Het webadres. Leeg: er is alleen een nummer."),
        tekst("soort", "Wat voor bron het is, zoals Kamerstuk of nieuwsbericht."),
        tekst("nummer", "Het officiële nummer."),
        periode("gedateerd", "Van wanneer de bron is.", "datum"),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (BRONNEN,)
