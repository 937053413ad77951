"""What a mail to who follows says, decided when it is sent: what is hidden by then is not in it."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from acties.journaal import Journaalregel, adres_van, laatst_vastgelegd, vertel_alle
from acties.models import Gebeurtenis
from basis.web.getallen import opsomming
from basis.web.tekst import apart
from berichten.models import Bericht
from meedoen import stoplink
from meedoen.models import Abonnement, Contact, Volger, Vraag
from meedoen.volgbeeld import Wegwijzer, onderwerp_van

HOOGSTENS = 50  # changes in one mail; of more it says how many
ZOEKVRAAG = "Wat een zoekvraag vindt"  # in the mail that asks to confirm it


def vul_samenvatting(bericht: Bericht) -> dict[str, Any] | None:
    """All that changed, each once, with why it is told; None when there is nothing (left) to tell."""
    if (volger := _volger(bericht)) is None:
        return None
    rijen = {rij.pk: rij for rij in Gebeurtenis.objects.veranderingen().filter(pk__in=bericht.gegevens["rijen"])}
    waarom = Wegwijzer({pk: rij.geregistreerd_op for pk, rij in rijen.items()}).voor(volger)
    if not waarom:
        return None
    getoond = vertel_alle(laatst_vastgelegd(Gebeurtenis.objects.filter(pk__in=waarom), HOOGSTENS))
    punten = [_punt(regel, f"Omdat u volgt: {opsomming(waarom[regel.rij.pk])}.") for regel in getoond]
    return {"punten": punten, "meer": len(waarom) - len(getoond), "ritme": volger.get_ritme_display(), **_links(volger)}


def vul_gevolg(bericht: Bericht) -> dict[str, Any] | None:
    """What changed after an answer, for who wrote what it answers; None when that is hidden, or nobody is there."""
    contact = Contact.objects.filter(inbreng=bericht.gegevens["inbreng"]).select_related("inbreng__vraag").first()
    rijen = laatst_vastgelegd(
        Gebeurtenis.objects.veranderingen().zichtbaar().filter(pk__in=bericht.gegevens["rijen"]), HOOGSTENS
    )
    getoond = vertel_alle(rijen)
    if contact is None or not getoond:
        return None
    inbreng = contact.inbreng
    if not Vraag.objects.zichtbaar().filter(pk=inbreng.vraag_id).exists():
        return None
    return {
        "nummer": inbreng.nummer,
        "vraag": inbreng.vraag.titel,
        "punten": [_punt(regel) for regel in getoond],
        "link": inbreng.vraag.get_absolute_url(),
        "stop": stoplink.van_inbreng(inbreng),
    }


def vul_volgen(bericht: Bericht) -> dict[str, Any] | None:
    """What somebody asked to follow; None when it is not there any more."""
    abonnement = Abonnement.objects.select_related("volger").filter(pk=bericht.gegevens["abonnement"]).first()
    onderwerp = onderwerp_van(abonnement) if abonnement else None
    if abonnement is None or onderwerp is None:
        return None
    al = abonnement.bevestigd_op is not None
    # Anyone can type the address of another: what they searched for would be a message of theirs in our mail.
    titel = ZOEKVRAAG if QueryDict(abonnement.keuze).get("q") else onderwerp.titel
    return {"titel": titel, "al": al, **_links(abonnement.volger)}


def vul_nog_volgen(bericht: Bericht) -> dict[str, Any] | None:
    """What somebody follows for a year; None when that is nothing any more."""
    volger = _volger(bericht)
    onderwerpen = [onderwerp_van(abonnement) for abonnement in volger.vaste] if volger else []
    titels = [onderwerp.titel for onderwerp in onderwerpen if onderwerp]
    return {"titels": titels, **_links(volger)} if volger and titels else None


def _volger(bericht: Bericht) -> Any:
    """Who it goes to, with what it follows (`vaste`); None for who stopped."""
    return Volger.objects.die_volgen().filter(pk=bericht.gegevens["volger"]).first()


def _links(volger: Volger) -> dict[str, str]:
    return {
        "link": reverse("meedoen_mail:beheer", args=[volger.sleutel]),
        "stop": stoplink.van_volger(volger),
    }


def _punt(regel: Journaalregel, *waarom: str) -> dict[str, Any]:
    rij = regel.rij
    adres = regel.pagina if regel.naar_boven else adres_van(rij)
    regels = [rij.reden.partition("\n")[0], *waarom]
    return {
        "titel": f"{regel.kop} – {apart(rij.houder.titel)}",
        "link": adres,
        "regels": [een for een in regels if een],
    }
