"""Lasting addresses answer in the shape that is asked for, and what they give is linked data."""

import json
from typing import Any

import pytest
from django.test import Client, RequestFactory
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, URIRef

from acties.models import Status
from basis.api import register
from basis.api.tabel import Vraag
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from opendata.gelinkt import begrippen, jsonld
from opendata.gelinkt.onderhandelen import HTML, JSON, JSONLD, TURTLE, kies
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
# What its own reader of JSON-LD does.
VAN_RDFLIB = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("vraag", "soort"),
    [
        (None, HTML),
        ("*/*", HTML),
        (BROWSER, HTML),
        ("application/json", JSON),
        ("application/ld+json", JSONLD),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSONLD),
        ("application/json, text/plain, */*", JSON),
        ("text/html;q=0.4, application/ld+json;q=0.6, application/json;q=0.5", JSONLD),
        ("text/html;q=0, */*", JSON),
        ("application/*;q=0.9, text/html;q=0.2", JSON),
        ("application/*, application/json;q=0", JSONLD),
        ("APPLICATION/JSON", JSON),
        ("text/html;q=veel", HTML),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_shape_that_is_liked_best_is_chosen(rf: RequestFactory, vraag: str | None, soort: str | None) -> None:
    verzoek = rf.get("/", headers={} if vraag is None else {"Accept": vraag})
    assert kies(verzoek, (HTML, JSON, JSONLD)) == soort


def eerste_rijen() -> list[tuple[Any, Any]]:
    """Of each table that has rows the first one."""
    tabellen = register.tabellen().values()
    gelezen = [(tabel, tabel.lees(Vraag(moment=Moment.nu()), 1)) for tabel in tabellen]
    return [(tabel, rijen[0]) for tabel, rijen in gelezen if rijen]


@pytest.mark.parametrize("accept", [BROWSER, JSON, JSONLD, "image/png"])
def test_a_lasting_address_leads_to_each_shape(client: Client, wereld: Wereld, accept: str) -> None:
    rijen = eerste_rijen()
    assert {tabel.naam for tabel, _ in rijen} >= {"acties", "mijlpalen"}
    for tabel, ding in rijen:
        pad = f"/id/{tabel.enkel}/{tabel.sleutel(ding)}"
        antwoord = client.get(pad, headers={"Accept": accept})
        assert "Accept" in antwoord["Vary"]
        if accept == "image/png":
            assert (antwoord.status_code, antwoord["Content-Type"]) == (406, "application/problem+json")
            continue
        assert antwoord.status_code == 303
        assert client.head(pad, headers={"Accept": accept})["Location"] == antwoord["Location"]
        gevolgd = client.get(antwoord["Location"], headers={"Accept": accept})
        assert gevolgd.status_code == 200, antwoord["Location"]
        verwacht = JSON if accept == BROWSER and not tabel.pagina(ding) else accept.partition(",")[0]
        assert gevolgd["Content-Type"].startswith(verwacht)


@pytest.mark.parametrize(
    ("accept", "soort"), [(BROWSER, HTML), (JSON, "application/problem+json"), (JSONLD, "application/problem+json")]
)
@pytest.mark.parametrize("pad", ["/id/actie/weg", "/id/onzin/weg", "/id/mijlpaal/weg.weg"])
def test_what_is_not_there_is_told_in_that_shape(
    client: Client, wereld: Wereld, pad: str, accept: str, soort: str
) -> None:
    _is_er_niet(client, pad, accept, soort)


@pytest.mark.parametrize(
    ("accept", "soort"), [(BROWSER, HTML), (JSON, "application/problem+json"), (JSONLD, "application/problem+json")]
)
@pytest.mark.parametrize("pad", ["/id/begrippen/weg", "/id/begrippen/status/weg"])
def test_a_word_that_is_not_there_is_told_in_that_shape(client: Client, pad: str, accept: str, soort: str) -> None:
    _is_er_niet(client, pad, accept, soort)


