"""Taking over what an official source says, by the services of acties, or declining it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties import rechten
from acties import services as acties
from acties.models import Bereikt, Gebeurtenis, Mijlpaal
from acties.services import Verantwoording
from basis.bronnen.models import Bron
from basis.bronnen.services import leg_bron_vast
from basis.tijd.perioden import dag
from basis.web.opslaan import vrij_adres
from basis.web.tekst import normaal
from opendata.officieel import services as officieel
from opendata.officieel.models import Fasevoorstel, Voorstelsoort, Voorstelstand
from partijen.models import Gebruiker, Partij
from partijen.rechten import anderen_met
from partijen.rollen import Recht

ZEG_WAAROM = "Vertel waarom u dit besluit."
GEEN_FASE = "Deze fase bestaat niet meer bij dit soort actie."


@transaction.atomic
def neem_over(
    *, voorstel: Fasevoorstel, reden: str, door: Gebruiker, versie: int | None, mijlpaal: Mijlpaal | None = None
) -> Gebeurtenis | None:
    """Have the actie say what the source says, in one row of its journal; `mijlpaal` is the one that was reached.

    None when the party asks for four eyes and this is its first person. Raises PermissionDenied, `Verouderd` or
    ValidationError.
    """
    vers = officieel.vergrendel(voorstel)
    rechten.eis_gezamenlijk(door, vers.actie)
    _eis_reden(reden)
    namens = rechten.trekker_voor(door, vers.actie)
    eerste = _eerste(vers, door, namens)
    if eerste is None:
        officieel.draag_voor(voorstel=vers, reden=reden, door=door)
        return None
    waarom = _verantwoording(vers, reden, eerste, namens)
    tweede = door if eerste != door else None
    rij = _schrijf(vers, replace(waarom, versie=versie, goedgekeurd_door=tweede), mijlpaal)
    officieel.besluit(voorstel=vers, stand=Voorstelstand.OVERGENOMEN, reden=reden, door=door, gebeurtenis=rij)
    return rij


@transaction.atomic
def wijs_af(*, voorstel: Fasevoorstel, reden: str, door: Gebruiker) -> None:
    """Decline it: nothing changes. Raises PermissionDenied or ValidationError."""
    vers = officieel.vergrendel(voorstel)
    rechten.eis_gezamenlijk(door, vers.actie)
    _eis_reden(reden)
    officieel.besluit(voorstel=vers, stand=Voorstelstand.AFGEWEZEN, reden=reden, door=door)


def _eis_reden(reden: str) -> None:
    if not normaal(reden):
        raise ValidationError({"reden": ZEG_WAAROM})


def _eerste(voorstel: Fasevoorstel, door: Gebruiker, namens: Partij | None) -> Gebruiker | None:
    """Who reports it: this person, or who of the party was first when it asks for four eyes; None as nobody was yet.

    Raises ValidationError when nobody else of the party may approve it then.
    """
    if namens is None or not namens.vier_ogen:
        return door
    eerste = voorstel.voorgedragen_door
    if eerste and eerste != door and rechten.namens_voor(eerste, namens):
        return eerste
    anderen_met(Recht.GOEDKEUREN, namens, door)
    return None


def _verantwoording(voorstel: Fasevoorstel, reden: str, door: Gebruiker, namens: Partij | None) -> Verantwoording:
    """It counts from the day that the source tells of; what is still to come, from today."""
    vandaag = dag(timezone.localdate())
    is_geweest = voorstel.datum.lower <= vandaag.lower
    return Verantwoording(
        reden=reden,
        door=door,
        namens=namens,
        bron=_bron(voorstel),
        datum=voorstel.datum if is_geweest else vandaag,
    )


def _bron(voorstel: Fasevoorstel) -> Bron:
    """The source of a fact: the one with this name, when the portal knows it already."""
    sleutel = voorstel.kenmerk[:80]
    if bekend := Bron.objects.filter(sleutel=sleutel).first():
        return bekend
    velden = {"titel": voorstel.titel, "url": voorstel.url, "nummer": voorstel.nummer}
    soort = voorstel.documentsoort or voorstel.get_bron_display()
    return leg_bron_vast(sleutel=sleutel, velden={**velden, "soort": soort, "datum": voorstel.datum})[0]


def _schrijf(voorstel: Fasevoorstel, waarom: Verantwoording, mijlpaal: Mijlpaal | None) -> Gebeurtenis:
    actie = voorstel.actie
    if voorstel.soort == Voorstelsoort.DOCUMENT:
        velden = {"titel": voorstel.titel, "soort": voorstel.documentsoort or "publicatie", "url": voorstel.url}
        slug = vrij_adres(voorstel.titel, actie.documenten.all(), anders="document")
        velden |= {"slug": slug, "nummer": voorstel.nummer}
        return acties.neem_document_over(
            actie=actie, verantwoording=waarom, datum=voorstel.datum, bron=waarom.bron, **velden
        )
    if voorstel.soort == Voorstelsoort.MIJLPAAL:
        return _schrijf_mijlpaal(voorstel, waarom, mijlpaal)
    if voorstel.fase is None:
        raise ValidationError(GEEN_FASE)
    return acties.ga_naar_fase(actie=actie, definitie=voorstel.fase, verantwoording=waarom)


def _schrijf_mijlpaal(voorstel: Fasevoorstel, waarom: Verantwoording, mijlpaal: Mijlpaal | None) -> Gebeurtenis:
    """One that was there is reached, or planned anew when its day is still to come; else a new one."""
    is_bereikt = waarom.datum == voorstel.datum
    if mijlpaal is not None and is_bereikt:
        return acties.meld_mijlpaal(mijlpaal=mijlpaal, stand=Bereikt.JA, bereikt=voorstel.datum, verantwoording=waarom)
    if mijlpaal is not None:
        return acties.herijk_mijlpaal(mijlpaal=mijlpaal, verwacht=voorstel.datum, verantwoording=waarom)
    wanneer = {"stand": Bereikt.JA, "bereikt": voorstel.datum} if is_bereikt else {"gepland": voorstel.datum}
    return acties.neem_mijlpaal_over(
        actie=voorstel.actie,
        verantwoording=waarom,
        slug=vrij_adres(voorstel.titel, voorstel.actie.mijlpalen.all(), anders="mijlpaal"),
        titel=voorstel.titel,
        nummer=voorstel.nummer,
        bron=waarom.bron,
        **wanneer,
    )
