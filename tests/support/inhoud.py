"""A small programme in files, made by hand, and what a database holds in one line per table."""

import copy
import json
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

Inhoud = dict[str, Any]

ACTIE, VRAGEN, CODES = "acties/proef.json", "vragen.json", "codes.json"
LEGE_TEKSTEN = dict.fromkeys(("vraag", "aanpak", "opbrengst", "betekenis"), "")


def mijlpaal(slug: str, **velden: Any) -> Inhoud:
    leeg = {"soort": "stap", "gepland": None, "verwacht": None, "bereikt": None, "toelichting": "", "nummer": ""}
    return {"slug": slug, "titel": slug.capitalize(), **leeg, "stand": "nee", "bron": "wet", **velden}


def onderdeel(slug: str, **velden: Any) -> Inhoud:
    return {
        "slug": slug,
        "titel": slug.capitalize(),
        "soort": "thema",
        "samenvatting": "Een deel.",
        **LEGE_TEKSTEN,
        "looptijd": None,
        "stand": "loopt",
        "herkomst": "",
        "opvolgers": [],
        "partijen": [],
        "bron": "wet",
        **velden,
    }


def document(slug: str, **velden: Any) -> Inhoud:
    leeg = {"soort": "brief", "nummer": "2020-1", "datum": "2020", "url": "", "bron": "wet"}
    return {"slug": slug, "titel": slug.capitalize(), **leeg, **velden}


def status(status: str, datum: str | None, reden: str = "Zo staat het in de bron.") -> Inhoud:
    return {"status": status, "datum": datum, "reden": reden, "bron": "wet"}


def fase(slug: str, datum: str | None) -> Inhoud:
    return {"fase": slug, "datum": datum, "reden": "Zo staat het in de bron.", "bron": "wet"}


def deelname(partij: str, rol: str, sinds: str | None = None) -> Inhoud:
    return {"partij": partij, "rol": rol, "sinds": sinds, "toelichting": "", "bron": "wet"}


def afspraak(slug: str, *makers: str, **velden: Any) -> Inhoud:
    """A promise that was found in a source, of these parties."""
    leeg: dict[str, Any] = {"gemaakt": "2020-03", "uiterlijk": None, "bedrag": None, "bedrag_voor": "", "wacht_op": []}
    feit = {"herkomst": "gevonden", "is_zeker": True, "bron": "wet", "indiener": None}
    wat = {"slug": slug, "titel": slug.capitalize(), "soort": "eigen-doel", "tekst": "Ons doel."}
    return {**wat, **leeg, **feit, "makers": [maker(slug) for slug in makers], **velden}


def maker(partij: str, **velden: Any) -> Inhoud:
    return {"partij": partij, "namens_laag": False, "stand": "voorgenomen", **velden}


def partij(slug: str, soort: str = "gemeente", **velden: Any) -> Inhoud:
    leeg: Inhoud = {
        "afkorting": "",
        "url": "",
        "tooi": None,
        "geldig": None,
        "opvolgers": [],
        "toelichting": "",
        "bron": "wet",
    }
    return {"slug": slug, "naam": slug.capitalize(), "soort": soort, **leeg, **velden}


def vraag(slug: str, **velden: Any) -> Inhoud:
    """A question that was asked outside the portal, and is over."""
    tekst = {"titel": slug.capitalize(), "toelichting": "Waarom.", "wat_ermee": "Wat ermee gebeurt.", "uitkomst": ""}
    feit = {"actie": "proef", "beantwoorder": "stad", "namens": "stad", "periode": "2020-03", "bron": "wet"}
    return {"slug": slug, **tekst, **feit, "aantal": None, **velden}


def bepaling(sleutel: str, **velden: Any) -> Inhoud:
    """A rule of a code."""
    kort = sleutel.capitalize()
    leeg = {"soort": "regel", "nummer": "", "kop": kort, "tekst": f"{kort} gaat zo.", "bron": "wet"}
    return {"sleutel": sleutel, **leeg, **velden}


def codeversie(nummer: str, vastgesteld: str | None, *bepalingen: Inhoud, **velden: Any) -> Inhoud:
    """A version of a code, of which not all is known."""
    tekst = {"naam": "", "reden": "Zo staat het in de bron.", "toelichting": "", "bron": "wet"}
    feit: dict[str, Any] = {"is_volledig": False, "vervangt": True, "ondertekening": None, "aantallen": []}
    return {"nummer": nummer, "vastgesteld": vastgesteld, **tekst, **feit, "bepalingen": list(bepalingen), **velden}


