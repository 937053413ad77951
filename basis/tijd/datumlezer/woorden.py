"""The words of dates as people type them, for `datumlezer`: Dutch, its abbreviations, and the English of programs."""

MAANDNAMEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
WEEKDAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
VOLUIT = "begin midden eind kwartaal halfjaar helft week voorjaar lente zomer najaar herfst winter".split()

# By letter the words of a kind, and the number of the first group of them: M month, D day of the week, B which third,
# R a rank, S season (its first month), K quarter, T third, H half (how many a year has), W week, L the last,
# U the first or the last day.
_SOORTEN = {
    "M1": "januari jan january|februari feb febr february|maart mrt mar march|april apr|mei may|juni jun june|"
    "juli jul july|augustus aug august|september sep sept|oktober okt oct october|november nov|december dec",
    "D0": "maandag ma monday mon|dinsdag di din tuesday tue|woensdag wo woe wednesday wed|donderdag do thursday thu|"
    "vrijdag vr vrij friday fri|zaterdag za zat saturday sat|zondag zo zon sunday sun",
    "B1": "begin start aanvang|midden medio mid half halverwege|eind einde jaareinde eindejaar",
    "R1": "eerste i|tweede twee ii|derde drie iii|vierde vier iv",
    "S3": "voorjaar lente|||zomer|||najaar herfst|||winter",
    "K4": "kwartaal kwart kw k q quarter",
    "T3": "tertiaal",
    "H2": "halfjaar helft h semester",
    "W0": "week wk w weeknummer",
    "L0": "laatste",
    "U0": "primo|ultimo ult",
}
WOORDEN = {
    woord: (soort[0], nummer)
    for soort, groepen in _SOORTEN.items()
    for nummer, groep in enumerate(groepen.split("|"), start=int(soort[1]))
    for woord in groep.split()
}

# A number before or behind it says which: what to ask when there is none, and how many a year has.
GENUMMERD = {
    "K": ("Welk kwartaal? Schrijf bijvoorbeeld 2e kwartaal 2027.", "Een jaar heeft vier kwartalen."),
    "T": ("Welk tertiaal? Schrijf bijvoorbeeld 1e tertiaal 2027.", "Een jaar heeft drie tertialen."),
    "H": ("Welke helft? Schrijf bijvoorbeeld 1e halfjaar 2027.", "Een jaar heeft twee helften."),
    "W": ("Welke week? Schrijf bijvoorbeeld week 12 2027.", ""),
}

# What a period may begin with when it has one end, and which end that is.
OPENING = (
    ("vanaf ", "vanaf"),
    ("v.a. ", "vanaf"),
    ("va ", "vanaf"),
    ("sinds ", "vanaf"),
    ("niet voor ", "vanaf"),
    ("niet later dan ", "uiterlijk"),
    ("op zijn laatst ", "uiterlijk"),
    ("tot uiterlijk ", "uiterlijk"),
    ("uiterlijk ", "uiterlijk"),
    ("voor of op ", "uiterlijk"),
    ("voor ", "voor"),
    ("na ", "na"),
    ("tot ", "tot"),
)
ZONDER_BETEKENIS = frozenset(
    "het de van in op per met ingang ingaande loop jaar kalenderjaar begrotingsjaar boekjaar maand dag dd ergens anno "
    "as jl aanstaande jongstleden".split()
)
HANGT_VAN_DE_DAG_AF = frozenset(
    "vandaag heden morgen overmorgen gisteren eergisteren nu straks binnenkort dit deze volgend volgende komend "
    "komende vorig vorige afgelopen".split()
)
NIET_PRECIES = frozenset(
    "rond rondom omstreeks circa ca ongeveer ongev plusminus spoedig zsm asap doorlopend structureel".split()
)
ONBEKEND = frozenset("onbekend bekend ntb nnb nvt tbd nader".split())
