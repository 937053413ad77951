"""What a citizen fills in: a reaction, the code to follow it by, why one should (not) stand on the site."""

from datetime import datetime

from django import forms
from django.http import QueryDict

from basis.tijd.perioden import dag, toon_periode
from basis.web.formulieren import MetFouten, Rondjes
from meedoen.bewijs import Bewijs, lees, maak
from meedoen.models import BEWAAR_ADRES, LEESTERMIJN, Moderatie, Vraag

REGELS = "schelden of dreigen, gegevens van anderen, reclame, en wat over iets anders gaat"
KEUZES = [
    ("ja", "Ja, zet mijn reactie op deze pagina"),
    ("nee", "Nee, alleen de overheid die antwoordt leest mijn reactie"),
]
LOKVELD = "website"  # nobody sees it; what fills in everything fills it in
ADRES_GEWIST = f"{BEWAAR_ADRES.days} dagen na het laatste bericht"


class _MetBewijs(MetFouten):
    """A form for who has no cookie: a token of ours stands in it."""

    bewijs = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, vraag: Vraag) -> None:
        super().__init__(data, initial={"bewijs": maak(vraag)})
        self.vraag = vraag

    def lees_bewijs(self) -> Bewijs:
        """The token that was sent. Raises bewijs.Ongeldig."""
        return lees(str(self.data.get("bewijs", "")), self.vraag)

    def vernieuw_bewijs(self, begonnen_op: datetime | None) -> None:
        """Another token in place of one that does not count any more; the rest stays as it was typed."""
        nieuw = QueryDict(mutable=True)
        nieuw.update(self.data)
        nieuw["bewijs"] = maak(self.vraag, begonnen_op=begonnen_op)
        self.data = nieuw


class ReactieForm(_MetBewijs):
    """A reaction to a question. Only the text and whether everyone may read it are asked for; nothing is chosen."""

    tekst = forms.CharField(
        help_text="Gewone tekst. Schrijf geen namen of adressen van anderen op.",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf uw reactie."},
    )
    openbaar = forms.TypedChoiceField(
        label="Mag iedereen uw reactie op deze pagina lezen?",
        choices=KEUZES,
        coerce=lambda keuze: keuze == "ja",
        widget=Rondjes,
        error_messages={"required": "Kies of iedereen uw reactie mag lezen."},
    )
    naam = forms.CharField(
        label="Naam die erbij staat",
        help_text="Een voornaam of een groep mag ook. Laat u dit leeg, dan staat er ‘Een inwoner’.",
        max_length=80,
        required=False,
    )
    mail = forms.EmailField(
        label="E-mailadres",
        help_text="Dan krijgt u een kopie, en bericht zodra er antwoord is. Uw adres komt nooit op de site.",
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Dit is geen e-mailadres. Bijvoorbeeld naam@voorbeeld.nl."},
    )
    website = forms.CharField(
        label="Laat dit veld leeg",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None = None, *, vraag: Vraag) -> None:
        super().__init__(data, vraag=vraag)
        self.fields["tekst"].label = vraag.titel

    @property
    def zichtbaar(self) -> list[forms.BoundField]:
        """The fields that people fill in."""
        return [veld for veld in self.visible_fields() if veld.name != LOKVELD]

    @property
    def is_verdacht(self) -> bool:
        """Whether something filled in what nobody sees."""
        return bool(self.cleaned_data[LOKVELD])

    @property
    def privacy(self) -> str:
        """What happens to what somebody sends."""
        return privacy(self.vraag)

    @property
    def lezen(self) -> str:
        """When it stands on the site, and what we hold back."""
        binnen = f"Binnen {LEESTERMIJN} werkdagen staat uw reactie op de site."
        if self.vraag.moderatie == Moderatie.ACHTERAF:
            binnen = f"Uw reactie staat meteen op de site. Wij lezen die binnen {LEESTERMIJN} werkdagen."
        return f"{binnen} Wij houden alleen tegen: {REGELS}. U leest altijd waarom."


def privacy(vraag: Vraag) -> str:
    """What we do with a reaction to this question and with an address, in words of the terms that the code keeps."""
    assert vraag.bewaren_tot is not None
    return (
        "Wij gebruiken uw reactie alleen voor deze vraag en wissen die na "
        f"{toon_periode(dag(vraag.bewaren_tot))}. Uw e-mailadres bewaren wij apart en wissen wij {ADRES_GEWIST}."
    )


class MisbruikForm(_MetBewijs):
    """Why a reaction should not stand on the site."""

    tekst = forms.CharField(
        label="Wat is er mis met deze reactie?",
        help_text="Bijvoorbeeld: er staat een adres in. Alleen wie de reacties leest, ziet uw melding.",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf wat er mis is met deze reactie."},
    )


class VolgForm(MetFouten):
    """The code of one's own reaction."""

    code = forms.CharField(
        label="Uw volgcode",
        help_text="Bijvoorbeeld molen-482-tulp-917-anker. Hoofdletters, spaties en streepjes maken niet uit.",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Vul uw volgcode in."},
    )


class BezwaarForm(MetFouten):
    """Why one's own reaction should stand on the site after all."""

    tekst = forms.CharField(
        label="Waarom bent u het niet eens?",
        help_text="Wie uw reactie beoordeelde, leest dit en kijkt opnieuw.",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf waarom u het niet eens bent."},
    )
