"""Who may change what of an actie: asks the table of rights (`partijen.rechten`) about the parties in it.

The trekker writes the joint part, each party its own afspraken (ontwerp, rule 6); a role for the portal counts for all.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from acties.models import Actie, Afspraak, Bereikt, Deelname, Gebeurtenis, Gebeurtenissoort, Houder, Toezegging
from acties.models.actie import ActieQuerySet
from acties.models.deelname import TREKKERS
from acties.models.gebeurtenissoort import TE_VERBETEREN, VAN_MAKER
from basis.postgres.vast import PLAATS, Vast
from partijen import rechten
from partijen.models import Gebruiker, Partij, Partijsoort
from partijen.rollen import Recht

NIET_GEZAMENLIJK = "Alleen de partij die de actie leidt, verandert wat over de hele actie gaat."
VIER_OGEN = (
    "Uw organisatie laat elke melding door een tweede persoon goedkeuren. "
    "Bewaar dit als concept en vraag om goedkeuring."
)
NIET_EIGEN = "Een partij verandert alleen haar eigen afspraken."
NIET_GEMEENSCHAPPELIJK = "Alleen de partij die de afspraak voorstelde of die de actie leidt, verandert wat er staat."
ALLEEN_BUREAU = "Alleen het programmabureau legt vast wat in een bron is gevonden."


def schrijft(gebruiker: Gebruiker, actie: Actie) -> tuple[bool, list[Partij]]:
    """Whether this person may change the joint part, and for which parties in the actie, those that carry it first."""
    if gebruiker.mag_overal(Recht.MELDEN):
        return True, _partijen(_DEELNAMES(actie.pk))
    sleutels = rechten.sleutels_van_eigen(gebruiker, Recht.MELDEN)
    if not sleutels:  # as most people
        return False, []
    eigen = [deelname for deelname in _DEELNAMES(actie.pk) if deelname.partij_id in sleutels]
    return any(deelname.rol in TREKKERS for deelname in eigen), _partijen(eigen)


def vragers(gebruiker: Gebruiker, actie: Actie) -> list[Partij]:
    """The parties on whose behalf this person may ask citizens something about it: those that lead the actie."""
    eigen = rechten.sleutels_van_eigen(gebruiker, Recht.MEEDOEN)
    leiden = (deelname for deelname in _DEELNAMES(actie.pk) if deelname.rol in TREKKERS) if eigen else ()
    return _partijen(deelname for deelname in leiden if deelname.partij_id in eigen)


def mag_inwoners_vragen(gebruiker: Gebruiker | None, actie: Actie | None) -> bool:
    """Whether this person may ask citizens something about it (None: about the programme as a whole).

    Who leads the actie may, and who has a role for the portal; about what citizens cannot see nobody asks them.
    """
    if gebruiker is None or (actie and not actie.is_zichtbaar):
        return False
    return gebruiker.mag_overal(Recht.MEEDOEN) or bool(actie and vragers(gebruiker, actie))


def partijen_voor(gebruiker: Gebruiker, houder: Houder) -> list[Partij]:
    """The parties that this person may write for, in the actie those that carry it first; of the programme: any."""
    if isinstance(houder, Actie):
        return schrijft(gebruiker, houder)[1]
    return list(rechten.partijen_met(gebruiker, Recht.MELDEN))


def partijen_bij(houder: Houder) -> list[Partij]:
    """The parties that may promise something: those that take part in the actie.

    About the programme as a whole the Rijk, and who speaks for a layer of government.
    """
    if isinstance(houder, Actie):
        return _partijen(_DEELNAMES(houder.pk))
    return list(Partij.objects.van_soort(Partijsoort.RIJK, Partijsoort.KOEPEL).geldig().voor_lijst())


def trekker_voor(gebruiker: Gebruiker, actie: Actie) -> Partij | None:
    """The party that carries the actie and that gave this person a role to write."""
    eigen = rechten.eigen_partijen(gebruiker, Recht.MELDEN)
    deelname = actie.deelnames.filter(partij__in=eigen).die_trekken().voor_lijst().first()
    return deelname.partij if deelname else None


def _partijen(deelnames: Iterable[Deelname]) -> list[Partij]:
    return list(dict.fromkeys(deelname.partij for deelname in deelnames))


def namens_voor(gebruiker: Gebruiker, partij: Partij) -> Partij | None:
    """On whose behalf this person writes: that of an own party, of none with a role for the portal."""
    return partij if rechten.eigen_partijen(gebruiker, Recht.MELDEN).filter(pk=partij.pk).exists() else None


def mag_gezamenlijk(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Whether this person may change the joint part."""
    return schrijft(gebruiker, actie)[0]


