"""What an answer can point at, in words: rows of the journal of what its question is about, changes of its code."""

from collections.abc import Iterable

from acties.journaal.regels import Journaalregel, vertel_alle
from acties.models import Actie, Gebeurtenis, Gebeurtenissoort
from basis.tijd.moment import Moment
from basis.tijd.perioden import toon_periode
from codes.models import Bepalingstekst, Wijziging
from meedoen.models import Antwoord, Vraag

NIEUWSTE = 40  # to choose from; what is older than so many changes hardly follows from an answer


def te_kiezen(vraag: Vraag, zonder: Iterable[Journaalregel] = ()) -> dict[int, str]:
    """The newest changes by key, each in a line; not that a question was asked or answered, which changes nothing.

    `zonder` are those that were chosen before.
    """
    gekozen = {regel.rij.pk for regel in zonder}
    houder = vraag.houder
    journaal = Gebeurtenis.objects.veranderingen().exclude(soort=Gebeurtenissoort.VRAAG)
    if isinstance(houder, Actie):
        rijen = journaal.van_acties([houder])
    else:
        rijen = journaal.van_programma(Moment.nu(met_demo=vraag.is_demo))
    regels = vertel_alle(rijen.voor_lijst()[:NIEUWSTE])
    return {regel.rij.pk: f"{regel.kop} ({_wanneer(regel.rij)})" for regel in regels if regel.rij.pk not in gekozen}


def van_antwoord(antwoord: Antwoord) -> list[Journaalregel]:
    """What this answer points at, in words."""
    return vertel_alle(Gebeurtenis.objects.filter(gevolg_van__antwoord=antwoord).voor_lijst())


def wijzigingen_te_kiezen(vraag: Vraag, antwoord: Antwoord) -> dict[int, str]:
    """The newest changes of the code of its actie by key, each in a line, without those that it points at."""
    houder = vraag.houder
    if not isinstance(houder, Actie):
        return {}
    alle = Wijziging.objects.zichtbaar().van_actie(houder).select_related("versie", "bepaling")
    bekend = set(antwoord.codegevolgen.values_list("codeversie", "bepaling"))
    rijen = [een for een in alle[:NIEUWSTE] if (een.versie_id, een.bepaling_id) not in bekend]
    bepalingen = [een.bepaling_id for een in rijen]
    namen = Bepalingstekst.objects.zichtbaar().van_bepalingen(bepalingen).namen() if rijen else {}
    return {
        een.pk: f"{namen.get(een.bepaling_id, een.bepaling.sleutel)}: {een.wat} in {een.versie.titel}" for een in rijen
    }


def _wanneer(rij: Gebeurtenis) -> str:
    return toon_periode(rij.datum) if rij.datum else "datum onbekend"
