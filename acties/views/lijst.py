"""The list of acties with its filters."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django_htmx.http import push_url

from acties.facetten import Facetten, tel
from acties.filters import SORTERINGEN, ActieFilter
from acties.kaarten import kaarten
from acties.kader import Kader, Keuze, lees_kader
from acties.leeg import help_verder
from acties.models import Actie, Status
from acties.overzicht import misschien_er
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.adres import Adres, Link
from basis.web.bladeren import Sortering, blader, eerste_rijen
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from partijen.models import Bestuurslaag

_LEEG: dict[str, SafeString] = {}
SLEUTELS = frozenset({*ActieFilter.base_filters, "na", "voor", "stand", "bekend", "toen", "demo"})


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def lijst(request: MomentVerzoek) -> HttpResponse:
    """Acties by line, status, kind, party, layer, opgave, period and words; the address is the whole state.

    A wrong choice is told above the list, and the other choices still hold: an address that somebody shared before a
    party or line went must not break. So the answer is 200.
    """
    kader = lees_kader()
    adres = _schoon(request)
    sleutel = f"lijst:{kader.stempel}:{timezone.localdate()}:{adres.vraag}"
    context = onthoud(sleutel, lambda: _maak(kader, adres, request.moment))
    antwoord = render(request, "acties/lijst.html", context)
    return push_url(antwoord, adres.achter(request.path)) if request.htmx else antwoord


def _maak(kader: Kader, adres: Adres, moment: Moment) -> dict[str, Any]:
    """The list for one address: its chips and, ready-made until anything in the programme changes, its HTML."""
    zeef = ActieFilter(adres.velden, kader, Actie.objects.te_zien(moment).bestond(moment))
    eerste = None if zeef.gekozen or not moment.is_gewoon else _EERSTE[zeef.sortering.naam]
    bladzijde = blader(zeef.rijen().voor_bladzijde(), zeef.sortering, adres, eerste=eerste)
    zonder = adres.eerste.zonder("sorteer").vraag
    facetten = onthoud(f"facetten:{kader.stempel}:{zonder}", lambda: tel(zeef, kader, moment))
    chips = _chips(zeef, adres)
    context = {
        "zeef": zeef,
        "facetten": facetten,
        "kaarten": kaarten(bladzijde.rijen, kader, moment),
        "bladzijde": bladzijde,
        "chips": chips,
        "vraag": zonder,
        "hulp": None if bladzijde.rijen else help_verder(zeef, adres),
        "misschien": misschien_er(Actie.objects.te_zien(moment).van_lijnen(zeef.gekozen.get("lijn", ())), moment),
        "paneel": onthoud(f"paneel:{kader.stempel}:{zonder}", lambda: _paneel(zeef, kader, facetten, moment)),
        "sorteerkeuzes": [(sortering.naam, sortering.label) for sortering in SORTERINGEN],
    }
    volgorde = "" if zeef.sortering.naam == SORTERINGEN[0].naam else zeef.sortering.label
    kop = {"chips": chips, "vraag": zonder, "volgorde": volgorde, "fout": bool(zeef.form.errors)}
    return kop | {"lijf": render_to_string("acties/lijst_lijf.html", context)}


def _schoon(request: MomentVerzoek) -> Adres:
    """What the address asks, without the default order."""
    schoon = Adres.zuiver(request, SLEUTELS)
    return schoon.zonder("sorteer") if schoon.get("sorteer") == SORTERINGEN[0].naam else schoon


def _paneel(zeef: ActieFilter, kader: Kader, facetten: Facetten, moment: Moment) -> SafeString:
    """The filters themselves: many choices, the same on every page of a list."""
    velden = {
        "q": _veld(zeef.form["q"], "Zoek op woorden"),
        "van": _veld(zeef.form["van"]),
        "tot": _veld(zeef.form["tot"]),
    }
    context = {"velden": velden, "gekozen": _per_groep(zeef), **_opties(zeef, kader, facetten, moment)}
    return render_to_string("acties/filters.html", context)


def _per_groep(zeef: ActieFilter) -> dict[str, int]:
    """How many choices are on in each group that folds; also of a wrong one, so that its message is seen."""
    geteld = Counter(naam for naam, *_ in zeef.keuzes) + Counter(zeef.form.errors.keys())
    rest = sum(geteld[naam] for naam in ("opgave", "van", "tot"))
    return {naam: geteld[naam] for naam in ("lijn", "status", "soort", "laag")} | {"rest": rest}


def _veld(veld: BoundField, label: str = "") -> SafeString:
    """A field of the form; one that is empty looks the same for everyone, and Django takes long to draw it."""
    is_leeg = not (veld.errors or veld.value())
    if (html := _LEEG.get(veld.name) if is_leeg else None) is None:
        html = render_to_string("acties/delen/filterveld.html", {"veld": veld, "label": label})
    return _LEEG.setdefault(veld.name, html) if is_leeg else html


def _opties(zeef: ActieFilter, kader: Kader, facetten: Facetten, moment: Moment) -> dict[str, list[Optie]]:
    keuzes: dict[str, Iterable[Keuze]] = {
        "lijn": kader.lijnen,
        "status": _vaste_keuzes(Status),
        "soort": kader.soorten,
        "laag": _vaste_keuzes(Bestuurslaag),
        "partij": kader.partijen_te_zien(moment),
        "opgave": kader.opgaven,
    }
    return {
        f"{naam}_opties": [keuze.optie(zeef.gekozen.get(naam, ()), facetten.aantallen[naam]) for keuze in rij]
        for naam, rij in keuzes.items()
    }


def _vaste_keuzes(woorden: type[TextChoices]) -> list[Keuze]:
    return [Keuze(0, woord.value, str(woord.label)) for woord in woorden]


def _chips(zeef: ActieFilter, adres: Adres) -> list[Link]:
    """The chosen filters, each with the address of the list without it."""
    rest = adres.eerste.zonder("sorteer").met(sorteer=adres.get("sorteer"))
    return [Link(tekst, str(rest.zonder_waarde(naam, waarde)), True) for naam, waarde, tekst in zeef.keuzes]


def _van_alle(sortering: Sortering) -> Vast[Actie]:
    """The rows of the first page of all acties."""
    return Vast(lambda: eerste_rijen(Actie.objects.te_zien(Moment.nu()).voor_bladzijde(), sortering))


_EERSTE = {sortering.naam: _van_alle(sortering) for sortering in SORTERINGEN}