def geleid_door(gebruiker: Gebruiker) -> ActieQuerySet:
    """The acties whose joint part this person may change: all, with a role for the portal."""
    if gebruiker.mag_overal(Recht.MELDEN):
        return Actie.objects.all()
    eigen = Deelname.objects.filter(partij__in=rechten.eigen_partijen(gebruiker, Recht.MELDEN).order_by())
    return Actie.objects.zichtbaar().filter(pk__in=eigen.die_trekken().order_by().values("actie"))


def mag_concepten_zien(gebruiker: Gebruiker | None) -> bool:
    """Whether this person sees acties that are not published."""
    return gebruiker is not None and gebruiker.mag_overal(Recht.MELDEN)


def eis_gezamenlijk(gebruiker: Gebruiker | None, actie: Actie) -> None:
    """Raises PermissionDenied unless this person may change the joint part, or a command does it."""
    if not rechten.is_opdracht(gebruiker) and not (gebruiker and mag_gezamenlijk(gebruiker, actie)):
        raise PermissionDenied(NIET_GEZAMENLIJK)


def eis_partij(gebruiker: Gebruiker | None, actie: Actie, partij: Partij) -> None:
    """Raises PermissionDenied unless this person may write for `partij` in this actie."""
    if not rechten.is_opdracht(gebruiker) and not (gebruiker and partij in partijen_voor(gebruiker, actie)):
        raise PermissionDenied(NIET_EIGEN)


def eis_voorstellen(gebruiker: Gebruiker | None, houder: Houder, indiener: Partij | None) -> None:
    """Raises PermissionDenied unless this person may propose an afspraak for a party (None: for the whole portal)."""
    if indiener is None:
        rechten.eis(gebruiker, Recht.RONDES, tekst=ALLEEN_BUREAU)
    elif isinstance(houder, Actie):
        eis_partij(gebruiker, houder, indiener)
    else:
        rechten.eis(gebruiker, Recht.MELDEN, indiener, tekst=NIET_EIGEN)


def mag_afspraak(gebruiker: Gebruiker, afspraak: Afspraak) -> bool:
    """Whether this person may change the common part: for who proposed it, for the trekker or for the whole portal."""
    if afspraak.indiener is not None and rechten.mag(gebruiker, Recht.MELDEN, afspraak.indiener):
        return True
    if afspraak.actie is not None:
        return mag_gezamenlijk(gebruiker, afspraak.actie)
    return gebruiker.mag_overal(Recht.MELDEN)


def eis_afspraak(gebruiker: Gebruiker | None, afspraak: Afspraak) -> None:
    """Raises PermissionDenied unless this person may change the common part of an afspraak, or a command does it."""
    if not rechten.is_opdracht(gebruiker) and not (gebruiker and mag_afspraak(gebruiker, afspraak)):
        raise PermissionDenied(NIET_GEMEENSCHAPPELIJK)


def namens_bij(gebruiker: Gebruiker, afspraak: Afspraak) -> Partij | None:
    """On whose behalf this person changes the common part: who proposed it, else the trekker, else the whole portal."""
    if afspraak.indiener and (namens := namens_voor(gebruiker, afspraak.indiener)):
        return namens
    return trekker_voor(gebruiker, afspraak.actie) if afspraak.actie else None


def eis_toezegging(gebruiker: Gebruiker | None, toezegging: Toezegging) -> None:
    """Raises PermissionDenied unless this person writes for the maker itself, or a command does it.

    A role for the portal does not count, as nobody confirms for another; but of a promise that was found in a source
    the programmabureau writes what the source says.
    """
    if not rechten.is_opdracht(gebruiker) and not (
        gebruiker and makers_van(gebruiker, toezegging.afspraak, [toezegging])
    ):
        raise PermissionDenied(NIET_EIGEN)


def makers_van(gebruiker: Gebruiker, afspraak: Afspraak, makers: Iterable[Toezegging]) -> list[Toezegging]:
    """Those of the makers of an afspraak for whom this person writes; see `eis_toezegging`."""
    if afspraak.is_gevonden and gebruiker.mag_overal(Recht.MELDEN):
        return list(makers)
    eigen = rechten.sleutels_van_eigen(gebruiker, Recht.MELDEN)
    return [maker for maker in makers if maker.partij_id in eigen]


def mag_gevonden(gebruiker: Gebruiker) -> bool:
    """Whether this person enters afspraken that were found in a source."""
    return gebruiker.mag_overal(Recht.RONDES)


def stelt_voor(gebruiker: Gebruiker, partijen: Iterable[Partij]) -> list[Partij]:
    """For which of the parties that this person may write for an afspraak is proposed: a role for the portal does so
    for none.
    """
    if not gebruiker.mag_overal(Recht.MELDEN):
        return list(partijen)
    eigen = rechten.sleutels_van_eigen(gebruiker, Recht.MELDEN)
    return [partij for partij in partijen if partij.pk in eigen]


