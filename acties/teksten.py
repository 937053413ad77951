"""Which words stood there on a day of the past. The one place of that rule (docs/adr/0037).

A text is what it was: the first row about it that was recorded after the day says what stood there until then (`van`);
without such a row it is the text of now. Of a day before its actie was public or the thing itself was recorded nobody
knows another text than the oldest one, and then `tekst_van` says of which day that is.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from acties.journaal import Feiten, als_waarden
from acties.models import Deelname, Gebeurtenis, Gebeurtenissoort, Houder
from basis.tijd.moment import Moment


class Teksten:
    """What the rows of one actie, or of a promise about the programme, say of its texts on a day; in order."""

    def __init__(self, houder: Houder, rijen: Iterable[Gebeurtenis], moment: Moment) -> None:
        self._openbaar = houder.gepubliceerd_op or timezone.now()  # the texts of a draft are those of now
        self._op = moment.op
        self._toen: Feiten = {}
        self._vastgelegd: dict[Any, datetime] = {}  # since when the portal has something: by subject, or party and role
        for rij in rijen:
            if rij.soort != Gebeurtenissoort.TEKST:
                self._zie(rij)
            elif rij.geregistreerd_op >= moment.einde:
                self._toen[rij.onderwerp] = rij.van | self._toen.get(rij.onderwerp, {})

    def _zie(self, rij: Gebeurtenis) -> None:
        for wat in (rij.onderwerp, *(rij.naar.get("deelnames") or ())):
            self._vastgelegd[wat] = min(rij.geregistreerd_op, self._vastgelegd.get(wat, rij.geregistreerd_op))

    def zet(self, ding: Any) -> None:
        """Give something with texts (`MetTeksten`) those of then. It is for reading: nobody saves it."""
        onderwerp = str(ding._meta.model_name), ding.pk
        self._zet(ding, onderwerp, self._toen.get(onderwerp, {}))

    def zet_deelname(self, deelname: Deelname) -> None:
        """Give it its explanation of then."""
        verteld = self._toen.get(("actie", deelname.actie_id), {})
        naam = deelname.naam_van_toelichting
        self._zet(deelname, deelname.in_journaal, {"toelichting": verteld[naam]} if naam in verteld else {})

    def _zet(self, ding: Any, wat: Any, toen: Mapping[str, Any]) -> None:
        teksten = {veld: waarde for veld, waarde in toen.items() if veld in ding.TEKSTVELDEN}
        for veld, waarde in als_waarden(ding, teksten).items():
            setattr(ding, veld, waarde)
        sinds = timezone.localdate(max(self._openbaar, self._vastgelegd.get(wat, self._openbaar)))
        ding.tekst_van = sinds if sinds > self._op else None
