"""Every change of an actie and of what belongs to it. Pages, admin, import and commands all write through here.

Each function is one transaction: it locks the actie, checks the right and the rules, changes the rows, writes one row
in the journal and keeps the search index up to date. Who, why, when and from which source comes in a `Verantwoording`.
"""

from acties.services.actie import (
    bevestig_actie,
    ga_naar_fase,
    maak_actie,
    meld_voortgang,
    publiceer,
    rond_fasen_af,
    trek_publicatie_in,
    wijzig_actie,
    zet_verbanden,
)
from acties.services.afspraak import herijk_afspraak, maak_afspraak, voeg_makers_toe, wijzig_afspraak, zet_wacht_op
from acties.services.deelname import zet_deelnames
from acties.services.delen import (
    leg_onderdeel_vast,
    neem_document_over,
    verwijder_document,
    voeg_document_toe,
    wijzig_document,
    zet_onderdeel_opvolgers,
)
from acties.services.dienst import Bezet, Verouderd, begin_lange_transactie
from acties.services.journaal import Verantwoording
from acties.services.mijlpaal import (
    herijk_mijlpaal,
    laat_mijlpaal_vervallen,
    meld_mijlpaal,
    neem_mijlpaal_over,
    voeg_mijlpaal_toe,
    wijzig_mijlpaal,
)
from acties.services.soort import leg_onderdeelsoort_vast, leg_soort_vast
from acties.services.terugnemen import neem_terug
from acties.services.toezegging import Maker, bevestig_toezegging, meld_toezegging, weerspreek_toezegging
from acties.services.weghalen import verwijder_fasedefinitie, verwijder_soort

__all__ = [
    "Bezet",
    "Maker",
    "Verantwoording",
    "Verouderd",
    "begin_lange_transactie",
    "bevestig_actie",
    "bevestig_toezegging",
    "ga_naar_fase",
    "herijk_afspraak",
    "herijk_mijlpaal",
    "laat_mijlpaal_vervallen",
    "leg_onderdeel_vast",
    "leg_onderdeelsoort_vast",
    "leg_soort_vast",
    "maak_actie",
    "maak_afspraak",
    "meld_mijlpaal",
    "meld_toezegging",
    "meld_voortgang",
    "neem_document_over",
    "neem_mijlpaal_over",
    "neem_terug",
    "publiceer",
    "rond_fasen_af",
    "trek_publicatie_in",
    "verwijder_document",
    "verwijder_fasedefinitie",
    "verwijder_soort",
    "voeg_document_toe",
    "voeg_makers_toe",
    "voeg_mijlpaal_toe",
    "weerspreek_toezegging",
    "wijzig_actie",
    "wijzig_afspraak",
    "wijzig_document",
    "wijzig_mijlpaal",
    "zet_deelnames",
    "zet_onderdeel_opvolgers",
    "zet_verbanden",
    "zet_wacht_op",
]
