"""What other pages show of codes: one part a page, only when there is something (`basis.web.inlas`).

The past has none: how a code was then stands on its own pages.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from acties.models import Actie, Onderdeel
from basis.tijd.moment import Moment
from basis.web.getallen import aantal
from basis.web.inlas import Maker, Plek, vul
from codes.models import Bepalingstekst, Code, Oefening, Toepassing, Toepasstand, Versie, Versiestand
from codes.models.oefening import OefeningQuerySet
from codes.models.versie import in_werking
from codes.ondertekening import lees_ondertekeningen
from partijen.models import Partij

LEEG = SafeString()
PARTIJEN = ("partij", "partijen")


def registreer() -> None:
    """Fill each place."""
    makers: dict[Plek, Maker] = {Plek.ACTIE: op_actie, Plek.ONDERDEEL: op_onderdeel, Plek.PARTIJ: op_partij}
    for plek, maker in makers.items():
        vul(plek, maker)


# -- an actie and its parts -----------------------------------------------------------------------------------------


def op_actie(actie: Actie, moment: Moment) -> SafeString:
    """The code of an actie, and which bepalingen it exercises; on the page of an invented one the invented too."""
    if not moment.is_nu:
        return LEEG
    heeft_code, oefent = _wat_er_is(actie)
    oefeningen = Oefening.objects.van_actie(actie)
    zelf = _code(actie, moment) if heeft_code else LEEG
    return zelf + _oefeningen(oefeningen, moment.met(demo=actie.is_demo)) if oefent else zelf


def _wat_er_is(actie: Actie) -> tuple[bool, bool]:
    """Whether it has a code that everyone may read, and whether it exercises one: hardly any does."""
    versies, oefeningen = Versie.objects.zichtbaar().van_actie(actie), Oefening.objects.van_actie(actie)
    er_is = Actie.objects.filter(pk=actie.pk).annotate(heeft_code=Exists(versies), oefent=Exists(oefeningen))
    gevonden: tuple[bool, bool] = er_is.values_list("heeft_code", "oefent").get()
    return gevonden


def op_onderdeel(onderdeel: Onderdeel, moment: Moment) -> SafeString:
    """Which bepalingen a part of an actie exercises."""
    if not moment.is_nu:
        return LEEG
    return _oefeningen(Oefening.objects.van_onderdeel(onderdeel), moment.met(demo=onderdeel.actie.is_demo))


def _code(actie: Actie, moment: Moment) -> SafeString:
    """What holds, the draft that everyone may read, who signed and who said how it is applied."""
    versies = list(Versie.objects.zichtbaar().van_actie(actie).met_stand_op(moment).voor_lijst())
    geldend = in_werking(versies)
    code = versies[0].code
    wat = {
        "code": code,
        "geldend": geldend,
        "sinds": geldend and geldend.sinds_op,
        "ter_tekening": next((een for een in versies if een.stand == Versiestand.TER_ONDERTEKENING), None),
        "concept": next((een for een in versies if een.is_concept), None),
        "wie": ", ".join([*_getekend(geldend, moment), *_toegepast(code, moment)]),
    }
    return render_to_string("codes/inlas_code.html", wat)


def _getekend(versie: Versie | None, moment: Moment) -> list[str]:
    """How many parties signed: "ondertekend door 4 van de 5 gevraagde partijen"."""
    wie = lees_ondertekeningen([versie], moment).get(versie.pk) if versie else None
    return [f"ondertekend door {wie.zin}"] if wie else []


def _toegepast(code: Code, moment: Moment) -> list[str]:
    partijen = Toepassing.objects.zichtbaar().van_code(code).geldend_op(moment).values("partij").distinct().count()
    zegt = "vertelde hoe zij de code toepast" if partijen == 1 else "vertelden hoe zij de code toepassen"
    return [f"{aantal(partijen, *PARTIJEN)} {zegt}"] if partijen else []


def _oefeningen(alle: OefeningQuerySet, moment: Moment) -> SafeString:
    oefeningen = list(alle.te_zien(moment).voor_lijst())
    if not oefeningen:
        return LEEG
    bepalingen = [oefening.bepaling_id for oefening in oefeningen]
    namen = Bepalingstekst.objects.zichtbaar().van_bepalingen(bepalingen).namen()
    rijen = [(oefening, namen[oefening.bepaling_id]) for oefening in oefeningen if oefening.bepaling_id in namen]
    return render_to_string("codes/inlas_oefeningen.html", {"rijen": rijen}) if rijen else LEEG


# -- a party --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Toepast:
    """How a party applies one code, in counts: "4 toegepast, 1 deels, 1 nog niet beoordeeld"."""

    code: Code
    tellingen: str


def op_partij(partij: Partij, moment: Moment) -> SafeString:
    """How a party applies the codes of which it said so: counts, no score."""
    if not moment.is_nu:
        return LEEG
    gezegd = list(Toepassing.objects.te_zien(moment).van_partij(partij).geldend_op(moment).voor_lijst())
    if not gezegd:
        return LEEG
    codes = Code.objects.filter(pk__in={een.bepaling.code_id for een in gezegd}).voor_lijst()
    geldend = Versie.objects.zichtbaar().van_codes(codes).geldend_per_code(moment)
    rijen = [_toepast(code, geldend[code.pk], gezegd) for code in codes if code.pk in geldend]
    return render_to_string("codes/inlas_partij.html", {"rijen": rijen}) if rijen else LEEG


def _toepast(code: Code, geldend: Versie, gezegd: Iterable[Toepassing]) -> Toepast:
    """What was said of the bepalingen that hold; those of which nothing was said are not judged."""
    rijen = Bepalingstekst.objects.van_versie(geldend).te_beoordelen()
    stand = {een.bepaling_id: een.stand for een in gezegd}
    hoe = Counter(stand.get(pk, Toepasstand.NIET_BEOORDEELD) for pk in rijen.values_list("bepaling", flat=True))
    return Toepast(code, ", ".join(f"{hoe[een]} {een.in_telling}" for een in Toepasstand if hoe[een]))
