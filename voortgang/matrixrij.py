"""The HTML of a row of the afsprakenmatrix, filled in ready-made moulds: a page has dozens."""

from collections.abc import Mapping

from django.template.defaultfilters import capfirst, linebreaksbr, truncatewords
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from acties.delen import Deelnemer
from acties.models import Afspraak, Afspraakstand
from basis.web.getallen import aantal
from basis.web.mal import Mal
from basis.web.templatetags.portaal import dag
from voortgang.afspraken import LAGEN, Matrixrij, Vak

WOORDEN = 18  # of what a party wants, before one opens it


def teken(rij: Matrixrij) -> SafeString:
    """A <tr>: the actie, and per layer what its parties promised."""
    actie = rij.actie
    over = {"titel": actie.titel, "geschiedenis": reverse("acties:geschiedenis", args=[actie.slug])}
    teksten = {
        "adres": actie.get_absolute_url(),
        "titel": actie.titel,
        "demo": "ja" if actie.is_demo else "",
        "onzeker": aantal(rij.onzeker, "partij", "partijen") if rij.onzeker else "",
        "vakken": mark_safe("".join(_vak(vak, over) for vak in rij.vakken)),  # noqa: S308  # moulds
    }
    return _RIJ(teksten, status=actie.status, statustekst=actie.get_status_display())


def _vak(vak: Vak, over: Mapping[str, str]) -> SafeString:
    afspraken = [_afspraak(d, d.afspraak, over) for d in vak.deelnemers if d.afspraak]
    zonder = len(vak.deelnemers) - len(afspraken)
    teksten = {
        "laag": _LAGEN[vak.laag],
        "afspraken": mark_safe("".join(afspraken)),  # noqa: S308  # moulds
        "andere": aantal(zonder, "andere partij", "andere partijen") if zonder else "",
        "zonder": aantal(zonder, "partij doet mee", "partijen doen mee") if zonder else vak.geen,
    }
    return _VAK(teksten)


def _afspraak(deelnemer: Deelnemer, afspraak: Afspraak, over: Mapping[str, str]) -> SafeString:
    partij, bron = deelnemer.partij, afspraak.bron
    staat = afspraak.bevestigd_op and afspraak.stand != Afspraakstand.INGETROKKEN
    teksten = {
        **over,
        "adres": partij.get_absolute_url(),
        "korte_naam": partij.korte_naam,
        "partij": str(partij),
        "kort": truncatewords(afspraak.eigen_doel, WOORDEN),
        "bevestigd": dag(afspraak.bevestigd_op) if staat else "",
        "eigen_doel": linebreaksbr(afspraak.eigen_doel),
        "middelen": linebreaksbr(afspraak.middelen),
        "bestuursafspraak": linebreaksbr(afspraak.bestuursafspraak),
        "managementafspraak": linebreaksbr(afspraak.managementafspraak),
        "bron": bron.titel if bron else "",
        "bron_url": bron.url if bron else "",
        "bron_nummer": bron.nummer if bron else "",
    }
    return _AFSPRAAK(teksten, stand=afspraak.stand, standtekst=afspraak.get_stand_display())


_LAGEN = {laag: capfirst(laag.label) for laag in LAGEN}
_RIJ = Mal("voortgang/delen/matrixrij.html")
_VAK = Mal("voortgang/delen/matrixvak.html")
_AFSPRAAK = Mal("voortgang/delen/matrixafspraak.html")
