"""The changes between two days as rows of a table, all of them, without keeping them in memory."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import F
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.urls import reverse

from acties.models import Gebeurtenis, Verandering
from basis.tijd.perioden import schrijf_periode
from voortgang.verschil import Vraag
from voortgang.verschilwoorden import Verhaal, Verschilregel

PER_KEER = 1_000
# The columns, and what stands in each.
KOLOMMEN = {
    "programmalijn": "De programmalijn van de actie.",
    "actie": "De titel van de actie, zoals die nu luidt.",
    "adres": "Het webadres van de actie in dit portaal.",
    "soort": "Wat voor verandering het is, bijvoorbeeld ‘mijlpaal bereikt’.",
    "onderwerp": "Waar het over gaat: de naam van de mijlpaal, de partij van de afspraak, het thema of het document.",
    "van": "Hoe het was. Leeg: er was nog niets vastgelegd. Bij deelnemers: wie er niet meer bij is.",
    "naar": "Hoe het werd. Bij deelnemers: wie erbij kwam.",
    "reden": "Waarom het veranderde.",
    "datum": "Sinds wanneer: een dag (2022-07-01), maand (2022-07), jaar (2022) of periode (begin/einde).",
    "datum_onbekend": "‘ja’ als de datum onbekend is. De verandering telt dan vanaf de dag waarop die is vastgelegd.",
    "vastgelegd_op": "De dag en de tijd waarop het is vastgelegd, in UTC.",
    "namens": "De partij namens wie het is gemeld. Leeg: de redactie.",
    "functie": "De functie van wie het meldde.",
    "bron": "De naam van de bron.",
    "bron_url": "Het webadres van de bron.",
    "dagen_verschil": "Bij een mijlpaal die opnieuw is gepland: hoeveel dagen later dan daarvoor. Met een min: eerder.",
}


# What a row says of the things that it is about; their long texts are most of the work of reading them.
NODIG = {
    "actie": "titel slug programmalijn soort",
    "actie__programmalijn": "titel",
    "afspraak": "partij",
    "afspraak__partij": "naam afkorting",
    "mijlpaal": "titel gepland",
    "onderdeel": "titel",
    "document": "titel",
    "bron": "titel url",
    "namens": "naam afkorting",
}


def tabel(vraag: Vraag, volledig: Callable[[str], str]) -> Iterator[list[Any]]:
    """The rows in the order in which things happened; `volledig` makes a path a full address. Three queries a thousand.

    Each thousand starts after the last row of the one before: no long transaction, and the memory of one thousand.
    """
    eigen = [veld.attname for veld in Gebeurtenis._meta.concrete_fields]
    velden = [f"{wat}__{naam}" for wat, namen in NODIG.items() for naam in namen.split()]
    rijen = vraag.rijen().met_onderwerp().select_related("actie__programmalijn").only(*eigen, *velden).in_volgorde()
    verhaal, begin = Verhaal(), volledig(reverse("acties:lijst"))
    deel = list(rijen[:PER_KEER])
    while deel:
        yield from (_rij(regel, begin) for regel in verhaal.vertel(deel))
        anker = (deel[-1].telt_vanaf, deel[-1].pk)
        vol = len(deel) == PER_KEER
        deel = list(rijen.filter(TupleGreaterThan(Tuple(F("telt_vanaf"), F("pk")), anker))[:PER_KEER]) if vol else []


def _rij(regel: Verschilregel, begin: str) -> list[Any]:
    rij = regel.rij
    return [
        rij.actie.programmalijn.titel,
        rij.actie.titel,
        f"{begin}{rij.actie.slug}/",  # what `get_absolute_url` says, without asking the table of addresses each time
        Verandering(rij.verandering).label,
        _onderwerp(rij),
        *_van_en_naar(regel),
        rij.reden,
        schrijf_periode(rij.datum),
        "" if rij.datum else "ja",
        rij.geregistreerd_op.strftime("%Y-%m-%dT%H:%M:%SZ"),
        str(rij.namens or ""),
        rij.functie,
        rij.bron.titel if rij.bron else "",
        rij.bron.url if rij.bron else "",
        regel.dagen,
    ]


def _onderwerp(rij: Gebeurtenis) -> str:
    if rij.afspraak:
        return str(rij.afspraak.partij)
    return str(rij.mijlpaal or rij.onderdeel or rij.document or "")


def _van_en_naar(regel: Verschilregel) -> tuple[str, str]:
    """What it was and became; with its name before it when more than one field changed."""
    if regel.rij.verandering == Verandering.DEELNAME:
        per = {deel.veld: deel.naar for deel in regel.regels}
        return per.get("niet meer", ""), per.get("erbij", "")
    if len(regel.regels) == 1:
        return regel.regels[0].van, regel.regels[0].naar
    return tuple(
        "; ".join(f"{deel.veld}: {getattr(deel, kant)}" for deel in regel.regels if getattr(deel, kant))
        for kant in ("van", "naar")
    )  # type: ignore[return-value]
