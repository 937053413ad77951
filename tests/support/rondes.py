"""Rondes for tests, made by the services."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from werk.rondes import services
from werk.rondes.models import Ronde


def straks(dagen: int = 7) -> Any:
    return timezone.localdate() + timedelta(days=dagen)


def maak_ronde(*, geopend: bool = False, gesloten: bool = False, gekozen: Any = (), **velden: Any) -> Ronde:
    """A draft about all acties; `geopend` asks the question, `gesloten` ends it too."""
    bereik = "gekozen" if gekozen else "alles"
    gevraagd = {"titel": "Najaarsronde", "tekst": "Hoe **staat** het?", "deadline": straks(), "bereik": bereik}
    ronde = services.maak_concept(velden=gevraagd | velden, gekozen=gekozen, door=None)
    if geopend or gesloten:
        services.open_ronde(ronde=ronde, door=None)
    if gesloten:
        services.sluit_ronde(ronde=ronde, door=None)
    ronde.refresh_from_db()
    return ronde


def bureau(**velden: Any) -> Gebruiker:
    """Someone of the programmabureau."""
    gebruiker: Gebruiker = GebruikerFactory(is_programmabureau=True, **velden)
    return gebruiker
