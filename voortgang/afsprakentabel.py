"""The afspraken as a table to take along: a row for each maker of each promise, and for each party without one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from typing import Any, NamedTuple

from django.utils import timezone

from acties.afspraakstanden import Afspraakstanden, lees_wacht_op, van_programma
from acties.delen import Afspraakregel, Deel
from acties.journaal import als_waarden
from acties.models import Actie, Afspraak, Deelname, Toezegging
from acties.models.actie import ActieQuerySet
from acties.models.afspraak import AfspraakQuerySet
from acties.models.journaalvragen import Zekerheid
from acties.onzeker import Onzeker, Onzekerheden
from acties.stand import Stand
from acties.standen import standen
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, schrijf_periode
from basis.web.adres import volledig
from basis.web.kolommen import Kolom, Type
from partijen.models import Partij
from voortgang.afspraken import mag, sleutels_van
from voortgang.op_lijn import OP_LIJN

PER_KEER = 200


class Tabelrij(NamedTuple):
    """One maker of a promise (without `maker`: nobody knows which one), or a party of an actie without a promise.

    Without `actie` it is about the programme as a whole.
    """

    actie: Actie | None
    partij: Partij | None
    rollen: str
    regel: Afspraakregel | None
    maker: Toezegging | None
    zekerheid: Zekerheid
    wacht_op: str = ""


def _van_afspraak(toon: Callable[[Afspraak], Any]) -> Callable[[Tabelrij], Any]:
    return lambda rij: toon(rij.regel.afspraak) if rij.regel else ""


def _van_maker(toon: Callable[[Toezegging], Any]) -> Callable[[Tabelrij], Any]:
    return lambda rij: toon(rij.maker) if rij.maker else ""


def _adres(rij: Tabelrij, ding: Any) -> str:
    return volledig(ding.get_absolute_url()) if ding else ""


def _dag(toezegging: Toezegging) -> str:
    return timezone.localdate(toezegging.bevestigd_op).isoformat() if toezegging.bevestigd_op else ""


def _periode(waarde: DateRange | None) -> str:
    return schrijf_periode(waarde) or ""


def _stand(rij: Tabelrij) -> str:
    return str(rij.maker.get_stand_display()) if rij.maker and rij.maker.is_gezegd else ""


def _te_laat(rij: Tabelrij) -> bool | None:
    return rij.regel.is_te_laat_voor(rij.maker) if rij.regel and rij.maker else None


KOLOMMEN: tuple[Kolom[Tabelrij], ...] = (
    Kolom(
        "programmalijn",
        "de programmalijn van de actie",
        Type.TEKST,
        lambda r: r.actie.programmalijn.titel if r.actie else "",
    ),
    Kolom(
        "actie",
        "de naam van de actie; leeg bij een afspraak over het hele programma",
        Type.TEKST,
        lambda r: r.actie.titel if r.actie else "",
    ),
    Kolom("adres", "het webadres van de actie", Type.ADRES, lambda r: _adres(r, r.actie)),
    Kolom(
        "afspraak",
        "de titel van de afspraak; leeg als wij van de partij geen afspraak kennen",
        Type.TEKST,
        _van_afspraak(lambda a: a.titel),
    ),
    Kolom(
        "afspraak_adres",
        "het webadres van de afspraak",
        Type.ADRES,
        lambda r: _adres(r, r.regel and r.regel.afspraak),
    ),
    Kolom("soort", "wat voor afspraak het is", Type.KEUZE, _van_afspraak(lambda a: str(a.get_soort_display()))),
    Kolom("tekst", "wat is afgesproken", Type.TEKST, _van_afspraak(lambda a: a.tekst)),
    Kolom(
        "partij",
        "de naam van de partij die de afspraak maakte, of die meedoet aan de actie",
        Type.TEKST,
        lambda r: r.partij.naam if r.partij else "",
    ),
    Kolom(
        "bestuurslaag",
        "bij welke overheid de partij hoort: Rijk, provincies, gemeenten, waterschappen of overig",
        Type.KEUZE,
        lambda r: str(r.partij.get_bestuurslaag_display()) if r.partij else "",
    ),
    Kolom("rollen", "wat de partij is in deze actie", Type.TEKST, lambda r: r.rollen),
    Kolom(
        "namens_laag",
        "ja: de partij maakte de afspraak namens haar hele bestuurslaag",
        Type.JA_NEE,
        _van_maker(lambda m: m.namens_laag),
    ),
    Kolom(
        "stand",
        "hoe de afspraak er voor deze partij voor staat; leeg als niemand dat zei",
        Type.KEUZE,
        _stand,
    ),
    Kolom(
        "bevestigd_op",
        "de dag waarop de partij de afspraak voor het laatst bevestigde",
        Type.DATUM,
        _van_maker(_dag),
    ),
    Kolom("gemaakt", "wanneer de afspraak is gemaakt", Type.PERIODE, _van_afspraak(lambda a: _periode(a.gemaakt))),
    Kolom(
        "uiterlijk",
        "wanneer zij uiterlijk klaar moest zijn, zoals eerst afgesproken",
        Type.PERIODE,
        _van_afspraak(lambda a: _periode(a.uiterlijk)),
    ),
    Kolom(
        "verwacht",
        "wanneer zij nu wordt verwacht, als zij opnieuw is gepland",
        Type.PERIODE,
        _van_afspraak(lambda a: _periode(a.verwacht)),
    ),
    Kolom(
        "te_laat",
        "ja: de eerst afgesproken dag is voorbij en de partij kwam haar nog niet na. Van een afspraak die wij in een "
        "bron vonden, weten wij dat niet: dan nee",
        Type.JA_NEE,
        _te_laat,
    ),
    Kolom("bedrag", "een bedrag in hele euro’s", Type.GETAL, _van_afspraak(lambda a: a.bedrag)),
    Kolom("bedrag_voor", "waarvoor het bedrag is", Type.TEKST, _van_afspraak(lambda a: a.bedrag_voor)),
    Kolom(
        "herkomst",
        "of de partij de afspraak zelf meldde, of dat wij haar vonden in een openbare bron",
        Type.KEUZE,
        _van_afspraak(lambda a: str(a.get_herkomst_display())),
    ),
    Kolom(
        "bron_zeker",
        "nee: het staat in de bron, maar die is niet zeker",
        Type.JA_NEE,
        _van_afspraak(lambda a: a.is_zeker),
    ),
    Kolom(
        "zekerheid",
        "zeker: zo was het op deze dag; mogelijk: dit werd zo in een tijd waarin deze dag valt; "
        "onbekend: niet bekend sinds wanneer",
        Type.KEUZE,
        lambda r: str(r.zekerheid.label),
    ),
    Kolom(
        "wacht_op",
        "op welke andere afspraken zij wacht: het laatste deel van hun webadres, met een komma ertussen",
        Type.TEKST,
        lambda r: r.wacht_op,
    ),
    Kolom("bron", "waar het staat", Type.TEKST, _van_afspraak(lambda a: a.bron and a.bron.titel)),
    Kolom("bron_url", "het webadres van de bron", Type.ADRES, _van_afspraak(lambda a: a.bron and a.bron.url)),
)


def tabel(acties: ActieQuerySet, moment: Moment, afspraken: AfspraakQuerySet | None) -> Iterator[Tabelrij]:
    """The rows of these acties, then those about the whole programme; with `afspraken` only those promises.

    Reads `PER_KEER` acties at a time.
    """
    sleutels = list(acties.order_by(OP_LIJN.veld, "pk").values_list("pk", flat=True))
    for begin in range(0, len(sleutels), PER_KEER):
        deel = sleutels[begin : begin + PER_KEER]
        gevonden = standen(acties.filter(pk__in=deel), moment, Deel.DEELNAMES, Deel.AFSPRAKEN)
        rijen = [gevonden[sleutel] for sleutel in deel if sleutel in gevonden]
        alleen = sleutels_van(afspraken, [stand.actie for stand in rijen])
        yield from _met_wacht_op(list(_van_acties(rijen, alleen)), moment)
    programma = van_programma(moment)
    yield from _met_wacht_op(list(_van_programma(programma, sleutels_van(afspraken, []))), moment)


def _van_programma(programma: Afspraakstanden, alleen: Collection[int] | None) -> Iterator[Tabelrij]:
    yield from _van_regels(None, [regel for regel in programma.regels if mag(regel, alleen)], {})
    makers = _vage_makers(programma.onzeker.values())
    for onzeker in programma.onzeker.values():
        yield from _misschien(None, onzeker, alleen, makers)


def _van_acties(rijen: Sequence[Stand], alleen: Collection[int] | None) -> Iterator[Tabelrij]:
    makers = _vage_makers(stand.onzeker for stand in rijen)
    for stand in rijen:
        rollen = {deelnemer.partij.pk: deelnemer.rollen for deelnemer in stand.deelnemers}
        yield from _van_regels(stand.actie, [r for r in stand.afspraken if mag(r, alleen)], rollen)
        if alleen is None:
            zonder = [deelnemer for deelnemer in stand.deelnemers if not deelnemer.afspraken]
            for d in zonder:
                yield Tabelrij(stand.actie, d.partij, d.rollen, None, None, Zekerheid.ZEKER)
        yield from _misschien(stand.actie, stand.onzeker, alleen, makers)


def _van_regels(actie: Actie | None, regels: Sequence[Afspraakregel], rollen: dict[int, str]) -> Iterator[Tabelrij]:
    for regel in regels:
        for maker in regel.makers:
            rol = rollen.get(maker.partij_id, "")
            yield Tabelrij(actie, maker.partij, rol, regel, maker, Zekerheid.ZEKER)


def _vage_makers(onzeker: Iterable[Onzekerheden]) -> dict[int, list[Toezegging]]:
    """Who made the promises of which it is not certain how they stood, by the key of the promise."""
    vaag = {een.ding.pk for elk in onzeker for een in elk.per_soort["afspraak"]}
    makers: dict[int, list[Toezegging]] = {}
    for maker in Toezegging.objects.filter(afspraak__in=vaag).voor_lijst() if vaag else ():
        makers.setdefault(maker.afspraak_id, []).append(maker)
    return makers


def _misschien(
    actie: Actie | None,
    onzeker: Onzekerheden,
    alleen: Collection[int] | None,
    makers: dict[int, list[Toezegging]],
) -> Iterator[Tabelrij]:
    """The parties with the role, and the promises, that may have been there, as the journal tells of them."""
    for een in onzeker.per_soort["deelnames"] if alleen is None else ():
        deelname: Deelname = een.ding
        rol = str(deelname.get_rol_display())
        yield Tabelrij(actie, deelname.partij, rol, None, None, een.zekerheid)
    for een in onzeker.per_soort["afspraak"]:
        if alleen is None or een.ding.pk in alleen:
            yield from _vage_afspraak(actie, een, makers.get(een.ding.pk, []))


def _vage_afspraak(actie: Actie | None, een: Onzeker, makers: list[Toezegging]) -> Iterator[Tabelrij]:
    """A row for each maker that it tells of; of an afspraak that was certainly there the rest is as it was."""
    afspraak: Afspraak = copy(een.ding)
    if not een.is_er:
        afspraak = Afspraak(pk=een.ding.pk, slug=een.ding.slug, titel=een.ding.titel, soort=een.ding.soort)
    verteld = {naam: waarde for naam, waarde in een.rij.naar.items() if naam in Afspraak.FEITEN}
    for naam, waarde in als_waarden(afspraak, verteld).items():
        setattr(afspraak, naam, waarde)
    regel = Afspraakregel(afspraak, (), een.rij.vanaf)
    genoemd = [copy(maker) for maker in makers if maker.in_journaal in een.rij.naar]
    for maker in genoemd:
        maker.afspraak, maker.stand, maker.bevestigd_op = afspraak, een.rij.naar[maker.in_journaal], None
        yield Tabelrij(actie, maker.partij, "", regel, maker, een.zekerheid)
    if not genoemd:
        yield Tabelrij(actie, None, "", regel, None, een.zekerheid)


def _met_wacht_op(rijen: list[Tabelrij], moment: Moment) -> Iterator[Tabelrij]:
    """Each with what the journal last said of what its promise waits for."""
    sleutels = {rij.regel.afspraak.pk for rij in rijen if rij.regel}
    wacht_op = {sleutel: ", ".join(op) for sleutel, op in lees_wacht_op(sleutels, moment).items()}
    yield from (rij._replace(wacht_op=wacht_op.get(rij.regel.afspraak.pk, "")) if rij.regel else rij for rij in rijen)
