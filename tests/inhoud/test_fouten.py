"""Files that cannot be loaded: the error says where and why, and nothing is written."""

from pathlib import Path
from typing import Any

import pytest

from acties.models import Actie
from inhoud.inladen import InhoudFout, laad_map
from tests.support.inhoud import ACTIE, kleine_inhoud, schrijf

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("plek", "waarde", "melding"),
    [
        (("mijlpalen", 1, "bron"), "boek", "mijlpalen[1], bron: deze bron bestaat niet: 'boek'"),
        (("mijlpalen", 1, "gepland"), "zomer", "mijlpalen[1], gepland: 'zomer' is geen dag"),
        (("mijlpalen", 2, "bereikt"), "2020", "mijlpalen[2]: Alleen een bereikte mijlpaal heeft een datum"),
        (
            ("statussen", 1, "datum"),
            "2018",
            "statussen[1]: datum: Dit ligt voor de vorige melding, van 1 februari 2019",
        ),
        (("statussen", 2, "datum"), "2999", "statussen[2]: deze datum ligt in de toekomst"),
        (("statussen", 0, "status"), "klaar", "proef.json: status: Waarde 'klaar' is geen geldige keuze"),
        (("fasen", 1, "fase"), "slot", "fasen[1], fase: deze fase van de soort bestaat niet: 'slot'"),
        (("deelnames", 0, "partij"), "dorp", "deelnames[0], partij: deze partij bestaat niet: 'dorp'"),
        (("afspraken", 0, "makers", 0, "partij"), "vng", "afspraken[0]: makers: vng doet niet mee"),
        (("afspraken", 0, "makers"), [], "afspraken[0]: makers: kies welke partijen"),
        (("afspraken", 0, "bron"), None, "afspraken[0]: bron_titel: vul in waar dit staat"),
        (("afspraken", 0, "slug"), "samen", "afspraken[1], slug: kies een adresnaam die nog vrij is: 'samen'"),
        (("afspraken", 1, "wacht_op"), ["weg"], "afspraken[1], wacht_op: bestaat niet: 'weg'"),
        (("afspraken", 1, "wacht_op"), ["samen"], "afspraken[1], wacht_op: wacht_op: ‘samen’ wacht zelf al"),
        (("onderdelen", 0, "opvolgers"), ["weg"], "onderdelen[0], opvolgers: dit onderdeel bestaat niet: 'weg'"),
        (("documenten", 0, "nummer"), "", "documenten[0]: Een document heeft een webadres"),
        (("documenten", 0), {"slug": "x"}, "documenten[0]: het veld 'titel' ontbreekt"),
        (("titel",), 3, "proef.json: het veld 'titel' heeft een verkeerde vorm"),
        (("opgaven", 0), "geluk", "proef.json, opgaven: bestaat niet: 'geluk'"),
        (("statussen",), [], "proef.json, statussen: er is geen eerste status"),
    ],
)
def test_an_error_names_file_and_place(tmp_path: Path, plek: tuple[Any, ...], waarde: Any, melding: str) -> None:
    inhoud = kleine_inhoud()
    *pad, veld = plek
    ding: Any = inhoud[ACTIE]
    for deel in pad:
        ding = ding[deel]
    ding[veld] = waarde

    with pytest.raises(InhoudFout) as fout:
        laad_map(schrijf(tmp_path, inhoud))

    assert ACTIE in str(fout.value)
    assert melding.casefold() in str(fout.value).casefold()
    assert not Actie.objects.exists()


def test_broken_json_names_file_and_line(tmp_path: Path) -> None:
    schrijf(tmp_path, kleine_inhoud())
    (tmp_path / ACTIE).write_text('{\n  "slug": oeps\n}', encoding="utf-8")

    with pytest.raises(InhoudFout, match=r"acties/proef.json, regel 2: dit is geen geldige JSON"):
        laad_map(tmp_path)
