"""Reading back what a loading did to the actie of the small programme."""

from acties.models import Actie, Gebeurtenis
from tests.support import stand


def actie() -> Actie:
    return Actie.objects.get(slug="proef")


def laatste_rij() -> int:
    return Gebeurtenis.objects.latest("pk").pk


def nieuwe_rijen(sinds: int) -> list[Gebeurtenis]:
    return list(Gebeurtenis.objects.filter(pk__gt=sinds).order_by("pk"))


def is_heel() -> bool:
    """Whether the journal still adds up to what the tables say."""
    return stand.is_heel(actie())
