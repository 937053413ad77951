"""Invented acties of the line *Eén overheid*."""

from inhoud.demo.mensen import HEUVELRODE, MINISTERIE, PROVINCIE, WATERDAM, WATERSCHAP
from inhoud.demo.vormen import VERZONNEN, Belofte, Bereikt, Dag, Deel, Demoactie, Fase, Maand, Punt, Status

ZILVERBEEK = Demoactie(
    slug="demo-leren-van-de-zilverbeek",
    titel="Demo: samen leren van de Zilverbeek",
    programmalijn="een-overheid",
    soort="leertraject",
    doel="Vier overheden maken de Zilverbeek schoon en leren daarvan hoe zij beter samenwerken.",
    samenvatting="De beek stroomt door twee gemeenten. Samen met provincie en waterschap pakken zij het water aan.",
    toelichting=f"{VERZONNEN}\n\n### Wat er te leren valt\n\n- Wie beslist waarover?\n- Wie betaalt wat?\n- Hoe houden "
    "wij elkaar aan de afspraak?",
    looptijd=(Dag(-300), Dag(400)),
    begin=-300,
    deelnames=(
        (WATERDAM, "trekker", ""),
        (PROVINCIE, "partner", "Brengt kennis over natuur in"),
        (WATERSCHAP, "partner", "Meet het water"),
        (HEUVELRODE, "partner", ""),
    ),
    mijlpalen=(
        Punt("meetpunten", "Alle meetpunten staan in de beek", "start", Dag(-200)),
        Punt("eerste-les", "Eerste les gedeeld met alle medewerkers", "publicatie", Dag(-40)),
        Punt("oever-klaar", "Oever bij Heuvelrode klaar", "resultaat", Dag(24)),
        Punt("tweede-les", "Bijeenkomst over de tweede les", "bijeenkomst", Dag(52)),
        Punt("tussenstand", "Tussenstand voor de raden en de staten", "verslag", Maand(85)),
    ),
    onderdelen=(
        Deel("oevers", "deelproject", "Zachte oevers", "Planten in plaats van planken langs het water.", "loopt"),
        Deel("meten", "deelproject", "Samen meten", "Inwoners en waterschap meten hetzelfde water.", "loopt"),
        Deel("school-aan-de-beek", "deelproject", "School aan de beek", "Kinderen volgen hun stuk beek.", "gepland"),
    ),
    gebeurt=(
        Fase(-295, "voorbereiding", "De vier overheden maken een plan."),
        Belofte(
            -280,
            PROVINCIE,
            "voorgenomen",
            "Gedeputeerde Staten willen meedoen, als de begroting het toelaat.",
            eigen_doel="Meer natuur langs het water.",
            middelen="Een ecoloog, één dag per week.",
        ),
        Belofte(
            -270,
            WATERDAM,
            "bevestigd",
            "De gemeenteraad heeft ingestemd.",
            eigen_doel="Een beek waarin kinderen weer kunnen spelen.",
            middelen="Een projectleider en een vast bedrag per jaar.",
            bestuursafspraak="De wethouder is het gezicht van de actie.",
            managementafspraak="De afdeling Groen houdt elke week één dag vrij.",
        ),
        Status(-250, "op-schema", "Het plan is vastgesteld en het werk kan beginnen."),
        Fase(-240, "uitvoering", "De eerste schop gaat de grond in."),
        Belofte(
            -230,
            PROVINCIE,
            "bevestigd",
            "Het geld staat in de begroting.",
            bestuursafspraak="De gedeputeerde komt elk half jaar langs.",
        ),
        Bereikt(-200, "meetpunten", "Alle twaalf meetpunten doen het."),
        Bereikt(-43, "eerste-les", "De les is verstuurd en besproken."),
        Status(-12, "op-schema", "De oever bij Heuvelrode is bijna klaar."),
    ),
)


SPELREGELS = Demoactie(
    slug="demo-spelregels-middenland",
    titel="Demo: spelregels voor samenwerken in Middenland",
    programmalijn="een-overheid",
    soort="code",
    doel="Alle overheden in Middenland weten wat zij van elkaar mogen verwachten.",
    samenvatting="De provincie schrijft met de anderen korte spelregels. Over één regel zijn zij het niet eens.",
    toelichting=f"{VERZONNEN}\n\nNa het advies bleek één spelregel niet duidelijk. Daarom gaat de tekst terug naar de "
    "schrijftafel.",
    looptijd=(Dag(-360), Dag(150)),
    begin=-360,
    deelnames=(
        (PROVINCIE, "trekker", ""),
        (WATERDAM, "ondertekenaar", ""),
        (HEUVELRODE, "ondertekenaar", ""),
        (WATERSCHAP, "ondertekenaar", ""),
        (MINISTERIE, "adviseur", "Leest mee"),
    ),
    mijlpalen=(
        Punt("eerste-tekst", "Eerste tekst klaar", "concept", Dag(-210)),
        Punt("advies-binnen", "Advies binnen", "advies", Dag(-110)),
        Punt("tweede-tekst", "Tweede tekst klaar", "concept", Dag(-21)),
        Punt("ondertekening", "Spelregels ondertekend", "ondertekening", Dag(75)),
    ),
    gebeurt=(
        Fase(-350, "uitwerking", "De provincie schrijft met de partijen een eerste tekst."),
        Status(-330, "op-schema", "Alle partijen schrijven mee."),
        Belofte(
            -320,
            WATERDAM,
            "voorgenomen",
            "Het college wil tekenen, maar de raad moet er nog over praten.",
            eigen_doel="Eén plek waar wij terechtkunnen als wij het niet eens zijn.",
        ),
        Bereikt(-205, "eerste-tekst", "De eerste tekst ligt er."),
        Fase(-200, "advies", "Deskundigen lezen de tekst."),
        Belofte(
            -150,
            WATERSCHAP,
            "bevestigd",
            "Het bestuur van het waterschap staat achter de tekst.",
            eigen_doel="Eerder aan tafel zitten bij plannen voor het land.",
            managementafspraak="Eén aanspreekpunt voor alle gemeenten.",
        ),
        Bereikt(-104, "advies-binnen", "Het advies is kritisch over één spelregel."),
        Fase(-98, "uitwerking", "Een spelregel was niet duidelijk. De tekst gaat terug naar de schrijvers."),
        Status(-35, "aandacht-nodig", "De partijen zijn het nog niet eens over wie bij ruzie beslist."),
    ),
)
