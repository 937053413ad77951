"""The words that the rules of `taal` need: function words, stems that the stemmer gets wrong, and parts of compounds.

Every list is our own. All words are folded: small letters without accents.
"""

# Words that stand in every text and so find nothing.
STOPWOORDEN = frozenset(
    """
    aan achter al alle allen als altijd ander andere anders
    ben bent bij binnen boven daar daardoor daarmee daarna daarom daarvan dan dat de deze die dit doen doet door
    dus een eens en enkele er erg ergens ervan even
    ga gaan gaat geen geweest gewoon haar had hadden heb hebben hebt heeft hem hen het hier hierbij hij hoe hoewel hun
    ik in indien is ja je jij jou jouw jullie
    kan kon konden kunnen kunt maar mag me meer men met mij mijn moest moet moeten mogen
    na naar nadat niet niets nog nogal nu of om omdat onder ons onze ook op over per
    sinds te tegen tenzij terwijl toch toen tot totdat tussen
    u uit uw van vanaf vanuit veel via voor vooral waar waarbij waardoor waarin waarmee waarom waarvan wanneer want
    waren was wat we wel welk welke werd werden wie wij wil willen word worden wordt
    zal ze zelf zich zij zijn zo zoals zodat zon zonder zou zouden zullen
    """.split()
)

# word → stem, where the rules of the stemmer keep forms of one word apart or put two words together.
VASTE_STAMMEN = {
    vorm: stam
    for stam, vormen in {
        "beginsel": "beginsel beginselen",
        "bestuurslid": "bestuurslid bestuursleden",
        "commissielid": "commissielid commissieleden",
        "financieel": "financieel financiele",
        "gebied": "gebied gebieden",
        "gegeven": "gegeven gegevens",
        "gemeente": "gemeente gemeenten gemeentes",
        "gemeentelijk": "gemeentelijk gemeentelijke",
        "idee": "idee ideeen",
        "kamerlid": "kamerlid kamerleden",
        "kind": "kind kinderen",
        "kwaliteit": "kwaliteit kwaliteiten",
        "lid": "lid leden",
        "natuurlijk": "natuurlijk natuurlijke",
        "opgave": "opgave opgaven opgaves",
        "overheid": "overheid overheden",
        "provinciaal": "provinciaal provinciale",
        "raadslid": "raadslid raadsleden",
        "stad": "stad steden",
        "statenlid": "statenlid statenleden",
        "weg": "weg wegen",
        "zorgvuldig": "zorgvuldig zorgvuldige zorgvuldigheid",
    }.items()
    for vorm in vormen.split()
}

# Words that are so often part of a longer word that the longer word must be found by them:
# `toezicht` finds `toezichthouder`, `gemeente` finds `gemeenteraad`, `raad` finds it too.
KERNWOORDEN = """
    actie advies afspraak akkoord begroting beleid bestuur bestuurlijk besluit burger challenge code college data
    democratie digitaal dienst energie experiment financien gebied gegeven gemeente informatie inspraak inwoner jeugd
    kabinet kamer klimaat koepel kwaliteit landbouw mijlpaal milieu minister ministerie natuur omgeving onderzoek
    opgave overheid overleg partij participatie plan programma project provincie raad regeling regio register
    samenwerking stelsel taak techniek technologie thema toezicht verantwoording vergunning vernieuwing verkiezing
    verordening vertrouwen water waterschap wijk woning wetgeving zorg
""".split()
# The plurals that `en`, `s` or `n` behind the word does not give.
KERNMEERVOUDEN = {
    "afspraken": "afspraak",
    "besluiten": "besluit",
    "besturen": "bestuur",
    "bestuurlijke": "bestuurlijk",
    "kamers": "kamer",
    "mijlpalen": "mijlpaal",
    "overheden": "overheid",
    "plannen": "plan",
    "programmas": "programma",
    "raden": "raad",
    "taken": "taak",
    "themas": "thema",
    "waterschappen": "waterschap",
    "verkiezingen": "verkiezing",
}
