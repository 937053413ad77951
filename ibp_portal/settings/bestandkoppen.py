"""Headers of our own files that are otherwise than those of pages, for WhiteNoise."""

from pathlib import PurePath

VOOR_ELDERS = "insluiten"  # the style of what stands in other people's sites


def zet_koppen(headers: dict[str, str], path: str, url: str) -> None:
    """Let a frame that its site keeps in a sandbox, and that has no origin then, read its style."""
    if PurePath(path).name.partition(".")[0] == VOOR_ELDERS:
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
