"""Which rows of the journal ask makers of an afspraak something, and having them told by the app that mails."""

from acties.models import Afspraakstand, Gebeurtenis, Gebeurtenissoort, Herkomst
from acties.models.afspraakstand import is_stand, stand_in_journaal
from acties.models.gebeurtenissoort import BEDENKTIJD
from basis.taken import zet_taak_klaar

VRAAG_MAKERS = "werk.vraag_makers"  # the name of the job, of an app above


def vraag_later(rij: Gebeurtenis) -> None:
    """Have the makers told as soon as this row cannot be taken back any more; one job waits for all rows until then."""
    zet_taak_klaar(VRAAG_MAKERS, wachtrij="berichten", slot=VRAAG_MAKERS, over=BEDENKTIJD, vanaf=rij.pk)


def vraagt_makers(rij: Gebeurtenis) -> bool:
    """Whether somebody by this row asks makers of an afspraak to speak for themselves: anew, or for the first time.

    Not when it was found in a source or loaded by a command.
    """
    is_gevonden = rij.naar.get("herkomst") == Herkomst.GEVONDEN
    if rij.soort == Gebeurtenissoort.TERUGGENOMEN or rij.afspraak_id is None or rij.door_id is None or is_gevonden:
        return False
    eigen = stand_in_journaal(rij.namens.slug) if rij.namens else ""
    gevraagd = {w for veld, w in rij.naar.items() if is_stand(veld) and not rij.van.get(veld) and veld != eigen}
    return Afspraakstand.OPNIEUW in rij.naar.values() or Afspraakstand.VOORGENOMEN in gevraagd
