"""What the open data tells of codes: their versions, what each says, and how parties apply it."""

from typing import Any, NamedTuple

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
    van,
)
from basis.api.tabel import Tabel, Vraag, Zeef, keuzes_van, plaats_van, uit_rijen
from basis.tijd.moment import Moment
from codes.beeld import Tekstbeeld, beelden_van
from codes.models import (
    Bepalingstekst,
    Code,
    Rechten,
    Toepassing,
    Toepasstand,
    Versie,
    Versiestand,
)
from codes.models.versie import VersieQuerySet

VAN_CODE = Zeef("code", "De sleutel van een code.")
GEEN_CONCEPT = "Een concept staat er alleen nu, en zolang het open ligt."

# -- codes ------------------------------------------------------------------------------------------------------------


class Coderij(NamedTuple):
    """A code, with the version that holds."""

    code: Code
    geldend: Versie | None


def _lees_codes(vraag: Vraag, hoogstens: int) -> list[Coderij]:
    codes = uit_rijen(Code.objects.te_zien(vraag.moment).select_related("actie", "bron"), vraag, hoogstens)
    geldend = Versie.objects.zichtbaar().van_codes(codes).geldend_per_code(vraag.moment)
    return [Coderij(code, geldend.get(code.pk)) for code in codes]


CODES: Tabel[Coderij] = Tabel(
    naam="codes",
    enkel="code",
    uitleg="De codes: regels die overheden met elkaar afspraken. Van een dag in het verleden ziet u welke versie toen "
    "gold; de rest is van nu.",
    sleutel=lambda rij: rij.code.slug,
    plaats=lambda rij: plaats_van(rij.code),
    lees=_lees_codes,
    pagina=lambda rij: rij.code.get_absolute_url(),
    eigen=(
        *van(
            "code",
            tekst("titel", "De naam van de code."),
            tekst("korte_naam", "De korte naam."),
            tekst("samenvatting", "Waar de code over gaat, in het kort."),
            sleutel("actie", "acties", "De actie waar de code bij hoort."),
            bron(),
            demo("actie.is_demo"),
        ),
        sleutel(
            "geldende_versie",
            "versies",
            "De versie die geldt. Leeg: er geldt er geen.",
            lambda rij: sleutel_van_versie(rij.geldend) if rij.geldend else None,
        ),
    ),
)


# -- versions ---------------------------------------------------------------------------------------------------------


class Versierij(NamedTuple):
    """A version with how it stood, and whether it held."""

    versie: Versie
    geldt: bool


def sleutel_op(adres: str) -> str:
    """The key of the version that the journal knows by this `Versie.adres`."""
    return adres.replace("/", ".")


def sleutel_van_versie(versie: Versie) -> str:
    return sleutel_op(versie.adres)


def _versies(moment: Moment) -> VersieQuerySet:
    """Those that everyone may read at a moment, with how they stood."""
    return Versie.objects.te_zien(moment).met_stand_op(moment)


def _lees_versies(vraag: Vraag, hoogstens: int) -> list[Versierij]:
    rijen: Any = _versies(vraag.moment)
    if codes := vraag.keuze.get("code"):
        rijen = rijen.filter(code__slug__in=codes)
    if standen := vraag.keuze.get("versiestand"):
        rijen = rijen.filter(stand_op__in=standen)
    erbij = ("code__actie", "bron", "ondertekening", "vorige__code__actie")
    gevonden = uit_rijen(rijen.select_related(*erbij), vraag, hoogstens, "code__slug", "nummer")
    van_deze = Code.objects.filter(versies__in=gevonden)
    geldend = Versie.objects.zichtbaar().van_codes(van_deze).geldend_per_code(vraag.moment)
    return [Versierij(een, geldend.get(een.code_id) == een) for een in gevonden]


def _vorige(versie: Versie) -> str | None:
    """The key of what it was made of; what everyone may read was made of words that stay."""
    return sleutel_van_versie(versie.vorige) if versie.vorige and versie.vorige.staat_vast else None


