"""Loading the frame: sources, parties, tasks, lines, kinds with their phases, pages."""

from pathlib import Path
from typing import Any

from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from acties.services import leg_onderdeelsoort_vast, leg_soort_vast
from basis.bronnen.models import Bron
from basis.bronnen.services import leg_bron_vast
from inhoud.inladen.bestand import Rij, lees_lijst, op_plaats
from inhoud.inladen.lading import VAN_MENSEN, Lading, zoek, zoek_alle
from partijen.inlezen import REGISTER, laag_van
from partijen.models import Partij
from partijen.services import leg_partij_vast, zet_opvolgers
from programmalijnen.models import Opgave, Pagina, Programmalijn
from programmalijnen.services import leg_opgave_vast, leg_pagina_vast, leg_programmalijn_vast


def neem_kader_over(lading: Lading) -> None:
    """Refer to the frame that the portal has: what is loaded is added to it."""
    lading.bronnen = Bron.objects.in_bulk(field_name="sleutel")
    lading.opgaven = Opgave.objects.in_bulk(field_name="slug")
    lading.programmalijnen = Programmalijn.objects.in_bulk(field_name="slug")
    lading.soorten = Soort.objects.in_bulk(field_name="slug")
    lading.fasen = {slug: _fasen(soort) for slug, soort in lading.soorten.items()}
    lading.onderdeelsoorten = Onderdeelsoort.objects.in_bulk(field_name="slug")


def laad_kader(lading: Lading, map_: Path) -> None:
    """Load all that acties refer to; what refers comes after what it refers to."""
    laad_bronnen(lading, map_)
    laad_partijen(lading, map_)
    _laad_opgaven(lading, lees_lijst(map_, "opgaven.json"))
    _laad_programmalijnen(lading, lees_lijst(map_, "programmalijnen.json"))
    _laad_soorten(lading, lees_lijst(map_, "soorten.json"))
    _laad_onderdeelsoorten(lading, lees_lijst(map_, "onderdeelsoorten.json"))
    _laad_paginas(lading, lees_lijst(map_, "paginas.json"))


def _teksten(rij: Rij, *namen: str) -> dict[str, Any]:
    return {naam: rij.tekst(naam) for naam in namen}


def laad_bronnen(lading: Lading, map_: Path) -> None:
    """Load the sources that facts refer to."""
    oud = Bron.objects.in_bulk(field_name="sleutel")
    for rij in lees_lijst(map_, "bronnen.json"):
        sleutel = rij.tekst("sleutel")
        velden = _teksten(rij, "titel", "url", "soort", "nummer") | {"datum": rij.periode("datum")}
        lading.bronnen[sleutel] = lading.leg(
            "bronnen", rij, oud.get(sleutel), leg_bron_vast, sleutel=sleutel, velden=velden
        )


def laad_partijen(lading: Lading, map_: Path) -> None:
    """Load the parties, and who goes on as whom."""
    rijen = lees_lijst(map_, "partijen.json")
    oud = Partij.objects.select_related("bron").prefetch_related("opvolgers").in_bulk(field_name="slug")
    for rij in rijen:
        slug = rij.tekst("slug")
        velden = _partijvelden(lading, rij, oud.get(slug))
        lading.partijen[slug] = lading.leg("partijen", rij, oud.get(slug), leg_partij_vast, slug=slug, velden=velden)
    for rij in rijen:  # a successor may stand further down
        _leg_opvolgers(lading, rij, oud.get(rij.tekst("slug")))


def _leg_opvolgers(lading: Lading, rij: Rij, oud: Partij | None) -> None:
    partij, opvolgers = lading.partij(rij, "slug"), zoek_alle(lading.partijen, rij, "opvolgers")
    if _is_van_register(rij, oud) or set(opvolgers) == set(oud.opvolgers.all() if oud else ()):
        return
    if lading.is_bewerkt(partij):
        lading.verslag.let_op(f"{rij.plaats}, opvolgers", VAN_MENSEN)
        return
    with op_plaats(rij.plaats):
        zet_opvolgers(partij=partij, opvolgers=opvolgers)
    lading.verslag.tel("opvolgers van partijen")


def _is_van_register(rij: Rij, oud: Partij | None) -> bool:
    """Whether a register was imported that says what this party is called, and not the file."""
    return bool(oud and oud.bron and oud.bron.soort == REGISTER and oud.bron.sleutel != rij.tekst("bron"))


