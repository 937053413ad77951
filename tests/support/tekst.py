"""A text as other programs send it."""

import unicodedata


def anders_gestuurd(tekst: str) -> str:
    """The same text, decomposed as on a Mac, with the line ends of a browser and with what nobody sees."""
    regels = unicodedata.normalize("NFD", tekst).split("\n")
    return "\ufeff" + " \r\n".join(regels) + "\u200b"
