"""The catalogue holds against the Dutch profile of DCAT: its shapes are in no package, so what it asks is written here.

Which properties a class must have, how often and of what kind follows DCAT-AP-NL 3.0 and the European profile below it.
"""

import pytest
from django.test import Client
from pyshacl import validate
from pytest_django import Settings
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, Graph, Literal, URIRef

from basis.api import register
from basis.web.adres import volledig
from ibp_portal.settings.uitgever import Uitgever
from opendata.gelinkt.catalogus import SPDX, VCARD, VERSIE, maak_catalogus
from opendata.uitgaven import services
from opendata.uitgaven.models import Uitgave
from tests.factories import PartijFactory
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
# What its own reader of JSON-LD does.
VAN_RDFLIB = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

# By class: property, at least, at most (None: any number), and the class (or kind of node) of what it refers to.
TEKST, WAAR_DAN_OOK = SH.Literal, SH.IRI
VAN_ALLE = (
    (DCTERMS.title, 1, None, TEKST),
    (DCTERMS.description, 1, None, TEKST),
    (DCTERMS.publisher, 1, 1, FOAF.Agent),
    (DCAT.contactPoint, 1, 1, VCARD.Kind),
)
VAN_DATA = (
    *VAN_ALLE,
    (DCTERMS.accessRights, 1, 1, DCTERMS.RightsStatement),
    (DCTERMS.identifier, 1, 1, TEKST),
    (DCAT.theme, 1, None, SKOS.Concept),
    (DCTERMS.language, 1, None, DCTERMS.LinguisticSystem),
)
PROFIEL = {
    DCAT.Catalog: (
        *VAN_ALLE,
        (DCAT.dataset, 1, None, DCAT.Dataset),
        (DCAT.service, 1, None, DCAT.DataService),
        (FOAF.homepage, 1, 1, FOAF.Document),
        (DCTERMS.license, 1, 1, DCTERMS.LicenseDocument),
        (DCAT.themeTaxonomy, 0, None, SKOS.ConceptScheme),
    ),
    DCAT.Dataset: (
        *VAN_DATA,
        (DCTERMS.creator, 1, None, FOAF.Agent),
        (DCAT.distribution, 1, None, DCAT.Distribution),
        (DCAT.landingPage, 1, None, FOAF.Document),
        (DCTERMS.accrualPeriodicity, 1, 1, DCTERMS.Frequency),
        (VERSIE, 0, 1, TEKST),
        (DCTERMS.modified, 0, 1, TEKST),
        (DCTERMS.spatial, 0, None, DCTERMS.Location),
    ),
    DCAT.Distribution: (
        (DCTERMS.title, 1, None, TEKST),
        (DCAT.accessURL, 1, 1, WAAR_DAN_OOK),
        (DCAT.downloadURL, 0, 1, WAAR_DAN_OOK),
        (DCAT.accessService, 0, 1, DCAT.DataService),
        (DCTERMS.license, 1, 1, DCTERMS.LicenseDocument),
        (DCAT.mediaType, 1, 1, WAAR_DAN_OOK),
        (DCTERMS.format, 0, 1, WAAR_DAN_OOK),
        (DCAT.byteSize, 0, 1, TEKST),
        (SPDX.checksum, 0, 1, SPDX.Checksum),
    ),
    DCAT.DataService: (
        *VAN_DATA,
        (DCAT.endpointURL, 1, 1, WAAR_DAN_OOK),
        (DCAT.endpointDescription, 1, 1, WAAR_DAN_OOK),
        (DCTERMS.license, 1, 1, DCTERMS.LicenseDocument),
        (DCAT.servesDataset, 1, None, DCAT.Dataset),
        (DCTERMS.conformsTo, 1, None, DCTERMS.Standard),
    ),
    FOAF.Agent: ((FOAF.name, 1, None, TEKST),),
    VCARD.Kind: ((VCARD.fn, 1, 1, TEKST), (VCARD.hasEmail, 1, 1, WAAR_DAN_OOK), (VCARD.hasURL, 1, 1, WAAR_DAN_OOK)),
    SPDX.Checksum: ((SPDX.algorithm, 1, 1, WAAR_DAN_OOK), (SPDX.checksumValue, 1, 1, TEKST)),
    SKOS.ConceptScheme: ((DCTERMS.title, 1, None, TEKST),),
}


