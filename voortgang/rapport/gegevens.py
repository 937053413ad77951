"""The content of a report, out of the journal: frozen as JSON, so that it says the same for ever."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from acties.delen import Mijlpaalregel, namen_bij
from acties.journaal import Journaalregel, Verteller, vertel, vertel_alle
from acties.models import Actie, Mijlpaal, Status
from acties.models.deelname import TREKKERS
from acties.models.journaalvragen import Zekerheid
from acties.onzeker import Onzeker, groepeer
from acties.stand import Stand
from basis.tijd.perioden import DateRange, dag, toon_periode
from programmalijnen.models import Programmalijn
from voortgang.models import Bereik, Rapport
from voortgang.rapport.afspraken import vertel_afspraak, vertel_bron, vertel_partijen
from voortgang.rapport.telling import Rapporttelling
from voortgang.rapport.verslag import Verslag, lees_in, lees_programma
from voortgang.verschilregels import wanneer

VORM = 4  # of the JSON; goes up when its shape changes
PER_KEER = 200  # acties in memory at once
Meld = Callable[[str], None]
Inhoud = dict[str, Any]


def lijnen_van(rapport: Rapport) -> list[Programmalijn]:
    """The lines that the report goes over."""
    if rapport.bereik == Bereik.LIJN and rapport.programmalijn:
        return [rapport.programmalijn]
    return list(Programmalijn.objects.voor_lijst())


def stel_samen(rapport: Rapport, meld: Meld = lambda tekst: None) -> Inhoud:
    """All that the report says; `meld` is told which line is being read."""
    telling, lijnen = Rapporttelling(), []
    for lijn in lijnen_van(rapport):
        meld(f"Programmalijn lezen: {lijn.titel}")
        lijnen.append({"slug": lijn.slug, "nummer": lijn.volgorde, "titel": lijn.titel})
        lijnen[-1] |= _van_lijn(_verslagen(rapport, lijn), telling)
    programma = _programma(rapport, telling)
    return {
        "vorm": VORM,
        "opdracht": _opdracht(rapport),
        "samenvatting": telling.als_gegevens(),
        "programma": programma,
        "lijnen": lijnen,
        "weggelaten": telling.weggelaten(rapport),
    }


def _opdracht(rapport: Rapport) -> Inhoud:
    """The parameters in words and for machines."""
    return {
        "van": rapport.van.isoformat(),
        "tot": rapport.tot.isoformat(),
        "periode": rapport.periode_tekst,
        "begin": toon_periode(dag(rapport.dag_voor_begin)),
        "einde": toon_periode(dag(rapport.tot)),
        "peildatum": rapport.peildatum.isoformat(),
        "peildatum_tekst": toon_periode(dag(rapport.peildatum)),
        "bereik": rapport.bereik,
        "waarover": rapport.waarover,
        "partij": rapport.partij.slug if rapport.partij else "",
        "bekend": rapport.bekend.isoformat(),
        "bekend_tekst": rapport.moment.bekend_tekst,
    }


def _verslagen(rapport: Rapport, lijn: Programmalijn) -> Iterator[Verslag]:
    """Of each actie of the line what the journal tells of it."""
    acties = list(Actie.objects.te_zien(rapport.moment).van_lijn(lijn.slug).voor_lijst())
    for begin in range(0, len(acties), PER_KEER):
        yield from lees_in(rapport, acties[begin : begin + PER_KEER])


def _van_lijn(verslagen: Iterator[Verslag], telling: Rapporttelling) -> Inhoud:
    """The acties that were there on the peildatum; apart, and not counted, those of which that is not certain."""
    acties, misschien = [], []
    for verslag in verslagen:
        if verslag.is_er:
            acties.append(vertel_actie(verslag, telling))
        elif verslag.is_misschien:
            telling.misschien += 1
            onzeker = _onzeker(verslag.onzeker)
            zinnen = [deel["zin"] for soort in ("status", "deelnames") for deel in onzeker.get(soort, [])]
            actie = verslag.actie
            misschien.append({"slug": actie.slug, "titel": actie.titel, "zinnen": zinnen})
    return {"acties": acties, "misschien": misschien}


def _programma(rapport: Rapport, telling: Rapporttelling) -> Inhoud | None:
    """What is about the programme as a whole; None when the report has nothing of it."""
    verslag = lees_programma(rapport)
    if not verslag:
        return None
    afspraken = [vertel_afspraak(regel) for regel in verslag.afspraken]
    telling.tel_programma(verslag, afspraken)
    onzeker = _onzeker({"afspraak": verslag.onzeker})
    verteller = Verteller({}, namen_bij(verslag.afspraken))
    return {"afspraken": afspraken, **_veranderingen(verslag.rijen, verteller), "onzeker": onzeker}


# -- one actie, in the words that readers know from its page ------------------------------------------------------


def vertel_actie(verslag: Verslag, telling: Rapporttelling) -> Inhoud:
    """All that the report says about the actie; counts what goes into the summary."""
    verteller = Verteller(verslag.stand.fasenamen, namen_bij(verslag.stand.afspraken))
    mijlpalen = [_mijlpaal(regel) for regel in verslag.stand.mijlpalen]
    afspraken, partijen = [vertel_afspraak(regel) for regel in verslag.afspraken], vertel_partijen(verslag)
    _tel(telling, verslag, mijlpalen, partijen, afspraken)
    return {
        "slug": verslag.actie.slug,
        "titel": verslag.actie.titel,
        "trekkers": _trekkers(verslag),
        "status": _status(verslag, verteller),
        "fase": _fase(verslag.stand),
        **_veranderingen(verslag.rijen, verteller),
        "onzeker": _onzeker(verslag.onzeker),
        "mijlpalen": mijlpalen,
        "mijlpalen_noemer": verslag.stand.mijlpalen_noemer,
        "afspraken": afspraken,
        "partijen": partijen,
        "deelnemers_bekend": bool(verslag.deelnemers),
        "bronnen": _bronnen(verslag),
    }


def _tel(
    telling: Rapporttelling, verslag: Verslag, mijlpalen: list[Inhoud], partijen: list[Inhoud], afspraken: list[Inhoud]
) -> None:
    telling.tel_statussen(verslag)
    for rij in verslag.veranderingen:
        telling.tel_verandering(rij, verslag)
    telling.tel_stand(verslag, mijlpalen, partijen)
    telling.tel_afspraken(afspraken)


def _trekkers(verslag: Verslag) -> list[str]:
    """Who carried it."""
    per_partij = verslag.deelnemers.values()
    return [str(rollen[0].partij) for rollen in per_partij if any(rol.rol in TREKKERS for rol in rollen)]


def _status(verslag: Verslag, verteller: Verteller) -> Inhoud:
    rij, begin = verslag.peil.zeker, verslag.begin.zeker
    if rij is None:
        raise ValueError("een actie zonder zekere status staat niet in een rapport")
    return {
        "waarde": rij.naar["status"],
        "tekst": Status(rij.naar["status"]).label,
        "begin": Status(begin.naar["status"]).label if begin else "",
        "reden": rij.reden,
        "sinds": wanneer(rij),
        "wie": vertel(rij, verteller).wie,
        "bron": vertel_bron(rij.bron),
    }


def _onzeker(per_soort: Mapping[str, Sequence[Onzeker]]) -> Inhoud:
    """By kind, where there is any: what is not certain of the peildatum, in sentences, and what each is about."""
    return {
        soort: [
            {"zin": groep.zin, "wat": [f"{een.naam} ({een.erbij})" if een.erbij else een.naam for een in groep.rijen]}
            for groep in groepeer(rijen)
        ]
        for soort, rijen in per_soort.items()
        if rijen
    }


def _fase(stand: Stand) -> Inhoud | None:
    """The phase as a count, n of m; None when the actie was in none. Of an actie that ended it is the last one."""
    if not stand.verblijven or not stand.stappen:
        return None
    laatste = stand.verblijven[-1]
    if not (laatste.is_huidig or laatste.einde):
        naam, nummer, sinds = "Alle fasen doorlopen", len(stand.stappen), laatste.beeindigd
    else:
        nummer, stap = stand.laatste_stap or (0, None)
        naam, sinds = stap.definitie.naam if stap else laatste.fase, laatste.begonnen
        naam = f"{naam} (laatste fase)" if laatste.einde else naam
    return {"naam": naam, "nummer": nummer, "van": len(stand.stappen), "sinds": _sinds(sinds)}


def _sinds(datum: DateRange | None) -> str:
    return toon_periode(datum) if datum else "datum onbekend"


def _veranderingen(rijen: Mapping[Zekerheid, Sequence[Any]], verteller: Verteller) -> Inhoud:
    """What changed in the period, what may have, and what was recorded in it without a date."""
    namen = {
        Zekerheid.ZEKER: "veranderingen",
        Zekerheid.MOGELIJK: "misschien_veranderd",
        Zekerheid.ONBEKEND: "ongedateerd",
    }
    verteld = {zekerheid: vertel_alle(rijen[zekerheid], verteller) for zekerheid in namen}
    return {naam: [_verandering(regel) for regel in verteld[zekerheid]] for zekerheid, naam in namen.items()}


def _verandering(regel: Journaalregel) -> Inhoud:
    rij: Any = regel.rij
    return {
        "datum": wanneer(rij),
        "zekerheid": rij.zekerheid,
        "soort": rij.soort,
        "kop": regel.kop,
        "regels": [{"veld": r.veld, "van": r.van, "naar": r.naar} for r in regel.regels],
        "reden": rij.reden,
        "wie": regel.wie,
        "bron": vertel_bron(rij.bron),
    }


def _mijlpaal(regel: Mijlpaalregel) -> Inhoud:
    mijlpaal, woord = regel.mijlpaal, {"vervallen": "vervallen", "te-laat": "te laat", "bereikt": "bereikt"}
    return {
        "titel": mijlpaal.titel,
        "stand": regel.beeld,
        "stand_tekst": woord.get(regel.beeld) or str(mijlpaal.get_stand_display()),
        "gepland": toon_periode(mijlpaal.gepland) if mijlpaal.gepland else "",
        "nu": _nu(mijlpaal),
        "dagen": mijlpaal.afwijking,
        "afwijking": regel.afwijking_tekst,
        "bron": vertel_bron(mijlpaal.bron),
    }


def _nu(toen: Mijlpaal) -> str:
    """When it was reached, or else when it was expected."""
    if toen.bereikt:
        return toon_periode(toen.bereikt)
    return toon_periode(toen.verwacht) if toen.verwacht else ""


def _bronnen(verslag: Verslag) -> list[Inhoud]:
    """Where it all says so, each source once, in the order of their titles."""
    rijen = [verslag.peil.zeker, *(rij for deel in verslag.rijen.values() for rij in deel)]
    alle = [verslag.actie.bron, *(rij.bron for rij in rijen if rij)]
    alle += [regel.mijlpaal.bron for regel in verslag.stand.mijlpalen]
    alle += [regel.afspraak.bron for regel in verslag.afspraken]
    uniek = {bron.pk: bron for bron in alle if bron}
    return [
        gegevens for bron in sorted(uniek.values(), key=lambda b: (b.titel, b.pk)) if (gegevens := vertel_bron(bron))
    ]
