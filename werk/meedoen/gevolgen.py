"""What an answer can point at: in words, rows of the journal of the actie (or programme) that its question is about."""

from collections.abc import Iterable

from acties.journaal.regels import Journaalregel, vertel_alle
from acties.models import Actie, Gebeurtenis, Gebeurtenissoort
from basis.tijd.moment import Moment
from basis.tijd.perioden import toon_periode
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


def _wanneer(rij: Gebeurtenis) -> str:
    return toon_periode(rij.datum) if rij.datum else "datum onbekend"
