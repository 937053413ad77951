"""The addresses of the API, made from the tables: of each a list and one row (docs/adr/0043)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError

from basis.api import register
from basis.api.antwoorden import BASIS, JSON, POSITIE, VERSIE, antwoord, deur, fout, probleem
from basis.api.beschrijving import beschrijf
from basis.api.bewaard import volgt_inhoud
from basis.api.fouten import in_het_nederlands, niet_bekeken
from basis.api.tabel import OngeldigeVraag, Tabel, Vraag
from basis.api.vormen import als_json, kameel, lijstmodel, rijmodel, verwijzingen, vraagmodel
from basis.tijd.moment import Moment, OngeldigMoment, lees_moment
from basis.web.adres import Adres, volledig
from basis.web.drukte import BLADZIJDE, zwaar

# ninja makes annotations of these; that the models are made here, is more than a type checker follows.
_UIT_VRAAG: Any = Query
_UIT_PAD: Any = Path
SLEUTEL: Any = Annotated[str, _UIT_PAD(..., pattern=r"^[A-Za-z0-9._:-]{1,300}$", description="De sleutel van de rij.")]


def maak_api(titel: str, uitleg: str) -> NinjaAPI:
    """The API of all tables that are registered."""
    api = NinjaAPI(title=titel, version=VERSIE, description=uitleg, docs_url=None, openapi_url=None)
    for tabel in register.tabellen().values():
        _voeg_toe(api, tabel)
    api.exception_handler(ValidationError)(_ongeldig)
    api.exception_handler(OngeldigeVraag)(_ongeldig)
    return api


def adressen(api: NinjaAPI) -> list[URLPattern]:
    """What stands under `/api/v1/`; an address that is none gets a problem too."""
    omschrijving = deur(JSON)(volgt_inhoud(lambda request: antwoord(beschrijf(api))))
    patronen = [path("openapi.json", omschrijving, name="openapi")]
    for patroon in api.urls[0]:
        if isinstance(patroon, URLPattern) and patroon.name != "api-root":
            soorten = _vormen_van(str(patroon.pattern))
            patroon.callback = deur(*soorten)(volgt_inhoud(zwaar(BLADZIJDE)(_als_get(patroon.callback)), *soorten))
            patronen.append(patroon)
    nergens = deur(JSON)(_nergens)
    return [*patronen, path("<path:rest>", nergens, name="nergens"), path("", nergens)]


def _vormen_van(naam: str) -> list[str]:
    """The media types of an answer, the one for who has no wish first."""
    vorm = register.lijstvorm(naam)
    return [vorm.soort, JSON] if vorm else [JSON]


def _als_get(gezicht: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """HEAD asks what GET would give; the server leaves the body out."""

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        methode, request.method = request.method, "GET"
        try:
            return gezicht(request, *args, **kwargs)
        finally:
            request.method = methode

    return bekijk


def _nergens(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404


def _voeg_toe(api: NinjaAPI, tabel: Tabel[Any]) -> None:
    rij = rijmodel(tabel)
    vragen, een = vraagmodel(tabel, is_lijst=True), vraagmodel(tabel, is_lijst=False)

    def lijst(request: HttpRequest, vraag: Any) -> HttpResponse:
        return _vreemd(request) or _lijst(request, tabel, vraag.dict())

    def enkel(request: HttpRequest, sleutel: Any, vraag: Any) -> HttpResponse:
        return _vreemd(request) or _een(tabel, sleutel, vraag.dict())

    lijst.__annotations__ = {"vraag": _UIT_VRAAG[vragen]}
    enkel.__annotations__ = {"vraag": _UIT_VRAAG[een], "sleutel": SLEUTEL}
    gedeeld: Any = {"tags": [tabel.naam], "description": tabel.uitleg}
    hoe: Any = {"summary": f"Alle {tabel.naam}", "operation_id": kameel(f"lijst_{tabel.naam}")}
    _kent[tabel.naam] = vragen
    _kent[f"{tabel.naam}/<sleutel>"] = een
    api.get(f"/{tabel.naam}", response=lijstmodel(tabel, rij), **hoe, **gedeeld)(lijst)
    hoe = {"summary": f"Eén {tabel.enkel}", "operation_id": kameel(f"een_{tabel.enkel}")}
    api.get(f"/{tabel.naam}/{{sleutel}}", response=rij, **hoe, **gedeeld)(enkel)


def _lijst(request: HttpRequest, tabel: Tabel[Any], gevraagd: dict[str, Any]) -> HttpResponse:
    moment, aantal = _moment(gevraagd), gevraagd["aantal"]
    positie = register.positie(moment)  # before the rows: what comes in between is told again behind it
    na = tuple(int(deel) for deel in (gevraagd["na"] or "").split(".") if deel)
    rijen = tabel.lees(Vraag(moment=moment, keuze=_keuze(tabel, gevraagd), na=na), aantal + 1)
    volgende = _volgende(request, tabel, rijen[aantal - 1]) if len(rijen) > aantal else None
    resultaten = _als_rijen(tabel, rijen[:aantal], gevraagd, moment)
    vorm = register.lijstvorm(tabel.naam)
    if vorm and request.get_preferred_type(_vormen_van(tabel.naam)) == vorm.soort:
        op_sleutel = {tabel.sleutel(rij): gemaakt for rij, gemaakt in zip(rijen, resultaten, strict=False)}
        return _met_kop(antwoord(vorm.maak(op_sleutel), vorm.soort), positie, volgende)
    inhoud = {
        "positie": positie,
        "stand": moment.op.isoformat(),
        "bekend": moment.sleutels.get("bekend"),
        "volgende": volgende,
        "resultaten": resultaten,
    }
    return _met_kop(antwoord(inhoud), positie, volgende)


def _een(tabel: Tabel[Any], sleutel: str, gevraagd: dict[str, Any]) -> HttpResponse:
    moment = _moment(gevraagd)
    positie = register.positie(moment)
    if (rij := tabel.een(sleutel, moment)) is None:
        raise Http404
    return _met_kop(antwoord(_als_rijen(tabel, [rij], gevraagd, moment)[0]), positie)


def _met_kop(gemaakt: HttpResponse, positie: int, volgende: str | None = None) -> HttpResponse:
    links = [f'<{volledig(BASIS)}/openapi.json>; rel="service-desc"']
    links += [f'<{volgende}>; rel="next"'] if volgende else []
    gemaakt.headers["Link"] = ", ".join(links)
    gemaakt.headers[POSITIE] = str(positie)
    return gemaakt


def _volgende(request: HttpRequest, tabel: Tabel[Any], laatste: Any) -> str:
    na = ".".join(map(str, tabel.plaats(laatste)))
    return volledig(Adres.van(request).met(na=na).achter(request.path))


def _moment(gevraagd: Mapping[str, Any]) -> Moment:
    """Raises OngeldigeVraag."""
    try:
        return lees_moment(gevraagd["stand"] or "", gevraagd["bekend"] or "", met_demo=bool(gevraagd["demo"]))
    except OngeldigMoment as mis:
        raise OngeldigeVraag({"bekend" if gevraagd["bekend"] else "stand": [str(mis)]}) from mis


def _keuze(tabel: Tabel[Any], gevraagd: Mapping[str, Any]) -> dict[str, list[str]]:
    """By the name of each filter what was asked of it, as texts; only those of which something was."""
    gegeven = {zeef.naam: gevraagd[kameel(zeef.naam)] for zeef in tabel.zeven}
    return {
        naam: [str(deel) for deel in (waarde if isinstance(waarde, list) else [waarde])]
        for naam, waarde in gegeven.items()
        if waarde not in (None, [], "")
    }


def _als_rijen(tabel: Tabel[Any], rijen: Iterable[Any], gevraagd: Mapping[str, Any], moment: Moment) -> list[Any]:
    velden = (gevraagd["fields"] or "").split(",") if gevraagd["fields"] else ()
    gemaakt = [(ding, als_json(tabel, ding, velden)) for ding in rijen]
    uit = (gevraagd.get("expand") or "").split(",")
    for kolom in verwijzingen(tabel):
        if kameel(kolom.naam) in uit:
            _breid_uit(kolom.naam, kolom.toon, register.tabellen()[kolom.naar], gemaakt, moment)
    return [rij for _, rij in gemaakt]


def _breid_uit(naam: str, toon: Any, ander: Tabel[Any], gemaakt: list[tuple[Any, Any]], moment: Moment) -> None:
    """Put the rows that a column refers to beside it; one that is not to be seen is null."""
    genoemd = {str(sleutel) for ding, _ in gemaakt for sleutel in _als_lijst(toon(ding))}
    rijen = ander.lees(Vraag(moment=moment, sleutels=sorted(genoemd)), len(genoemd)) if genoemd else ()
    bekend = {ander.sleutel(rij): als_json(ander, rij) for rij in rijen}
    for ding, rij in gemaakt:
        waarde = toon(ding)
        gevonden = [bekend.get(str(sleutel)) for sleutel in _als_lijst(waarde)]
        rij.setdefault("uitgebreid", {})[kameel(naam)] = (
            gevonden if isinstance(waarde, list | tuple) else next(iter(gevonden), None)
        )


def _als_lijst(waarde: Any) -> list[Any]:
    return list(waarde) if isinstance(waarde, list | tuple) else [waarde] if waarde else []


# -- what is wrong with a question ------------------------------------------------------------------------------------

KAN_NIET = "kan-niet"  # it has the right form, and still there is no such day, or row, or no such thing together
_kent: dict[str, type[Schema]] = {}  # by address, as a pattern, what it can be asked


def _niet_bekeken(request: HttpRequest) -> Iterator[dict[str, Any]]:
    treffer: Any = request.resolver_match
    velden = _kent[treffer.route.removeprefix(f"{BASIS[1:]}/")].model_fields
    vaker = (naam for naam, veld in velden.items() if veld.default_factory)
    return niet_bekeken(request.GET, velden, vaker)


def _vreemd(request: HttpRequest) -> HttpResponse | None:
    """The problem of keys that are not to be asked here, when all else is right."""
    fouten = list(_niet_bekeken(request))
    return _met_fouten(fouten) if fouten else None


def _ongeldig(request: HttpRequest, mis: ValidationError | OngeldigeVraag) -> HttpResponse:
    if isinstance(mis, ValidationError):
        return _met_fouten([*in_het_nederlands(mis.errors), *_niet_bekeken(request)])
    return _met_fouten([fout(naam, tekst, code=KAN_NIET) for naam, teksten in mis.redenen.items() for tekst in teksten])


def _met_fouten(fouten: list[dict[str, Any]]) -> HttpResponse:
    hoeveel = "Eén ding klopt niet" if len(fouten) == 1 else f"{len(fouten)} dingen kloppen niet"
    return probleem(400, f"{hoeveel} in dit adres. Zie `errors`.", fouten)
