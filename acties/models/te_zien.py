"""What pages show of the rows that the public may see: the real programme, unless the invented is asked for."""

from typing import Self

from basis.tijd.moment import Moment


class TeZien:
    """Beside a queryset whose rows are of an actie or of the programme (docs/adr/0039)."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        raise NotImplementedError

    def echt(self) -> Self:
        """What was not invented to show how the portal works."""
        raise NotImplementedError

    def te_zien(self, moment: Moment) -> Self:
        """What a page shows that looks at this moment."""
        return self.zichtbaar() if moment.met_demo else self.zichtbaar().echt()
