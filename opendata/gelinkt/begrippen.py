"""The words that the open data chooses from, as concept schemes (SKOS): each has a lasting address."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef

from acties.models import Deelnamerol, Soort, Status
from basis.api.beschrijving import LICENTIE
from basis.web.adres import volledig
from partijen.models import Bestuurslaag
from programmalijnen.models import Programmalijn

TOOI = "https://identifier.overheid.nl/tooi/def/ont/"
# The class of organisations in the register of the government that a layer consists of; Rijk is none of these.
TOOI_VAN_LAAG = {
    Bestuurslaag.PROVINCIES: f"{TOOI}Provincie",
    Bestuurslaag.GEMEENTEN: f"{TOOI}Gemeente",
    Bestuurslaag.WATERSCHAPPEN: f"{TOOI}Waterschap",
}


@dataclass(frozen=True)
class Begrip:
    """One word: `code` in the data, what it is called, what it means, and where others tell of it."""

    code: str
    label: str
    uitleg: str = ""
    zie_ook: str = ""


@dataclass(frozen=True)
class Schema:
    """A list of words."""

    naam: str
    titel: str
    uitleg: str
    lees: Callable[[], Sequence[Begrip]]

    @property
    def adres(self) -> str:
        return volledig(f"/id/begrippen/{self.naam}")


def _uit_keuzes(keuzes: Any, zie_ook: dict[Any, str] | None = None) -> list[Begrip]:
    return [Begrip(keuze.value, str(keuze.label), zie_ook=(zie_ook or {}).get(keuze, "")) for keuze in keuzes]


def _soorten() -> list[Begrip]:
    return [Begrip(soort.slug, soort.naam, soort.toelichting) for soort in Soort.objects.voor_lijst()]


def _lijnen() -> list[Begrip]:
    return [Begrip(lijn.slug, lijn.titel, lijn.samenvatting) for lijn in Programmalijn.objects.order_by("volgorde")]


SCHEMAS = {
    schema.naam: schema
    for schema in (
        Schema("status", "Status van een actie", "Hoe een actie ervoor staat.", lambda: _uit_keuzes(Status)),
        Schema("soort", "Soort actie", "Wat voor actie het is.", _soorten),
        Schema("rol", "Rol van een partij", "Wat een partij in een actie doet.", lambda: _uit_keuzes(Deelnamerol)),
        Schema(
            "laag",
            "Bestuurslaag",
            "Bij welke overheid een partij hoort.",
            lambda: _uit_keuzes(Bestuurslaag, TOOI_VAN_LAAG),
        ),
        Schema("programmalijn", "Programmalijn", "De lijnen van het programma.", _lijnen),
    )
}


def als_graaf(schemas: Iterable[Schema]) -> Graph:
    """These lists, with all their words."""
    graaf = Graph()
    graaf.bind("skos", SKOS)
    for schema in schemas:
        _voeg_toe(graaf, schema)
    return graaf


def _voeg_toe(graaf: Graph, schema: Schema) -> None:
    zelf = URIRef(schema.adres)
    graaf.add((zelf, RDF.type, SKOS.ConceptScheme))
    graaf.add((zelf, DCTERMS.title, Literal(schema.titel, lang="nl")))
    graaf.add((zelf, DCTERMS.description, Literal(schema.uitleg, lang="nl")))
    graaf.add((zelf, DCTERMS.license, URIRef(LICENTIE["url"])))
    for begrip in schema.lees():
        dit = URIRef(f"{schema.adres}/{begrip.code}")
        graaf.add((zelf, SKOS.hasTopConcept, dit))
        graaf.add((dit, RDF.type, SKOS.Concept))
        graaf.add((dit, SKOS.inScheme, zelf))
        graaf.add((dit, SKOS.topConceptOf, zelf))
        graaf.add((dit, SKOS.prefLabel, Literal(begrip.label, lang="nl")))
        graaf.add((dit, SKOS.notation, Literal(begrip.code)))
        if begrip.uitleg:
            graaf.add((dit, SKOS.definition, Literal(begrip.uitleg, lang="nl")))
        if begrip.zie_ook:
            graaf.add((dit, RDFS.seeAlso, URIRef(begrip.zie_ook)))
