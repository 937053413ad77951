"""What the tests of single sign-on share: an invitation that was opened, and what a refusal looks like."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from basis.logboek.models import Logregel
from partijen.rollen import Rol
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.organisatie import CODE
from tests.support.pagina import Pagina
from toegang.models import Uitnodiging

NIEUW = "/account/organisatie/nieuw/"
KOPPELEN = "/account/organisatie/koppelen/"
ACCOUNT = "/account/organisatie/"


def nodig_uit(client: Client, email: str = "nieuw@voorbeeld.nl", **velden: Any) -> Uitnodiging:
    """An invitation that was opened in this browser."""
    over_een_week = timezone.now() + timedelta(days=7)
    door = GebruikerFactory(beheerder=True)
    velden = {
        "door": door,
        "partij": PartijFactory(),
        "rol": Rol.REDACTEUR,
        "geldig_tot": over_een_week,
        "sleutel": email,
        **velden,
    }
    uitnodiging = Uitnodiging.objects.create(email=email, **velden)
    sessie = client.session
    sessie["uitnodiging"] = uitnodiging.sleutel
    sessie.save()
    return uitnodiging


def wie_is_binnen(client: Client) -> int | None:
    pk = client.session.get("_auth_user_id")
    return int(pk) if pk else None


def laatste() -> dict[str, Any]:
    """The newest row of the security log, without the moment."""
    regel = Logregel.objects.latest("pk")
    return {"wat": (regel.handeling, regel.resultaat), "door": regel.door_id, **regel.bijzonderheden}


def eis_geweigerd(client: Client, antwoord: Any, reden: str, status: int = 400) -> Pagina:
    """A clear page, nobody in, and a row in the log that tells no secret."""
    assert antwoord.status_code == status
    assert wie_is_binnen(client) is None
    regel = laatste()
    resultaat = "mislukt" if status == 503 else "geweigerd"
    assert (regel["wat"], regel["reden"], regel["aanbieder"]) == (("inloggen", resultaat), reden, CODE)
    assert set(regel) == {"wat", "door", "reden", "aanbieder"}
    pagina = Pagina(antwoord)
    assert [niveau for niveau, _ in pagina.koppen].count("h1") == 1
    return pagina
