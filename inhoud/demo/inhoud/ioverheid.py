"""Invented acties of the line *iOverheid*."""

from inhoud.demo.mensen import HEUVELRODE, MINISTERIE, WATERDAM, WATERSCHAP
from inhoud.demo.vormen import VERZONNEN, Belofte, Bereikt, Dag, Deel, Demoactie, Fase, Maand, Punt, Status

BUURTLOKET = Demoactie(
    slug="demo-buurtloket",
    titel="Demo: proef met het buurtloket",
    programmalijn="ioverheid",
    soort="innovatieprogramma",
    doel="Inwoners regelen hun zaken bij één loket in de buurt.",
    samenvatting="Waterdam en Heuvelrode probeerden een loket uit waar inwoners met elke vraag terechtkunnen.",
    toelichting=f"{VERZONNEN}\n\nDe proef is klaar. De lessen gaan mee naar de slimme sluis.",
    looptijd=(Dag(-520), Dag(-60)),
    begin=-520,
    deelnames=(
        (WATERDAM, "trekker", ""),
        (HEUVELRODE, "partner", "Deed mee met één wijk"),
        (MINISTERIE, "partner", "Betaalde de helft van de proef"),
    ),
    mijlpalen=(
        Punt("loket-open", "Loket open in de eerste wijk", "start", Dag(-400)),
        Punt("honderd-vragen", "De eerste honderd vragen beantwoord", "resultaat", Maand(-300)),
        Punt("eindverslag", "Eindverslag klaar", "verslag", Dag(-90)),
    ),
    onderdelen=(
        Deel(
            slug="een-gesprek-voor-alles",
            soort="experiment",
            titel="Eén gesprek voor alles",
            samenvatting="Een medewerker luistert eerst en zoekt daarna uit welke organisatie kan helpen.",
            stand="afgerond",
            vraag="Hoe voorkomen wij dat inwoners hun verhaal steeds opnieuw moeten vertellen?",
            aanpak="Elke inwoner kreeg één vaste medewerker.",
            opbrengst="Inwoners vertelden hun verhaal nog maar één keer.",
            betekenis="Organisaties moeten afspreken wie de vaste medewerker is.",
        ),
    ),
    gebeurt=(
        Fase(-515, "vraag", "De gemeenten kiezen samen de vraag van de proef."),
        Status(-500, "op-schema", "Het plan is klaar en het geld is er."),
        Belofte(
            -490,
            HEUVELRODE,
            "bevestigd",
            "Het college van Heuvelrode heeft besloten om mee te doen.",
            eigen_doel="Minder mensen die van loket naar loket worden gestuurd.",
            middelen="Twee medewerkers, één jaar lang.",
            bestuursafspraak="De wethouder opent het loket en bezoekt het elk kwartaal.",
        ),
        Belofte(
            -480,
            MINISTERIE,
            "bevestigd",
            "De bijdrage is toegezegd.",
            eigen_doel="Leren wat een loket in de buurt oplevert.",
            middelen="De helft van de kosten van de proef.",
        ),
        Fase(-450, "ontwikkeling", "Het loket wordt ingericht."),
        Bereikt(-395, "loket-open", "Het loket is open. De verbouwing duurde vijf dagen langer."),
        Bereikt(-310, "honderd-vragen", "De teller staat op honderd."),
        Belofte(-120, HEUVELRODE, "nagekomen", "Heuvelrode heeft gedaan wat was beloofd."),
        Fase(-95, "demo-day", "De gemeenten laten zien wat het loket heeft opgeleverd."),
        Bereikt(-90, "eindverslag", "Het verslag staat op de site van beide gemeenten."),
        Status(-60, "afgerond", "De proef is klaar en de lessen zijn opgeschreven."),
    ),
)


SLIMME_SLUIS = Demoactie(
    slug="demo-slimme-sluis",
    titel="Demo: slimme sluis met open gegevens",
    programmalijn="ioverheid",
    soort="innovatieprogramma",
    doel="Iedereen kan zien wanneer de sluis opengaat en waarom.",
    samenvatting="Het ministerie zoekt met bedrijven een open en eerlijke manier om een sluis te bedienen.",
    toelichting=f"{VERZONNEN}\n\nDe actie begint binnenkort.",
    looptijd=(Maand(40), Maand(500)),
    begin=-25,
    deelnames=(
        (MINISTERIE, "trekker", ""),
        (WATERSCHAP, "partner", "Heeft de sluis"),
        (WATERDAM, "partner", ""),
    ),
    mijlpalen=(
        Punt("vraag-bekend", "De vraag aan bedrijven staat open", "start", Dag(45)),
        Punt("keuze", "Keuze uit de plannen", "besluit", Maand(120)),
        Punt("eerste-proef", "Eerste proef op het water", "proef", Maand(270)),
    ),
    voorgangers=("demo-buurtloket",),
    gebeurt=(
        Fase(-20, "vraag", "De partijen schrijven samen de vraag op."),
        Status(-18, "gepland", "De partijen willen beginnen. De start is over enkele weken."),
    ),
)
