"""What people fill in: of an actie, and of what parties promise."""

from acties.forms.actie import AfrondForm, BereiktForm, FaseForm, HerijkForm, VoortgangForm
from acties.forms.afspraak import (
    AfspraakForm,
    GevondenForm,
    HerijkAfspraakForm,
    MakersForm,
    WachtForm,
    WijzigAfspraakForm,
)
from acties.forms.basis import NogActueelForm, VerantwoordForm
from acties.forms.toezegging import BevestigForm, ToezeggingForm, WeerspreekForm

__all__ = [
    "AfrondForm",
    "AfspraakForm",
    "BereiktForm",
    "BevestigForm",
    "FaseForm",
    "GevondenForm",
    "HerijkAfspraakForm",
    "HerijkForm",
    "MakersForm",
    "NogActueelForm",
    "ToezeggingForm",
    "VerantwoordForm",
    "VoortgangForm",
    "WachtForm",
    "WeerspreekForm",
    "WijzigAfspraakForm",
]
