"""The content of a report, out of the journal: frozen as JSON, so that it says the same for ever."""

from collections.abc import Callable, Iterator
from typing import Any

from acties.delen import Mijlpaalregel
from acties.journaal import Verteller, vertel
from acties.models import Actie, Afspraak, Deelname, Fasedefinitie, Gebeurtenis, Mijlpaal, Status
from acties.models.deelname import TREKKERS
from acties.stand import Stand
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, toon_periode
from programmalijnen.models import Programmalijn
from voortgang.models import Bereik, Rapport
from voortgang.rapport.telling import Rapporttelling
from voortgang.rapport.verslag import Verslag, lees_in

VORM = 1  # of the JSON; goes up when its shape changes
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
        acties = [vertel_actie(verslag, verteller, telling) for verslag in _verslagen(rapport, lijn)]
        lijnen.append({"slug": lijn.slug, "nummer": lijn.volgorde, "titel": lijn.titel, "acties": acties})
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
    """Of each actie of the line that was there on the peildatum, what the journal tells of it."""
    acties = list(Actie.objects.zichtbaar().van_lijn(lijn.slug).voor_lijst())
    for begin in range(0, len(acties), PER_KEER):
        for verslag in lees_in(rapport, acties[begin : begin + PER_KEER]):
            if verslag.is_er:
                yield verslag


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
    veranderingen = [_verandering(rij, verteller) for rij in verslag.veranderingen]
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
        "veranderingen": veranderingen,
        "mijlpalen": mijlpalen,
        "afspraken": afspraken,
        "deelnemers_bekend": bool(verslag.deelnemers),
        "bronnen": _bronnen(verslag),
    }


def _status(verslag: Verslag, verteller: Verteller) -> Inhoud:
    if verslag.status is None:
        raise ValueError("een actie zonder status staat niet in een rapport")
    regel = vertel(verslag.status, verteller)
    begin = verslag.status_begin
    return {
        "waarde": verslag.status.naar["status"],
        "tekst": Status(verslag.status.naar["status"]).label,
        "begin": Status(begin.naar["status"]).label if begin else "",
        "reden": verslag.status.reden,
        "sinds": _datum(verslag.status.datum),
        "wie": regel.wie,
        "bron": _bron(verslag.status.bron),
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
    return {"naam": naam, "nummer": nummer, "van": len(stand.stappen), "sinds": _datum(sinds)}


def _verandering(rij: Gebeurtenis, verteller: Verteller) -> Inhoud:
    regel = vertel(rij, verteller)
    return {
        "datum": _datum(rij.datum),
        "vanaf": rij.telt_vanaf.isoformat(),
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
    afspraken = verslag.afspraken
    partijen = [verslag.partij] if verslag.partij else list(dict.fromkeys([*verslag.deelnemers, *afspraken]))
    return [_afspraak(verslag.deelnemers.get(slug, []), afspraken.get(slug)) for slug in partijen]


def _afspraak(deelnames: list[Deelname], afspraak: Afspraak | None) -> Inhoud:
    partij = afspraak.partij if afspraak else deelnames[0].partij
    return {
        "partij": str(partij),
        "rol": ", ".join(str(deelname.get_rol_display()) for deelname in deelnames),
        "is_vastgelegd": afspraak is not None,
        "stand": afspraak.stand if afspraak else "",
        "stand_tekst": str(afspraak.get_stand_display()) if afspraak else "",
        **{naam: getattr(afspraak, naam, "") for naam in Afspraak.TEKSTEN},
        "bron": _bron(afspraak.bron) if afspraak else None,
    }


def _bronnen(verslag: Verslag) -> list[Inhoud]:
    """Where it all says so, each source once, in the order of their titles."""
    rijen = [verslag.status, *verslag.veranderingen]
    alle = [verslag.actie.bron, *(rij.bron for rij in rijen if rij)]
    alle += [regel.mijlpaal.bron for regel in verslag.stand.mijlpalen]
    uniek = {bron.pk: bron for bron in alle if bron}
    return [gegevens for bron in sorted(uniek.values(), key=lambda b: (b.titel, b.pk)) if (gegevens := _bron(bron))]


def _bron(bron: Bron | None) -> Inhoud | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None


def _datum(datum: DateRange | None) -> str:
    return toon_periode(datum) if datum else "datum onbekend"