VERSIES: Tabel[Versierij] = Tabel(
    naam="versies",
    enkel="versie",
    uitleg=f"De versies van de codes, en hoe zij er voor staan. {GEEN_CONCEPT}",
    sleutel=lambda rij: sleutel_van_versie(rij.versie),
    plaats=lambda rij: plaats_van(rij.versie),
    lees=_lees_versies,
    pagina=lambda rij: rij.versie.get_absolute_url(),
    zeven=(VAN_CODE, Zeef("versiestand", "Hoe ver de versie is.", keuzes_van(Versiestand.choices))),
    eigen=(
        *van(
            "versie",
            sleutel("code", "codes", "De code waar dit een versie van is."),
            tekst("nummer", "Het nummer van de versie, zoals in het webadres."),
            tekst("naam", "De naam van de versie, als zij die heeft."),
            keuze("stand", "Hoe ver de versie is.", Versiestand, "stand_op"),
            periode("sinds", "Sinds wanneer zij er zo voor staat. Leeg: dat weten wij niet.", "sinds_op"),
        ),
        ja_nee("geldt", "Of dit de versie is die geldt."),
        *van(
            "versie",
            tekst("toelichting", "Wat er over deze versie te zeggen is."),
            sleutel("vorige", "versies", "De versie waar zij uit is gemaakt.", _vorige),
            ja_nee("is_volledig", "Nee: niet alle bepalingen staan in onze bronnen."),
            sleutel("ondertekening", "afspraken", "De afspraak waarmee partijen haar ondertekenen."),
            tekst("sha256", "De vingerafdruk van de hele tekst, zoals die is vastgesteld. Leeg bij een concept."),
            bron(),
            demo("code.actie.is_demo"),
        ),
    ),
)


# -- what each says ---------------------------------------------------------------------------------------------------


def _lees_bepalingen(vraag: Vraag, hoogstens: int) -> list[Tekstbeeld]:
    versies = _versies(vraag.moment)
    if codes := vraag.keuze.get("code"):
        versies = versies.filter(code__slug__in=codes)
    if nummers := vraag.keuze.get("versie"):
        versies = versies.filter(nummer__in=nummers)
    rijen = Bepalingstekst.objects.filter(versie__in=versies.values("pk"))
    velden = ("versie__code__slug", "versie__nummer", "bepaling__sleutel")
    gevonden = [een.pk for een in uit_rijen(rijen.only("pk"), vraag, hoogstens, *velden)]
    beelden = beelden_van(Bepalingstekst.objects.filter(pk__in=gevonden), vraag.moment)
    return sorted(beelden, key=lambda beeld: beeld.tekst.pk)


def _keren(beeld: Tekstbeeld) -> int:
    return len(beeld.correcties)


def sleutel_van_bepaling(tekst: Bepalingstekst, bepaling: str) -> str:
    """The key of a bepaling in the version of this text."""
    return f"{sleutel_van_versie(tekst.versie)}.{bepaling}"


BEPALINGEN: Tabel[Tekstbeeld] = Tabel(
    naam="bepalingen",
    enkel="bepaling",
    uitleg=f"Wat elke bepaling van een code in elke versie zegt, met de verbeteringen van later. {GEEN_CONCEPT}",
    sleutel=lambda beeld: sleutel_van_bepaling(beeld.tekst, beeld.tekst.bepaling.sleutel),
    plaats=lambda beeld: plaats_van(beeld.tekst),
    lees=_lees_bepalingen,
    pagina=lambda beeld: beeld.tekst.get_absolute_url(),
    zeven=(VAN_CODE, Zeef("versie", "Het nummer van een versie.")),
    eigen=(
        *van(
            "tekst",
            sleutel("code", "codes", "De code waar zij in staat.", "versie.code.slug"),
            sleutel(
                "versie", "versies", "De versie waar zij in staat.", lambda tekst: sleutel_van_versie(tekst.versie)
            ),
            tekst("vaste_sleutel", "Waaraan u dezelfde bepaling in andere versies herkent.", "bepaling.sleutel"),
            tekst("soort", "Wat voor bepaling het is, zoals artikel of waarde.", "bepaling.soort.slug"),
            sleutel(
                "onder",
                "bepalingen",
                "De bepaling waar zij onder staat.",
                lambda tekst: sleutel_van_bepaling(tekst, tekst.ouder.sleutel) if tekst.ouder else None,
            ),
            getal("volgorde", "Haar plaats in de versie: een hoger getal staat later."),
        ),
        *van(
            "inhoud",
            tekst("nummer", "Het nummer, zoals 4 of 10."),
            tekst("kop", "De kop."),
            tekst("tekst", "Wat er staat. Leeg: alleen de naam is bekend."),
            tekst("sha256", "De vingerafdruk van nummer, kop en tekst.", "vingerafdruk"),
        ),
        getal("verbeterd", "Hoe vaak de woorden zijn verbeterd sinds zij zijn vastgesteld.", _keren),
        *van(
            "tekst",
            keuze("rechten", "Waarom de woorden hier mogen staan.", Rechten),
            tekst("betekenis", "Wat zij betekent voor het openbaar bestuur.", "bepaling.betekenis"),
            bron(),
        ),
    ),
)


