"""What the open data tells of the journal: each change, from what, to what and why, in the order of commit."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from acties.journaal import pagina_van
from acties.journaal.veldnamen import veldnaam
from acties.models import Actie, Gebeurtenis, Gebeurtenissoort, Verandering
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.api.kolommen import bron, demo, getal, ja_nee, keuze, periode, sleutel, tekst, tijdstip
from basis.api.tabel import OngeldigeVraag, Tabel, Vraag, Zeef, keuzes_van
from basis.tijd.moment import Moment
from basis.web.adres import als_sleutel
from basis.web.kolommen import Kolom, Type


def _lees(vraag: Vraag, hoogstens: int) -> list[Gebeurtenis]:
    alle = Gebeurtenis.objects.te_zien(vraag.moment).geldend_op(vraag.moment)
    rijen = _gezeefd(alle, vraag).na_positie(vraag.na[0] if vraag.na else 0)
    if vraag.sleutels is not None:
        rijen = rijen.filter(pk__in=[als_sleutel(een) for een in vraag.sleutels])
    return list(rijen.met_onderwerp().select_related("actie", "programma", "positie", "afspraak__actie")[:hoogstens])


def _gezeefd(rijen: GebeurtenisQuerySet, vraag: Vraag) -> GebeurtenisQuerySet:
    """Raises OngeldigeVraag."""
    keuze = vraag.keuze
    if slugs := keuze.get("actie"):
        rijen = rijen.van_acties(Actie.objects.met_slug(*slugs))
    if slugs := keuze.get("lijn"):
        rijen = rijen.van_acties(Actie.objects.van_lijn(*slugs))
    if slugs := keuze.get("partij"):
        rijen = rijen.filter(pk__in=_van_partijen(slugs, vraag.moment).values("pk"))
    if soorten := keuze.get("verandering"):
        rijen = rijen.met_verandering(*soorten)
    van, tot = (_dag(keuze, naam) for naam in ("van", "tot"))
    return rijen.tussen(van or date.min, tot or date.max) if van or tot else rijen


def _van_partijen(slugs: Sequence[str], moment: Moment) -> GebeurtenisQuerySet:
    """Of acties in which one of these takes part, and what each promised, asks or answers about the whole programme."""
    gevonden = Gebeurtenis.objects.van_acties(Actie.objects.te_zien(moment).van_partij(*slugs))
    for slug in slugs:
        gevonden = gevonden | Gebeurtenis.objects.van_programma(moment, slug)
    return gevonden


def _dag(keuze: Mapping[str, Any], naam: str) -> date | None:
    try:
        return date.fromisoformat(keuze[naam][0]) if naam in keuze else None
    except ValueError as mis:
        raise OngeldigeVraag({naam: ["Schrijf een dag als 2022-07-01."]}) from mis


def _velden(welke: str) -> Callable[[Gebeurtenis], dict[str, Any]]:
    """The facts of a row that have a name for people; what else it holds is ours."""
    return lambda rij: {naam: waarde for naam, waarde in getattr(rij, welke).items() if veldnaam(naam)}


def _deel(welk: str) -> Callable[[Gebeurtenis], str | None]:
    """The key of a part of an actie."""

    def lees(rij: Gebeurtenis) -> str | None:
        ding = getattr(rij, welk)
        return f"{rij.actie.slug}.{ding.slug}" if ding and rij.actie else None

    return lees


def _verbeterde(rij: Gebeurtenis) -> str | None:
    return str(rij.corrigeert_id) if rij.corrigeert_id else None


GEBEURTENISSEN: Tabel[Gebeurtenis] = Tabel(
    naam="gebeurtenissen",
    enkel="gebeurtenis",
    uitleg="Het journaal: elke verandering, van wat in wat, en waarom. Een rij verandert nooit; zij staan op volgorde "
    "van vastleggen. Van een dag in het verleden staat hier alleen wat toen zeker was ingegaan.",
    sleutel=lambda rij: str(rij.pk),
    plaats=lambda rij: (rij.positie.pk,),
    lees=_lees,
    pagina=pagina_van,
    zeven=(
        Zeef("actie", "De sleutel van een actie."),
        Zeef("lijn", "De sleutel van een programmalijn."),
        Zeef("partij", "De sleutel van een partij die meedoet aan de actie, of aan een afspraak over het programma."),
        Zeef("verandering", "Wat er veranderde.", keuzes_van(Verandering.choices)),
        Zeef("van", "Wat zeker inging op of na deze dag, zoals 2022-07-01.", hoogstens=10, meer=False),
        Zeef("tot", "Wat zeker inging op of voor deze dag, zoals 2022-07-01.", hoogstens=10, meer=False),
    ),
    eigen=(
        getal("positie", "De plaats in het journaal. Vraag met `na` wat erna komt.", "positie.pk"),
        keuze("soort", "Hoe het journaal het noemt.", Gebeurtenissoort),
        keuze("verandering", "Wat er veranderde.", Verandering),
        sleutel("actie", "acties", "De actie waar het over gaat. Leeg: het gaat over het hele programma."),
        sleutel("mijlpaal", "mijlpalen", "De mijlpaal waar het over gaat.", _deel("mijlpaal")),
        sleutel("afspraak", "afspraken", "De afspraak waar het over gaat."),
        sleutel("onderdeel", "onderdelen", "Het onderdeel waar het over gaat.", _deel("onderdeel")),
        sleutel("document", "documenten", "Het document waar het over gaat.", _deel("document")),
        Kolom("van", "Wat er stond, per veld.", Type.VELDEN, _velden("van")),
        Kolom("naar", "Wat er nu staat, per veld.", Type.VELDEN, _velden("naar")),
        tekst("reden", "Waarom het veranderde."),
        bron(),
        sleutel("namens", "partijen", "Namens welke partij het is gemeld. Leeg: door de redactie."),
        tekst("functie", "De functie van wie het meldde."),
        periode("datum", "Wanneer het inging: een dag, of de tijd waarin het was. Leeg: dat is niet bekend."),
        tijdstip("vastgelegd_op", "Wanneer het in het journaal kwam.", "geregistreerd_op"),
        sleutel("corrigeert", "gebeurtenissen", "Welke eerdere rij dit verbetert of terugneemt.", _verbeterde),
        ja_nee("teruggenomen", "Of het meteen daarna is teruggenomen.", "is_teruggenomen"),
        demo(),
    ),
)
