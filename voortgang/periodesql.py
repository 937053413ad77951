"""Periods of the journal inside a query: the journal keeps them as text, and a count need not fetch its rows.

Twins of `basis.tijd.perioden`: `lees_periode` and `verschil_in_dagen`. A property test holds them equal.
"""


def als_periode(tekst: str) -> str:
    """The daterange of a text such as `2020`, `2020-03`, `2022-07-01` or two days with `/` (`..`: open)."""
    begin = f"(CASE length({tekst}) WHEN 4 THEN {tekst} || '-01-01' WHEN 7 THEN {tekst} || '-01' ELSE {tekst} END)"
    stap = f"(CASE length({tekst}) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE '1 day' END)"
    return f"""(CASE WHEN position('/' IN {tekst}) > 0 THEN daterange(
        nullif(split_part({tekst}, '/', 1), '..')::date, nullif(split_part({tekst}, '/', 2), '..')::date, '[]')
        ELSE daterange({begin}::date, ({begin}::date + {stap})::date) END)"""


def als_verschil(van: str, naar: str) -> str:
    """How many days the daterange `naar` lies after `van`, at least; NULL when one is unknown or open."""
    begin, einde = f"(lower({naar}) - lower({van}))", f"(upper({naar}) - upper({van}))"
    return f"""(CASE WHEN {begin} IS NULL OR {einde} IS NULL THEN NULL WHEN {van} && {naar} THEN 0
        WHEN abs({begin}) <= abs({einde}) THEN {begin} ELSE {einde} END)"""


def als_jaar(tekst: str, eerste: int) -> str:
    """The year in which such a text begins (without a begin: ends), or `eerste` when that is later; NULL stays NULL."""
    jaar = f"left(ltrim({tekst}, './'), 4)::int"
    return f"(CASE WHEN {jaar} < {eerste} THEN {eerste} ELSE {jaar} END)"
