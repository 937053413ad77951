"""What the sheet `uitleg` says: how to work with the file, and what each column means."""

from collections.abc import Iterator

from werk.uitwisseling.kolommen import BLADEN, TEKEN

KOPPEN = ("blad", "kolom", "wat u ermee doet", "uitleg", "toegestaan")
BREEDTES = (14, 24, 30, 80, 60)
UITLEGBLAD = "uitleg"

REGELS = (
    f"Verander alleen kolommen met {TEKEN} achter de naam. De andere kolommen zijn om te lezen.",
    "Laad het bestand daarna terug in het portaal. U ziet eerst wat er verandert; pas daarna beslist u.",
    "Veranderde een ander intussen dezelfde cel? Dan ziet u dat bij het terugladen, en kiest u wat er moet staan.",
    "Rijen die u weglaat of niet verandert, blijven zoals ze zijn. Nieuwe acties en mijlpalen maakt u hier niet.",
    "Een lege cel bij middelen, bestuursafspraak of managementafspraak maakt die tekst leeg.",
    "Vul bij elke verandering de reden in. Laat u die leeg, dan vraagt het portaal één reden voor al die rijen.",
    "Een ' voor een tekst die begint met = + - of @ zorgt dat het geen formule wordt. Laat die gerust staan.",
)


def uitleg() -> Iterator[tuple[str, ...]]:
    """The rows under the heading."""
    for regel in REGELS:
        yield "", "", "", regel, ""
    for blad in BLADEN:
        for kolom in blad.kolommen:
            yield blad.naam, kolom.kop, kolom.gebruik.value, kolom.uitleg, " · ".join(kolom.waarde.toegestaan)
