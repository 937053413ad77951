"""Invented acties of the line *Een democratische overheid*."""

from inhoud.demo.mensen import HEUVELRODE, MINISTERIE, PROVINCIE, WATERSCHAP
from inhoud.demo.vormen import VERZONNEN, Belofte, Bereikt, Dag, Deel, Demoactie, Fase, Herijkt, Maand, Punt, Status

BEWONERSPANEL = Demoactie(
    slug="demo-bewonerspanel",
    titel="Demo: bewonerspanel over wonen in Heuvelrode",
    programmalijn="democratische-overheid",
    soort="actieprogramma",
    doel="Inwoners beslissen mee over nieuwe woningen in hun buurt.",
    samenvatting="Een panel van zestig gelote inwoners geeft advies. Het loten duurde langer dan gedacht.",
    toelichting=f"{VERZONNEN}\n\nHet panel komt twee avonden bij elkaar. Daarna schrijft het een advies.",
    looptijd=(Dag(-240), Dag(260)),
    begin=-240,
    deelnames=(
        (PROVINCIE, "trekker", ""),
        (HEUVELRODE, "partner", "Voert het advies uit"),
        (WATERSCHAP, "partner", "Stapte later uit"),
        (MINISTERIE, "kennispartner", ""),
    ),
    mijlpalen=(
        Punt("loting", "Zestig inwoners geloot", "start", Dag(-150)),
        Punt("eerste-avond", "Eerste avond van het panel", "bijeenkomst", Dag(-80)),
        Punt("advies-panel", "Advies van het panel", "advies", Maand(-15)),
        Punt("antwoord", "Antwoord van de gemeente op het advies", "besluit", Dag(60)),
    ),
    onderdelen=(
        Deel(
            slug="loten",
            soort="thema",
            titel="Eerlijk loten",
            samenvatting="Zo doen ook mensen mee die zich nooit zelf melden.",
            stand="loopt",
            vraag="Hoe krijgen wij een panel dat op de buurt lijkt?",
            aanpak="Loten uit alle adressen, en daarna persoonlijk langsgaan.",
        ),
        Deel("jongeren", "thema", "Jongeren aan tafel", "Een eigen avond voor wie nog geen achttien is.", "gepland"),
    ),
    opgaven=("goed-openbaar-bestuur", "wonen"),
    gebeurt=(
        Fase(-235, "inspraak", "Inwoners zeggen hoe zij willen meedoen."),
        Status(-220, "op-schema", "Het plan voor de loting is klaar."),
        Belofte(
            -215,
            WATERSCHAP,
            "bevestigd",
            "Het waterschap wil met bewoners praten over water in de wijk.",
            eigen_doel="Ruimte voor regenwater in de nieuwe buurt.",
            middelen="Twee avonden een adviseur.",
        ),
        Belofte(
            -190,
            HEUVELRODE,
            "bevestigd",
            "De raad belooft om op elk punt van het advies te antwoorden.",
            eigen_doel="Woningen waar de buurt achter staat.",
            bestuursafspraak="De raad antwoordt binnen twee maanden.",
        ),
        Fase(-180, "plan", "Het plan gaat naar de raad."),
        Herijkt(-155, "loting", Dag(-110), "Te weinig inwoners reageerden op de eerste brief."),
        Bereikt(-108, "loting", "Na een tweede brief zijn er zestig deelnemers."),
        Fase(-105, "uitvoering", "Het panel gaat aan het werk."),
        Belofte(-100, WATERSCHAP, "ingetrokken", "Het waterschap heeft dit jaar geen mensen beschikbaar."),
        Herijkt(-85, "eerste-avond", Dag(-40), "De zaal was niet vrij."),
        Bereikt(-40, "eerste-avond", "Vierenvijftig van de zestig inwoners waren er."),
        Herijkt(-30, "advies-panel", Maand(45), "Het panel begon later en wil twee avonden houden."),
        Status(-30, "vertraagd", "Het panel begon veertig dagen later dan gepland."),
        Belofte(-20, HEUVELRODE, "aangepast", "De raad wil ook jongeren horen.", middelen="Een extra avond."),
    ),
)


NETWERK = Demoactie(
    slug="demo-netwerk-raadsleden",
    titel="Demo: concept van een netwerk voor raadsleden",
    programmalijn="democratische-overheid",
    soort="actieprogramma",
    doel="Raadsleden leren van elkaar.",
    samenvatting="Dit is een concept. Alleen een beheerder ziet het.",
    toelichting=VERZONNEN,
    looptijd=(Maand(60), Maand(420)),
    begin=-5,
    deelnames=((MINISTERIE, "trekker", ""), (HEUVELRODE, "partner", "")),
    mijlpalen=(Punt("eerste-avond", "Eerste avond", "bijeenkomst", Maand(90)),),
    is_concept=True,
    gebeurt=(),
)
