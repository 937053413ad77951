"""Loading the content of the programme from files; `inhoud/feiten/README.md` has their format.

Everything goes through the services, so the rules hold and the journal tells what changed. The first load tells the
true history, with the dates and reasons of the files; later loads change only what the files changed. What people
changed in the portal since then is theirs, and stays.
"""

from inhoud.inladen.bestand import InhoudFout
from inhoud.inladen.laden import laad_map
from inhoud.inladen.lading import Verslag

__all__ = ["InhoudFout", "Verslag", "laad_map"]
