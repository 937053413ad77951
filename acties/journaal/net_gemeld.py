"""What a person reported a moment ago, and can still take back."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models.functions import Now
from django.utils import timezone

from acties.journaal.regels import Journaalregel, vertel
from acties.journaal.woorden import Verteller
from acties.models import Actie, Gebeurtenis
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.postgres.vast import PLAATS, Vast
from partijen.models import Gebruiker


def net_gemeld(gebruiker: Gebruiker, acties: Collection[Actie]) -> Mapping[int, list[Journaalregel]]:
    """By actie what this person reported there a moment ago and can still take back, newest first.

    Nearly always this person reported nothing there, so that is asked first.
    """
    per = defaultdict[int, list[Journaalregel]](list)
    if (gebruiker.pk,) not in _NET_GEMELD_DOOR([actie.pk for actie in acties]):
        return per
    for regel in net_gemeld_in(Gebeurtenis.objects.van_acties(acties), gebruiker):
        assert regel.rij.actie is not None
        per[regel.rij.actie.pk].append(regel)
    return per


_NET_GEMELD_DOOR = Vast(
    lambda: Gebeurtenis.objects.filter(actie__pk__een_van=PLAATS).binnen_bedenktijd(Now()).values_list("door_id")
)


def net_gemeld_in(rijen: GebeurtenisQuerySet, gebruiker: Gebruiker) -> list[Journaalregel]:
    """Of these rows what this person reported a moment ago and can still take back, newest first."""
    verteller, gemeld = Verteller(), rijen.terug_te_nemen(gebruiker, timezone.now()).laatst_gemeld()
    eigen = gemeld.met_onderwerp().select_related("actie", "programma").order_by("-pk")
    return [vertel(rij, verteller) for rij in eigen]
