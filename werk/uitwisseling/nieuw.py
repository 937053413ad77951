"""Rows without a key: each asks for a new afspraak of one party, in an actie or about the programme as a whole."""

from typing import Any

from django.core.exceptions import ValidationError

from acties.models import Actie, Afspraak, Houder
from basis.web.tekst import op_een_regel
from partijen.models import Partij
from programmalijnen.models import Programma
from werk.uitwisseling.kolommen import Bladrij, Gebruik
from werk.uitwisseling.regels import lees_cel
from werk.uitwisseling.uitkomst import Bestandsrij, Vergelijking, Wijziging

GEEN_ACTIE = (
    "Deze actie is er niet, of zij is niet gepubliceerd. Laat de cel leeg als het over het hele programma gaat."
)
GEEN_PARTIJ = "Vul de vaste naam in van de partij die dit afspreekt, zoals in het blad toezeggingen bij partij."
IS_ER_AL = "Deze afspraak is er al, als {}. Er komt er geen bij."


class Nieuwe:
    """What new rows are about: the acties and parties that they name, and the afspraken that there are already."""

    def __init__(self, regels: list[Bestandsrij], uit: Vergelijking) -> None:
        self._uit = uit
        gevraagd = {naam: {_cel(regel, naam) for regel in regels} for naam in ("actie", "partij")}
        self._houders: dict[str, Houder] = {}
        self._partijen: dict[str, Partij] = {}
        self._zijn_er: dict[tuple[Houder, str, str, str], str] = {}
        if not regels:
            return
        self._houders |= {actie.slug: actie for actie in Actie.objects.zichtbaar().met_slug(*gevraagd["actie"])}
        self._houders[""] = Programma.objects.get()
        self._partijen |= {partij.slug: partij for partij in Partij.objects.filter(slug__in=gevraagd["partij"])}
        titels = {op_een_regel(_cel(regel, "titel")) for regel in regels}
        zelfde = Afspraak.objects.zichtbaar().filter(titel__in=titels, indiener__slug__in=gevraagd["partij"])
        for een in zelfde.select_related("actie", "programma", "indiener"):
            assert een.indiener
            self._zijn_er[een.houder, een.indiener.slug, een.titel, een.tekst] = een.slug

    def wijzigingen(self, regel: Bestandsrij) -> list[Wijziging]:
        """The one that this row asks; none when it is wrong, or was done before: the same file may come again."""
        houder, partij = self._houders.get(_cel(regel, "actie")), self._partijen.get(_cel(regel, "partij"))
        for kolom, ding, tekst in (("actie", houder, GEEN_ACTIE), ("partij", partij, GEEN_PARTIJ)):
            if ding is None:
                self._uit.fout(regel.bladnaam, regel.nummer, kolom, tekst)
        if houder is None or partij is None:
            return []
        titel = op_een_regel(_cel(regel, "titel"))
        if slug := self._zijn_er.get((houder, partij.slug, titel, _cel(regel, "tekst"))):
            self._uit.let_op(regel.bladnaam, regel.nummer, "titel", IS_ER_AL.format(slug))
            return []
        wijziging = Wijziging(regel, Bladrij(houder=houder, partij=partij))
        return [wijziging] if self._vul(wijziging) else []

    def _vul(self, wijziging: Wijziging) -> bool:
        """Read what is filled in; whether all of it could be."""
        regel, goed = wijziging.regel, True
        for kolom in regel.blad.in_te_vullen:
            tekst = _cel(regel, kolom.naam)
            is_verplicht = kolom.is_wijzig and kolom.waarde.toegestaan
            if not (tekst or is_verplicht) or (kolom.gebruik == Gebruik.NIEUW and not kolom.waarde.toegestaan):
                continue
            try:
                wijziging.velden[kolom.naam] = waarde = lees_cel(kolom, tekst)
            except ValidationError as fout:
                self._uit.fout(regel.bladnaam, regel.nummer, kolom.naam, fout.messages[0])
                goed = False
            else:
                wijziging.teksten.append((kolom.naam, "", kolom.waarde.schrijf(waarde)))
        if goed and not wijziging.velden:
            self._uit.fout(regel.bladnaam, regel.nummer, "titel", "Vul in wat is afgesproken.")
        return goed and bool(wijziging.velden)


def _cel(regel: Bestandsrij, naam: str) -> Any:
    return regel.cellen.get(naam, "")
