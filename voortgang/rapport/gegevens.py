"""The content of a report, out of the journal: frozen as JSON, so that it says the same for ever."""

from collections.abc import Callable, Iterator
from typing import Any

from acties.beeld import Mijlpaalregel, vertel
from acties.journaal import Verteller
from acties.models import (
    Actie,
    Afspraak,
    Afspraakstand,
    Bereikt,
    Deelnamerol,
    Fasedefinitie,
    Gebeurtenis,
    Gebeurtenissoort,
    Mijlpaal,
    Status,
)
from acties.models.deelname import TREKKERS
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag, lees_periode, toon_periode
from partijen.models import Partij
from programmalijnen.models import Programmalijn
from voortgang.models import Bereik, Rapport
from voortgang.rapport.inzage import Inzage, lees_in
from voortgang.rapport.telling import Telling

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
    telling, woorden, lijnen = Telling(), Woorden(rapport), []
    for lijn in lijnen_van(rapport):
        meld(f"Programmalijn lezen: {lijn.titel}")
        acties = [vertel_actie(inzage, woorden, telling) for inzage in _inzages(rapport, lijn)]
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


def _inzages(rapport: Rapport, lijn: Programmalijn) -> Iterator[Inzage]:
    """Of each actie of the line that was there on the peildatum, what the journal tells of it."""
    acties = list(Actie.objects.zichtbaar().van_lijn(lijn.slug).voor_lijst())
    for begin in range(0, len(acties), PER_KEER):
        for inzage in lees_in(rapport, acties[begin : begin + PER_KEER]):
            if inzage.is_er and (not inzage.partij or inzage.partij in inzage.deelnemers):
                yield inzage


# -- one actie, in the words that readers know from its page ------------------------------------------------------


class Woorden:
    """The names that the journal only has keys of."""

    def __init__(self, rapport: Rapport) -> None:
        self.rapport = rapport
        self.partijen = {partij.slug: partij for partij in Partij.objects.all()}
        self.fasen: dict[int, list[Fasedefinitie]] = {}
        for fase in Fasedefinitie.objects.order_by("soort", "volgorde"):
            self.fasen.setdefault(fase.soort_id, []).append(fase)
        namen = {(fase.soort_id, fase.slug): fase.naam for rij in self.fasen.values() for fase in rij}
        self.verteller = Verteller(namen)

    def partij(self, slug: str) -> str:
        """The name of a party; its slug when it has another one by now."""
        return str(self.partijen.get(slug, slug))


def vertel_actie(inzage: Inzage, woorden: Woorden, telling: Telling) -> Inhoud:
    """All that the report says about the actie; counts what goes into the summary."""
    telling.tel_statussen(inzage)
    for rij in inzage.veranderingen:
        telling.tel_verandering(rij, inzage)
    mijlpalen, afspraken = _mijlpalen(inzage, woorden), _afspraken(inzage, woorden)
    telling.tel_stand(inzage, mijlpalen, afspraken)
    veranderingen = [_verandering(rij, woorden) for rij in inzage.veranderingen]
    return {
        "slug": inzage.actie.slug,
        "titel": inzage.actie.titel,
        "is_demo": inzage.actie.is_demo,
        "trekkers": [woorden.partij(slug) for slug, rollen in inzage.deelnemers.items() if set(rollen) & set(TREKKERS)],
        "status": _status(inzage, woorden),
        "fase": _fase(inzage, woorden),
        "veranderingen": veranderingen,
        "mijlpalen": mijlpalen,
        "afspraken": afspraken,
        "deelnemers_bekend": bool(inzage.deelnemers),
        "bronnen": _bronnen(inzage),
    }


def _status(inzage: Inzage, woorden: Woorden) -> Inhoud:
    if inzage.status is None:
        raise ValueError("een actie zonder status staat niet in een rapport")
    regel = vertel(inzage.status, woorden.verteller)
    begin = inzage.status_begin
    return {
        "waarde": inzage.status.naar["status"],
        "tekst": Status(inzage.status.naar["status"]).label,
        "begin": Status(begin.naar["status"]).label if begin else "",
        "reden": inzage.status.reden,
        "sinds": _datum(inzage.status),
        "wie": regel.wie,
        "bron": _bron(inzage.status.bron),
    }


def _fase(inzage: Inzage, woorden: Woorden) -> Inhoud | None:
    """The phase as a count, n of m; None when the actie is in none."""
    weg = {rij.corrigeert_id for rij in inzage.rijen if rij.soort == Gebeurtenissoort.TERUGGENOMEN}
    gemeld = [rij for rij in inzage.rijen if rij.soort == Gebeurtenissoort.FASE and rij.pk not in weg]
    laatste = gemeld[-1] if gemeld else None
    alle = woorden.fasen.get(inzage.actie.soort_id, [])
    if laatste is None or not alle:
        return None
    plek = {"van": len(alle), "sinds": _datum(laatste)}
    if not (slug := laatste.naar["fase"]):
        return {"naam": "Alle fasen doorlopen", "nummer": len(alle), **plek}
    nummers = {fase.slug: (nummer, fase.naam) for nummer, fase in enumerate(alle, start=1)}
    nummer, naam = nummers.get(slug, (0, slug))
    return {"naam": naam, "nummer": nummer, **plek}


