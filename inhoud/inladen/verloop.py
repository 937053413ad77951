"""Loading what happened: the statuses and the phases of an actie, in their order, and what invented people report.

The journal only grows. An entry of the file that it does not hold yet is told when that still fits; what lies before
the last report cannot be told any more, and is mentioned.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import services
from acties.models import Afspraak, Gebeurtenis, Gebeurtenissoort, Mijlpaal, Verandering
from acties.services import Verantwoording
from inhoud.inladen.afspraken import leg_vast, toezeggingen
from inhoud.inladen.bestand import InhoudFout, Rij, leg_uit, op_plaats
from inhoud.inladen.lading import VAN_MENSEN, Stuk, zoek

Meld = Callable[[Verantwoording], Gebeurtenis]


def laad_statussen(stuk: Stuk) -> None:
    """Tell the statuses that the journal does not hold; one with another reason or source is a correction."""
    Verloop(stuk, "status", stuk.logboek.met_veld(stuk.actie, "status"), _meld_status).laad("statussen")


def laad_fasen(stuk: Stuk) -> None:
    """Tell the phases that the journal does not hold."""
    Verloop(stuk, "fase", stuk.logboek.met_veld(stuk.actie, "fase"), _meld_fase).laad("fasen")


def _meld_status(stuk: Stuk, rij: Rij) -> Meld:
    status = rij.tekst("status")
    return lambda waarom: services.meld_voortgang(actie=stuk.actie, status=status, verantwoording=waarom)


def _meld_fase(stuk: Stuk, rij: Rij) -> Meld:
    definitie = zoek(stuk.lading.fasen[stuk.rij.tekst("soort")], rij, "fase", "deze fase van de soort")
    return lambda waarom: services.ga_naar_fase(actie=stuk.actie, definitie=definitie, verantwoording=waarom)


def _meld_mijlpaal(stuk: Stuk, rij: Rij) -> Meld:
    mijlpaal, stand, bereikt = _mijlpaal(stuk, rij), rij.tekst("stand"), rij.periode("bereikt")
    return lambda waarom: services.meld_mijlpaal(mijlpaal=mijlpaal, stand=stand, bereikt=bereikt, verantwoording=waarom)


def _herijk_mijlpaal(stuk: Stuk, rij: Rij) -> Meld:
    mijlpaal, verwacht = _mijlpaal(stuk, rij), rij.periode("verwacht")
    return lambda waarom: services.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=verwacht, verantwoording=waarom)


def _mijlpaal(stuk: Stuk, rij: Rij) -> Mijlpaal:
    return zoek({mijlpaal.slug: mijlpaal for mijlpaal in stuk.actie.mijlpalen.all()}, rij, "mijlpaal", "deze mijlpaal")


def _maak_afspraak(stuk: Stuk, rij: Rij) -> Meld:
    afspraak = rij.deel("afspraak")
    return lambda waarom: leg_vast(stuk, afspraak, waarom)


def _wijzig_afspraak(stuk: Stuk, rij: Rij) -> Meld:
    afspraak, velden = _afspraak(stuk, rij), {"tekst": rij.tekst("tekst")}
    return lambda waarom: services.wijzig_afspraak(afspraak=afspraak, velden=velden, verantwoording=waarom)


def _herijk_afspraak(stuk: Stuk, rij: Rij) -> Meld:
    afspraak, verwacht = _afspraak(stuk, rij), rij.periode("verwacht")
    return lambda waarom: services.herijk_afspraak(afspraak=afspraak, verwacht=verwacht, verantwoording=waarom)


def _meld_toezegging(stuk: Stuk, rij: Rij) -> Meld:
    """How firm the afspraak is for the partij that reports, or what to that partij is wrong about it."""
    van_makers = {een.partij.slug: een for een in toezeggingen(_afspraak(stuk, rij))}
    toezegging = zoek(van_makers, rij, "namens", "deze partij in de afspraak")
    if onjuist := rij.tekst("onjuist"):
        return lambda waarom: services.weerspreek_toezegging(
            toezegging=toezegging, onjuist=onjuist, verantwoording=waarom
        )
    stand = rij.tekst("stand")
    return lambda waarom: services.meld_toezegging(toezegging=toezegging, stand=stand, verantwoording=waarom)


def _afspraak(stuk: Stuk, rij: Rij) -> Afspraak:
    return zoek({afspraak.slug: afspraak for afspraak in stuk.houder.afspraken.all()}, rij, "afspraak", "deze afspraak")


MELDINGEN: dict[str, Callable[[Stuk, Rij], Meld]] = {
    Gebeurtenissoort.STATUS: _meld_status,
    Gebeurtenissoort.FASE: _meld_fase,
    Gebeurtenissoort.MIJLPAAL_BEREIKT: _meld_mijlpaal,
    Gebeurtenissoort.MIJLPAAL_HERIJKT: _herijk_mijlpaal,
    Verandering.AFSPRAAK_GEMAAKT: _maak_afspraak,
    Gebeurtenissoort.AFSPRAAK: _wijzig_afspraak,
    Gebeurtenissoort.AFSPRAAK_HERIJKT: _herijk_afspraak,
    Gebeurtenissoort.TOEZEGGING: _meld_toezegging,
}


def laad_gebeurtenissen(stuk: Stuk) -> None:
    """Let the people of an invented actie report what happened since it began, in the order of the file."""
    for rij in stuk.rij.rijen("gebeurtenissen"):
        if (soort := rij.tekst("soort")) not in MELDINGEN:
            raise InhoudFout(f"{rij.plaats}, soort: dit kan niemand melden: '{soort}'")
        with op_plaats(rij.plaats):
            MELDINGEN[soort](stuk, rij)(stuk.lading.namens(rij))


@dataclass
class Verloop:
    """The course of one field: what the journal tells of it already, and how to tell more."""

    stuk: Stuk
    veld: str
    verteld: list[Gebeurtenis]
    meld: Callable[[Stuk, Rij], Meld]

    def laad(self, lijst: str) -> None:
        rijen = self.stuk.rij.rijen(lijst)
        is_van_mensen = any(rij.door_id is not None for rij in self.verteld[-1:])
        for rij in rijen:
            zelfde = self._zelfde(rij)
            if zelfde and self._is_gelijk_uitgelegd(zelfde, rij):
                continue
            if is_van_mensen:
                self.stuk.let_op(rij, VAN_MENSEN)
                continue
            with op_plaats(rij.plaats):
                nieuw = self._vertel(rij, zelfde, is_laatste=rij is rijen[-1])
            if nieuw:
                self.verteld.append(nieuw)
                self.stuk.tel(lijst)

    def _zelfde(self, rij: Rij) -> Gebeurtenis | None:
        """The last row that tells this entry: its value from its date."""
        waarde, datum = rij.tekst(self.veld), rij.periode("datum")
        return next(
            (oud for oud in reversed(self.verteld) if oud.naar[self.veld] == waarde and oud.datum == datum), None
        )

    def _is_gelijk_uitgelegd(self, oud: Gebeurtenis, rij: Rij) -> bool:
        return (oud.reden, oud.bron_id) == (rij.tekst("reden"), self.stuk.lading.bron_id(rij))

    def _vertel(self, rij: Rij, beter: Gebeurtenis | None, *, is_laatste: bool) -> Gebeurtenis | None:
        """Tell an entry; what no longer fits in time is told as of today, when it is how things stand now."""
        datum, bron = rij.periode("datum"), self.stuk.lading.bron(rij)
        if datum and datum.lower and datum.lower > timezone.localdate():
            raise InhoudFout(f"{rij.plaats}: deze datum ligt in de toekomst; meld iets als het zover is")
        meld, staat_er_al = self.meld(self.stuk, rij), self._is_huidig(rij)
        try:
            return meld(Verantwoording(reden=rij.tekst("reden"), datum=datum, bron=bron, corrigeert=beter))
        except ValidationError as fout:
            if self.stuk.is_nieuw or not {"datum", "fase"} & getattr(fout, "error_dict", {}).keys():
                raise
            if is_laatste and not staat_er_al:
                return meld(self.stuk.bijgewerkt(bron))
            self.stuk.let_op(rij, f"niet in het journaal gezet. {leg_uit(fout)}")
            return None

    def _is_huidig(self, rij: Rij) -> bool:
        """Whether this is how the actie stands now."""
        return any(oud.naar[self.veld] == rij.tekst(self.veld) for oud in self.verteld[-1:])
