"""Every change of a subject: reactions that a person put together, with a summary."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from basis.web.opslaan import bewaar
from meedoen import rechten, zoekregels
from meedoen.models import Antwoord, Inbreng, Onderwerp, Vraag
from meedoen.services.antwoord import mail_antwoorden
from partijen.models import Gebruiker

BEANTWOORD = "Dit onderwerp heeft al een antwoord. Wat erbij hoort, verandert dan niet meer."


@transaction.atomic
def maak_onderwerp(*, vraag: Vraag, titel: str, samenvatting: str = "", door: Gebruiker | None) -> Onderwerp:
    """A new subject, behind the others. Raises ValidationError."""
    rechten.eis_behandelen(door, vraag)
    laatste = vraag.onderwerpen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    onderwerp = Onderwerp(vraag=vraag)
    bewaar(onderwerp, {"titel": titel, "samenvatting": samenvatting, "volgorde": laatste + 1})
    return onderwerp


@transaction.atomic
def wijzig_onderwerp(*, onderwerp: Onderwerp, titel: str, samenvatting: str, door: Gebruiker | None) -> bool:
    """Give a subject another title or summary; whether anything changed. Raises ValidationError."""
    vers = Onderwerp.objects.select_for_update(of=("self",)).select_related("vraag").get(pk=onderwerp.pk)
    rechten.eis_behandelen(door, vers.vraag)
    anders = bewaar(vers, {"titel": titel, "samenvatting": samenvatting})
    if anders and vers.vraag.gepubliceerd_op:
        zoekregels.werk_vraag_bij(vers.vraag)
    return anders


@transaction.atomic
def zet_bij_onderwerp(
    *, inbrengen: Iterable[Inbreng], onderwerp: Onderwerp | None, vraag: Vraag, door: Gebruiker | None
) -> int:
    """Put these reactions to a question with a subject (None: with none); how many moved. Raises ValidationError."""
    rechten.eis_behandelen(door, vraag)
    rijen = Inbreng.objects.select_for_update().filter(pk__in=[rij.pk for rij in inbrengen], vraag=vraag)
    if onderwerp is not None and onderwerp.vraag_id != vraag.pk:
        raise ValidationError("Dit onderwerp hoort bij een andere vraag.")
    verlaten = {rij.onderwerp_id for rij in rijen if rij.onderwerp_id and rij.onderwerp != onderwerp}
    if Antwoord.objects.gegeven().filter(onderwerpen__in=verlaten).exists():
        raise ValidationError(BEANTWOORD)
    verzet = [rij for rij in rijen if bewaar(rij, {"onderwerp": onderwerp})]
    mail_antwoorden(verzet if onderwerp else ())
    return len(verzet)


@transaction.atomic
def verwijder_onderwerp(*, onderwerp: Onderwerp, door: Gebruiker | None) -> None:
    """Remove a subject without an answer; its reactions are without a subject again. Raises ValidationError."""
    rechten.eis_behandelen(door, onderwerp.vraag)
    if onderwerp.antwoorden.exists():
        raise ValidationError(BEANTWOORD)
    onderwerp.delete()
