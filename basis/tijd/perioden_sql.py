"""Periods inside a query, where the journal keeps them as text: pieces of SQL that read and compare them.

They give what `lees_periode` and `verschil_in_dagen` of `basis.tijd.perioden` give.
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
    return _jaar(f"ltrim({tekst}, './')", eerste)


def als_eindjaar(tekst: str, eerste: int) -> str:
    """The year in which such a text ends (without an end: begins), or `eerste` when that is later; NULL stays NULL."""
    return _jaar(f"substring(rtrim({tekst}, './') FROM '[^/]*$')", eerste)


def _jaar(tekst: str, eerste: int) -> str:
    return f"greatest(left({tekst}, 4)::int, CASE WHEN {tekst} IS NOT NULL THEN {eerste} END)"