def _verandering(rij: Gebeurtenis, woorden: Woorden) -> Inhoud:
    regel = vertel(rij, woorden.verteller)
    return {
        "datum": _datum(rij),
        "vanaf": rij.telt_vanaf.isoformat(),
        "soort": rij.soort,
        "kop": regel.kop,
        "regels": [{"veld": r.veld, "van": r.van, "naar": r.naar} for r in regel.regels],
        "reden": rij.reden,
        "wie": regel.wie,
        "bron": _bron(rij.bron),
    }


def _mijlpalen(inzage: Inzage, woorden: Woorden) -> list[Inhoud]:
    """In time, by what was known best; undated ones last."""
    regels = []
    for sleutel, velden in inzage.over("mijlpaal"):
        nu = inzage.mijlpalen[sleutel]
        toen = Mijlpaal(
            titel=nu.titel,
            stand=velden.get("stand", Bereikt.ONBEKEND),
            is_vervallen=velden.get("is_vervallen", False),
            **{naam: _periode(velden.get(naam)) for naam in ("gepland", "verwacht", "bereikt")},
        )
        regels.append((toen, nu))
    regels.sort(key=lambda paar: (_eerste_dag(paar[0].actuele_datum), paar[1].volgorde, paar[1].pk))
    return [_mijlpaal(toen, nu, woorden) for toen, nu in regels]


def _mijlpaal(toen: Mijlpaal, nu: Mijlpaal, woorden: Woorden) -> Inhoud:
    regel = Mijlpaalregel(toen, toen.is_te_laat(woorden.rapport.peildatum))
    woord = {"vervallen": "vervallen", "te-laat": "te laat", "bereikt": "bereikt"}
    return {
        "titel": nu.titel,
        "stand": regel.beeld,
        "stand_tekst": woord.get(regel.beeld) or str(toen.get_stand_display()),
        "gepland": toon_periode(toen.gepland) if toen.gepland else "",
        "nu": _nu(toen),
        "dagen": toen.afwijking,
        "afwijking": regel.afwijking_tekst,
        "bron": _bron(nu.bron),
    }


def _nu(toen: Mijlpaal) -> str:
    """When it was reached, or else when it was expected."""
    if toen.bereikt:
        return toon_periode(toen.bereikt)
    return toon_periode(toen.verwacht) if toen.verwacht else ""


def _afspraken(inzage: Inzage, woorden: Woorden) -> list[Inhoud]:
    """Of each party that took part: what it promised, or that nothing was laid down."""
    per_partij = {inzage.afspraken[pk].partij.slug: (pk, velden) for pk, velden in inzage.over("afspraak")}
    partijen = [inzage.partij] if inzage.partij else list(dict.fromkeys([*inzage.deelnemers, *per_partij]))
    return [_afspraak(slug, inzage, woorden, per_partij.get(slug)) for slug in partijen]


def _afspraak(slug: str, inzage: Inzage, woorden: Woorden, gevonden: tuple[int, Inhoud] | None) -> Inhoud:
    rollen = [str(Deelnamerol(rol).label) for rol in inzage.deelnemers.get(slug, [])]
    sleutel, velden = gevonden or (0, {})
    return {
        "partij": woorden.partij(slug),
        "rol": ", ".join(rollen),
        "is_vastgelegd": gevonden is not None,
        "stand": velden.get("stand", ""),
        "stand_tekst": str(dict(Afspraakstand.choices).get(velden.get("stand", ""), "")),
        **{naam: velden.get(naam) or "" for naam in Afspraak.TEKSTEN},
        "bron": _bron(inzage.afspraken[sleutel].bron) if gevonden else None,
    }


def _bronnen(inzage: Inzage) -> list[Inhoud]:
    """Where it all says so, each source once, in the order of their titles."""
    rijen = [inzage.status, *inzage.veranderingen]
    alle = [inzage.actie.bron, *(rij.bron for rij in rijen if rij)]
    alle += [inzage.mijlpalen[pk].bron for pk, _ in inzage.over("mijlpaal")]
    uniek = {bron.pk: bron for bron in alle if bron}
    return [gegevens for bron in sorted(uniek.values(), key=lambda b: (b.titel, b.pk)) if (gegevens := _bron(bron))]


def _bron(bron: Bron | None) -> Inhoud | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None


def _datum(rij: Gebeurtenis) -> str:
    return toon_periode(rij.datum) if rij.datum else "datum onbekend"


def _periode(tekst: str | None) -> DateRange | None:
    return lees_periode(tekst) if tekst else None


def _eerste_dag(waarde: DateRange | None) -> str:
    """Sorts after all real days when there is none."""
    return waarde.lower.isoformat() if waarde and waarde.lower else "9999"
