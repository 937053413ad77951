"""Tables that people open in a spreadsheet: no text of ours may become a formula there."""

GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def veilig(tekst: str) -> str:
    """The text as a spreadsheet may get it: what would be read as a formula starts with an apostrophe."""
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst
