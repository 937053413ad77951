"""What pages show of the rows that the public may see: the real programme, unless the invented is asked for."""

from typing import Self, TypeVar

from django.db.models import Model, QuerySet

from basis.tijd.moment import Moment

Rij = TypeVar("Rij", bound=Model)


class TeZien(QuerySet[Rij]):
    """Rows that are of an actie or of the programme (docs/adr/0039)."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        raise NotImplementedError

    def echt(self) -> Self:
        """What was not invented to show how the portal works: a row of an actie is as real as that actie."""
        return self.filter(actie__is_demo=False)

    def te_zien(self, moment: Moment) -> Self:
        """What a page shows that looks at this moment."""
        return self.zichtbaar() if moment.met_demo else self.zichtbaar().echt()
