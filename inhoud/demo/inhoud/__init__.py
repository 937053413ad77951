"""The invented acties. Their titles say that they are: nobody may take them for the real programme."""

from inhoud.demo.inhoud.democratische_overheid import BEWONERSPANEL, NETWERK
from inhoud.demo.inhoud.een_overheid import SPELREGELS, ZILVERBEEK
from inhoud.demo.inhoud.ioverheid import BUURTLOKET, SLIMME_SLUIS

# What comes before another stands above it.
ACTIES = (BUURTLOKET, ZILVERBEEK, SPELREGELS, BEWONERSPANEL, SLIMME_SLUIS, NETWERK)
