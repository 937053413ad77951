"""What other pages show of questions: one part a page, only when there is something (`basis.web.inlas`).

The past has none: a part tells what one can do today. Reactions are not counted here, as they move no stamp.
"""

from collections.abc import Callable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from acties.models import Actie, Afspraak, Onderdeel
from basis.tijd.moment import Moment
from basis.web.getallen import aantal
from basis.web.inlas import Maker, Plek, vul, vul_vele
from meedoen.codedelen import op_bepaling, op_wijzigingen
from meedoen.models import Vraag, VraagQuerySet, Vraagstand
from meedoen.overzicht import deel_van
from meedoen.vraagbeeld import Vraagbeeld
from partijen.models import Partij
from programmalijnen.models import Programmalijn

LEEG = SafeString()
VRAGEN = ("vraag", "vragen")


def registreer() -> None:
    """Fill each place."""
    makers: dict[Plek, Maker] = {
        Plek.HOME: op_home,
        Plek.ACTIE: op_actie,
        Plek.ONDERDEEL: op_onderdeel,
        Plek.AFSPRAAK: op_afspraak,
        Plek.LIJN: op_lijn,
        Plek.PARTIJ: op_partij,
        Plek.BEPALING: op_bepaling,
    }
    for plek, maker in makers.items():
        vul(plek, maker)
    vul_vele(Plek.WIJZIGING, op_wijzigingen)


def op_actie(actie: Actie, moment: Moment) -> SafeString:
    """The questions about an actie and all that is in it; on the page of an invented one the invented too."""
    return _deel(lambda alle: alle.van_actie(actie), moment.met(demo=actie.is_demo))


def op_onderdeel(onderdeel: Onderdeel, moment: Moment) -> SafeString:
    return _deel(lambda alle: alle.van_onderdeel(onderdeel), moment.met(demo=onderdeel.actie.is_demo))


def op_afspraak(afspraak: Afspraak, moment: Moment) -> SafeString:
    is_demo = bool(afspraak.actie and afspraak.actie.is_demo)
    return _deel(lambda alle: alle.van_afspraak(afspraak), moment.met(demo=is_demo))


def op_lijn(lijn: Programmalijn, moment: Moment) -> SafeString:
    return _deel(lambda alle: alle.van_lijn(lijn.slug), moment)


def _deel(welke: Callable[[VraagQuerySet], VraagQuerySet], moment: Moment) -> SafeString:
    if not moment.is_nu:
        return LEEG
    beelden = deel_van(welke(Vraag.objects.te_zien(moment)), moment.op)
    if not beelden:
        return LEEG
    kop = "U kunt meedoen" if beelden[0].is_open else "Vragen aan inwoners"
    return _maak(kop, beelden)


def op_partij(partij: Partij, moment: Moment) -> SafeString:
    """What a party promised to answer and did not close: "Moet nog 2 vragen afronden, 1 is te laat"."""
    if not moment.is_nu:
        return LEEG
    beelden = deel_van(Vraag.objects.te_zien(moment).onbeantwoord_door(partij), moment.op)
    if not beelden:
        return LEEG
    laat = sum(beeld.stand == Vraagstand.TE_LAAT for beeld in beelden)
    kop = f"Moet nog {aantal(len(beelden), *VRAGEN)} afronden"
    return _maak(f"{kop}, {laat} {'is' if laat == 1 else 'zijn'} te laat" if laat else kop, beelden)


def op_home(_: None, moment: Moment) -> SafeString:
    """The questions that are open."""
    vragen: VraagQuerySet = Vraag.objects.te_zien(moment).hier_gesteld().open(moment.op)
    beelden = deel_van(vragen, moment.op)
    return _maak("Wat vindt u?", beelden) if beelden else LEEG


def _maak(kop: str, beelden: list[Vraagbeeld]) -> SafeString:
    return render_to_string("meedoen/inlas.html", {"kop": kop, "beelden": beelden})
