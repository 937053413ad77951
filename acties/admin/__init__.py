"""Acties and all that belongs to them in the admin.

Texts are edited in the ordinary pages. What the journal tells of (status, publication, phase, dates, afspraken,
participants) is shown there and changes on pages of its own, which ask for a reason (`handelingen.py`).
"""

from acties.admin.actie import ActieAdmin
from acties.admin.afspraak import AfspraakAdmin
from acties.admin.document import DocumentAdmin
from acties.admin.gebeurtenis import GebeurtenisAdmin
from acties.admin.mijlpaal import MijlpaalAdmin
from acties.admin.onderdeel import OnderdeelAdmin
from acties.admin.soort import OnderdeelsoortAdmin, SoortAdmin

__all__ = [
    "ActieAdmin",
    "AfspraakAdmin",
    "DocumentAdmin",
    "GebeurtenisAdmin",
    "MijlpaalAdmin",
    "OnderdeelAdmin",
    "OnderdeelsoortAdmin",
    "SoortAdmin",
]
