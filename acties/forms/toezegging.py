"""What people fill in about the part of one party in a promise."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from acties.forms.afspraak import BijAfspraak, Standkeuze
from acties.forms.basis import VERANTWOORDING, NogActueelForm, VerantwoordForm
from acties.models import Afspraakstand, Gebeurtenis, Houder, Toezegging
from acties.models.afspraakstand import NOG_TE_BEVESTIGEN, TE_ZEGGEN
from acties.services import Verouderd

ANDERS_DAN_GELEZEN = "De afspraak is intussen veranderd. Lees haar eerst en bevestig dan opnieuw."
HANDTEKENINGEN = (
    (Afspraakstand.BEVESTIGD, "ja, ondertekend"),
    (Afspraakstand.VOORGENOMEN, "nog niet"),
    (Afspraakstand.INGETROKKEN, "nee, wij ondertekenen niet"),
)


class ToezeggingForm(BijAfspraak, VerantwoordForm):
    """How a promise stands for one of its makers; of a signature who signed."""

    stand = Standkeuze(TE_ZEGGEN)
    getekend_door = forms.CharField(
        label="Functie van wie tekende",
        required=False,
        max_length=120,
        help_text="Nodig als er is getekend, zoals burgemeester of dijkgraaf. Geen naam: de partij tekent.",
    )
    volgend = ("stand",)
    field_order = ("stand", "getekend_door", *VERANTWOORDING)

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, toezegging: Toezegging) -> None:
        stand = toezegging.stand if toezegging.stand in TE_ZEGGEN else Afspraakstand.BEVESTIGD
        begin = {"stand": stand, "getekend_door": toezegging.getekend_door}
        super().__init__(data, houder=houder, initial=begin)
        self.toezegging, self.afspraak = toezegging, toezegging.afspraak
        self.staat_er: Mapping[str, Any] = {"stand": toezegging.stand, "getekend_door": toezegging.getekend_door}
        if toezegging.is_handtekening:
            self._vraag_handtekening()
        else:
            del self.fields["getekend_door"]

    def _vraag_handtekening(self) -> None:
        """The same questions in the words of signing."""
        velden: Any = self.fields
        velden["stand"].label = "Ondertekende uw organisatie?"
        velden["stand"].choices = [(stand.value, tekst) for stand, tekst in HANDTEKENINGEN]
        velden["stand"].help_text = "Dit is een registratie door een ambtenaar, geen digitale handtekening."
        velden["datum"].label, velden["datum"].help_text = "Wanneer is er getekend?", "Laat leeg voor vandaag."
        velden["reden"].label, velden["reden"].help_text = "Toelichting", "Iedereen kan dit lezen."
        if self.toezegging.stand in NOG_TE_BEVESTIGEN:
            self.initial.update(stand=Afspraakstand.BEVESTIGD, reden="Ondertekend.")

    def verbeter(self, rij: Gebeurtenis) -> None:
        super().verbeter(rij)
        self.initial["stand"] = rij.naar.get(self.toezegging.in_journaal, self.initial["stand"])
        self.initial["getekend_door"] = rij.naar.get(self.toezegging.functie_in_journaal, "")


class WeerspreekForm(BijAfspraak, VerantwoordForm):
    """What, to the party, is wrong about a promise that was found in a source."""

    field_order = ("reden", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, toezegging: Toezegging) -> None:
        super().__init__(data, houder=houder)
        self.afspraak = toezegging.afspraak
        reden = self.fields["reden"]
        reden.label, reden.error_messages["required"] = "Wat klopt er niet?", "Vertel wat er niet klopt."
        reden.help_text = "Iedereen kan dit lezen, naast de afspraak."
        del self.fields["datum"]


class BevestigForm(NogActueelForm):
    """One click: the promise stands for its maker. It minds that the promise changed since, and nothing else."""

    velden = ("inzending", "versie")

    def meld_gemist(self, fout: Verouderd) -> None:
        super().meld_gemist(fout)
        self.add_error(None, ANDERS_DAN_GELEZEN)