def vormen() -> Graph:
    """The profile as shapes."""
    graaf = Graph()
    for nummer, (klasse, eigenschappen) in enumerate(PROFIEL.items()):
        vorm = URIRef(f"urn:vorm:{nummer}")
        graaf.add((vorm, RDF.type, SH.NodeShape))
        graaf.add((vorm, SH.targetClass, klasse))
        for plek, (pad, minstens, hoogstens, soort) in enumerate(eigenschappen):
            deel = URIRef(f"urn:vorm:{nummer}:{plek}")
            graaf.add((vorm, SH.property, deel))
            graaf.add((deel, SH.path, pad))
            graaf.add((deel, SH.minCount, Literal(minstens)))
            graaf.add((deel, SH.nodeKind if soort in SH else SH["class"], soort))
            if hoogstens is not None:
                graaf.add((deel, SH.maxCount, Literal(hoogstens)))
    return graaf


def bezwaren(graaf: Graph) -> str:
    klopt, _, tekst = validate(graaf, shacl_graph=vormen(), inference="none")
    return "" if klopt else str(tekst)


@pytest.fixture
def uitgave(wereld: Wereld) -> Uitgave:
    return services.maak_uitgave()


@VAN_RDFLIB
@pytest.mark.parametrize(("vorm", "naam"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_the_catalogue_holds_against_the_profile(client: Client, uitgave: Uitgave, vorm: str, naam: str) -> None:
    antwoord = client.get(f"/open-data/catalogus.{vorm}")
    graaf = Graph().parse(data=antwoord.content, format=naam)
    assert bezwaren(graaf) == ""
    sets = set(graaf.subjects(RDF.type, DCAT.Dataset))
    assert {URIRef(volledig(f"/open-data/{tabel}/#dataset")) for tabel in register.tabellen()} < sets


def test_what_is_left_out_is_found(uitgave: Uitgave) -> None:
    graaf = maak_catalogus(uitgave)
    graaf.remove((None, DCTERMS.license, None))
    assert "license" in bezwaren(graaf)


def test_without_files_there_is_a_catalogue_too(client: Client, wereld: Wereld) -> None:
    graaf = Graph().parse(data=client.get("/open-data/catalogus.ttl").content, format="turtle")
    assert set(graaf.objects(None, DCAT.endpointURL)) == {URIRef(volledig("/api/v1"))}


def test_what_the_catalogue_leads_to_is_there(client: Client, uitgave: Uitgave) -> None:
    graaf = maak_catalogus(uitgave)
    for eigenschap in (DCAT.accessURL, DCAT.downloadURL, DCAT.endpointDescription, DCAT.landingPage):
        for adres in set(graaf.objects(None, eigenschap)):
            assert client.get(str(adres).replace(volledig(""), "")).status_code == 200, adres
    assert {str(waarde) for waarde in graaf.objects(None, SPDX.checksumValue)} <= set(
        uitgave.bestanden.values_list("sha256", flat=True)
    )


def test_the_publisher_is_named_as_the_register_knows_it(settings: Settings, uitgave: Uitgave) -> None:
    tooi = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
    PartijFactory(naam="Ministerie van Proef", tooi=tooi)
    settings.UITGEVER = Uitgever("Ministerie van Proef", ("Postbus 1",), "open@example.nl")
    graaf = maak_catalogus(uitgave)
    assert set(graaf.objects(None, DCTERMS.publisher)) == {URIRef(tooi)}
    assert set(graaf.objects(None, VCARD.hasEmail)) == {URIRef("mailto:open@example.nl")}
