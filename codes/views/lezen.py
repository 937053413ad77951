"""Pages of codes for readers: all of them, one code, and a version of it as a whole."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from acties.delen import Deel
from acties.models.deelname import TREKKERS, Deelnamerol
from acties.standen import stand_van
from basis.tijd.moment import Moment
from basis.web.adres import Adres, pad
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from codes.beeld import Codebeeld, Tekstbeeld, lees_code, lees_codes, lees_teksten
from codes.bestanden import maak_pdf
from codes.inhoud import heel, vingerafdruk
from codes.models import Bepaling, Code, Soortaantal, Versie
from codes.ondertekening import Ondertekening, lees_ondertekeningen
from codes.opbouw import Opbouw, maak_takken
from codes.overzicht import Codeversies, Versieregel, laatste_met, lees_aantallen
from codes.toepastelling import tel_toepassing

# Who made a code, beside who leads its actie.
MAKERS = (*TREKKERS, Deelnamerol.OPSTELLER, Deelnamerol.MEDE_OPSTELLER)


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def lijst(request: MomentVerzoek) -> HttpResponse:
    """All codes: what each is about, what holds, how many versions there are, and drafts that everyone may read."""
    beelden = lees_codes(Code.objects.te_zien(request.moment).voor_lijst(), request.moment)
    aantallen = lees_aantallen(versie for beeld in beelden for versie in beeld.versies)
    return render(request, "codes/lijst.html", {"codes": Codeversies.van(beelden, aantallen)})


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def code(request: MomentVerzoek, code: str) -> HttpResponse:
    """One code: what it is made of, which versions there are, who signed and how parties apply it."""
    beeld = lees_code(_code(code), request.moment)
    getoond = beeld.geldend or next(iter(beeld.versies), None)
    aantallen = lees_aantallen(beeld.versies)
    getekend = lees_ondertekeningen(beeld.versies, request.moment)
    opbouw = getoond and _opbouw(beeld, getoond, aantallen, getekend)
    context = {
        "beeld": beeld,
        "code": beeld.code,
        "versies": Codeversies.van([beeld], aantallen)[0],
        "opbouw": opbouw,
        "telling": opbouw.telling if opbouw else None,
        "getekend": [getekend[versie.pk] for versie in beeld.versies if versie.pk in getekend],
        "rollen": _rollen(beeld.code, request.moment),
    }
    return render(request, "codes/code.html", context)


def _opbouw(
    beeld: Codebeeld, versie: Versie, aantallen: list[Soortaantal], getekend: dict[int, Ondertekening]
) -> Opbouw:
    """What a version is made of; of the one in force with how parties apply it."""
    teksten, eigen = lees_teksten([versie], beeld.moment), [een for een in aantallen if een.versie_id == versie.pk]
    if versie != beeld.geldend:
        return Opbouw(versie, teksten, eigen)
    telling = tel_toepassing(beeld.code, versie, teksten, beeld.moment, getekend.get(versie.pk))
    return Opbouw(versie, teksten, eigen, telling)


def _rollen(code: Code, moment: Moment) -> dict[str, list[Any]]:
    """Who made the code and who leads its actie, by their role."""
    rollen: dict[str, list[Any]] = {}
    for deelname in stand_van(code.actie, moment, Deel.DEELNAMES).deelnames:
        if deelname.rol in MAKERS:
            rollen.setdefault(str(Deelnamerol(deelname.rol).label), []).append(deelname.partij)
    return rollen


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def versie(request: MomentVerzoek, code: str, nummer: str) -> HttpResponse:
    """A version as a whole; or, by the key of a bepaling, the way to what holds of it."""
    beeld = lees_code(_code(code), request.moment)
    gevonden = beeld.versie(nummer)
    if gevonden is None:
        return _niet_hier(request, beeld, nummer)
    teksten = lees_teksten([gevonden], request.moment)
    inhouden = [een.inhoud for een in teksten]
    aantallen = lees_aantallen([gevonden])
    context = {
        "beeld": beeld,
        "code": beeld.code,
        "regel": Codeversies.van([beeld], aantallen, [gevonden])[0].regels[0],
        "versie": gevonden,
        "opbouw": Opbouw(gevonden, teksten, aantallen),
        "takken": [tak for begin in maak_takken(teksten) for tak in begin],
        "getekend": lees_ondertekeningen([gevonden], request.moment).get(gevonden.pk),
        "vingerafdruk": vingerafdruk(inhouden),
    }
    return render(request, "codes/versie.html", context)


def _niet_hier(request: MomentVerzoek, beeld: Codebeeld, nummer: str) -> HttpResponse:
    """Of a key the way to the version in force; of what came later than the moment that it was not there yet."""
    if elders := laatste_met(beeld, nummer):
        adres = pad("codes:tekst", beeld.code.slug, elders.nummer, nummer)
        return HttpResponseRedirect(Adres().met(**request.moment.sleutels).achter(adres))
    later = Versie.objects.zichtbaar().van_code(beeld.code).met_nummer(nummer)
    if request.moment.is_nu or not (later.exists() or _bestaat(beeld.code, nummer)):
        raise Http404("geen versie en geen bepaling op dit adres")
    return render(request, "codes/nog_niet.html", {"beeld": beeld, "code": beeld.code, "nummer": nummer})


def _bestaat(code: Code, sleutel: str) -> bool:
    return Bepaling.objects.zichtbaar().van_code(code).met_sleutel([sleutel]).exists()


# -- files ----------------------------------------------------------------------------------------------------------


@require_safe
@zwaar(BESTAND)
@met_moment
def tekstbestand(request: MomentVerzoek, code: str, nummer: str) -> HttpResponse:
    """The whole text of a version: what `sha256sum` says of it is the print that the page names.

    It reads as at the moment; `?tekst=vastgesteld` gives it as it was established, without what was mended since.
    """
    regel, teksten = _versie_of_404(request, code, nummer)
    if request.GET.get("tekst") == "vastgesteld":
        inhouden = [een.zoals_vastgesteld for een in teksten]
    else:
        inhouden = [een.inhoud for een in teksten]
    return _bestand(heel(inhouden).encode(), "text/plain; charset=utf-8", regel.versie, "txt")


@require_safe
@zwaar(BESTAND)
@met_moment
def pdf(request: MomentVerzoek, code: str, nummer: str) -> HttpResponse:
    """A version as a PDF that everyone can read."""
    regel, teksten = _versie_of_404(request, code, nummer)
    return _bestand(maak_pdf(regel, teksten, request.moment), "application/pdf", regel.versie, "pdf")


def _versie_of_404(request: MomentVerzoek, code: str, nummer: str) -> tuple[Versieregel, list[Tekstbeeld]]:
    beeld = lees_code(_code(code), request.moment)
    gevonden = beeld.versie(nummer)
    if gevonden is None:
        raise Http404("geen versie op dit adres")
    return Versieregel(gevonden, (), gevonden == beeld.geldend), lees_teksten([gevonden], request.moment)


def _bestand(inhoud: bytes, mediasoort: str, versie: Versie, einde: str) -> HttpResponse:
    naam = f"{versie.code.slug}-{versie.nummer}.{einde}"
    return HttpResponse(inhoud, mediasoort, headers={"Content-Disposition": f'inline; filename="{naam}"'})


def _code(slug: str) -> Code:
    return get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=slug)
