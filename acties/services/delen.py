"""Changes of the onderdelen and documenten of an actie."""

from collections.abc import Sequence
from typing import Any

from acties import zoekregels
from acties.models import Actie, Document, Gebeurtenis, Gebeurtenissoort, Onderdeel
from acties.services.dienst import beheer, dienst, gezamenlijk
from acties.services.journaal import Verantwoording, boek, boek_teksten, eis_bron, verschil, zet
from basis.web.bestanden import ruimte_voor
from partijen.models import Gebruiker, Partij


@dienst(beheer)
def leg_onderdeel_vast(
    *,
    actie: Actie,
    slug: str,
    velden: dict[str, Any],
    verantwoording: Verantwoording,
    partijen: Sequence[tuple[Partij, str]] | None = None,
) -> Onderdeel:
    """Add an onderdeel or change it; the journal tells of its stand, its looptijd and other texts."""
    onderdeel = actie.onderdelen.filter(slug=slug).first() or Onderdeel(actie=actie, slug=slug)
    is_nieuw = onderdeel.pk is None
    van, anders = verschil(onderdeel, velden) if not is_nieuw else ({}, velden)
    if anders:
        for naam, waarde in anders.items():
            setattr(onderdeel, naam, waarde)
        onderdeel.full_clean()
        onderdeel.save()
    anders_mee = partijen is not None and _zet_partijen(onderdeel, partijen)
    feiten = {naam: getattr(onderdeel, naam) for naam in Onderdeel.FEITEN if is_nieuw or naam in anders}
    if feiten:
        was = {naam: van[naam] for naam in feiten if naam in van}
        soort = Gebeurtenissoort.ONDERDEEL
        boek(houder=actie, soort=soort, verantwoording=verantwoording, van=was, naar=feiten, bij=onderdeel)
    teksten = {} if is_nieuw else onderdeel.teksten_in(anders)
    is_verteld = boek_teksten(houder=actie, van=van, naar=teksten, verantwoording=verantwoording, bij=onderdeel)
    if not (feiten or is_verteld) and (anders or anders_mee):
        zet(actie, versie=actie.versie + 1)
    if anders or anders_mee:
        zoekregels.werk_bij(actie)
    return onderdeel


def _zet_partijen(onderdeel: Onderdeel, partijen: Sequence[tuple[Partij, str]]) -> bool:
    """Make these the parties of the onderdeel; whether anything changed."""
    oud = {(rij.partij_id, rij.rol): rij for rij in onderdeel.partijen.all()}
    nieuw = {(partij.pk, rol): partij for partij, rol in partijen}
    for sleutel in nieuw.keys() - oud.keys():
        onderdeel.partijen.create(partij=nieuw[sleutel], rol=sleutel[1])
    onderdeel.partijen.filter(pk__in=[oud[sleutel].pk for sleutel in oud.keys() - nieuw.keys()]).delete()
    return oud.keys() != nieuw.keys()


@dienst(beheer)
def zet_onderdeel_opvolgers(*, onderdeel: Onderdeel, opvolgers: Sequence[Onderdeel], door: Gebruiker | None) -> bool:
    """Say which onderdelen came after this one; whether anything changed."""
    actie = onderdeel.actie
    if set(onderdeel.opvolgers.values_list("pk", flat=True)) == {opvolger.pk for opvolger in opvolgers}:
        return False
    onderdeel.opvolgers.set(opvolgers)
    zet(actie, versie=actie.versie + 1)
    return True


@dienst(beheer)
@ruimte_voor("bestand")
def voeg_document_toe(*, actie: Actie, verantwoording: Verantwoording, **velden: Any) -> Document:
    """Add a paper to the actie; it takes effect on the date of the paper."""
    return _nieuw_document(actie, verantwoording, velden)[0]


@dienst(gezamenlijk)
def neem_document_over(*, actie: Actie, verantwoording: Verantwoording, **velden: Any) -> Gebeurtenis:
    """Add a paper that an official source tells of: that, who writes the joint part may say too."""
    eis_bron(verantwoording)
    return _nieuw_document(actie, verantwoording, velden)[1]


def _nieuw_document(
    actie: Actie, verantwoording: Verantwoording, velden: dict[str, Any]
) -> tuple[Document, Gebeurtenis]:
    document = Document(actie=actie, **velden)
    document.full_clean()
    document.save()
    rij = boek(
        houder=actie,
        soort=Gebeurtenissoort.DOCUMENT,
        verantwoording=verantwoording,
        naar={naam: getattr(document, naam) for naam in Document.FEITEN},
        bij=document,
    )
    zoekregels.werk_bij(actie)
    return document, rij


@dienst(beheer)
@ruimte_voor("bestand")
def wijzig_document(
    *, document: Document, velden: dict[str, Any], verantwoording: Verantwoording
) -> Gebeurtenis | None:
    """Mend a paper; the row that tells of its title, number or date, when one of those changes."""
    actie = document.actie
    van, anders = verschil(document, velden)
    if not anders:
        return None
    zet(document, **anders)
    feiten = {naam: anders[naam] for naam in Document.FEITEN if naam in anders}
    rij = None
    if feiten:
        was = {naam: van[naam] for naam in feiten}
        soort = Gebeurtenissoort.DOCUMENT
        rij = boek(houder=actie, soort=soort, verantwoording=verantwoording, van=was, naar=feiten, bij=document)
    teksten = document.teksten_in(anders)
    is_verteld = boek_teksten(houder=actie, van=van, naar=teksten, verantwoording=verantwoording, bij=document)
    if not (feiten or is_verteld):
        zet(actie, versie=actie.versie + 1)
    zoekregels.werk_bij(actie)
    return rij


def verwijder_document(*, document: Document, verantwoording: Verantwoording) -> Gebeurtenis | None:
    """Take a paper away; it stays in the journal."""
    return wijzig_document(document=document, velden={"is_vervallen": True}, verantwoording=verantwoording)
