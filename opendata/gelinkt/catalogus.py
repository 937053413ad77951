"""The catalogue of the open data, by the Dutch profile of DCAT (DCAT-AP-NL 3.0), made out of the tables."""

from datetime import UTC
from typing import Any

from django.conf import settings
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from basis.api import register
from basis.api.beschrijving import LICENTIE
from basis.api.tabel import Tabel
from basis.web.adres import volledig
from opendata.gelinkt.begrippen import SCHEMAS
from opendata.uitgaven.models import Uitgave
from opendata.uitgaven.services import SQLITE, ZIP
from opendata.uitgaven.uitleg import SOORTEN, TITEL
from partijen.models import Partij

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
VCARD, SPDX = Namespace("http://www.w3.org/2006/vcard/ns#"), Namespace("http://spdx.org/rdf/terms#")
VERSIE = URIRef(f"{DCAT}version")  # of DCAT 3, younger than what rdflib knows
LICENTIE_ADRES = URIRef(LICENTIE["url"])
PROFIEL = URIRef("https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/")
API_REGELS = URIRef("https://gitdocumentatie.logius.nl/publicatie/api/adr/2.1.0/")
THEMA, TAAL, OPENBAAR, STEEDS = (
    URIRef(f"{EU}{wat}") for wat in ("data-theme/GOVE", "language/NLD", "access-right/PUBLIC", "frequency/UPDATE_CONT")
)
NEDERLAND = URIRef(f"{EU}country/NLD")
IN_LIJST = {"csv": "CSV", "json": "JSON", "ods": "ODS", "xlsx": "XLSX", "zip": "ZIP"}  # the European list of file types
# What every dataset and the service say alike, with the kind of thing that each refers to.
VAN_ELK = (
    (DCTERMS.accessRights, OPENBAAR, DCTERMS.RightsStatement),
    (DCTERMS.language, TAAL, DCTERMS.LinguisticSystem),
    (DCAT.theme, THEMA, SKOS.Concept),
)


