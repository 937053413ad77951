"""Loading the content of the programme from files; `acties/inhoud/README.md` has their format.

Everything goes through the services, so the rules hold and the journal tells what changed. The first load tells the
true history, with the dates and reasons of the files; later loads change only what the files changed. What people
changed in the portal since then is theirs, and stays.
"""

from acties.inladen.bestand import InhoudFout
from acties.inladen.lading import Verslag
from acties.inladen.map import laad_map

__all__ = ["InhoudFout", "Verslag", "laad_map"]
