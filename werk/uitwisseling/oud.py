"""The sheet `afspraken` of files from before each text was an afspraak of its own: one row per actie and party.

Nothing goes in by it any more. Rows that nobody touched are passed over; of what was changed it is told where it goes.
"""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from acties.models import Afspraakstand
from basis.web.kolommen import Type
from werk.uitwisseling.gegevens import oude_teksten
from werk.uitwisseling.kolommen import BRON, DATUM, REDEN, TITEL_VAN_ACTIE, VERSIE, Blad, Bladkolom, Gebruik
from werk.uitwisseling.uitkomst import Bestandsrij, Vergelijking
from werk.uitwisseling.verminkt import is_verminkt
from werk.uitwisseling.waarden import TEKST, Keuze, Waarde

TEKSTEN = ("eigen_doel", "middelen", "bestuursafspraak", "managementafspraak")
WAT_WERD = (
    "Dit is een blad uit een ouder bestand. Elke tekst is nu een eigen afspraak. Wat stond bij eigen_doel, middelen, "
    "bestuursafspraak en managementafspraak, staat nu elk in een eigen rij van het nieuwe blad afspraken, bij tekst. "
    "De stand staat nu in het blad toezeggingen. Rijen waarin u niets veranderde, zijn overgeslagen."
)
TEKST_ELDERS = (
    "U veranderde dit in een ouder bestand. Deze tekst is nu een eigen afspraak. Haal het bestand opnieuw op en "
    "verander de tekst in het nieuwe blad afspraken, of maak daar een nieuwe rij."
)
STAND_ELDERS = (
    "U veranderde dit in een ouder bestand. De stand staat nu in het blad toezeggingen. Haal het bestand opnieuw op en "
    "verander de stand daar."
)


def _oud(naam: str, gebruik: Gebruik, waarde: Waarde = TEKST) -> Bladkolom:
    return Bladkolom(naam, "", Type.TEKST, lambda rij: "", gebruik, waarde)


OUD = Blad(
    "afspraken",
    (
        _oud("actie", Gebruik.SLEUTEL),
        _oud("partij", Gebruik.SLEUTEL),
        VERSIE,
        TITEL_VAN_ACTIE,
        _oud("partij_naam", Gebruik.VAST),
        *(_oud(naam, Gebruik.WIJZIG) for naam in TEKSTEN),
        _oud("stand", Gebruik.WIJZIG, Keuze(Afspraakstand)),
        REDEN,
        DATUM,
        *BRON,
    ),
)


def is_oud(koppen: set[str]) -> bool:
    """Whether these are the columns of such a sheet, be it not all of them."""
    van_nu = koppen & {"afspraak", "tekst", "afspraak_titel"}
    return koppen.issuperset(OUD.sleutels) and bool(koppen.intersection((*TEKSTEN, "stand"))) and not van_nu


def vergelijk_oude(regels: list[Bestandsrij], uit: Vergelijking) -> None:
    """Refuse the rows in which something was changed, each at its cell."""
    stond = oude_teksten({regel.cellen["actie"] for regel in regels}) if regels else {}
    for regel in regels:
        toen = _toen(stond.get(regel.sleutel, ()), int(regel.cellen["versie"]))
        for kolom in _veranderd(regel, toen):
            elders = STAND_ELDERS if kolom == "stand" else TEKST_ELDERS
            uit.fout(regel.bladnaam, regel.nummer, kolom, elders)


def _toen(rijen: Iterable[tuple[int, dict[str, str]]], tot: int) -> dict[str, str]:
    """What the rows of the journal up to a version say, the last one first to be believed."""
    toen: dict[str, str] = {}
    for versie, naar in rijen:
        if versie <= tot:
            toen |= naar
    return toen


def _veranderd(regel: Bestandsrij, toen: dict[str, str]) -> Iterator[str]:
    for kolom in OUD.wijzigbaar:
        stond, tekst = toen.get(kolom.naam, ""), regel.cellen.get(kolom.naam)
        if tekst is not None and not _is_zoals(kolom, stond, tekst):
            yield kolom.naam


def _is_zoals(kolom: Bladkolom, stond: str, tekst: str) -> bool:
    geschreven = kolom.waarde.schrijf(stond)
    if tekst == geschreven or is_verminkt(geschreven, tekst):
        return True
    try:
        return bool(kolom.waarde.lees(tekst) == stond)
    except ValidationError:
        return False
