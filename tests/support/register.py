"""A small register of organisations, made by hand."""

from typing import Any

TOOI = "https://identifier.overheid.nl/tooi/id"


def gemeente(naam: str, code: str, /, **velden: Any) -> dict[str, Any]:
    slug = f"gemeente-{naam.casefold()}"
    return {
        "slug": slug,
        "naam": f"gemeente {naam}",
        "korte_naam": naam,
        "code": code,
        "tooi": f"{TOOI}/gemeente/{code}",
        "provincie": "Verzonnen",
        "url": f"https://{naam.casefold()}.nl",
        **velden,
    }


def register(**lijsten: Any) -> dict[str, Any]:
    """All its lists; those that a test names are others."""
    bron = {"id": "tooi-gm", "titel": "Register van gemeenten", "url": "https://voorbeeld.nl/gm", "datum": "2023-01-01"}
    ministerie = {"slug": "min-spel", "naam": "Ministerie van Spel", "afkorting": "Spel", "soort": "rijk", "url": None}
    geldig = {"geldig_van": "2024-07-02", "geldig_tot": "2026-02-23", "tooi": f"{TOOI}/ministerie/mnre9"}
    koepels = [{"slug": slug, "naam": slug.upper(), "soort": "koepel"} for slug in ("vng", "ipo", "uvw")]
    return {
        "bron": [bron],
        "ministeries": [{**ministerie, **geldig}],
        "provincies": [{"slug": "provincie-oost", "naam": "Provincie Oost", "url": "https://oost.nl"}],
        "waterschappen": [{"slug": "waterschap-nat", "naam": "Waterschap Nat"}],
        "koepels": koepels,
        "gemeenten": [gemeente("Duin", "gm0001"), gemeente("Bos", "gm0002")],
        **lijsten,
    }
