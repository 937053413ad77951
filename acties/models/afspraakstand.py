"""What can be said of a promise: of what kind it is, how it is known, and how firm it is for a maker."""

from datetime import date

from django.db import models
from django.db.models import Q


class Afspraaksoort(models.TextChoices):
    """What kind of promise it is, in the words of the programme."""

    DOEL = "eigen-doel", "eigen doel"
    MIDDELEN = "middelen", "middelen"
    BESTUUR = "bestuursafspraak", "bestuursafspraak"
    MANAGEMENT = "managementafspraak", "managementafspraak"


class Herkomst(models.TextChoices):
    """How the portal knows of a promise."""

    GEMELD = "gemeld", "gemeld door de partij"
    GEVONDEN = "gevonden", "gevonden in een openbare bron"


class Afspraakstand(models.TextChoices):
    """How firm a promise is for one of its makers."""

    VOORGENOMEN = "voorgenomen", "voorgenomen"
    BEVESTIGD = "bevestigd", "bevestigd"
    OPNIEUW = "opnieuw", "opnieuw te bevestigen"
    AANGEPAST = "aangepast", "aangepast"
    NAGEKOMEN = "nagekomen", "nagekomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


# What a maker can say of its own promise; that it must be confirmed anew says the portal, when the promise changes.
TE_ZEGGEN = tuple(stand for stand in Afspraakstand if stand != Afspraakstand.OPNIEUW)
# What it can say of one that is new: nothing of it changed yet, and who leaves at once does not make it.
NIEUW_TE_ZEGGEN = (Afspraakstand.VOORGENOMEN, Afspraakstand.BEVESTIGD, Afspraakstand.NAGEKOMEN)
# The maker is done with it.
KLAAR = (Afspraakstand.NAGEKOMEN, Afspraakstand.INGETROKKEN)
# The maker has yet to say that it stands.
NOG_TE_BEVESTIGEN = (Afspraakstand.VOORGENOMEN, Afspraakstand.OPNIEUW)
# The maker said that it stands, and when.
MET_MOMENT = (Afspraakstand.BEVESTIGD, Afspraakstand.AANGEPAST, Afspraakstand.NAGEKOMEN)
# The maker neither kept it nor left: it is still to be kept, and can grow old.
BLIJFT_STAAN = tuple(stand for stand in Afspraakstand if stand not in KLAAR)


def stand_in_journaal(maker: str) -> str:
    """Under which name a row of the journal tells the stand of a maker (the slug of the party)."""
    return f"stand:{maker}"


def is_stand(veld: str) -> bool:
    """Whether a field of a row tells a stand: of a maker, or of a thing that has only one."""
    return veld.partition(":")[0] == "stand"


def dag_voorbij(op: date, afspraak: str = "") -> Q:
    """The condition that the original day has passed; `afspraak` is the path to the promise."""
    return Q(**{f"{afspraak}uiterlijk__isnull": False, f"{afspraak}uiterlijk__endswith__lte": op})
