"""Examples of how to use the open data: addresses of this portal that give an answer (a test asks each of them)."""

from dataclasses import dataclass

from basis.web.adres import volledig


@dataclass(frozen=True)
class Voorbeeld:
    """What you get, and where."""

    wat: str
    pad: str

    @property
    def adres(self) -> str:
        return volledig(self.pad)


API = (
    Voorbeeld("De acties die vertraagd zijn", "/api/v1/acties?status=vertraagd"),
    Voorbeeld("Van elke actie alleen de titel en de status", "/api/v1/acties?fields=titel,status"),
    Voorbeeld("Hoe de acties ervoor stonden op 1 maart 2021", "/api/v1/acties?stand=2021-03-01"),
    Voorbeeld("De mijlpalen, vijf tegelijk", "/api/v1/mijlpalen?aantal=5"),
    Voorbeeld("De beschrijving van de API (OpenAPI)", "/api/v1/openapi.json"),
)
BESTANDEN = (
    Voorbeeld("De acties van 1 maart 2021, voor een spreadsheet", "/open-data/acties.csv?stand=2021-03-01"),
    Voorbeeld("De acties met komma’s, voor een programma", "/open-data/acties.csv?scheiding=komma"),
    Voorbeeld("Wat er is, hoe groot het is en van welk moment", "/open-data/manifest.json"),
)
# Text to copy; what stands between braces is filled in.
PYTHON = """import pandas
acties = pandas.read_csv("{csv}")
print(acties.groupby("status").size())"""
SHELL = """curl --remote-name {sqlite}
sqlite3 alles.sqlite 'SELECT status, count(*) FROM acties GROUP BY status'"""


def codes() -> tuple[tuple[str, str], ...]:
    """Pieces of code: what they do, and their text."""
    csv, sqlite = volledig("/open-data/acties.csv?scheiding=komma"), volledig("/open-data/alles.sqlite")
    return (
        ("Met Python: tel de acties per status", PYTHON.format(csv=csv)),
        ("Met SQLite: tel de acties per status", SHELL.format(sqlite=sqlite)),
    )
