"""Codes with versions and bepalingen, made by the services."""

from dataclasses import dataclass
from typing import Any

from acties.models import Actie
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, jaar
from codes import services
from codes.beeld import lees_code
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Toepassing, Toepasstand, Versie
from codes.vergelijking import Vergelijking, vergelijk_versies
from partijen.models import Partij
from tests.factories import ActieFactory, PartijFactory

TIJD = "op-tijd-informeren"
TEKSTEN = {
    "gelijk-behandelen": ("1", "Elkaar gelijk behandelen", "Geen overheid is de baas over de andere."),
    TIJD: ("2", "Op tijd informeren", "De partijen laten elkaar weten wat zij van plan zijn."),
    "een-aanspreekpunt": ("3", "Eén aanspreekpunt", "Elke partij heeft één aanspreekpunt. Elk jaar kijken zij terug."),
}


def waarom(reden: str = "Dat spraken wij af.", **anders: Any) -> Verantwoording:
    return Verantwoording(reden=reden, **anders)


def soort(slug: str = "artikel") -> Bepalingsoort:
    return Bepalingsoort.objects.get_or_create(slug=slug, defaults={"naam": slug, "meervoud": f"{slug}en"})[0]


def maak_code(actie: Actie | None = None, **velden: Any) -> Code:
    """A code of a published actie, without a version."""
    actie = actie or ActieFactory(gepubliceerd=True, trekker=PartijFactory())
    basis = {"slug": "spelregels", "titel": "Spelregels van de overheden", "korte_naam": "Spelregels"}
    return services.maak_code(actie=actie, velden=basis | velden, door=None)


def begin(code: Code, nummer: str = "1", vorige: Versie | None = None, **velden: Any) -> Versie:
    """A draft; of the first version with three bepalingen."""
    versie = services.begin_versie(code=code, velden={"nummer": nummer, **velden}, door=None, vorige=vorige)
    for sleutel, (plek, kop, tekst) in TEKSTEN.items() if vorige is None else ():
        velden_van = {"nummer": plek, "kop": kop, "tekst": tekst}
        services.voeg_toe(
            code=code, versie=versie, soort=soort(), sleutel=sleutel, velden=velden_van, verantwoording=waarom()
        )
    versie.refresh_from_db()
    return versie


def stel_vast(versie: Versie, datum: DateRange | None = None) -> Versie:
    """The version as established, today or on a day."""
    anders = {"datum": datum} if datum else {}
    services.stel_vast(code=versie.code, versie=versie, verantwoording=waarom(**anders))
    versie.refresh_from_db()
    return versie


def bepaling(code: Code, sleutel: str) -> Bepaling:
    return Bepaling.objects.voor_lijst().get(code=code, sleutel=sleutel)


def volgende(code: Code, nummer: str, *, open_: bool = False) -> Versie:
    """A draft that is made of the last version."""
    concept = begin(code, nummer, code.versies.order_by("-volgorde").first())
    if open_:
        services.leg_open(code=code, versie=concept, is_open=True, verantwoording=waarom())
    return concept


def wijzig(code: Code, concept: Versie, sleutel: str = TIJD, reden: str = "Het kon korter.", **velden: str) -> None:
    """Write a bepaling of a draft otherwise."""
    services.wijzig_tekst(
        code=code, versie=concept, bepaling=bepaling(code, sleutel), velden=velden, verantwoording=waarom(reden)
    )


def pas_toe(code: Code, partij: Partij, stand: str = Toepasstand.TOEGEPAST, *sleutels: str, uitleg: str = "") -> None:
    """Say for a party how it applies these bepalingen, or all of them."""
    gekozen = Bepaling.objects.van_code(code).filter(sleutel__in=sleutels or TEKSTEN)
    oordelen = [services.Oordeel(bepaling=een, stand=stand, uitleg=uitleg) for een in gekozen]
    services.meld_toepassing(code=code, partij=partij, oordelen=oordelen, verantwoording=waarom())


