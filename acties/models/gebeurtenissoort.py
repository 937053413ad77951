"""The kinds of rows in the journal, which of them are news or substance, and the finer kinds that readers count.

A row about an afspraak is a promise that was made, confirmed, changed, withdrawn or kept, and a reader counts those
apart: the column `verandering` of a row says which.
"""

from datetime import timedelta

from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value


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
    AFSPRAAK_HERIJKT = "afspraak-herijkt", "Afspraak opnieuw gepland"
    TOEZEGGING = "toezegging", "Stand van een afspraak gemeld"
    DEELNAME = "deelname", "Deelnemers gewijzigd"
    ONDERDEEL = "onderdeel", "Onderdeel gewijzigd"
    DOCUMENT = "document", "Document toegevoegd"
    BEVESTIGD = "bevestigd", "Nog actueel"
    TERUGGENOMEN = "teruggenomen", "Melding teruggenomen"
    TEKST = "tekst", "Tekst gewijzigd"
    VRAAG = "vraag", "Vraag aan inwoners"
    CODE = "code", "Code gewijzigd"
    TOEPASSING = "toepassing", "Toepassing van een code"


# What a reader calls news; that a row was made or a paper filed is not.
NIEUWS = (
    Gebeurtenissoort.STATUS,
    Gebeurtenissoort.FASE,
    Gebeurtenissoort.MIJLPAAL_BEREIKT,
    Gebeurtenissoort.MIJLPAAL_HERIJKT,
    Gebeurtenissoort.MIJLPAAL_VERVALLEN,
    Gebeurtenissoort.AFSPRAAK,
    Gebeurtenissoort.AFSPRAAK_HERIJKT,
    Gebeurtenissoort.TOEZEGGING,
    Gebeurtenissoort.TERUGGENOMEN,
    Gebeurtenissoort.VRAAG,
    Gebeurtenissoort.CODE,
    Gebeurtenissoort.TOEPASSING,
)

# That the portal has and shows an actie.
OVER_DE_PAGINA = (Gebeurtenissoort.AANGEMAAKT, Gebeurtenissoort.GEPUBLICEERD, Gebeurtenissoort.INGETROKKEN)
# A confirmation says that nothing changed (rule 4); that the portal shows an actie changes nothing about it either, and
# what was taken back at once is as if it was never said. Other words are no other facts, nor is what citizens are
# asked, nor how a party applies a code.
NIET_INHOUDELIJK = (
    *OVER_DE_PAGINA,
    Gebeurtenissoort.BEVESTIGD,
    Gebeurtenissoort.TERUGGENOMEN,
    Gebeurtenissoort.TEKST,
    Gebeurtenissoort.VRAAG,
    Gebeurtenissoort.TOEPASSING,
)
# What says nothing about how the actie stands, so that it is not replayed: other words, and what apps above tell of
# something with a page of its own.
ZONDER_FEITEN = (
    Gebeurtenissoort.TEKST,
    Gebeurtenissoort.VRAAG,
    Gebeurtenissoort.CODE,
    Gebeurtenissoort.TOEPASSING,
)

# What people report themselves, and may take back for this long. The rest is work of a beheerder, or of a command.
TERUG_TE_NEMEN = (
    Gebeurtenissoort.STATUS,
    Gebeurtenissoort.FASE,
    Gebeurtenissoort.MIJLPAAL_BEREIKT,
    Gebeurtenissoort.MIJLPAAL_HERIJKT,
    Gebeurtenissoort.AFSPRAAK,
    Gebeurtenissoort.AFSPRAAK_HERIJKT,
    Gebeurtenissoort.TOEZEGGING,
    Gebeurtenissoort.BEVESTIGD,
)
# What of those is filled in, so that a mistake in it can be mended.
TE_VERBETEREN = tuple(soort for soort in TERUG_TE_NEMEN if soort != Gebeurtenissoort.BEVESTIGD)
# Why a row is there that was found, when there is nothing more to say.
OVERGENOMEN = "Overgenomen uit openbare bronnen."
BEDENKTIJD = timedelta(minutes=5)
# About an afspraak, these are told by one maker, of its own part in it.
VAN_MAKER = (Gebeurtenissoort.TOEZEGGING, Gebeurtenissoort.BEVESTIGD)


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
    AFSPRAAK_HERIJKT = "afspraak-herijkt", "afspraak opnieuw gepland"
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
    TEKST = "tekst", "tekst gewijzigd"
    VRAAG = "vraag", "inwoners iets gevraagd of geantwoord"
    CODE = "code", "code gewijzigd"
    TOEPASSING = "toepassing", "toepassing van een code gemeld"
    AANGEMAAKT = "aangemaakt", "actie aangemaakt"
    GEPUBLICEERD = "gepubliceerd", "actie gepubliceerd"
    INGETROKKEN = "ingetrokken", "publicatie ingetrokken"


