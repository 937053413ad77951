"""What the search page may find of acties: only what is visible."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from acties.models import Actie, Afspraak, Document, Fase, Mijlpaal, Onderdeel, Toezegging
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, toon_periode, toon_wanneer
from basis.web.markdown import platte_tekst
from basis.zoeken.register import is_hernoemd
from basis.zoeken.services import Indexregel, verwijder, zet

ACTIE, AFSPRAAK, ONDERDEEL, MIJLPAAL, FASE, DOCUMENT = (
    "actie",
    "afspraak",
    "onderdeel",
    "mijlpaal",
    "fase",
    "document",
)
Rijen = QuerySet[Any]


def van_actie(actie: Actie) -> Indexregel:
    """An actie: found by its texts and by the names of its parties."""
    partijen = " ".join(f"{d.partij.naam} {d.partij.afkorting}" for d in actie.deelnames.all())
    teksten = (actie.korte_naam, actie.doel, platte_tekst(actie.toelichting), platte_tekst(actie.opbrengst), partijen)
    return Indexregel(
        soort=ACTIE,
        sleutel=actie.pk,
        titel=actie.titel,
        kort=actie.samenvatting,
        tekst=" ".join(teksten),
        label=f"{actie.programmalijn.titel}, {actie.get_status_display()}",
        datum=_wanneer(actie.looptijd),
        bron=_titel(actie.bron),
        url=actie.get_absolute_url(),
        is_demo=actie.is_demo,
        gewicht=1.0,
    )


def van_onderdeel(onderdeel: Onderdeel) -> Indexregel:
    """An onderdeel: found by what was asked, done and learnt."""
    teksten = (onderdeel.vraag, onderdeel.aanpak, onderdeel.opbrengst, onderdeel.betekenis, onderdeel.herkomst)
    return Indexregel(
        soort=ONDERDEEL,
        sleutel=onderdeel.pk,
        titel=onderdeel.titel,
        kort=onderdeel.samenvatting or onderdeel.vraag,
        tekst=" ".join(teksten),
        label=f"{onderdeel.soort.naam} van {onderdeel.actie.titel}",
        datum=_wanneer(onderdeel.looptijd),
        bron=_titel(onderdeel.bron),
        url=onderdeel.get_absolute_url(),
        is_demo=onderdeel.actie.is_demo,
        gewicht=0.8,
    )


def van_mijlpaal(mijlpaal: Mijlpaal) -> Indexregel:
    """A mijlpaal: found by its title, what is told of it and its official number; its kind stands on the label."""
    wat = "bereikt" if mijlpaal.bereikt else "verwacht" if mijlpaal.verwacht else "gepland"
    return Indexregel(
        soort=MIJLPAAL,
        sleutel=mijlpaal.pk,
        titel=mijlpaal.titel,
        kort=mijlpaal.nummer,
        tekst=mijlpaal.toelichting,
        label=f"{mijlpaal.soort} van {mijlpaal.actie.titel}".strip(),
        datum=f"{wat} {toon_wanneer(mijlpaal.actuele_datum)}" if mijlpaal.actuele_datum else "",
        bron=_titel(mijlpaal.bron),
        url=f"{mijlpaal.actie.get_absolute_url()}#mijlpaal-{mijlpaal.slug}",
        is_demo=mijlpaal.actie.is_demo,
        gewicht=0.7,
    )


def van_fase(fase: Fase) -> Indexregel:
    """A phase that an actie is or was in: found by its name and by what happens in it."""
    return Indexregel(
        soort=FASE,
        sleutel=fase.pk,
        titel=fase.definitie.naam,
        kort=fase.definitie.uitleg,
        label=f"van {fase.actie.titel}",
        datum=f"begonnen {toon_wanneer(fase.begonnen)}" if fase.begonnen else "",
        bron=_titel(fase.bron),
        url=f"{fase.actie.get_absolute_url()}#fasen",
        is_demo=fase.actie.is_demo,
        gewicht=0.5,
    )


def van_document(document: Document) -> Indexregel:
    """A document: found by its title and official number."""
    return Indexregel(
        soort=DOCUMENT,
        sleutel=document.pk,
        titel=document.titel,
        kort=document.nummer,
        tekst=document.soort,
        label=f"{document.soort} bij {document.actie.titel}",
        datum=_wanneer(document.datum),
        bron=_titel(document.bron),
        url=f"{document.actie.get_absolute_url()}#document-{document.slug}",
        is_demo=document.actie.is_demo,
        gewicht=0.6,
    )


def van_afspraak(afspraak: Afspraak) -> Indexregel:
    """A promise: found by its words and by the names of who made it."""
    partijen = [toezegging.partij for toezegging in afspraak.toezeggingen.all()]
    namen = ", ".join(partij.korte_naam for partij in partijen)
    return Indexregel(
        soort=AFSPRAAK,
        sleutel=afspraak.pk,
        titel=afspraak.titel,
        kort=afspraak.tekst,
        tekst=" ".join((*(f"{partij.naam} {partij.afkorting}" for partij in partijen), _bedrag(afspraak))),
        label=f"van {namen}, {afspraak.houder}",
        datum=f"gemaakt {toon_wanneer(afspraak.gemaakt)}" if afspraak.gemaakt else "",
        bron=_titel(afspraak.bron),
        url=afspraak.get_absolute_url(),
        is_demo=all(partij.is_demo for partij in partijen) if afspraak.actie is None else afspraak.actie.is_demo,
        gewicht=0.8,
    )


def _wanneer(periode: DateRange | None) -> str:
    return toon_periode(periode) if periode else ""


def _bedrag(afspraak: Afspraak) -> str:
    return f"{afspraak.bedrag} euro voor {afspraak.bedrag_voor}" if afspraak.bedrag else ""


def _titel(bron: Bron | None) -> str:
    return bron.titel if bron else ""


# -- all of a kind ----------------------------------------------------------------------------------------------


def _maak(van: Callable[[Any], Indexregel], rijen: Rijen) -> Iterator[Indexregel]:
    return map(van, rijen.iterator(500))


def alle_acties() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_acties(Actie.objects.zichtbaar())


def alle_onderdelen() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_onderdelen(Onderdeel.objects.zichtbaar())


def alle_mijlpalen() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_mijlpalen(Mijlpaal.objects.zichtbaar())


def alle_fasen() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_fasen(Fase.objects.zichtbaar())


def alle_afspraken() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_afspraken(Afspraak.objects.zichtbaar())


def alle_documenten() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _van_documenten(Document.objects.zichtbaar())


def _van_acties(acties: Rijen) -> Iterator[Indexregel]:
    rijen = acties.select_related("programmalijn", "bron").prefetch_related("deelnames__partij")
    return _maak(van_actie, rijen)


def _van_onderdelen(onderdelen: Rijen) -> Iterator[Indexregel]:
    return _maak(van_onderdeel, onderdelen.select_related("actie", "soort", "bron"))


def _van_mijlpalen(mijlpalen: Rijen) -> Iterator[Indexregel]:
    return _maak(van_mijlpaal, mijlpalen.select_related("actie", "bron"))


def _van_fasen(fasen: Rijen) -> Iterator[Indexregel]:
    return _maak(van_fase, fasen.select_related("actie", "definitie", "bron"))


def _van_afspraken(afspraken: Rijen) -> Iterator[Indexregel]:
    makers = Prefetch("toezeggingen", Toezegging.objects.voor_lijst())
    rijen = afspraken.select_related("actie", "programma", "bron").prefetch_related(makers)
    return _maak(van_afspraak, rijen)


def _van_documenten(documenten: Rijen) -> Iterator[Indexregel]:
    return _maak(van_document, documenten.select_related("actie", "bron"))


# -- after a change ---------------------------------------------------------------------------------------------


def werk_acties_van_partij_bij(slug: str) -> None:
    """After a party got another name: it stands in the text of every actie and afspraak that it has a part in."""
    zet(regels=_van_acties(Actie.objects.zichtbaar().van_partij(slug)))
    zet(regels=_van_afspraken(Afspraak.objects.zichtbaar().van_partij(slug)))


def werk_acties_van_lijn_bij(slug: str) -> None:
    """After a line got another title: it stands on the label of its acties."""
    zet(regels=_van_acties(Actie.objects.zichtbaar().van_lijn(slug)))


def werk_onderdelen_bij(soort: str) -> None:
    """After a kind of onderdeel got another name: it stands on the label of those onderdelen."""
    zet(regels=_van_onderdelen(Onderdeel.objects.zichtbaar().filter(soort__slug=soort)))


def werk_fasen_van_soort_bij(soort: str) -> None:
    """After a phase of a kind of actie got another name or explanation: it is what its visits are found by."""
    zet(regels=_van_fasen(Fase.objects.zichtbaar().filter(definitie__soort__slug=soort)))


def werk_dingen_van_bron_bij(sleutel: str) -> None:
    """After a source got another title: it stands beside all that it tells of."""
    for van, model in (
        (_van_acties, Actie),
        (_van_onderdelen, Onderdeel),
        (_van_mijlpalen, Mijlpaal),
        (_van_fasen, Fase),
        (_van_afspraken, Afspraak),
        (_van_documenten, Document),
    ):
        zichtbaar: Any = model._default_manager
        zet(regels=van(zichtbaar.zichtbaar().filter(bron__sleutel=sleutel)))


def werk_afspraak_bij(afspraak: Afspraak) -> None:
    """Make the index say of this promise what the public may see now."""
    zet(regels=_van_afspraken(Afspraak.objects.zichtbaar().filter(pk=afspraak.pk)))


def werk_mijlpaal_bij(mijlpaal: Mijlpaal) -> None:
    """Make the index say of this mijlpaal what the public may see now."""
    zet(regels=_van_mijlpalen(Mijlpaal.objects.zichtbaar().filter(pk=mijlpaal.pk)))
    if mijlpaal.is_vervallen:
        _verwijder(MIJLPAAL, [mijlpaal.pk])


def werk_fasen_bij(actie: Actie, weg: Iterable[int]) -> None:
    """Make the index say which phases the actie is and was in, after some visits went (`weg`)."""
    _verwijder(FASE, weg)
    zet(regels=_van_fasen(Fase.objects.zichtbaar().filter(actie=actie)))


def werk_bij(actie: Actie) -> None:
    """Make the index say of this actie what the public may see now."""
    if actie.gepubliceerd_op is None:  # never shown, so nothing of it can be in the index
        return
    is_hernoemd(ACTIE, actie.slug)
    if not actie.is_zichtbaar:
        _verwijder(ACTIE, [actie.pk])
        _verwijder(ONDERDEEL, actie.onderdelen.values_list("pk", flat=True))
        _verwijder(MIJLPAAL, actie.mijlpalen.values_list("pk", flat=True))
        _verwijder(FASE, actie.fasen.values_list("pk", flat=True))
        _verwijder(AFSPRAAK, actie.afspraken.values_list("pk", flat=True))
        _verwijder(DOCUMENT, actie.documenten.values_list("pk", flat=True))
        return
    zet(regels=_alles_van(actie))
    _verwijder(MIJLPAAL, actie.mijlpalen.filter(is_vervallen=True).values_list("pk", flat=True))
    _verwijder(DOCUMENT, actie.documenten.filter(is_vervallen=True).values_list("pk", flat=True))


def _alles_van(actie: Actie) -> Iterator[Indexregel]:
    yield from _van_acties(Actie.objects.filter(pk=actie.pk))
    yield from _van_onderdelen(actie.onderdelen.all())
    yield from _van_mijlpalen(actie.mijlpalen.geldend())
    yield from _van_fasen(actie.fasen.all())
    yield from _van_afspraken(actie.afspraken.all())
    yield from _van_documenten(actie.documenten.geldend())


def _verwijder(soort: str, sleutels: Iterable[int]) -> None:
    if gevuld := list(sleutels):
        verwijder(soort=soort, sleutels=gevuld)