def _partijvelden(lading: Lading, rij: Rij, oud: Partij | None) -> dict[str, Any]:
    """What the file says of a party; once a register was imported, that one says what the party is called."""
    velden: dict[str, Any] = _teksten(rij, "afkorting", "toelichting")
    if _is_van_register(rij, oud):
        return velden
    return velden | {
        "naam": rij.tekst("naam"),
        "soort": rij.tekst("soort"),
        "bestuurslaag": laag_van(rij.tekst("soort"), rij.tekst("slug")),
        "url": rij.tekst("url"),
        "tooi": rij.tekst("tooi") or None,
        "geldig": rij.periode("geldig"),
        "bron_id": lading.bron_id(rij),
        "is_demo": lading.is_demo,
    }


def _laad_opgaven(lading: Lading, rijen: list[Rij]) -> None:
    oud = Opgave.objects.in_bulk(field_name="slug")
    for rij in rijen:
        slug = rij.tekst("slug")
        velden = _teksten(rij, "titel", "samenvatting")
        velden |= {"nummer": rij.getal("nummer"), "bron_id": lading.bron_id(rij)}
        lading.opgaven[slug] = lading.leg("opgaven", rij, oud.get(slug), leg_opgave_vast, slug=slug, velden=velden)


def _laad_programmalijnen(lading: Lading, rijen: list[Rij]) -> None:
    oud = Programmalijn.objects.in_bulk(field_name="slug")
    for rij in rijen:
        slug = rij.tekst("slug")
        velden = _teksten(rij, "titel", "samenvatting", "toelichting", "pictogram")
        velden |= {
            "volgorde": rij.getal("volgorde"),
            "opgave_id": zoek(lading.opgaven, rij, "opgave", "deze opgave").pk,
            "bron_id": lading.bron_id(rij),
        }
        lading.programmalijnen[slug] = lading.leg(
            "programmalijnen", rij, oud.get(slug), leg_programmalijn_vast, slug=slug, velden=velden
        )


def _laad_soorten(lading: Lading, rijen: list[Rij]) -> None:
    oud = Soort.objects.in_bulk(field_name="slug")
    for nummer, rij in enumerate(rijen, start=1):
        slug = rij.tekst("slug")
        velden = _teksten(rij, "naam", "meervoud", "toelichting") | {"volgorde": nummer}
        fasen = [_fasevelden(fase) for fase in rij.rijen("fasen")]
        lading.soorten[slug] = lading.leg(
            "soorten", rij, oud.get(slug), leg_soort_vast, slug=slug, velden=velden, fasen=fasen
        )
        lading.fasen[slug] = _fasen(lading.soorten[slug])
        for over in sorted(lading.fasen[slug].keys() - {fase["slug"] for fase in fasen}):
            lading.verslag.let_op(rij.plaats, f"de fase '{over}' staat niet meer in het bestand en is niet verwijderd")


def _fasen(soort: Soort) -> dict[str, Fasedefinitie]:
    return {fase.slug: fase for fase in soort.fasedefinities.all()}


def _fasevelden(rij: Rij) -> dict[str, Any]:
    teksten = _teksten(rij, "slug", "naam", "uitleg")
    return teksten | {"optioneel": rij.ja("optioneel"), "inspraak_open": rij.ja("inspraak_open")}


def _laad_onderdeelsoorten(lading: Lading, rijen: list[Rij]) -> None:
    oud = Onderdeelsoort.objects.in_bulk(field_name="slug")
    for nummer, rij in enumerate(rijen, start=1):
        slug = rij.tekst("slug")
        velden: dict[str, Any] = _teksten(rij, "naam", "meervoud") | {"volgorde": nummer}
        velden |= {naam: rij.ja(naam) for naam in ("is_opbrengst", "zonder_stand")}
        lading.onderdeelsoorten[slug] = lading.leg(
            "soorten onderdelen", rij, oud.get(slug), leg_onderdeelsoort_vast, slug=slug, velden=velden
        )


def _laad_paginas(lading: Lading, rijen: list[Rij]) -> None:
    oud = Pagina.objects.in_bulk(field_name="slug")
    for rij in rijen:
        slug = rij.tekst("slug")
        velden = _teksten(rij, "titel", "omschrijving", "tekst")
        lading.leg("pagina's", rij, oud.get(slug), leg_pagina_vast, slug=slug, velden=velden)
