"""The questions that are open now, for other people's sites."""

from typing import Any

from django.urls import reverse

from acties.kader import Kader
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from meedoen.models import Vraag, VraagQuerySet
from meedoen.overzicht import deel_van
from opendata.insluiten.soorten import Insluiting, Soort

MEESTE = 4


def _open_vragen(slug: str, adres: Adres, moment: Moment, kader: Kader) -> Insluiting:
    def vul() -> dict[str, Any]:
        vragen: VraagQuerySet = Vraag.objects.te_zien(moment).hier_gesteld().open(moment.op)
        beelden = deel_van(vragen, moment.op)
        return {"beelden": beelden[:MEESTE], "is_meer": len(beelden) > MEESTE}

    keuze = Adres.van(moment.demosleutels)
    return Insluiting("vragen", "Wat vindt u?", reverse("meedoen:overzicht"), moment, vul, keuze=keuze)


OPEN_VRAGEN = Soort("meedoen:overzicht", "vragen/", 440, "meedoen/insluiting.html", _open_vragen, kent_moment=False)
