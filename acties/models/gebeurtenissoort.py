"""The kinds of rows in the journal, and which of them are news or substance."""

from datetime import timedelta

from django.db import models


class Gebeurtenissoort(models.TextChoices):
    """What happened, as the journal calls it."""

    AANGEMAAKT = "aangemaakt", "Actie aangemaakt"
    GEPUBLICEERD = "gepubliceerd", "Actie gepubliceerd"
    INGETROKKEN = "ingetrokken", "Publicatie ingetrokken"
    STATUS = "status", "Voortgang gemeld"
    FASE = "fase", "Nieuwe fase"
    MIJLPAAL_TOEGEVOEGD = "mijlpaal-toegevoegd", "Mijlpaal toegevoegd"
    MIJLPAAL_BEREIKT = "mijlpaal-bereikt", "Mijlpaal bereikt"
    MIJLPAAL_HERIJKT = "mijlpaal-herijkt", "Mijlpaal opnieuw gepland"
    MIJLPAAL_VERVALLEN = "mijlpaal-vervallen", "Mijlpaal vervallen"
    AFSPRAAK = "afspraak", "Afspraak vastgelegd"
    DEELNAME = "deelname", "Deelnemers gewijzigd"
    ONDERDEEL = "onderdeel", "Onderdeel gewijzigd"
    DOCUMENT = "document", "Document toegevoegd"
    BEVESTIGD = "bevestigd", "Nog actueel"
    TERUGGENOMEN = "teruggenomen", "Melding teruggenomen"


# What a reader calls news; that a row was made or a paper filed is not.
NIEUWS = (
    Gebeurtenissoort.STATUS,
    Gebeurtenissoort.FASE,
    Gebeurtenissoort.MIJLPAAL_BEREIKT,
    Gebeurtenissoort.MIJLPAAL_HERIJKT,
    Gebeurtenissoort.MIJLPAAL_VERVALLEN,
    Gebeurtenissoort.AFSPRAAK,
    Gebeurtenissoort.TERUGGENOMEN,
)

# A confirmation says that nothing changed (rule 4); that the portal shows an actie changes nothing about it either, and
# what was taken back at once is as if it was never said.
NIET_INHOUDELIJK = (
    Gebeurtenissoort.AANGEMAAKT,
    Gebeurtenissoort.GEPUBLICEERD,
    Gebeurtenissoort.INGETROKKEN,
    Gebeurtenissoort.BEVESTIGD,
    Gebeurtenissoort.TERUGGENOMEN,
)

# What people report themselves, and may take back for this long. The rest is work of a beheerder, or of a command.
TERUG_TE_NEMEN = (
    Gebeurtenissoort.STATUS,
    Gebeurtenissoort.FASE,
    Gebeurtenissoort.MIJLPAAL_BEREIKT,
    Gebeurtenissoort.MIJLPAAL_HERIJKT,
    Gebeurtenissoort.AFSPRAAK,
    Gebeurtenissoort.BEVESTIGD,
)
# What of those is filled in, so that a mistake in it can be mended.
TE_VERBETEREN = tuple(soort for soort in TERUG_TE_NEMEN if soort != Gebeurtenissoort.BEVESTIGD)
BEDENKTIJD = timedelta(minutes=5)
