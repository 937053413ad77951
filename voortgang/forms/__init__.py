"""What people fill in on these pages, one module a page."""

from voortgang.forms.rapport import InleidingForm, RapportForm
from voortgang.forms.verschil import VerschilForm, een_jaar_eerder

__all__ = ["InleidingForm", "RapportForm", "VerschilForm", "een_jaar_eerder"]
