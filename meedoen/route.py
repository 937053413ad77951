"""The way of a question in four steps, as the phases of an actie: taking part, reading, the answer, what changes."""

from dataclasses import dataclass

from basis.tijd.perioden import dag, toon_periode
from basis.web.getallen import aantal
from meedoen.models import Vraagstand
from meedoen.vraagbeeld import Telling, Vraagbeeld

KOMT = (Vraagstand.STRAKS, Vraagstand.OPEN)


@dataclass(frozen=True)
class Stap:
    """One step: `beeld` is gedaan, nu, laat or straks; `woord` says the same in words; `nadruk` is a day to keep."""

    naam: str
    beeld: str
    woord: str
    regel: str = ""
    nadruk: str = ""


def route(beeld: Vraagbeeld, telling: Telling, onderwerpen: int) -> list[Stap]:
    """The steps of a question that is asked here, with its reactions and how many subjects were made of them."""
    return [_meedoen(beeld, telling), _lezen(beeld, telling, onderwerpen), _antwoord(beeld, telling), _daarna(beeld)]


def _gedaan(naam: str, regel: str) -> Stap:
    return Stap(naam, "gedaan", "Gedaan", regel)


def _meedoen(beeld: Vraagbeeld, telling: Telling) -> Stap:
    if beeld.stand == Vraagstand.STRAKS:
        return Stap("Meedoen", "straks", "Komt nog", beeld.liep, beeld.opent_over)
    if beeld.stand == Vraagstand.OPEN:
        return Stap("Meedoen", "nu", "Nu", beeld.liep, beeld.open_rest)
    return _gedaan("Meedoen", f"{beeld.liep}: {telling.tekst}")


def _lezen(beeld: Vraagbeeld, telling: Telling, onderwerpen: int) -> Stap:
    naam, wat = "Lezen en bundelen", aantal(onderwerpen, "onderwerp", "onderwerpen") if onderwerpen else ""
    if beeld.stand in KOMT:
        return Stap(naam, "straks", "Komt nog", f"vanaf {toon_periode(dag(beeld.vraag.periode.upper))}")
    if beeld.stand == Vraagstand.AFGEROND or telling.is_gelezen:
        return _gedaan(naam, wat)
    return Stap(naam, "nu", "Nu", wat)


def _antwoord(beeld: Vraagbeeld, telling: Telling) -> Stap:
    beloofd = f"beloofd: {beeld.termijn}"
    later = f"nu verwacht: {toon_periode(beeld.verzetting.verwacht)}" if beeld.verzetting else ""
    if beeld.stand == Vraagstand.AFGEROND:
        laatst = beeld.uitslag.laatst
        return _gedaan("Antwoord", f"{toon_periode(dag(laatst))}, {beloofd}" if laatst else "zonder antwoord")
    if beeld.stand == Vraagstand.TE_LAAT:
        return Stap("Antwoord", "laat", beeld.te_laat, beloofd, later)
    is_nu = beeld.stand == Vraagstand.BELOOFD and telling.is_gelezen
    beeldnaam, woord = ("nu", "Nu") if is_nu else ("straks", "Beloofd")
    return Stap("Antwoord", beeldnaam, woord, later, beeld.termijn)


def _daarna(beeld: Vraagbeeld) -> Stap:
    naam = "Wat er verandert"
    if beeld.stand != Vraagstand.AFGEROND:
        return Stap(naam, "straks", "Daarna", "u ziet het hier, ook later nog")
    hoeveel = beeld.uitslag.gevolgen
    return Stap(naam, "nu", "Nu", f"{beeld.uitslag.gevolgen_tekst} tot nu toe" if hoeveel else "nog niets veranderd")