# -- how parties apply it ---------------------------------------------------------------------------------------------


def _lees_toepassingen(vraag: Vraag, hoogstens: int) -> list[Toepassing]:
    geldend = list(Versie.objects.zichtbaar().gelden_op(vraag.moment))
    rijen = Toepassing.objects.te_zien(vraag.moment).geldend_op(vraag.moment).met_eerder(geldend)
    if codes := vraag.keuze.get("code"):
        rijen = rijen.filter(bepaling__code__slug__in=codes)
    if partijen := vraag.keuze.get("partij"):
        rijen = rijen.filter(partij__slug__in=partijen)
    if standen := vraag.keuze.get("toepasstand"):
        rijen = rijen.filter(stand__in=standen)
    erbij = ("partij", "bepaling__code", "tekst__versie__code", "bewijs_bron", "gebeurtenis")
    velden = ("bepaling__code__slug", "bepaling__sleutel", "partij__slug")
    return uit_rijen(rijen.select_related(*erbij), vraag, hoogstens, *velden)


def _rij(een: Toepassing) -> str:
    return str(een.gebeurtenis_id)


def _sleutel_van_toepassing(een: Toepassing) -> str:
    return f"{een.bepaling.code.slug}.{een.bepaling.sleutel}.{een.partij.slug}"


TOEPASSINGEN: Tabel[Toepassing] = Tabel(
    naam="toepassingen",
    enkel="toepassing",
    uitleg="Hoe een partij zegt dat zij een bepaling van een code toepast. U ziet wat zij het laatst zei.",
    sleutel=_sleutel_van_toepassing,
    plaats=plaats_van,
    lees=_lees_toepassingen,
    zeven=(
        VAN_CODE,
        Zeef("partij", "De sleutel van een partij."),
        Zeef("toepasstand", "Hoe de partij de bepaling toepast.", keuzes_van(Toepasstand.choices)),
    ),
    eigen=(
        sleutel("partij", "partijen", "De partij die het zegt."),
        sleutel("code", "codes", "De code waar het over gaat.", "bepaling.code.slug"),
        sleutel(
            "bepaling",
            "bepalingen",
            "De bepaling, in de versie waar de partij over sprak.",
            lambda een: sleutel_van_bepaling(een.tekst, een.bepaling.sleutel),
        ),
        keuze("stand", "Hoe de partij haar toepast.", Toepasstand),
        tekst("uitleg", "Waarom de partij het zo doet."),
        ja_nee("over_eerdere_tekst", "Of de bepaling sindsdien iets anders ging zeggen.", "is_eerder"),
        datum("gezegd_op", "Op welke dag het zo was.", "gebeurtenis.telt_vanaf"),
        sleutel("gebeurtenis", "gebeurtenissen", "De rij van het journaal die het vertelt.", _rij),
        sleutel("bewijs", "bronnen", "De bron waar dit staat.", "bewijs_bron.sleutel"),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (CODES, VERSIES, BEPALINGEN, TOEPASSINGEN)
