"""The content of a report, out of the journal: frozen as JSON, so that it says the same for ever."""

from collections.abc import Callable, Iterator
from typing import Any

from acties.delen import Mijlpaalregel
from acties.journaal import Verteller, vertel
from acties.models import Actie, Afspraak, Deelname, Fasedefinitie, Mijlpaal, Status
from acties.models.deelname import TREKKERS
from acties.models.journaalvragen import Zekerheid
from acties.onzeker import groepeer
from acties.stand import Stand
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, toon_periode
from programmalijnen.models import Programmalijn
from voortgang.models import Bereik, Rapport
from voortgang.rapport.telling import Rapporttelling
from voortgang.rapport.verslag import Verslag, lees_in
from voortgang.verschilregels import wanneer

VORM = 2  # of the JSON; goes up when its shape changes
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
    telling, verteller, lijnen = Rapporttelling(), _verteller(), []
    for lijn in lijnen_van(rapport):
        meld(f"Programmalijn lezen: {lijn.titel}")
        lijnen.append({"slug": lijn.slug, "nummer": lijn.volgorde, "titel": lijn.titel})
        lijnen[-1] |= _van_lijn(_verslagen(rapport, lijn), verteller, telling)
    return {
        "vorm": VORM,
        "opdracht": _opdracht(rapport),
        "samenvatting": telling.als_gegevens(),
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
    acties = list(Actie.objects.zichtbaar().van_lijn(lijn.slug).voor_lijst())
    for begin in range(0, len(acties), PER_KEER):
        yield from lees_in(rapport, acties[begin : begin + PER_KEER])


def _van_lijn(verslagen: Iterator[Verslag], verteller: Verteller, telling: Rapporttelling) -> Inhoud:
    """The acties that were there on the peildatum; apart, and not counted, those of which that is not certain."""
    acties, misschien = [], []
    for verslag in verslagen:
        if verslag.is_er:
            acties.append(vertel_actie(verslag, verteller, telling))
        elif verslag.is_misschien:
            telling.misschien += 1
            onzeker = _onzeker(verslag)
            zinnen = [deel["zin"] for soort in ("status", "deelnames") for deel in onzeker.get(soort, [])]
            actie = verslag.actie
            misschien.append({"slug": actie.slug, "titel": actie.titel, "is_demo": actie.is_demo, "zinnen": zinnen})
    return {"acties": acties, "misschien": misschien}


# -- one actie, in the words that readers know from its page ------------------------------------------------------


def _verteller() -> Verteller:
    """Knows the names of all phases, of which the journal only has keys."""
    return Verteller({(fase.soort_id, fase.slug): fase.naam for fase in Fasedefinitie.objects.all()})


def vertel_actie(verslag: Verslag, verteller: Verteller, telling: Rapporttelling) -> Inhoud:
    """All that the report says about the actie; counts what goes into the summary."""
    telling.tel_statussen(verslag)
    for rij in verslag.veranderingen:
        telling.tel_verandering(rij, verslag)
    mijlpalen, afspraken = [_mijlpaal(regel) for regel in verslag.stand.mijlpalen], _afspraken(verslag)
    telling.tel_stand(verslag, mijlpalen, afspraken)
    veranderd = {
        zekerheid: [_verandering(rij, verteller) for rij in rijen] for zekerheid, rijen in verslag.rijen.items()
    }
    return {
        "slug": verslag.actie.slug,
        "titel": verslag.actie.titel,
        "is_demo": verslag.actie.is_demo,
        "trekkers": [
            str(rollen[0].partij)
            for rollen in verslag.deelnemers.values()
            if any(deelname.rol in TREKKERS for deelname in rollen)
        ],
        "status": _status(verslag, verteller),
        "fase": _fase(verslag.stand),
        "veranderingen": veranderd[Zekerheid.ZEKER],
        "misschien_veranderd": veranderd[Zekerheid.MOGELIJK],
        "ongedateerd": veranderd[Zekerheid.ONBEKEND],
        "onzeker": _onzeker(verslag),
        "mijlpalen": mijlpalen,
        "mijlpalen_noemer": verslag.stand.mijlpalen_noemer,
        "afspraken": afspraken,
        "deelnemers_bekend": bool(verslag.deelnemers),
        "bronnen": _bronnen(verslag),
    }


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
        "bron": _bron(rij.bron),
    }


def _onzeker(verslag: Verslag) -> Inhoud:
    """By kind, where there is any: what is not certain of the peildatum, in sentences, and what each is about."""
    return {
        soort: [
            {"zin": groep.zin, "wat": [f"{een.naam} ({een.erbij})" if een.erbij else een.naam for een in groep.rijen]}
            for groep in groepeer(rijen)
        ]
        for soort, rijen in verslag.onzeker.items()
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


def _verandering(rij: Any, verteller: Verteller) -> Inhoud:
    regel = vertel(rij, verteller)
    return {
        "datum": wanneer(rij),
        "zekerheid": rij.zekerheid,
        "soort": rij.soort,
        "kop": regel.kop,
        "regels": [{"veld": r.veld, "van": r.van, "naar": r.naar} for r in regel.regels],
        "reden": rij.reden,
        "wie": regel.wie,
        "bron": _bron(rij.bron),
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
        "bron": _bron(mijlpaal.bron),
    }


def _nu(toen: Mijlpaal) -> str:
    """When it was reached, or else when it was expected."""
    if toen.bereikt:
        return toon_periode(toen.bereikt)
    return toon_periode(toen.verwacht) if toen.verwacht else ""


def _afspraken(verslag: Verslag) -> list[Inhoud]:
    """Of each party that took part: what it promised, or that nothing was laid down."""
    afspraken, misschien = verslag.afspraken, {een.over.slug for een in verslag.onzeker["afspraak"]}
    partijen = [verslag.partij] if verslag.partij else list(dict.fromkeys([*verslag.deelnemers, *afspraken]))
    return [
        _afspraak(verslag.deelnemers.get(slug, []), afspraken.get(slug), is_misschien=slug in misschien)
        for slug in partijen
    ]


def _afspraak(deelnames: list[Deelname], afspraak: Afspraak | None, *, is_misschien: bool) -> Inhoud:
    partij = afspraak.partij if afspraak else deelnames[0].partij
    return {
        "partij": str(partij),
        "rol": ", ".join(str(deelname.get_rol_display()) for deelname in deelnames),
        "is_vastgelegd": afspraak is not None,
        "is_misschien": afspraak is None and is_misschien,
        "stand": afspraak.stand if afspraak else "",
        "stand_tekst": str(afspraak.get_stand_display()) if afspraak else "",
        **{naam: getattr(afspraak, naam, "") for naam in Afspraak.TEKSTEN},
        "bron": _bron(afspraak.bron) if afspraak else None,
    }


def _bronnen(verslag: Verslag) -> list[Inhoud]:
    """Where it all says so, each source once, in the order of their titles."""
    rijen = [verslag.peil.zeker, *(rij for deel in verslag.rijen.values() for rij in deel)]
    alle = [verslag.actie.bron, *(rij.bron for rij in rijen if rij)]
    alle += [regel.mijlpaal.bron for regel in verslag.stand.mijlpalen]
    uniek = {bron.pk: bron for bron in alle if bron}
    return [gegevens for bron in sorted(uniek.values(), key=lambda b: (b.titel, b.pk)) if (gegevens := _bron(bron))]


def _bron(bron: Bron | None) -> Inhoud | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None
