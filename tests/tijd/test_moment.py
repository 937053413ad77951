"""Looking back: what an address may ask, and links that keep it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from basis.tijd.moment import TIJD, Moment, OngeldigMoment, lees_moment
from basis.web.moment import bewaar_in_links

MAART = Moment(date(2021, 3, 1))


def test_without_a_day_it_is_the_present() -> None:
    assert lees_moment("") == Moment.nu()
    assert Moment.nu().is_nu
    assert Moment.nu().vraag == ""
    assert not lees_moment("2021-03-01").is_nu


@pytest.mark.parametrize(
    ("bekend", "voor"),
    [
        ("", None),
        ("2021-03-01", datetime(2021, 3, 1, 23, tzinfo=UTC)),  # the whole day, as clocks here say it
        ("2026-07-01", datetime(2026, 7, 1, 22, tzinfo=UTC)),
        ("2026-11-25T20:15:00Z", datetime(2026, 11, 25, 20, 15, tzinfo=UTC)),
    ],
)
def test_what_was_recorded_before(bekend: str, voor: datetime | None) -> None:
    moment = lees_moment("2021-03-01", bekend)
    assert moment.bekend_voor == voor
    assert lees_moment(moment.sleutels["stand"], moment.sleutels.get("bekend", "")) == moment


@pytest.mark.parametrize(
    ("bekend", "waarom"),
    [
        ("2999-01-01T00:00:00Z", "in de toekomst"),
        ("9999-12-31T23:59:59Z", "in de toekomst"),
        ("9999-12-31", "9999 kan niet"),
        ("0001-01-01T00:00:00Z", "voor 1900"),
        ("1899-12-31T23:59:59Z", "voor 1900"),
        ("2999-01-01", "in de toekomst"),
        ("1899-12-31", "vanaf 1900"),
        ("0000-01-01T00:00:00Z", "bestaat niet"),
        ("2021-03-01T24:00:00Z", "bestaat niet"),
        ("2021-03-01T10:00:60Z", "bestaat niet"),
        ("2021-02-30T10:00:00Z", "bestaat niet"),
        ("2021-03-01T10:00:00+01:00", "bestaat niet"),
        ("T", "bestaat niet"),
    ],
)
def test_what_cannot_have_been_known_yet_or_ever_is_refused(bekend: str, waarom: str) -> None:
    with pytest.raises(OngeldigMoment, match=waarom):
        lees_moment("2021-03-01", bekend)


def test_later_today_is_not_known_yet_but_today_and_this_second_are() -> None:
    nu = timezone.now().astimezone(UTC)
    with pytest.raises(OngeldigMoment, match="in de toekomst"):
        lees_moment("2021-03-01", (nu + timedelta(minutes=1)).strftime(TIJD))
    assert lees_moment("2021-03-01", nu.strftime(TIJD)).bekend == nu.replace(microsecond=0)
    assert lees_moment("2021-03-01", timezone.localdate().isoformat()).bekend == timezone.localdate()


@pytest.mark.parametrize("bekend", ["2021-03-01", "2021-03-01T00:00:00Z"])
def test_what_was_known_of_no_day_is_refused(bekend: str) -> None:
    with pytest.raises(OngeldigMoment, match="van welke dag"):
        lees_moment("", bekend)


def test_a_person_may_type_the_day() -> None:
    assert lees_moment("1 mrt. 2021") == lees_moment("2021-3-1") == lees_moment("2021-03-01")


@pytest.mark.parametrize(
    "stand", ["gisteren", "2021-02-30", "maart 2021", "20210301", "1800-01-01", "2999-01-01", "\x00"]
)
def test_a_day_that_is_none_or_still_to_come_is_refused(stand: str) -> None:
    with pytest.raises(OngeldigMoment):
        lees_moment(stand)
    with pytest.raises(OngeldigMoment):
        lees_moment("2021-03-01", stand)


@pytest.mark.parametrize(
    ("html", "verwacht"),
    [
        ('<a href="/acties/wgr/">', '<a href="/acties/wgr/?stand=2021-03-01">'),
        ('<a href="/acties/?lijn=een#lijst">', '<a href="/acties/?lijn=een&amp;stand=2021-03-01#lijst">'),
        (
            '<a class="x" href="?na=abc" hx-get="?na=abc">',
            '<a class="x" href="?na=abc&amp;stand=2021-03-01" hx-get="?na=abc&amp;stand=2021-03-01">',
        ),
        ('<a href="?stand=2020-01-01">', '<a href="?stand=2020-01-01">'),
        ('<a href="/acties/wgr/" data-nu>', '<a href="/acties/wgr/" data-nu>'),
        ('<a href="#inhoud">', '<a href="#inhoud">'),
        ('<a href="/">', '<a href="/?stand=2021-03-01">'),  # shows today, and says so
        ('<a href="/#programmalijnen">', '<a href="/?stand=2021-03-01#programmalijnen">'),
        ('<a href="/over/">', '<a href="/over/">'),
        ('<a href="/acties/wgr/documenten/brief/">', '<a href="/acties/wgr/documenten/brief/">'),  # a file has no past
        ('<a href="/voortgang/verschil/?van=a">', '<a href="/voortgang/verschil/?van=a">'),  # asks for its own days
        ('<a href="https://elders.nl/acties/">', '<a href="https://elders.nl/acties/">'),
        ('<link href="/acties/wgr/">', '<link href="/acties/wgr/">'),
    ],
)
def test_links_keep_the_moment(html: str, verwacht: str) -> None:
    assert bewaar_in_links(html, MAART) == verwacht


def test_forms_that_search_keep_it_too() -> None:
    zoek = '<form class="filter" method="get" action="/acties/" hx-get="/acties/">'
    moment = Moment(date(2021, 3, 1), date(2021, 3, 1))
    assert bewaar_in_links(zoek, moment).removeprefix(zoek) == (
        '<input type="hidden" name="stand" value="2021-03-01"><input type="hidden" name="bekend" value="2021-03-01">'
    )
    kop = '<form method="get" action="/zoeken/">'
    assert bewaar_in_links(kop, MAART) == f'{kop}<input type="hidden" name="stand" value="2021-03-01">'
    elders = '<form method="get" action="/voortgang/verschil/">'
    assert bewaar_in_links(elders, moment) == elders
