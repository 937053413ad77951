"""The afspraken of a report in words: who made each, by when it was to be kept, and how it stood on the peildatum."""

from typing import Any

from acties.delen import Afspraakregel
from acties.models import Afspraakstand, Deelname, Toezegging
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, toon_periode
from voortgang.models import Rapport
from voortgang.rapport.verslag import Verslag

Inhoud = dict[str, Any]


def vertel_afspraak(regel: Afspraakregel) -> Inhoud:
    """One afspraak with its makers."""
    afspraak = regel.afspraak
    return {
        "slug": afspraak.slug,
        "titel": afspraak.titel,
        "soort": str(afspraak.get_soort_display()),
        "tekst": afspraak.tekst,
        "makers": [_maker(maker) for maker in regel.makers],
        "uiterlijk": toon_periode(afspraak.uiterlijk) if afspraak.uiterlijk else "",
        "verwacht": toon_periode(afspraak.verwacht) if afspraak.verwacht else "",
        "dagen": afspraak.afwijking,
        "staat": regel.staat,
        "is_nagekomen": regel.is_nagekomen,
        "is_te_laat": regel.is_te_laat,
        "is_onbekend": regel.is_onbekend,
        "is_opnieuw": any(maker.stand == Afspraakstand.OPNIEUW for maker in regel.makers),
        "laat": _laat(regel),
        "herkomst": regel.herkomst,
        "bron": vertel_bron(afspraak.bron),
    }


def _maker(maker: Toezegging) -> Inhoud:
    """Of what was only found nobody said how it stands."""
    return {
        "slug": maker.partij.slug,
        "partij": str(maker.partij),
        "naam": maker.naam,
        "stand": maker.stand if maker.is_gezegd else "",
        "stand_tekst": str(maker.get_stand_display()) if maker.is_gezegd else "",
    }


def _laat(regel: Afspraakregel) -> str:
    """What to say of a day that has passed; empty when there is nothing to say."""
    if regel.is_onbekend:
        return f"de dag is voorbij; {regel.uitkomst.label}"
    if regel.sinds is None:
        return ""
    return f"te laat sinds {toon_periode(dag(regel.sinds))}: {regel.wie_nog}"


def vertel_partijen(verslag: Verslag) -> list[Inhoud]:
    """Of each party that took part or promised something: whether an afspraak was laid down."""
    makers = {maker.partij.slug: maker.partij for regel in verslag.afspraken for maker in regel.makers}
    slugs = [verslag.partij] if verslag.partij else list(dict.fromkeys([*verslag.deelnemers, *makers]))
    return [_partij(verslag.deelnemers.get(slug, []), makers.get(slug), verslag) for slug in slugs]


def _partij(deelnames: list[Deelname], maker: Any, verslag: Verslag) -> Inhoud:
    partij = maker or deelnames[0].partij
    return {
        "slug": partij.slug,
        "partij": str(partij),
        "rol": ", ".join(str(deelname.get_rol_display()) for deelname in deelnames),
        "is_vastgelegd": maker is not None,
        "is_misschien": maker is None and partij.slug in verslag.misschien_makers,
    }


def is_zonder(partij: Inhoud) -> bool:
    """Whether it is certain that no afspraak of the party was laid down."""
    return not (partij["is_vastgelegd"] or partij["is_misschien"])


def vertel_bron(bron: Bron | None) -> Inhoud | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None


# -- reports of before -------------------------------------------------------------------------------------------

# What an afspraak of one party could tell in a report of before it had makers, beside its own goal.
_OUDE_TEKSTEN = {
    "middelen": "Middelen",
    "bestuursafspraak": "Wat bestuurders beloofden",
    "managementafspraak": "Wat de organisatie regelt",
}
ZONDER_MAKERS = 2  # the last form of the JSON in which an afspraak was of one party


def inhoud_van(rapport: Rapport) -> Inhoud:
    """What the report says, in the form that pages and files read."""
    return als_nu(rapport.gegevens or {})


def als_nu(inhoud: Inhoud) -> Inhoud:
    """The content of a report in the present form; one of before keeps its words."""
    if inhoud["vorm"] > ZONDER_MAKERS:
        return inhoud
    lijnen = [{**lijn, "acties": [_actie_als_nu(actie) for actie in lijn["acties"]]} for lijn in inhoud["lijnen"]]
    return {**inhoud, "lijnen": lijnen, "programma": None}


def _actie_als_nu(actie: Inhoud) -> Inhoud:
    oud = actie["afspraken"]
    partijen = [{"is_misschien": False, "slug": "", **rij} for rij in oud]
    return {**actie, "partijen": partijen, "afspraken": [_als_nu(rij) for rij in oud if rij["is_vastgelegd"]]}


def _als_nu(oud: Inhoud) -> Inhoud:
    teksten = [oud["eigen_doel"], *(f"{kop}: {oud[naam]}" for naam, kop in _OUDE_TEKSTEN.items() if oud.get(naam))]
    maker = {"slug": "", "naam": oud["partij"], **{naam: oud[naam] for naam in ("partij", "stand", "stand_tekst")}}
    leeg = dict.fromkeys(("slug", "soort", "uiterlijk", "verwacht", "laat", "herkomst"), "")
    vlaggen = dict.fromkeys(("is_te_laat", "is_onbekend"), False)
    return {
        **leeg,
        **vlaggen,
        "titel": f"Afspraak van {oud['partij']}",
        "tekst": "\n".join(teksten),
        "makers": [maker],
        "dagen": None,
        "staat": oud["stand"] != Afspraakstand.INGETROKKEN,
        "is_nagekomen": oud["stand"] == Afspraakstand.NAGEKOMEN,
        "is_opnieuw": oud["stand"] == Afspraakstand.OPNIEUW,
        "bron": oud["bron"],
    }
