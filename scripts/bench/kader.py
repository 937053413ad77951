"""The frame that the acties of the scratch database stand in: lines, opgaven, kinds with phases, parties, people."""

from dataclasses import dataclass

from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from basis.bronnen.models import Bron
from partijen.models import Bestuurslaag, Gebruiker, Partij, Partijsoort
from programmalijnen.models import Opgave, Pagina, Programmalijn
from scripts.bench.taal import PLAATSEN, Schrijver

LIJNEN = ("Eén overheid", "Een democratische overheid", "iOverheid")
SOORTEN = {
    "wetswijziging": "voorbereiding consultatie advies behandeling inwerkingtreding overgang evaluatie",
    "code": "voorganger advies ondertekening voortgang evaluatie",
    "actieprogramma": "start uitvoering afronding",
    "leertraject": "opzet uitvoering delen evaluatie",
    "challenge": "vraag onderzoek proef opbrengst",
    "onderzoek": "opzet onderzoek advies",
}
ONDERDEELSOORTEN = {"thema": "thema's", "experiment": "experimenten", "deelproject": "deelprojecten"}
BUREAU = "bureau@voorbeeld.nl"
PAGINAS = ("over", "privacy", "toegankelijkheid", "contact", "kwetsbaarheid-melden")
# How many parties there are of each kind: 91 together.
PARTIJEN = {
    Partijsoort.GEMEENTE: ("Gemeente", Bestuurslaag.GEMEENTEN, 44),
    Partijsoort.RIJK: ("Ministerie van", Bestuurslaag.RIJK, 12),
    Partijsoort.PROVINCIE: ("Provincie", Bestuurslaag.PROVINCIES, 10),
    Partijsoort.WATERSCHAP: ("Waterschap", Bestuurslaag.WATERSCHAPPEN, 10),
    Partijsoort.KENNISINSTELLING: ("Hogeschool", Bestuurslaag.OVERIG, 6),
    Partijsoort.KOEPEL: ("Vereniging van", Bestuurslaag.OVERIG, 4),
    Partijsoort.MAATSCHAPPELIJK: ("Stichting", Bestuurslaag.OVERIG, 5),
}


@dataclass(frozen=True)
class Kader:
    """The keys that acties refer to; the phases of each kind as (key, slug)."""

    lijnen: list[int]
    opgaven: list[int]
    soorten: list[int]
    fasen: dict[int, list[tuple[int, str]]]
    partijen: list[tuple[int, str]]
    onderdeelsoorten: list[int]
    bronnen: list[int]
    mensen: list[int]


def maak_kader() -> Kader:
    """Make the frame, or find it when it is there."""
    if not Programmalijn.objects.exists():
        _maak(Schrijver(1))
    fasen: dict[int, list[tuple[int, str]]] = {}
    for soort, pk, slug in Fasedefinitie.objects.order_by("soort", "volgorde").values_list("soort", "pk", "slug"):
        fasen.setdefault(soort, []).append((pk, slug))
    return Kader(
        lijnen=list(Programmalijn.objects.order_by("pk").values_list("pk", flat=True)),
        opgaven=list(Opgave.objects.order_by("pk").values_list("pk", flat=True)),
        soorten=list(fasen),
        fasen=fasen,
        partijen=list(Partij.objects.order_by("pk").values_list("pk", "slug")),
        onderdeelsoorten=list(Onderdeelsoort.objects.order_by("pk").values_list("pk", flat=True)),
        bronnen=list(Bron.objects.order_by("pk").values_list("pk", flat=True)),
        mensen=list(Gebruiker.objects.order_by("pk").values_list("pk", flat=True)),
    )


def _maak(schrijver: Schrijver) -> None:
    opgaven = [
        Opgave(nummer=nummer, slug=f"opgave-{nummer}", titel=schrijver.onderwerp().capitalize())
        for nummer in range(1, 11)
    ]
    Opgave.objects.bulk_create(opgaven)
    for nummer, titel in enumerate(LIJNEN, start=1):
        tekst = " ".join(schrijver.zinnen(2))
        Programmalijn.objects.create(
            slug=f"lijn-{nummer}", titel=titel, volgorde=nummer, samenvatting=tekst, opgave=opgaven[0]
        )
    for slug, fasen in SOORTEN.items():
        _maak_soort(slug, fasen.split())
    Onderdeelsoort.objects.bulk_create(
        Onderdeelsoort(slug=naam, naam=naam, meervoud=meervoud) for naam, meervoud in ONDERDEELSOORTEN.items()
    )
    Bron.objects.bulk_create(
        Bron(sleutel=f"bron-{nummer}", titel=schrijver.titel(), url=f"https://voorbeeld.nl/{nummer}")
        for nummer in range(200)
    )
    _maak_partijen(schrijver)
    Gebruiker.objects.bulk_create(
        Gebruiker(email=f"persoon{nummer}@voorbeeld.nl", naam=f"Persoon {nummer}", functie="beleidsmedewerker")
        for nummer in range(50)
    )
    Gebruiker.objects.create(email=BUREAU, naam="Bureau", functie="programmabureau", is_programmabureau=True)
    Pagina.objects.bulk_create(
        Pagina(slug=slug, titel=slug.capitalize(), omschrijving=schrijver.zin(), tekst=schrijver.zin())
        for slug in PAGINAS
    )


def _maak_soort(slug: str, fasen: list[str]) -> None:
    soort = Soort.objects.create(slug=slug, naam=slug, meervoud=f"{slug}en")
    Fasedefinitie.objects.bulk_create(
        Fasedefinitie(soort=soort, slug=fase, naam=fase.capitalize(), volgorde=nummer)
        for nummer, fase in enumerate(fasen, start=1)
    )


def _maak_partijen(schrijver: Schrijver) -> None:
    """The parties in a mixed order: the first ones take part most often."""
    plaatsen = iter(PLAATSEN)
    partijen = [
        Partij(naam=f"{begin} {next(plaatsen)}", soort=soort, bestuurslaag=laag)
        for soort, (begin, laag, aantal) in PARTIJEN.items()
        for _ in range(aantal)
    ]
    schrijver.toeval.shuffle(partijen)
    for nummer, partij in enumerate(partijen):
        partij.slug = f"partij-{nummer}"
        partij.afkorting = f"P{nummer}" if nummer % 3 == 0 else ""
    Partij.objects.bulk_create(partijen)