def vergelijk(code: Code, van: str = "1", tot: str = "2") -> Vergelijking:
    """What became of each bepaling between two versions, as everyone sees them now."""
    beeld = lees_code(code, Moment.nu())
    links, rechts = beeld.versie(van), beeld.versie(tot)
    assert links and rechts
    return vergelijk_versies(beeld, links, rechts)


def standen(code: Code) -> dict[str, str]:
    """What is said last of each bepaling, with the party."""
    return {f"{t.partij.slug}/{t.bepaling.sleutel}": t.stand for t in Toepassing.objects.van_code(code)}


@dataclass
class Codewereld:
    """A code with an established version and a draft of the next one."""

    code: Code
    een: Versie
    twee: Versie


def maak_codewereld() -> Codewereld:
    code = maak_code()
    een = stel_vast(begin(code))
    return Codewereld(code, een, begin(code, "2", een))


def maak_bewogen(slug: str = "bewogen", actie: Actie | None = None) -> Code:
    """A code in which all happened that can happen to a bepaling, and of which one draft can be read."""
    code = maak_code(actie, slug=slug)
    een = stel_vast(begin(code), jaar(2022))
    partij = PartijFactory(naam="Beek")
    pas_toe(code, partij, Toepasstand.DEELS, uitleg="Het lukt nog niet.")
    twee = begin(code, "2", een)
    wie: dict[str, Any] = {"code": code, "versie": twee, "verantwoording": waarom("Zo is het beter.")}
    services.voeg_toe(**wie, soort=soort(), velden={"kop": "Vroeg", "tekst": "Vraag het vroeg."}, sleutel="vroeg")
    services.wijzig_tekst(
        **wie, bepaling=bepaling(code, "op-tijd-informeren"), velden={"tekst": "Weet het vroeg.", "nummer": "8"}
    )
    delen = [services.Deel(kop="Punt", tekst="Eén punt."), services.Deel(kop="Terug", tekst="Kijk terug.")]
    services.splits(**wie, bepaling=bepaling(code, "een-aanspreekpunt"), delen=delen)
    services.laat_weg(**wie, bepaling=bepaling(code, "gelijk-behandelen"))
    stel_vast(twee)
    rij = Bepalingstekst.objects.get(versie=twee, bepaling__sleutel="op-tijd-informeren")
    services.corrigeer(code=code, tekst=rij, kop=rij.kop, woorden="Weet het op tijd.", verantwoording=waarom())
    services.vraag_toepassing(code=code, partijen=[PartijFactory(naam="Ceder")], verantwoording=waarom())
    drie = begin(code, "3", twee)
    wie["versie"] = drie
    samen = [bepaling(code, sleutel) for sleutel in ("punt", "terug")]
    services.voeg_samen(**wie, bepalingen=samen, velden={"kop": "Weer samen", "tekst": "Eén punt."}, sleutel="weer")
    services.leg_open(**wie, is_open=True)
    services.leg_oefening_vast(
        code=code,
        bepaling=bepaling(code, "op-tijd-informeren"),
        waar=code.actie,
        hoe="Iedereen ziet het vooraf.",
        bron=None,
        door=None,
    )
    return code


def werkplaatsen(trekker: Partij) -> dict[str, str]:
    """A code of the trekker with a version that holds and a draft, for the addresses of the workplace."""
    actie = ActieFactory(gepubliceerd=True, trekker=trekker)
    code = maak_code(actie, slug="werkcode", titel="Code van het werk", korte_naam="Werkcode")
    een = stel_vast(begin(code))
    begin(code, "2", een)
    waar: dict[str, Any] = {"bepaling": bepaling(code, "op-tijd-informeren"), "waar": actie, "hoe": "Zo.", "bron": None}
    services.leg_oefening_vast(code=code, door=None, **waar)
    return {"werkcode": code.slug}