def code(slug: str, *versies: Inhoud, **velden: Any) -> Inhoud:
    """A code of the actie, with what its bepalingen mean."""
    tekst = {"titel": slug.capitalize(), "korte_naam": slug.capitalize(), "samenvatting": "Regels.", "bron": "wet"}
    leeg: dict[str, Any] = {"betekenissen": [], "oefeningen": []}
    return {"slug": slug, "actie": "proef", **tekst, "versies": list(versies), **leeg, **velden}


def _soortfase(slug: str) -> Inhoud:
    return {"slug": slug, "naam": slug.capitalize(), "uitleg": "", "optioneel": False, "inspraak_open": False}


def _actie() -> Inhoud:
    return {
        "slug": "proef",
        "titel": "Proef",
        "korte_naam": "",
        "programmalijn": "lijn",
        "soort": "wet",
        "doel": "Het doel.",
        "samenvatting": "Kort.",
        "toelichting": "",
        "opbrengst": "",
        "looptijd": "2019/2024",
        "bron": "wet",
        "opgaven": ["opgave"],
        "voorgangers": [],
        "dossiers": [],
        "statussen": [status("gepland", "2019-02"), status("op-schema", "2020-03-04"), status("afgerond", "2022")],
        "fasen": [fase("begin", "2019"), fase("midden", "2020"), fase("begin", "2021")],
        "deelnames": [deelname("rijk", "trekker"), deelname("stad", "partner")],
        "afspraken": [afspraak("doel", "stad"), afspraak("samen", "stad", "rijk", wacht_op=["code"])],
        "mijlpalen": [
            mijlpaal("start", bereikt="2020-02-03", stand="ja"),
            mijlpaal("einde", gepland="2030"),
            mijlpaal("ooit", stand="onbekend"),
        ],
        "onderdelen": [
            onderdeel("oud", looptijd="2019-05/2020", stand="overgegaan", opvolgers=["nieuw"]),
            onderdeel("nieuw", looptijd="2021/..", partijen=[{"partij": "stad", "rol": "uitvoerder"}]),
        ],
        "documenten": [document("brief"), document("verslag", datum=None)],
    }


def kleine_inhoud() -> Inhoud:
    """By file name what it holds; yours to change."""
    wet = {"sleutel": "wet", "titel": "De wet", "url": "https://voorbeeld.nl/wet", "soort": "wet", "datum": None}
    rijen = {
        "bronnen.json": [{**wet, "nummer": ""}],
        "partijen.json": [partij("rijk", "rijk", opvolgers=["stad"]), partij("stad"), partij("vng", "koepel")],
        "opgaven.json": [{"nummer": 1, "slug": "opgave", "titel": "Opgave", "samenvatting": "", "bron": "wet"}],
        "programmalijnen.json": [
            {
                "slug": "lijn",
                "titel": "Lijn",
                "volgorde": 1,
                "samenvatting": "Waarover.",
                "toelichting": "",
                "opgave": "opgave",
                "pictogram": "landmark",
                "bron": "wet",
            }
        ],
        "soorten.json": [
            {
                "slug": "wet",
                "naam": "Wet",
                "meervoud": "Wetten",
                "toelichting": "",
                "fasen": [_soortfase(slug) for slug in ("begin", "midden", "eind")],
            }
        ],
        "onderdeelsoorten.json": [
            {"slug": "thema", "naam": "Thema", "meervoud": "Thema's", "is_opbrengst": False, "zonder_stand": False}
        ],
        "paginas.json": [{"slug": "over", "titel": "Over", "omschrijving": "Waarover.", "tekst": "Een tekst."}],
        "afspraken.json": [afspraak("code", "vng", makers=[maker("vng", namens_laag=True)])],
        VRAGEN: [vraag("gevraagd")],
        "bepalingsoorten.json": [{"slug": "regel", "naam": "regel", "meervoud": "regels", "uitleg": ""}],
        CODES: [code("spelregels", codeversie("1", "2020", bepaling("een"), bepaling("twee")))],
        ACTIE: _actie(),
    }
    return copy.deepcopy(rijen)


def schrijf(map_: Path, inhoud: Inhoud) -> Path:
    """Write the files; the folder."""
    (map_ / "acties").mkdir(parents=True, exist_ok=True)
    for naam, waarden in inhoud.items():
        (map_ / naam).write_text(json.dumps(waarden), encoding="utf-8")
    return map_


def alle_rijen() -> dict[str, tuple[int, str]]:
    """Of every table how many rows it has and a fingerprint of what they hold."""
    van_modellen = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    tabellen = sorted(van_modellen & set(connection.introspection.table_names()))  # one of pghistory's is no table
    uitslag = {}
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(
                f"SELECT count(*), md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM {tabel} t"
            )
            uitslag[tabel] = cursor.fetchone()
    return uitslag
