"""What the search page may find of acties: only what is visible."""

from collections.abc import Iterable, Iterator

from acties.models import Actie, Afspraak, Document, Onderdeel
from acties.models.actie import ActieQuerySet
from acties.models.afspraak import AfspraakQuerySet
from basis.web.markdown import platte_tekst
from basis.zoeken.services import Indexregel, verwijder, zet

ACTIE, AFSPRAAK, ONDERDEEL, DOCUMENT = "actie", "afspraak", "onderdeel", "document"


def van_actie(actie: Actie) -> Indexregel:
    """An actie: found by its texts and by the names of its parties."""
    partijen = " ".join(f"{d.partij.naam} {d.partij.afkorting}" for d in actie.deelnames.all())
    return Indexregel(
        soort=ACTIE,
        sleutel=actie.pk,
        titel=actie.titel,
        kort=actie.samenvatting,
        tekst=" ".join((actie.doel, platte_tekst(actie.toelichting), partijen)),
        label=f"{actie.programmalijn.titel}, {actie.get_status_display()}",
        url=actie.get_absolute_url(),
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
        url=onderdeel.get_absolute_url(),
        gewicht=0.8,
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
        url=f"{document.actie.get_absolute_url()}#document-{document.slug}",
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
        tekst=" ".join(f"{partij.naam} {partij.afkorting}" for partij in partijen),
        label=f"afspraak van {namen}, {afspraak.houder}",
        url=afspraak.get_absolute_url(),
        gewicht=0.8,
    )


def alle_acties() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    yield from _van_acties(Actie.objects.zichtbaar())


def _van_acties(acties: ActieQuerySet) -> Iterator[Indexregel]:
    for actie in acties.voor_lijst().prefetch_related("deelnames__partij").iterator(500):
        yield van_actie(actie)


def werk_acties_van_partij_bij(slug: str) -> None:
    """After a party got another name: it stands in the text of every actie and afspraak that it has a part in."""
    zet(regels=_van_acties(Actie.objects.zichtbaar().van_partij(slug)))
    beloofd = Afspraak.objects.zichtbaar().van_partij(slug)
    zet(regels=map(van_afspraak, _met_makers(beloofd).iterator(500)))


def werk_acties_van_lijn_bij(slug: str) -> None:
    """After a line got another title: it stands on the label of its acties."""
    zet(regels=_van_acties(Actie.objects.zichtbaar().van_lijn(slug)))


def werk_onderdelen_bij(soort: str) -> None:
    """After a kind of onderdeel got another name: it stands on the label of those onderdelen."""
    onderdelen = Onderdeel.objects.zichtbaar().filter(soort__slug=soort).select_related("actie", "soort")
    zet(regels=map(van_onderdeel, onderdelen.iterator(500)))


def alle_onderdelen() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    for onderdeel in Onderdeel.objects.zichtbaar().select_related("actie", "soort").iterator(500):
        yield van_onderdeel(onderdeel)


def alle_afspraken() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    for afspraak in _met_makers(Afspraak.objects.zichtbaar()).iterator(500):
        yield van_afspraak(afspraak)


def _met_makers(afspraken: AfspraakQuerySet) -> AfspraakQuerySet:
    return afspraken.select_related("actie", "programma").prefetch_related("toezeggingen__partij")


def alle_documenten() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    for document in Document.objects.zichtbaar().select_related("actie").iterator(500):
        yield van_document(document)


def werk_afspraak_bij(afspraak: Afspraak) -> None:
    """Make the index say of this promise what the public may see now."""
    zet(regels=map(van_afspraak, _met_makers(Afspraak.objects.zichtbaar().filter(pk=afspraak.pk))))


def werk_bij(actie: Actie) -> None:
    """Make the index say of this actie what the public may see now."""
    if actie.gepubliceerd_op is None:  # never shown, so nothing of it can be in the index
        return
    if not actie.is_zichtbaar:
        _verwijder(ACTIE, [actie.pk])
        _verwijder(ONDERDEEL, actie.onderdelen.values_list("pk", flat=True))
        _verwijder(AFSPRAAK, actie.afspraken.values_list("pk", flat=True))
        _verwijder(DOCUMENT, actie.documenten.values_list("pk", flat=True))
        return
    regels = [van_actie(rij) for rij in Actie.objects.filter(pk=actie.pk).voor_lijst()]
    regels += [van_onderdeel(rij) for rij in actie.onderdelen.select_related("actie", "soort")]
    regels += [van_afspraak(rij) for rij in _met_makers(actie.afspraken.all())]
    regels += [van_document(rij) for rij in actie.documenten.geldend().select_related("actie")]
    zet(regels=regels)
    _verwijder(DOCUMENT, actie.documenten.filter(is_vervallen=True).values_list("pk", flat=True))


def _verwijder(soort: str, sleutels: Iterable[int]) -> None:
    if gevuld := list(sleutels):
        verwijder(soort=soort, sleutels=gevuld)
