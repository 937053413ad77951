"""The kinds of change that readers tell apart; finer than the kinds of rows in the journal.

A row about an afspraak is a promise that was made, confirmed, changed, withdrawn or kept, and a reader counts those
apart. Which kind a row is, `acties.models.gebeurtenis` says once, in the column `verandering`.
"""

from django.db import models


class Verandering(models.TextChoices):
    """What changed, in the order in which pages list it."""

    STATUS = "status", "status veranderd"
    VOORTGANG = "voortgang", "voortgang gemeld, status gelijk"
    FASE = "fase", "nieuwe fase"
    MIJLPAAL_BEREIKT = "mijlpaal-bereikt", "mijlpaal bereikt"
    MIJLPAAL_HERIJKT = "mijlpaal-herijkt", "mijlpaal opnieuw gepland"
    MIJLPAAL_TOEGEVOEGD = "mijlpaal-toegevoegd", "mijlpaal toegevoegd"
    MIJLPAAL_BIJGESTELD = "mijlpaal-bijgesteld", "mijlpaal bijgesteld"
    MIJLPAAL_VERVALLEN = "mijlpaal-vervallen", "mijlpaal vervallen"
    AFSPRAAK_GEMAAKT = "afspraak-gemaakt", "afspraak gemaakt"
    AFSPRAAK_BEVESTIGD = "afspraak-bevestigd", "afspraak bevestigd"
    AFSPRAAK_GEWIJZIGD = "afspraak-gewijzigd", "afspraak gewijzigd"
    AFSPRAAK_NAGEKOMEN = "afspraak-nagekomen", "afspraak nagekomen"
    AFSPRAAK_INGETROKKEN = "afspraak-ingetrokken", "afspraak ingetrokken"
    ONDERDEEL_TOEGEVOEGD = "onderdeel-toegevoegd", "thema of onderdeel toegevoegd"
    ONDERDEEL_GEWIJZIGD = "onderdeel-gewijzigd", "thema of onderdeel gewijzigd"
    DOCUMENT_TOEGEVOEGD = "document-toegevoegd", "document toegevoegd"
    DOCUMENT_GEWIJZIGD = "document-gewijzigd", "document gewijzigd"
    DOCUMENT_VERWIJDERD = "document-verwijderd", "document verwijderd"
    DEELNAME = "deelname", "deelnemers gewijzigd"
    BEVESTIGD = "bevestigd", "actie bevestigd als nog actueel"
    TERUGGENOMEN = "teruggenomen", "melding meteen teruggenomen"
    AANGEMAAKT = "aangemaakt", "actie aangemaakt"
    GEPUBLICEERD = "gepubliceerd", "actie gepubliceerd"
    INGETROKKEN = "ingetrokken", "publicatie ingetrokken"


V = Verandering
# What a reader chooses by: the name in an address, its label, and the kinds of change in it.
GROEPEN: dict[str, tuple[str, tuple[Verandering, ...]]] = {
    "statussen": ("Status", (V.STATUS, V.VOORTGANG)),
    "fasen": ("Fase", (V.FASE,)),
    "mijlpalen": (
        "Mijlpalen",
        (V.MIJLPAAL_BEREIKT, V.MIJLPAAL_HERIJKT, V.MIJLPAAL_TOEGEVOEGD, V.MIJLPAAL_BIJGESTELD, V.MIJLPAAL_VERVALLEN),
    ),
    "afspraken": (
        "Afspraken",
        (
            V.AFSPRAAK_GEMAAKT,
            V.AFSPRAAK_BEVESTIGD,
            V.AFSPRAAK_GEWIJZIGD,
            V.AFSPRAAK_NAGEKOMEN,
            V.AFSPRAAK_INGETROKKEN,
        ),
    ),
    "onderdelen": ("Thema’s en andere onderdelen", (V.ONDERDEEL_TOEGEVOEGD, V.ONDERDEEL_GEWIJZIGD)),
    "documenten": ("Documenten", (V.DOCUMENT_TOEGEVOEGD, V.DOCUMENT_GEWIJZIGD, V.DOCUMENT_VERWIJDERD)),
    "deelnemers": ("Deelnemers", (V.DEELNAME,)),
    "bevestigingen": ("Nog actueel", (V.BEVESTIGD,)),
    "vergissingen": ("Meteen teruggenomen", (V.TERUGGENOMEN,)),
    "publicaties": ("Aangemaakt en gepubliceerd", (V.AANGEMAAKT, V.GEPUBLICEERD, V.INGETROKKEN)),
}
