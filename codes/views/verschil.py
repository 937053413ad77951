"""The page that shows two versions of a code beside each other."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from codes.beeld import Codebeeld, lees_code
from codes.bepalingverschil import GELIJK, NAAM, Bepalingverschil
from codes.forms import VersiesForm
from codes.models import Code, Versie
from codes.vergelijking import Vergelijking, vergelijk_versies

PER_BLAD = 40  # changes on a page
ZELFDE = "U koos twee keer dezelfde versie. Kies twee verschillende versies."
ONBEKEND = "Een van deze versies kennen wij niet, of die was er op deze dag nog niet. Kies twee versies."


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def verschil(request: MomentVerzoek, code: str) -> HttpResponse:
    """From `van` to `tot`, whichever came first; only one kind of change when `soort` says so."""
    gevonden = get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=code)
    beeld, adres = lees_code(gevonden, request.moment), Adres.van(request)
    keuze = kies(beeld, adres.get("van"), adres.get("tot"))
    if keuze.is_omgekeerd:
        return redirect(adres.met(van=adres.get("tot"), tot=adres.get("van")).achter(request.path))
    blad = Verschilblad(vergelijk_versies(beeld, *keuze.paar), adres) if keuze.paar else None
    formulier = VersiesForm(beeld, keuze.van, keuze.tot)
    context = {"beeld": beeld, "code": gevonden, "keuze": keuze, "blad": blad, "formulier": formulier}
    context["bladnummer"] = blad.bladzijde.nummer if blad else 1
    return render(request, "codes/verschil.html", context, status=422 if keuze.fout else 200)


@dataclass(frozen=True)
class Keuze:
    """The two versions that are compared; `fout` says why they can't be, empty too when there is only one."""

    van: Versie | None
    tot: Versie | None
    fout: str = ""

    @property
    def is_omgekeerd(self) -> bool:
        return bool(self.van and self.tot and self.van.volgorde > self.tot.volgorde)

    @property
    def paar(self) -> tuple[Versie, Versie] | None:
        return (self.van, self.tot) if self.van and self.tot and not self.fout else None


def kies(beeld: Codebeeld, van: str, tot: str) -> Keuze:
    """What the address asks; what it leaves out is what stands beside it, to begin with the version in force."""
    begin, eind = beeld.versie(van), beeld.versie(tot)
    if (van and not begin) or (tot and not eind):
        return Keuze(begin, eind, ONBEKEND)
    if begin and begin == eind:
        return Keuze(begin, eind, ZELFDE)
    if begin is None and eind is None:
        eind = beeld.geldend or next(iter(beeld.versies), None)
    if begin is None and eind:
        begin = _ervoor(beeld, eind) or _erna(beeld, eind)
    elif eind is None and begin:
        eind = _erna(beeld, begin) or _ervoor(beeld, begin)
    if begin and eind and begin.volgorde > eind.volgorde and not (van and tot):
        begin, eind = eind, begin
    return Keuze(begin, eind)


def _ervoor(beeld: Codebeeld, versie: Versie) -> Versie | None:
    """What a version was made of, else the one before it."""
    eerder = [ander for ander in beeld.versies if ander.volgorde < versie.volgorde]
    return next((ander for ander in eerder if ander.pk == versie.vorige_id), next(iter(eerder), None))


def _erna(beeld: Codebeeld, versie: Versie) -> Versie | None:
    """The version in force when that is a later one, else the next."""
    later = [ander for ander in reversed(beeld.versies) if ander.volgorde > versie.volgorde]
    return beeld.geldend if beeld.geldend in later else next(iter(later), None)


@dataclass(frozen=True)
class Verschilblad:
    """A comparison as its page shows it: all that changed, or one kind of it, so many at a time."""

    vergelijking: Vergelijking
    adres: Adres

    @property
    def soort(self) -> str:
        """The kind that is chosen; empty for one that does not occur."""
        gevraagd = self.adres.get("soort")
        return next((soort for soort, *_ in self.vergelijking.tellingen if soort == gevraagd), "")

    @cached_property
    def _bladzijde(self) -> Page[Bepalingverschil]:
        alle = self.vergelijking.anders
        gekozen = [een for een in alle if self.soort in een.soorten] if self.soort else alle
        return Paginator(gekozen, PER_BLAD).get_page(self.adres.get("pagina"))

    @property
    def verschillen(self) -> list[Bepalingverschil]:
        return list(self._bladzijde.object_list)

    @property
    def bladzijde(self) -> Bladzijde[Versie]:
        """The way to the rest of what changed."""
        hier = self._bladzijde
        vorige = str(self.adres.met(pagina=hier.previous_page_number())) if hier.has_previous() else ""
        volgende = str(self.adres.met(pagina=hier.next_page_number())) if hier.has_next() else ""
        return Bladzijde([], vorige, volgende, hier.number, hier.paginator.num_pages)

    @property
    def gelijk(self) -> list[Bepalingverschil]:
        return self.vergelijking.gelijk if self._toont(GELIJK) else []

    @property
    def naamloos(self) -> list[Bepalingverschil]:
        return self.vergelijking.naamloos if self._toont(NAAM) else []

    def _toont(self, soort: str) -> bool:
        """Whether what did not change is on this page: when it is asked for, or after all that did."""
        return self.soort == soort or (not self.soort and not self._bladzijde.has_next())