_NIEUW = Q(van={})


def _maker(stand: str) -> Q:
    """That a row tells this stand of a maker of an afspraak (its key is `stand`, or `stand:` and the party)."""
    pad = f'$.keyvalue() ? (@.key starts with "stand" && @.value == "{stand}")'
    waar = Func(
        F("naar"), Value(pad), template="jsonb_path_exists(%(expressions)s::jsonpath)", output_field=BooleanField()
    )
    return Q(soort__in=[Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.TOEZEGGING]) & Q(waar)


# The kind of change that a row is; a row that none of these fits is called as its own kind.
VERANDERING_VAN_RIJ = {
    Verandering.VOORTGANG: Q(soort=Gebeurtenissoort.STATUS, van__status=F("naar__status")),
    Verandering.MIJLPAAL_BIJGESTELD: Q(soort=Gebeurtenissoort.MIJLPAAL_BEREIKT) & ~Q(naar__contains={"stand": "ja"}),
    Verandering.AFSPRAAK_GEMAAKT: Q(soort=Gebeurtenissoort.AFSPRAAK) & _NIEUW,
    Verandering.AFSPRAAK_INGETROKKEN: _maker("ingetrokken"),
    Verandering.AFSPRAAK_NAGEKOMEN: _maker("nagekomen"),
    # Confirmed: by its stand and nothing else, or by the click on "nog actueel".
    Verandering.AFSPRAAK_BEVESTIGD: Q(soort=Gebeurtenissoort.AFSPRAAK, naar={"stand": "bevestigd"})
    | (Q(soort=Gebeurtenissoort.TOEZEGGING) & _maker("bevestigd"))
    | Q(soort=Gebeurtenissoort.BEVESTIGD, afspraak__isnull=False),
    Verandering.AFSPRAAK_GEWIJZIGD: Q(soort__in=[Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.TOEZEGGING]),
    Verandering.ONDERDEEL_TOEGEVOEGD: Q(soort=Gebeurtenissoort.ONDERDEEL) & _NIEUW,
    Verandering.ONDERDEEL_GEWIJZIGD: Q(soort=Gebeurtenissoort.ONDERDEEL),
    Verandering.DOCUMENT_TOEGEVOEGD: Q(soort=Gebeurtenissoort.DOCUMENT) & _NIEUW,
    Verandering.DOCUMENT_VERWIJDERD: Q(soort=Gebeurtenissoort.DOCUMENT, naar__contains={"is_vervallen": True}),
    Verandering.DOCUMENT_GEWIJZIGD: Q(soort=Gebeurtenissoort.DOCUMENT),
}

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
            V.AFSPRAAK_HERIJKT,
            V.AFSPRAAK_NAGEKOMEN,
            V.AFSPRAAK_INGETROKKEN,
        ),
    ),
    "onderdelen": ("Thema’s en andere onderdelen", (V.ONDERDEEL_TOEGEVOEGD, V.ONDERDEEL_GEWIJZIGD)),
    "documenten": ("Documenten", (V.DOCUMENT_TOEGEVOEGD, V.DOCUMENT_GEWIJZIGD, V.DOCUMENT_VERWIJDERD)),
    "deelnemers": ("Deelnemers", (V.DEELNAME,)),
    "bevestigingen": ("Nog actueel", (V.BEVESTIGD,)),
    "vergissingen": ("Meteen teruggenomen", (V.TERUGGENOMEN,)),
    "teksten": ("Teksten", (V.TEKST,)),
    "vragen": ("Vragen aan inwoners", (V.VRAAG,)),
    "codes": ("Codes", (V.CODE, V.TOEPASSING)),
    "publicaties": ("Aangemaakt en gepubliceerd", (V.AANGEMAAKT, V.GEPUBLICEERD, V.INGETROKKEN)),
}
# What a reader wants to know first of a period.
HOOFDZAKEN = tuple(soort for naam in ("statussen", "fasen", "mijlpalen") for soort in GROEPEN[naam][1])
