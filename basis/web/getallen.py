"""Numbers as people read them: on pages, in feeds, messages and files."""

from collections.abc import Sequence

from django.utils.text import capfirst

_WOORDEN = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()


def getal(waarde: int, tot: int | None = None) -> str:
    """A whole number: `1.234`. Of what was counted no further than `tot` the rest is a plus: `1.000+`."""
    if tot is not None and waarde > tot:
        return f"{getal(tot)}+"
    return f"{waarde:,}".replace(",", ".")


def aantal(waarde: int, een: str, meer: str, tot: int | None = None) -> str:
    """A count with its word: `1 actie`, `1.234 acties`, `1.000+ acties`."""
    return f"{getal(waarde, tot)} {een if waarde == 1 else meer}"


def voluit(waarde: int, *, vooraan: bool = False) -> str:
    """A whole number in a sentence: `zeven`; above twelve in digits. `vooraan`, as its begin, `Zeven` and `Eén`."""
    woord = _WOORDEN[waarde] if waarde < len(_WOORDEN) else getal(waarde)
    return capfirst(woord.replace("éé", "eé")) if vooraan else woord


def opsomming(delen: Sequence[str]) -> str:
    """In a sentence: "BZK, IPO en VNG"."""
    return " en ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))
