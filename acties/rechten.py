"""Who may change what of an actie: asks the table of rights (`partijen.rechten`) about the parties in it.

The trekker writes the joint part, each party its own afspraken (ontwerp, rule 6); a role for the portal counts for all.
"""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied, ValidationError

from acties.models import Actie, Bereikt, Deelname, Gebeurtenis, Gebeurtenissoort
from acties.models.deelname import TREKKERS
from acties.models.gebeurtenissoort import TE_VERBETEREN
from basis.postgres.vast import PLAATS, Vast
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht

NIET_GEZAMENLIJK = "Alleen de partij die de actie leidt, verandert wat over de hele actie gaat."
VIER_OGEN = (
    "Uw organisatie laat elke melding door een tweede persoon goedkeuren. "
    "Bewaar dit als concept en vraag om goedkeuring."
)
NIET_EIGEN = "Een partij verandert alleen haar eigen afspraken."


def schrijft(gebruiker: Gebruiker, actie: Actie) -> tuple[bool, list[Partij]]:
    """Whether this person may change the joint part, and for which parties in the actie, those that carry it first."""
    if gebruiker.mag_overal(Recht.MELDEN):
        return True, _partijen(_DEELNAMES(actie.pk))
    sleutels = rechten.sleutels_van_eigen(gebruiker, Recht.MELDEN)
    if not sleutels:  # as most people
        return False, []
    eigen = [deelname for deelname in _DEELNAMES(actie.pk) if deelname.partij_id in sleutels]
    return any(deelname.rol in TREKKERS for deelname in eigen), _partijen(eigen)


def partijen_voor(gebruiker: Gebruiker, actie: Actie) -> list[Partij]:
    """The parties in the actie that this person may write for, those that carry it first."""
    return schrijft(gebruiker, actie)[1]


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


def eis_deel_van(gebruiker: Gebruiker | None, actie: Actie, rij: Gebeurtenis) -> None:
    """Raises PermissionDenied unless this person may report on what a row of the journal is about.

    ValidationError for a row of another actie.
    """
    if rij.actie_id != actie.pk:
        raise ValidationError("Deze melding hoort bij een andere actie.")
    if rij.afspraak is not None:
        eis_partij(gebruiker, actie, rij.afspraak.partij)
    else:
        eis_gezamenlijk(gebruiker, actie)


def te_verbeteren(rijen: Iterable[Gebeurtenis], *, gezamenlijk: bool, partijen: Sequence[Partij]) -> list[int]:
    """The keys of those rows of a list, newest first, that can be mended as things stand now.

    By who may report the joint part, or the afspraken of these parties. Of what was reported again only the last row.
    """
    laatste: dict[tuple[str, tuple[str, int]], Gebeurtenis] = {}
    for rij in rijen:
        if _staat_open(rij):
            laatste.setdefault((rij.soort, rij.onderwerp), rij)
    eigen = [rij for rij in laatste.values() if (rij.afspraak.partij in partijen if rij.afspraak else gezamenlijk)]
    return [rij.pk for rij in eigen]


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
