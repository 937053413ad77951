"""What the open data tells of the journal: its rows in words, in the order in which they became known."""

from datetime import date
from typing import Any

from acties.api.lezen import onder_actie
from acties.kader import lees_kader
from acties.models import GROEPEN, Gebeurtenis, Verandering
from acties.models.journaalvragen import GebeurtenisQuerySet, Zekerheid
from basis.api.kolommen import (
    bron,
    datum,
    demo,
    getal,
    ja_nee,
    keuze,
    periode,
    sleutel,
    tekst,
    tijdstip,
    van,
)
from basis.api.tabel import OngeldigeVraag, Tabel, Vraag, Zeef
from basis.tijd.moment import OngeldigMoment, lees_moment
from basis.web.adres import als_sleutel
from codes.api import sleutel_op
from voortgang import verschil
from voortgang.verschilregels import Verhaal, Verschilregel
from voortgang.verschiltabel import UITLEG_ZEKERHEID, met_namen


def _dag(vraag: Vraag, naam: str, anders: date) -> date:
    """Raises OngeldigeVraag."""
    gevraagd = next(iter(vraag.keuze.get(naam, ())), "")
    try:
        return lees_moment(gevraagd).op if gevraagd else anders
    except OngeldigMoment as mis:
        raise OngeldigeVraag({naam: [str(mis)]}) from mis


def _gevraagd(vraag: Vraag) -> verschil.Vraag:
    """What is asked, as of the page of what changed. Raises OngeldigeVraag."""
    kader, keuze = lees_kader(), vraag.keuze
    bestaat = {"lijn": kader.lijnen, "partij": kader.partijen}
    vreemd = [naam for naam, er in bestaat.items() if set(keuze.get(naam, ())) - {een.slug for een in er}]
    if vreemd:
        raise OngeldigeVraag({naam: ["Deze keuze bestaat niet (meer). Kies een andere."] for naam in vreemd})
    van, tot = _dag(vraag, "van", date.min), _dag(vraag, "tot", vraag.moment.op)
    if tot < van:
        raise OngeldigeVraag({"tot": ["Deze dag ligt voor de eerste dag."]})
    return verschil.Vraag(
        van=van,
        tot=tot,
        lijnen=tuple(keuze.get("lijn", ())),
        soorten=tuple(keuze.get("soort", ())),
        partij=next(iter(keuze.get("partij", ())), ""),
        actie=next(iter(keuze.get("actie", ())), ""),
        moment=vraag.moment,
    )


def _rijen(vraag: Vraag) -> GebeurtenisQuerySet:
    gevraagd = _gevraagd(vraag)
    rijen = gevraagd.alle().geldend_op(vraag.moment)
    if gevraagd.soorten:
        rijen = rijen.met_verandering(*gevraagd.veranderingen)
    if {"van", "tot"} & vraag.keuze.keys():
        rijen = rijen.rakend(gevraagd.van, gevraagd.tot)
    if vraag.sleutels is not None:
        rijen = rijen.filter(pk__in=[als_sleutel(een) for een in vraag.sleutels])
    if not vraag.moment.met_demo:
        rijen = rijen.exclude(naar__has_key="vraagdemo")  # an invented question can be about a real actie
    return rijen.na_positie(vraag.na[0] if vraag.na else 0)


def _lees(vraag: Vraag, hoogstens: int) -> list[Verschilregel]:
    """With the keys first: what is asked of the journal says little of what a row shows."""
    rijen: Any = _rijen(vraag)[:hoogstens]
    zekerheid = dict(rijen.values_list("pk", "zekerheid")) if "zekerheid" in rijen.query.annotations else {}
    gevonden = list(zekerheid) or list(rijen.values_list("pk", flat=True))
    regels = Verhaal().vertel(met_namen(Gebeurtenis.objects.filter(pk__in=gevonden)).order_by("positie__pk"))
    for regel in regels:
        vars(regel.rij)["zekerheid"] = zekerheid.get(regel.rij.pk)
    return regels


def _bij_actie(wat: str) -> Any:
    """The key of a part of an actie that a row is about."""

    def sleutel_van(rij: Gebeurtenis) -> str | None:
        ding = getattr(rij, wat)
        return onder_actie(rij.actie.slug, ding.slug) if ding and rij.actie else None

    return sleutel_van


def _versie(rij: Gebeurtenis) -> str | None:
    """The key of the version of a code that a row is about; a draft may be closed by now."""
    if "codeadres" not in rij.naar or "concept" in rij.naar:
        return None
    return sleutel_op(rij.naar["codeadres"])


