"""What pages of a code show of taking part: what was said about a bepaling, and to which changes that led.

Reactions move no stamp of content: a page that asks for this is not kept ready.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from basis.tijd.moment import Moment
from basis.web.getallen import aantal
from codes.models import Bepalingstekst, Wijziging
from meedoen.ketens import aantallen
from meedoen.models import Codegevolg, Inbreng, Vraag
from meedoen.overzicht import deel_van
from meedoen.vraagbeeld import REACTIES

LEEG = SafeString()
EERDER = "bij een eerdere tekst"
HOOGSTENS = 20  # reactions that stand here; the others stand with their question


@dataclass(frozen=True)
class Bepalingreactie:
    """A reaction about a bepaling, and about which text of it that was."""

    inbreng: Inbreng
    waarbij: str


def op_bepaling(tekst: Bepalingstekst, moment: Moment) -> SafeString:
    """What citizens were asked about a bepaling and what they said of it, whatever it said then."""
    if not moment.is_nu:
        return LEEG
    vragen = Vraag.objects.te_zien(moment.met(demo=tekst.code.actie.is_demo)).over_bepaling(tekst.bepaling)
    beelden = deel_van(vragen, moment.op)
    if not beelden:
        return LEEG
    alle = Inbreng.objects.openbaar().van_vragen(vragen)
    totaal, reacties = alle.count(), [_reactie(een, tekst) for een in alle.met_bepaling().nieuwste_eerst()[:HOOGSTENS]]
    context = {"beelden": beelden, "reacties": reacties, "rest": totaal - len(reacties), "kop": _kop(totaal, reacties)}
    return render_to_string("meedoen/inlas_bepaling.html", context)


def _reactie(inbreng: Inbreng, tekst: Bepalingstekst) -> Bepalingreactie:
    """With the text that its writer read: this one, an earlier one, or one that is still to come."""
    gelezen = inbreng.vraag.bepalingstekst
    if gelezen is None or gelezen.versie.volgorde < tekst.versie.volgorde:
        return Bepalingreactie(inbreng, EERDER)
    return Bepalingreactie(inbreng, "bij deze tekst" if gelezen == tekst else f"bij {gelezen.versie.titel}")


def _kop(totaal: int, reacties: Iterable[Bepalingreactie]) -> str:
    if not totaal:
        return "Vragen aan inwoners"
    eerder = sum(een.waarbij == EERDER for een in reacties)
    erbij = f", {eerder} daarvan bij een eerdere tekst" if eerder else ""
    return f"{aantal(totaal, *REACTIES).capitalize()} van inwoners{erbij}"


def op_wijzigingen(wijzigingen: Sequence[Wijziging], moment: Moment) -> dict[int, SafeString]:
    """Which reactions led to each of these changes of one code; nothing of a change of which nobody says so."""
    gevolgen = list(Codegevolg.objects.bij_wijzigingen(wijzigingen).voor_lijst()) if moment.is_nu else []
    if not gevolgen:
        return {}
    is_demo = wijzigingen[0].versie.code.actie.is_demo
    vragen = Vraag.objects.te_zien(moment.met(demo=is_demo)).filter(pk__in={een.antwoord.vraag_id for een in gevolgen})
    zichtbaar = set(vragen.values_list("pk", flat=True))
    hoeveel = aantallen([een.antwoord for een in gevolgen])
    per: dict[tuple[int, int], list[tuple[Vraag, str]]] = defaultdict(list)
    for een in gevolgen:
        if een.antwoord.vraag_id in zichtbaar:
            paar = een.antwoord.vraag, _reacties(hoeveel[een.antwoord_id])
            per[een.codeversie_id, een.bepaling_id].append(paar)
    rijen = {een.pk: per[een.versie_id, een.bepaling_id] for een in wijzigingen}
    return {pk: render_to_string("meedoen/inlas_wijziging.html", {"rijen": bij}) for pk, bij in rijen.items() if bij}


def _reacties(hoeveel: int) -> str:
    return aantal(hoeveel, *REACTIES) if hoeveel else "reacties"