def mag_nieuwe(gebruiker: Gebruiker, houder: Houder) -> bool:
    """Whether this person begins a new afspraak there: one of a party, or one that was found."""
    return mag_gevonden(gebruiker) or bool(stelt_voor(gebruiker, partijen_voor(gebruiker, houder)))


def eis_deel_van(gebruiker: Gebruiker | None, houder: Houder, rij: Gebeurtenis) -> None:
    """Raises PermissionDenied unless this person may report on what a row of the journal is about.

    ValidationError for a row of another actie.
    """
    if rij.houder != houder:
        raise ValidationError("Deze melding hoort bij een andere actie.")
    if toezegging := toezegging_van(rij):
        eis_toezegging(gebruiker, toezegging)
    elif rij.afspraak is not None:
        eis_afspraak(gebruiker, rij.afspraak)
    elif isinstance(houder, Actie):
        eis_gezamenlijk(gebruiker, houder)


def toezegging_van(rij: Gebeurtenis) -> Toezegging | None:
    """The part in an afspraak that a row is about, when it is one maker's own word; else None."""
    if rij.afspraak is None or rij.soort not in VAN_MAKER:
        return None
    makers = rij.afspraak.toezeggingen.select_related("partij")
    velden = [veld.replace("onjuist", "stand", 1) for veld in rij.naar]  # a function never stands alone
    if rij.soort == Gebeurtenissoort.TOEZEGGING:
        return makers.filter(in_journaal__in=velden).first()
    return (makers.filter(partij=rij.namens) if rij.namens else makers).first()


def te_verbeteren(rijen: Iterable[Gebeurtenis], *, gezamenlijk: bool, partijen: Sequence[Partij]) -> list[int]:
    """The keys of those rows of a list, newest first, that can be mended as things stand now.

    By who may report the joint part, or the afspraken of these parties. Of what was reported again only the last row.
    """
    laatste: dict[Any, Gebeurtenis] = {}
    for rij in rijen:
        if _staat_open(rij):
            laatste.setdefault((rij.soort, rij.onderwerp, *_velden_van_maker(rij)), rij)
    return [rij.pk for rij in laatste.values() if _is_eigen(rij, gezamenlijk=gezamenlijk, partijen=partijen)]


def _velden_van_maker(rij: Gebeurtenis) -> list[str]:
    """What keeps the words of two makers apart."""
    return sorted(rij.naar) if rij.soort == Gebeurtenissoort.TOEZEGGING else []


def _is_eigen(rij: Gebeurtenis, *, gezamenlijk: bool, partijen: Sequence[Partij]) -> bool:
    """Whether a row is about the joint part, or is a word of one of these parties about an afspraak."""
    if rij.afspraak is None:
        return gezamenlijk
    if rij.soort == Gebeurtenissoort.TOEZEGGING:
        return rij.namens in partijen
    return gezamenlijk or rij.afspraak.indiener in partijen


def _staat_open(rij: Gebeurtenis) -> bool:
    """Whether the form that a row was made with can still be used."""
    if rij.soort not in TE_VERBETEREN or getattr(rij, "is_teruggenomen", False):
        return False
    mijlpaal, is_herijkt = rij.mijlpaal, rij.soort == Gebeurtenissoort.MIJLPAAL_HERIJKT
    return mijlpaal is None or not (mijlpaal.is_vervallen or (is_herijkt and mijlpaal.stand == Bereikt.JA))


def mag_bevestigen(gebruiker: Gebruiker, partij: Partij) -> bool:
    """Whether this person may say that the afspraak of a party stands."""
    return rechten.mag(gebruiker, Recht.BEVESTIGEN, partij)


def eis_bevestigen(gebruiker: Gebruiker | None, partij: Partij) -> None:
    """Raises PermissionDenied unless this person may confirm the afspraak of `partij`."""
    rechten.eis(gebruiker, Recht.BEVESTIGEN, partij, tekst="Alleen een redacteur van de partij bevestigt een afspraak.")


def eis_vier_ogen(door: Gebruiker | None, namens: Partij | None, goedgekeurd_door: Gebruiker | None) -> None:
    """Raises ValidationError when the party asks for a second person and there is none who may approve.

    A command (`door` None) and who works for the portal (`namens` None) write on behalf of no party.
    """
    if door is None or namens is None or not namens.vier_ogen:
        return
    if goedgekeurd_door is None or goedgekeurd_door == door:
        raise ValidationError(VIER_OGEN)
    rechten.eis(goedgekeurd_door, Recht.GOEDKEUREN, namens, tekst="Alleen een redacteur van de partij keurt dit goed.")


def eis_beheer(gebruiker: Gebruiker | None) -> None:
    """Raises PermissionDenied unless this person is a beheerder."""
    rechten.eis(gebruiker, Recht.BEHEREN, tekst="Alleen een beheerder verandert dit.")


_DEELNAMES = Vast(lambda: Deelname.objects.filter(actie__pk__gelijk=PLAATS).voor_lijst())