class Catalogus:
    """The graph while it is made: of this set of files, or without any when none was made yet."""

    def __init__(self, uitgave: Uitgave | None) -> None:
        self.uitgave = uitgave
        self.bestanden = {een.naam: een for een in uitgave.bestanden.all()} if uitgave else {}
        self.graaf = Graph()
        for naam, ruimte in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("vcard", VCARD), ("spdx", SPDX)):
            self.graaf.bind(naam, ruimte)
        self.zelf, self.dienst = _plek("#catalogus"), _plek("#api")
        self.uitgever, self.contact = _uitgever(), _plek("#contact")

    def maak(self) -> Graph:
        self._wie()
        self._zeg(self.zelf, (RDF.type, DCAT.Catalog), (FOAF.homepage, _plek()), (DCTERMS.conformsTo, PROFIEL))
        self._zeg(_plek(), (RDF.type, FOAF.Document))
        self._zeg(PROFIEL, (RDF.type, DCTERMS.Standard))
        self._noem(self.zelf, TITEL, "Alles wat op het IBP-portaal openbaar is, als bestand en via een API.")
        self._zeg(self.zelf, (DCTERMS.license, LICENTIE_ADRES), (DCTERMS.language, TAAL), (DCAT.service, self.dienst))
        self._zeg(self.zelf, *((DCAT.themeTaxonomy, URIRef(schema.adres)) for schema in SCHEMAS.values()))
        for schema in SCHEMAS.values():
            self._zeg(URIRef(schema.adres), (RDF.type, SKOS.ConceptScheme), (DCTERMS.title, _nl(schema.titel)))
        self._dienst()
        self._geheel()
        for tabel in register.tabellen().values():
            self._tabel(tabel)
        return self.graaf

    def _wie(self) -> None:
        self._zeg(self.uitgever, (RDF.type, FOAF.Agent), (FOAF.name, _nl(settings.UITGEVER.naam)))
        self._zeg(self.contact, (RDF.type, VCARD.Kind), (RDF.type, VCARD.Organization))
        self._zeg(self.contact, (VCARD.fn, _nl(settings.UITGEVER.naam)), (VCARD.hasURL, URIRef(volledig("/contact/"))))
        self._zeg(self.contact, (VCARD.hasEmail, URIRef(f"mailto:{settings.UITGEVER.mail}")))
        self._zeg(LICENTIE_ADRES, (RDF.type, DCTERMS.LicenseDocument))

    def _dienst(self) -> None:
        uitleg = "Vraag wat u nodig hebt, van nu of van een eerdere dag. Zonder account en zonder sleutel."
        self._soortgenoot(self.dienst, DCAT.DataService, "API van het IBP-portaal", uitleg)
        self._zeg(self.dienst, (DCAT.endpointURL, URIRef(volledig("/api/v1"))), (DCTERMS.license, LICENTIE_ADRES))
        self._zeg(self.dienst, (DCAT.endpointDescription, URIRef(volledig("/api/v1/openapi.json"))))
        self._zeg(self.dienst, (DCTERMS.conformsTo, API_REGELS), (FOAF.page, _plek()))
        self._zeg(API_REGELS, (RDF.type, DCTERMS.Standard))

    def _geheel(self) -> None:
        dit = _plek("#alles")
        self._dataset(dit, "IBP-portaal: alles bij elkaar", "Alle tabellen van de open data, van hetzelfde moment.")
        for tabel in register.tabellen().values():
            self._zeg(dit, (DCTERMS.hasPart, _van(tabel)))
        for naam in (SQLITE, ZIP):
            self._bestand(dit, naam)

    def _tabel(self, tabel: Tabel[Any]) -> None:
        dit = _van(tabel)
        self._dataset(dit, f"IBP-portaal: {tabel.naam}", tabel.uitleg, f"{tabel.naam}/")
        self._zeg(dit, (DCTERMS.isPartOf, _plek("#alles")), (DCAT.keyword, _nl(tabel.naam)))
        self._zeg(self.dienst, (DCAT.servesDataset, dit))
        for vorm in SOORTEN:
            self._bestand(dit, f"{tabel.naam}.{vorm}")
        via_api = _plek(f"{tabel.naam}/#api")
        self._zeg(dit, (DCAT.distribution, via_api))
        self._zeg(via_api, (RDF.type, DCAT.Distribution), (DCTERMS.title, _nl(f"{tabel.naam} via de API")))
        self._zeg(
            via_api, (DCAT.accessURL, URIRef(volledig(f"/api/v1/{tabel.naam}"))), (DCTERMS.license, LICENTIE_ADRES)
        )
        self._zeg(via_api, (DCAT.accessService, self.dienst), (DCAT.mediaType, URIRef(f"{IANA}application/json")))
        self._zeg(via_api, (DCTERMS.format, URIRef(f"{EU}file-type/JSON")))

    def _dataset(self, dit: URIRef, titel: str, uitleg: str, pagina: str = "") -> None:
        self._soortgenoot(dit, DCAT.Dataset, titel, uitleg)
        self._zeg(self.zelf, (DCAT.dataset, dit))
        self._zeg(dit, (DCAT.landingPage, _plek(pagina)), (DCTERMS.creator, self.uitgever))
        self._zeg(dit, (DCTERMS.accrualPeriodicity, STEEDS), (DCTERMS.spatial, NEDERLAND))
        self._zeg(_plek(pagina), (RDF.type, FOAF.Document))
        self._zeg(STEEDS, (RDF.type, DCTERMS.Frequency))
        self._zeg(NEDERLAND, (RDF.type, DCTERMS.Location))
        if self.uitgave:
            self._zeg(dit, (DCTERMS.modified, _tijd(self.uitgave)), (VERSIE, Literal(str(self.uitgave.positie))))

    def _soortgenoot(self, dit: URIRef, klasse: URIRef, titel: str, uitleg: str) -> None:
        """What a dataset and a service have alike."""
        self._zeg(dit, (RDF.type, klasse), (DCTERMS.identifier, Literal(str(dit))))
        self._noem(dit, titel, uitleg)
        for eigenschap, waarde, soort in VAN_ELK:
            self._zeg(dit, (eigenschap, waarde))
            self._zeg(waarde, (RDF.type, soort))

    def _noem(self, dit: URIRef, titel: str, uitleg: str) -> None:
        self._zeg(dit, (DCTERMS.title, _nl(titel)), (DCTERMS.description, _nl(uitleg)))
        self._zeg(dit, (DCTERMS.publisher, self.uitgever), (DCAT.contactPoint, self.contact))

    def _bestand(self, van: URIRef, naam: str) -> None:
        """A file, when the set has it."""
        if not (bestand := self.bestanden.get(naam)) or not self.uitgave:
            return
        dit, adres = _plek(f"#{naam}"), _plek(naam)
        vorm = naam.rpartition(".")[2]
        soort = SOORTEN[vorm].partition(";")[0]
        self._zeg(van, (DCAT.distribution, dit))
        self._zeg(dit, (RDF.type, DCAT.Distribution), (DCTERMS.title, _nl(naam)), (DCTERMS.license, LICENTIE_ADRES))
        self._zeg(dit, (DCAT.accessURL, adres), (DCAT.downloadURL, adres), (DCTERMS.language, TAAL))
        self._zeg(dit, (DCAT.mediaType, URIRef(f"{IANA}{soort}")), (DCTERMS.modified, _tijd(self.uitgave)))
        self._zeg(dit, (DCAT.byteSize, Literal(bestand.grootte, datatype=XSD.nonNegativeInteger)))
        if in_lijst := IN_LIJST.get(vorm):
            self._zeg(dit, (DCTERMS.format, URIRef(f"{EU}file-type/{in_lijst}")))
        controle = _plek(f"#{naam}-sha256")
        self._zeg(dit, (SPDX.checksum, controle))
        self._zeg(controle, (RDF.type, SPDX.Checksum), (SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
        self._zeg(controle, (SPDX.checksumValue, Literal(bestand.sha256, datatype=XSD.hexBinary)))

    def _zeg(self, dit: URIRef, *paren: tuple[URIRef, Node]) -> None:
        for eigenschap, waarde in paren:
            self.graaf.add((dit, eigenschap, waarde))


def maak_catalogus(uitgave: Uitgave | None) -> Graph:
    """What there is, who publishes it, and in which shapes."""
    return Catalogus(uitgave).maak()


def _uitgever() -> URIRef:
    """The publisher by its address in the register of the government, when it is one of our parties that has one."""
    partij = Partij.objects.filter(naam=settings.UITGEVER.naam).exclude(tooi=None).first()
    return URIRef(partij.tooi) if partij and partij.tooi else URIRef(volledig("/contact/#uitgever"))


def _van(tabel: Tabel[Any]) -> URIRef:
    return _plek(f"{tabel.naam}/#dataset")


def _plek(waar: str = "") -> URIRef:
    return URIRef(volledig(f"/open-data/{waar}"))


def _nl(tekst: str) -> Literal:
    return Literal(tekst, lang="nl")


def _tijd(uitgave: Uitgave) -> Literal:
    return Literal(uitgave.gemaakt_op.astimezone(UTC))
