"""What changed between two days as a table to take along: its columns, and its rows a thousand at a time."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from acties.models import Gebeurtenis, Verandering
from acties.models.journaalvragen import GebeurtenisQuerySet, Zekerheid
from basis.tijd.perioden import schrijf_periode
from basis.web.adres import volledig
from basis.web.kolommen import Kolom, Type
from voortgang.verschilregels import Verhaal, Verschilregel

PER_KEER = 1_000


class Tabelrij(NamedTuple):
    """A change, the full address of its actie (or of what else it is about), and how sure it is that it was then."""

    regel: Verschilregel
    adres: str
    zekerheid: Zekerheid

    @property
    def rij(self) -> Gebeurtenis:
        return self.regel.rij


UITLEG_ZEKERHEID = (
    "‘zeker’: het viel in de periode. ‘mogelijk’: het kan ook ervoor of erna zijn geweest. ‘onbekend’: wij kennen "
    "geen datum, en schreven het in de periode op."
)
KOLOMMEN: tuple[Kolom[Tabelrij], ...] = (
    Kolom(
        "programmalijn",
        "De programmalijn van de actie. Leeg: het gaat over het hele programma.",
        Type.TEKST,
        lambda r: r.rij.actie and r.rij.actie.programmalijn.titel,
    ),
    Kolom(
        "actie",
        "De titel van de actie, zoals die nu luidt. Leeg: het gaat over het hele programma.",
        Type.TEKST,
        lambda r: r.rij.actie and r.rij.actie.titel,
    ),
    Kolom(
        "adres",
        "Het webadres van de actie in dit portaal. Bij het hele programma: dat van de afspraak of de vraag.",
        Type.ADRES,
        lambda r: r.adres,
    ),
    Kolom(
        "soort",
        "Wat voor verandering het is, bijvoorbeeld ‘mijlpaal bereikt’.",
        Type.KEUZE,
        lambda r: Verandering(r.rij.verandering).label,
    ),
    Kolom(
        "onderwerp",
        "Waar het over gaat: de mijlpaal, de afspraak (met wie haar maakten), het thema, het document, de vraag of de "
        "code.",
        Type.TEKST,
        lambda r: r.regel.onderwerp,
    ),
    Kolom(
        "van",
        "Hoe het was. Leeg: er was nog niets vastgelegd. Bij deelnemers: wie er niet meer bij is.",
        Type.TEKST,
        lambda r: r.regel.van_en_naar[0],
    ),
    Kolom("naar", "Hoe het werd. Bij deelnemers: wie erbij kwam.", Type.TEKST, lambda r: r.regel.van_en_naar[1]),
    Kolom("reden", "Waarom het veranderde. Bij een andere tekst mag dat leeg zijn.", Type.TEKST, lambda r: r.rij.reden),
    Kolom(
        "datum",
        "Sinds wanneer: een dag (2022-07-01), maand (2022-07), jaar (2022) of periode (begin/einde).",
        Type.PERIODE,
        lambda r: schrijf_periode(r.rij.datum),
    ),
    Kolom(
        "datum_onbekend",
        "‘ja’ als de datum onbekend is.",
        Type.KEUZE,
        lambda r: "" if r.rij.datum else "ja",
    ),
    Kolom("zekerheid", UITLEG_ZEKERHEID, Type.KEUZE, lambda r: r.zekerheid.value),
    Kolom(
        "vastgelegd_op",
        "De dag en de tijd waarop het is vastgelegd, in UTC.",
        Type.TIJDSTIP,
        lambda r: r.rij.geregistreerd_op.strftime("%Y-%m-%dT%H:%M:%SZ"),
    ),
    Kolom(
        "namens",
        "De partij namens wie het is gemeld. Leeg: de redactie.",
        Type.TEKST,
        lambda r: str(r.rij.namens or ""),
    ),
    Kolom("functie", "De functie van wie het meldde.", Type.TEKST, lambda r: r.rij.functie),
    Kolom("bron", "De naam van de bron.", Type.TEKST, lambda r: r.rij.bron and r.rij.bron.titel),
    Kolom("bron_url", "Het webadres van de bron.", Type.ADRES, lambda r: r.rij.bron and r.rij.bron.url),
    Kolom(
        "dagen_verschil",
        "Bij een mijlpaal of afspraak die opnieuw is gepland: hoeveel dagen later dan daarvoor. Met een min: eerder.",
        Type.GETAL,
        lambda r: r.regel.dagen,
    ),
)
# What a row says of the things that it is about; their long texts are most of the work of reading them.
NODIG = {
    "actie": "titel slug programmalijn soort is_demo",
    "actie__programmalijn": "titel",
    "afspraak": "titel slug uiterlijk",
    "mijlpaal": "titel gepland slug",
    "onderdeel": "titel slug",
    "document": "titel slug",
    "bron": "titel url sleutel",
    "namens": "naam afkorting slug",
    "positie": "nummer",
}


def tabel(gevraagd: Mapping[Zekerheid, GebeurtenisQuerySet]) -> Iterator[Tabelrij]:
    """First what is certain; each in the order in which things happened."""
    verhaal = Verhaal()
    for zekerheid, rijen in gevraagd.items():
        for deel in _per_keer(rijen):
            for regel in verhaal.vertel(deel):
                adres = actie.get_absolute_url() if (actie := regel.rij.actie) else regel.journaal.pagina
                yield Tabelrij(regel, volledig(adres), zekerheid)


def _per_keer(gevraagd: GebeurtenisQuerySet) -> Iterator[list[Gebeurtenis]]:
    """Each thousand starts after the last row of the one before: no long transaction, the memory of one thousand."""
    rijen = met_namen(gevraagd).in_volgorde()
    deel = list(rijen[:PER_KEER])
    while deel:
        yield deel
        deel = list(rijen.na(deel[-1])[:PER_KEER]) if len(deel) == PER_KEER else []


def met_namen(rijen: GebeurtenisQuerySet) -> GebeurtenisQuerySet:
    """With what a row of a table says of the things that it is about, and no more of these."""
    eigen = [veld.attname for veld in Gebeurtenis._meta.concrete_fields]
    velden = [f"{wat}__{naam}" for wat, namen in NODIG.items() for naam in namen.split()]
    return rijen.met_onderwerp().select_related("actie__programmalijn", "positie").only(*eigen, *velden)
