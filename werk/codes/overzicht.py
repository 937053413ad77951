"""The codes that a person writes, each with how far it is, and what its parties are asked to sign."""

from collections import defaultdict
from dataclasses import dataclass

from acties.models import Toezegging
from basis.tijd.moment import Moment
from codes.models import Code, Versie, Versiestand
from codes.models.versie import VersieQuerySet, in_werking
from codes.rechten import te_ondertekenen, te_schrijven
from partijen.models import Gebruiker

NIET_KLAAR = (Versiestand.CONCEPT, Versiestand.TER_ONDERTEKENING)


@dataclass(frozen=True)
class Codekaart:
    """One code: the version that holds, and those that are not finished."""

    code: Code
    versies: tuple[Versie, ...]

    @property
    def geldend(self) -> Versie | None:
        return in_werking(list(self.versies))

    @property
    def in_de_maak(self) -> list[Versie]:
        return [versie for versie in self.versies if versie.stand in NIET_KLAAR]


def codekaarten(gebruiker: Gebruiker) -> list[Codekaart]:
    """Of the codes that this person writes."""
    codes = te_schrijven(gebruiker)
    per_code: dict[int, list[Versie]] = defaultdict(list)
    for versie in met_stand(Versie.objects.van_codes(codes)):
        per_code[versie.code_id].append(versie)
    return [Codekaart(code, tuple(per_code[code.pk])) for code in codes.voor_lijst()]


def ondertekeningen(gebruiker: Gebruiker) -> list[Toezegging]:
    """What the own parties are asked to sign, each with its version."""
    rijen = te_ondertekenen(gebruiker).select_related("partij", "afspraak__ondertekent_versie__code")
    return list(rijen.order_by("partij__sorteernaam", "pk"))


def ondertekenaars(versie: Versie) -> list[Toezegging]:
    """The parties that were asked to sign a version, and how that stands."""
    return list(versie.ondertekening.toezeggingen.voor_lijst()) if versie.ondertekening else []


def versies_van(code: Code) -> VersieQuerySet:
    """All versions, the newest first, with how each stands now."""
    return met_stand(Versie.objects.van_code(code))


def geldende(code: Code) -> Versie | None:
    """The version that holds now."""
    return in_werking(list(versies_van(code)))


def met_stand(versies: VersieQuerySet) -> VersieQuerySet:
    return versies.met_stand_op(Moment.nu()).voor_lijst()
