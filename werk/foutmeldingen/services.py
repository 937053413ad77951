"""Every change of a report of a mistake."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from basis.web.opslaan import bewaar, wacht_op_beurt, zet_velden
from berichten.models import Berichtsoort
from berichten.services import vergeet, zet_klaar
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.foutmeldingen.models import Foutmelding, Foutstand

BEWAAR_MAIL = timedelta(days=90)  # after it was handled
AL_KLAAR = "Deze melding is intussen al afgehandeld."
_EEN_TEGELIJK = 0x1B9_0040  # the key of the lock in PostgreSQL, our own


@transaction.atomic
def meld_fout(*, sleutel: UUID, pagina: str, tekst: str, feit: str = "", mail: str = "") -> Foutmelding:
    """Keep what a reader says is wrong. A second click (`sleutel`) gives what the first one made.

    Raises ValidationError.
    """
    wacht_op_beurt(_EEN_TEGELIJK)  # two clicks
    if bekend := Foutmelding.objects.filter(sleutel=sleutel).first():
        return bekend
    melding = Foutmelding(sleutel=sleutel)
    bewaar(melding, {"pagina": pagina, "tekst": tekst, "feit": feit, "mail": mail})
    return melding


@transaction.atomic
def handel_af(*, melding: Foutmelding, stand: Foutstand, antwoord: str, door: Gebruiker) -> Foutmelding:
    """Answer or decline it, and mail that to who left an address. Raises ValidationError."""
    eis(door, Recht.FOUTMELDINGEN)
    vers = Foutmelding.objects.select_for_update().get(pk=melding.pk)
    if not vers.is_open:
        raise ValidationError(AL_KLAAR)
    bewaar(vers, {"stand": stand, "antwoord": antwoord, "afgehandeld_op": timezone.now(), "afgehandeld_door": door})
    if vers.mail:
        gegevens = {"nummer": str(vers.pk), "pagina": vers.pagina, "antwoord": vers.antwoord, "link": vers.bewijs}
        zet_klaar(soort=Berichtsoort.FOUTMELDING, gelegenheid=_gelegenheid(vers), gegevens=gegevens, adres=vers.mail)
    return vers


@transaction.atomic
def ruim_op(nu: datetime | None = None) -> int:
    """Forget the addresses of readers whose report was handled a while ago; how many."""
    oud = Foutmelding.objects.met_mail_van_voor((nu or timezone.now()) - BEWAAR_MAIL)
    rijen = list(oud.select_for_update())
    vergeet(gelegenheden=[_gelegenheid(melding) for melding in rijen])
    for melding in rijen:
        zet_velden(melding, mail="")
    return len(rijen)


def _gelegenheid(melding: Foutmelding) -> str:
    return f"foutmelding:{melding.pk}"