def _van(regel: Verschilregel) -> str:
    return regel.van_en_naar[0]


def _naar(regel: Verschilregel) -> str:
    return regel.van_en_naar[1]


SOORTEN = (*((naam, groep[0]) for naam, groep in GROEPEN.items()), *Verandering.choices)

GEBEURTENISSEN: Tabel[Verschilregel] = Tabel(
    naam="gebeurtenissen",
    enkel="gebeurtenis",
    uitleg="De rijen van het journaal: wat er veranderde, waarom en volgens welke bron. Zij staan op volgorde van "
    "bekend worden: wie tot een positie las, haalt later op wat erna kwam. Van een dag in het verleden ziet u wat op "
    "die dag zeker al zo was.",
    sleutel=lambda regel: str(regel.rij.pk),
    plaats=lambda regel: (regel.rij.positie.pk,),
    lees=_lees,
    pagina=lambda regel: regel.journaal.pagina,
    zeven=(
        Zeef("van", "Alleen wat op deze dag of erna veranderde, zoals 2021-03-01.", hoogstens=10, meer=False),
        Zeef("tot", "Alleen wat op deze dag of ervoor veranderde.", hoogstens=10, meer=False),
        Zeef("lijn", "De sleutel van een programmalijn."),
        Zeef("soort", "Wat voor verandering het is, of een groep daarvan.", tuple((n, str(t)) for n, t in SOORTEN)),
        Zeef("partij", "De sleutel van een partij die nu meedoet.", meer=False),
        Zeef("actie", "De sleutel van een actie.", meer=False),
    ),
    eigen=(
        *van(
            "rij",
            getal("positie", "De plaats in het journaal. Een hoger getal werd later bekend.", "positie.pk"),
            keuze("verandering", "Wat voor verandering het is.", Verandering),
            sleutel("actie", "acties", "De actie waar het over gaat. Leeg: het hele programma."),
            sleutel("mijlpaal", "mijlpalen", "De mijlpaal waar het over gaat.", _bij_actie("mijlpaal")),
            sleutel("afspraak", "afspraken", "De afspraak waar het over gaat."),
            sleutel("onderdeel", "onderdelen", "Het onderdeel waar het over gaat.", _bij_actie("onderdeel")),
            sleutel("document", "documenten", "Het document waar het over gaat.", _bij_actie("document")),
            sleutel("vraag", "vragen", "De vraag waar het over gaat.", lambda rij: rij.naar.get("vraagadres")),
            sleutel("versie", "versies", "De versie van een code waar het over gaat.", _versie),
        ),
        tekst("onderwerp", "Waar het over gaat, in woorden. Leeg: de actie zelf."),
        tekst("kop", "Wat er gebeurde, in enkele woorden.", "journaal.kop"),
        tekst("van", "Hoe het was. Leeg: er was nog niets vastgelegd. Bij deelnemers: wie er niet meer bij is.", _van),
        tekst("naar", "Hoe het werd. Bij deelnemers: wie erbij kwam.", _naar),
        getal("dagen_verschil", "Hoeveel dagen later dan daarvoor gepland. Met een min: eerder.", "dagen"),
        *van(
            "rij",
            tekst("reden", "Waarom het veranderde. Bij een andere tekst mag dat leeg zijn."),
            periode("sinds", "Sinds wanneer. Leeg: dat weten wij niet.", "datum"),
            datum("zeker_vanaf", "De eerste dag waarop het zeker zo was."),
            keuze("zekerheid", f"{UITLEG_ZEKERHEID} Leeg als u niet naar een periode vraagt.", Zekerheid),
            tijdstip("vastgelegd_op", "Wanneer het is vastgelegd.", "geregistreerd_op"),
            sleutel("namens", "partijen", "De partij namens wie het is gemeld. Leeg: de redactie."),
            tekst("functie", "De functie van wie het meldde."),
            bron(),
            sleutel(
                "corrigeert",
                "gebeurtenissen",
                "De eerdere rij die hiermee wordt verbeterd of teruggenomen.",
                lambda rij: str(rij.corrigeert_id) if rij.corrigeert_id else None,
            ),
            ja_nee("teruggenomen", "Of wie het meldde het meteen terugnam.", "is_teruggenomen"),
            demo(lambda rij: rij.is_demo or "vraagdemo" in rij.naar),
        ),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (GEBEURTENISSEN,)
