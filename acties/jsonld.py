"""What the pages of an actie and of a party are about, in the words of schema.org: only of the real programme, now."""

from acties.dossier import Dossier
from basis.tijd.moment import Moment
from basis.web import jsonld
from basis.web.adres import volledig
from basis.web.jsonld import Ding
from partijen.models import Partij
from partijen.models.partij import LAAG_VAN_SOORT

WET = "wetswijziging"  # the kind of actie that is a law


def van_actie(dossier: Dossier) -> Ding | None:
    """The page of an actie: a law as `Legislation`, all else as a `Project` with who takes part."""
    actie = dossier.actie
    if not dossier.moment.is_nu or not actie.is_zichtbaar or actie.is_demo:
        return None
    pad = actie.get_absolute_url()
    over: Ding = {"name": actie.titel, "description": actie.samenvatting, "url": volledig(pad)}
    if actie.soort.slug == WET:
        land = {"@type": "AdministrativeArea", "name": "Nederland"}
        over |= {"@type": "Legislation", "legislationType": "Wet", "legislationJurisdiction": land, "inLanguage": "nl"}
    else:
        over |= {"@type": "Project", "parentOrganization": _programma(), "member": _deelnemers(dossier)}
    veranderd = actie.laatst_veranderd
    return jsonld.webpagina(pad, actie.titel, over, dateModified=veranderd.isoformat() if veranderd else "")


def van_partij(partij: Partij, moment: Moment) -> Ding | None:
    """The page of a party: with its name in the register of government organisations (TOOI) when it is there."""
    if not moment.is_nu or partij.is_demo:
        return None
    verder = {"alternateName": partij.afkorting, "identifier": partij.tooi, "sameAs": partij.url}
    over = {
        "@type": "GovernmentOrganization" if partij.soort in LAAG_VAN_SOORT else "Organization",
        "name": partij.naam,
        "url": volledig(partij.get_absolute_url()),
        **{naam: waarde for naam, waarde in verder.items() if waarde},
    }
    return jsonld.webpagina(partij.get_absolute_url(), partij.naam, over)


def _programma() -> Ding:
    return {"@type": "Project", "name": "Interbestuurlijk Programma", "url": volledig("/")}


def _deelnemers(dossier: Dossier) -> list[Ding]:
    """Who take part, by name; their own pages tell the rest."""
    return [
        {"@type": "Organization", "name": deel.partij.naam, "url": volledig(deel.partij.get_absolute_url())}
        for deel in dossier.deelnemers
    ]
