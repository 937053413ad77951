"""What people fill in: of an actie, and of what parties promise."""

from acties.forms.actie import AfrondForm, BereiktForm, FaseForm, HerijkForm, VoortgangForm
from acties.forms.afspraak import (
    AfspraakForm,
    BevestigForm,
    GevondenForm,
    HerijkAfspraakForm,
    MakersForm,
    ToezeggingForm,
    WachtForm,
    WeerspreekForm,
    WijzigAfspraakForm,
)
from acties.forms.basis import NogActueelForm, VerantwoordForm

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
