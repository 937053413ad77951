"""What the search page may find of questions: what is asked and answered, never what citizens wrote."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from acties.models import Actie
from basis.tijd.perioden import toon_periode
from basis.zoeken.services import Indexregel, verwijder, zet
from meedoen.models import Antwoord, Vraag, VraagQuerySet

VRAAG = "vraag"


def van_vraag(vraag: Vraag) -> Indexregel:
    """A question: found by its texts, by its answers and what these are about, and by the party that answers."""
    antwoorden = vraag.antwoorden.all()
    onderwerpen = {onderwerp.titel: onderwerp.samenvatting for een in antwoorden for onderwerp in een.onderwerpen.all()}
    teksten = [vraag.wat_ermee, vraag.uitkomst, vraag.beantwoorder.naam, vraag.beantwoorder.afkorting]
    teksten += [tekst for een in antwoorden for tekst in (een.tekst, een.reden, een.geen_gevolg)]
    teksten += [tekst for paar in onderwerpen.items() for tekst in paar]
    return Indexregel(
        soort=VRAAG,
        sleutel=vraag.pk,
        titel=vraag.titel,
        kort=vraag.toelichting,
        tekst=" ".join(teksten),
        label=f"bij {vraag.houder.titel}" if isinstance(vraag.houder, Actie) else "over het hele programma",
        datum=toon_periode(vraag.periode),
        bron=vraag.bron.titel if vraag.bron else "",
        url=vraag.get_absolute_url(),
        is_demo=vraag.is_demo,
        gewicht=0.9,
    )


def alle_vragen() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return _regels(Vraag.objects.zichtbaar())


def _regels(vragen: VraagQuerySet) -> Iterator[Indexregel]:
    gegeven = Prefetch("antwoorden", Antwoord.objects.geldend().prefetch_related("onderwerpen"))
    rijen: Any = vragen.voor_lijst().prefetch_related(gegeven)
    return map(van_vraag, rijen.iterator(500))


def werk_vraag_bij(vraag: Vraag) -> None:
    """Make the index say of this question what the public may see now."""
    zet(regels=_regels(Vraag.objects.zichtbaar().met_slug(vraag.slug)))


def werk_vragen_van_actie_bij(slug: str) -> None:
    """After an actie got another name, or was shown or taken away: its questions go with it."""
    alle = Vraag.objects.over_acties(Actie.objects.met_slug(slug))
    zichtbaar = alle.zichtbaar()
    if weg := list(alle.exclude(pk__in=zichtbaar.values("pk")).values_list("pk", flat=True)):
        verwijder(soort=VRAAG, sleutels=weg)
    zet(regels=_regels(zichtbaar))


def werk_vragen_van_partij_bij(slug: str) -> None:
    """After a party got another name: its questions are found by it."""
    zet(regels=_regels(Vraag.objects.zichtbaar().beantwoord_door(slug)))


def werk_vragen_van_bron_bij(sleutel: str) -> None:
    """After a source got another title: it stands beside the question."""
    zet(regels=_regels(Vraag.objects.zichtbaar().uit_bron(sleutel)))