def _is_er_niet(client: Client, pad: str, accept: str, soort: str) -> None:
    antwoord = client.get(pad, headers={"Accept": accept})
    assert antwoord.status_code == 404
    assert antwoord["Content-Type"].startswith(soort)
    assert "Accept" in antwoord["Vary"]


@pytest.mark.parametrize(
    ("accept", "naar"),
    [
        (BROWSER, "/open-data/begrippen/#status"),
        (JSON, "status.jsonld"),
        (JSONLD, "status.jsonld"),
        (TURTLE, "status.ttl"),
    ],
)
def test_a_list_of_words_leads_to_each_shape(client: Client, accept: str, naar: str) -> None:
    antwoord = client.get("/id/begrippen/status", headers={"Accept": accept})
    assert (antwoord.status_code, antwoord["Location"].endswith(naar)) == (303, True)


def test_what_the_address_asks_goes_along(client: Client, wereld: Wereld) -> None:
    for pad, naar in (
        (f"/id/actie/{wereld.actie.slug}", f"/acties/{wereld.actie.slug}/?demo=ja"),
        (f"/id/mijlpaal/{wereld.actie.slug}.wet", f"/api/v1/mijlpalen/{wereld.actie.slug}.wet?demo=ja"),
        ("/id/begrippen/status/gepland", "/open-data/begrippen/?demo=ja#status-gepland"),
    ):
        assert client.get(f"{pad}?demo=ja")["Location"] == naar


@VAN_RDFLIB
def test_a_row_as_json_ld_says_what_the_context_explains(client: Client, wereld: Wereld) -> None:
    omgeving = json.loads(client.get("/open-data/context.jsonld").content)
    for tabel, ding in eerste_rijen():
        rij = json.loads(client.get(f"/open-data/{tabel.naam}/{tabel.sleutel(ding)}.jsonld").content)
        assert rij["@context"] == volledig(jsonld.CONTEXT)
        graaf = Graph().parse(data=json.dumps(rij | omgeving), format="json-ld")
        zelf = URIRef(tabel.adres(ding))
        assert (zelf, RDF.type, URIRef(volledig(f"/open-data/{tabel.naam}/"))) in graaf
        gevuld = {naam for naam, waarde in rij.items() if not naam.startswith("@") and waarde != []}
        assert len(set(graaf.predicates(zelf))) == len(gevuld) + 1  # and its type


def test_a_row_refers_to_other_rows_by_their_lasting_address(client: Client, wereld: Wereld) -> None:
    rij = json.loads(client.get(f"/open-data/mijlpalen/{wereld.actie.slug}.wet.jsonld").content)
    assert rij["actie"] == volledig(f"/id/actie/{wereld.actie.slug}")
    assert client.get(rij["actie"].replace(volledig(""), "")).status_code == 303


def test_the_lists_of_words_tell_of_every_choice(client: Client, wereld: Wereld) -> None:
    pagina = client.get("/open-data/begrippen/")
    for naam, schema in begrippen.SCHEMAS.items():
        graaf = Graph().parse(data=client.get(f"/open-data/begrippen/{naam}.ttl").content, format="turtle")
        codes = {str(waarde) for waarde in graaf.objects(None, SKOS.notation)}
        assert codes == {begrip.code for begrip in schema.lees()} != set()
        assert len(list(graaf.objects(URIRef(schema.adres), DCTERMS.title))) == 1
        assert all(f'id="{naam}-{code}"' in pagina.text for code in codes)
        for dit in graaf.subjects(RDF.type, SKOS.Concept):
            verder = client.get(str(dit).replace(volledig(""), ""), headers={"Accept": "text/turtle"})
            assert verder["Location"] == f"/open-data/begrippen/{naam}.ttl"
    assert {begrip.code for begrip in begrippen.SCHEMAS["status"].lees()} == set(Status.values)


def test_only_layers_that_the_register_knows_refer_to_it(client: Client, wereld: Wereld) -> None:
    graaf = begrippen.als_graaf(begrippen.SCHEMAS.values())
    assert {str(waarde).rpartition("/")[2] for waarde in graaf.objects(None, RDFS.seeAlso)} == {
        *("Provincie", "Gemeente", "Waterschap")
    }
