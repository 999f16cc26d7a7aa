"""People who can help: the emergency number first, the country beside every number, nothing opened unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from relaxapp.support.hours import opening
from relaxapp.support.in_words import ANYWHERE
from relaxapp.support.lines import Country, Directory, Line, Support, Way, load
from relaxapp.support.own import OwnLine
from relaxapp.support.plan import Person
from relaxapp.support.records import SCOPES
from relaxapp.ui.qr import QrCode
from relaxapp.ui.support import SupportScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

CHECKED = date(2026, 10, 8)


def line(service: str, contact: str, *ways: Way, confirmed: bool = True, stale: bool = False) -> Line:
    hours = "Day and night"
    return Line(service, "Somebody listens.", contact, ways, hours, "English", "Free", confirmed, CHECKED, (), stale)


ATLANTIS = Country(
    "AT",
    "Atlantis",
    ("112", "999"),
    (
        line("Listeners", "555 01", Way("call", "555 01"), Way("text", "555 01"), Way("chat", "https://a.example/c")),
        line("Two numbers", "555 02", Way("call", "555 02"), Way("call", "555 03")),
        line("By text", "55555", Way("text", "55555", "HELLO"), confirmed=False),
        line("Hotline", "555", Way("call", "555", "option 2"), Way("web", "https://b.example"), stale=True),
        line("Signs", "556", Way("call", "556", "from a videophone")),
    ),
)
LEMURIA = Country("LE", "Lemuria", ("000",), ())
SUPPORT = Support(
    {"AT": ATLANTIS, "LE": LEMURIA}, (Directory("Find One", "https://find.example", "All over the world."),), CHECKED
)


@pytest.fixture
def screen(show: Show) -> SupportScreen:
    made = SupportScreen()
    made.set_support(SUPPORT, "AT", guessed=False)
    show(made)
    made.focus_first()
    return made


def country_box(screen: SupportScreen) -> QComboBox:
    return screen.findChildren(QComboBox)[0]


def test_danger_comes_first_with_the_country_beside_the_number(screen: SupportScreen):
    labels = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    in_order = sorted(labels, key=lambda label: label.mapTo(screen, label.rect().topLeft()).y())
    words = [label.text() for label in in_order]
    assert words[:2] == ["People who can help", "If you are in danger now"]
    assert words.index("112 · Atlantis") < words.index("999 · Atlantis") < words.index("People to talk to")


def test_the_country_stands_beside_every_number(screen: SupportScreen, said: Said):
    for number in ("112", "999", "555 01", "555 02", "555 03", "55555", "555"):
        assert f"{number} · Atlantis" in said(screen).splitlines()


def test_says_what_to_do_with_a_number(screen: SupportScreen, said: Said):
    words = said(screen).splitlines()
    for how in ("Call or text", "Call", "Text HELLO to", "Call, then option 2", "Call from a videophone"):
        assert how in words


def test_says_what_is_known_of_a_line(screen: SupportScreen, said: Said):
    assert "Hours: Day and night\nCost: Free\nLanguages: English" in said(screen)


def test_marks_what_is_not_sure(screen: SupportScreen, said: Said):
    assert said(screen).count("Not yet confirmed") == 1
    assert said(screen).count("it may have changed") == 1


def test_says_when_it_was_checked(screen: SupportScreen, said: Said):
    assert "Last checked on 8 October 2026." in said(screen)


def test_numbers_are_large_and_can_be_selected_by_key(screen: SupportScreen):
    number = next(label for label in screen.findChildren(QLabel) if label.text() == "112 · Atlantis")
    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert number.fontMetrics().height() > 1.3 * screen.fontMetrics().height()


def test_copy_takes_the_number_alone(screen: SupportScreen, named: Named):
    copy = named(screen, "Copy 5 5 5, 0 1")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "555 01"
    assert copy.text() == "Copied"
    named(screen, "Copy 1 1 2").click()
    assert QGuiApplication.clipboard().text() == "112"
    assert copy.text() == "Copy"


def test_the_first_number_has_the_focus(screen: SupportScreen):
    assert screen.focusWidget().accessibleName() == "Copy 1 1 2"


def test_addresses_are_asked_for_when_their_button_is_pressed(screen: SupportScreen):
    asked: list[str] = []
    screen.link.connect(asked.append)
    for opener in screen.findChildren(QPushButton):
        if opener.text().startswith("Open"):
            opener.click()
    assert asked == ["https://a.example/c", "https://b.example", "https://find.example"]


def choose_by_key(box: QComboBox, way: Qt.Key):
    """Open the list, go one line, and take it."""
    for key in (Qt.Key.Key_Return, way, Qt.Key.Key_Return):
        QTest.keyClick(box.view() if box.view().isVisible() else box, key)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_country_is_changed_by_key_and_the_focus_stays(screen: SupportScreen, qtbot: QtBot, said: Said):
    screen.country_changed.connect(lambda code: screen.set_support(SUPPORT, code, guessed=False))
    box = country_box(screen)
    box.setFocus()
    with qtbot.waitSignal(screen.country_changed) as told:
        choose_by_key(box, Qt.Key.Key_Down)
    assert told.args == ["LE"]
    assert "000 · Lemuria" in said(screen)
    assert "Atlantis" not in said(screen)
    assert QApplication.focusWidget() is country_box(screen)
    choose_by_key(country_box(screen), Qt.Key.Key_Up)
    assert "112 · Atlantis" in said(screen)


def test_a_guess_is_called_a_guess(screen: SupportScreen, said: Said):
    assert "guess" not in said(screen)
    screen.set_support(SUPPORT, "AT", guessed=True)
    assert "guess" in said(screen)


@pytest.mark.parametrize("code", ["", "ZZ"])
def test_without_a_country_it_asks_and_still_helps(show: Show, said: Said, named: Named, qtbot: QtBot, code: str):
    screen = SupportScreen()
    screen.set_support(SUPPORT, code, guessed=True)
    show(screen)
    screen.focus_first()
    assert "Call the emergency number of the place where you are" in said(screen)
    assert "find.example" in said(screen)
    assert not country_box(screen).isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    named(screen, "Show all countries").click()
    with qtbot.waitSignal(screen.country_changed) as told:
        named(screen, "Lemuria").click()
    assert told.args == ["LE"]


def test_the_first_letters_bring_the_country(show: Show, named: Named, qtbot: QtBot):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "", guessed=False)
    show(screen)
    screen.focus_first()
    field = QApplication.focusWidget()
    assert not {"Atlantis", "Lemuria"} & {button.text() for button in screen.findChildren(QPushButton)}
    QTest.keyClicks(field, "lem")
    assert named(screen, "Lemuria").isVisible()
    assert not [button for button in screen.findChildren(QPushButton) if button.text() == "Atlantis"]
    with qtbot.waitSignal(screen.country_changed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["LE"]


def test_the_countries_that_are_found_are_reached_by_keys_alone(show: Show):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "", guessed=False)
    show(screen)
    screen.focus_first()
    names = []
    for key in (Qt.Key.Key_L, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["Country", "Lemuria", "Show all countries", "Atlantis"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Lemuria"


def test_a_country_that_nobody_knows_is_told_and_the_websites_stay(show: Show, said: Said):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "", guessed=False)
    show(screen)
    QTest.keyClicks(screen.first, "Mu")
    assert "no country like that" in said(screen)
    assert "find.example" in said(screen)
    QTest.keyClick(screen.first, Qt.Key.Key_Return)
    assert "no country like that" in said(screen)
    screen.first.clear()
    assert "no country like that" not in said(screen)


def test_where_help_is_is_explained_by_numbers_that_the_list_knows():
    known = load().countries
    for number, codes in {"112": "DE FR IT ES PL SE", "911": "US CA", "999": "GB", "000": "AU"}.items():
        assert number in ANYWHERE
        assert all(number in known[code].emergency for code in codes.split())


def test_a_country_without_a_sure_line_says_so_and_leads_to_the_directories(show: Show, said: Said):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "LE", guessed=False)
    show(screen)
    assert "no line in Lemuria yet that two places agree on" in said(screen)
    assert "Lines in every country" in said(screen)
    assert "find.example" in said(screen)


def test_a_country_whose_lines_grew_too_old_says_that_and_not_that_none_is_known(show: Show, said: Said):
    screen = SupportScreen()
    screen.set_support(load(today=date(2029, 1, 1)), "NL", guessed=False)
    show(screen)
    assert "were last checked on 21 November 2026. That is too long ago" in said(screen)
    assert "two places agree" not in said(screen)
    assert "112 · Netherlands" in said(screen)
    assert "findahelpline.com" in said(screen)


def test_a_damaged_list_is_said(screen: SupportScreen, said: Said):
    damaged = Support(SUPPORT.countries, SUPPORT.directories, CHECKED, "The list could not be read.")
    screen.set_support(damaged, "AT", guessed=False)
    assert "The list could not be read." in said(screen)
    assert "112 · Atlantis" in said(screen)


def test_the_list_that_ships_is_shown_for_every_country(show: Show, said: Said):
    screen = SupportScreen()
    show(screen)
    real = load()
    for code, country in real.countries.items():
        screen.set_support(real, code, guessed=False)
        for number in (*country.emergency, *(known.contact for known in country.lines)):
            assert f"{number} · {country.name}" in said(screen)


def test_back_by_button_and_by_escape(screen: SupportScreen, named: Named, qtbot: QtBot):
    with qtbot.waitSignal(screen.back):
        named(screen, "Back").click()
    with qtbot.waitSignal(screen.back):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def in_order(screen: SupportScreen, *words: str) -> bool:
    labels = {label.text(): label for label in screen.findChildren(QLabel) if label.isVisible()}
    heights = [labels[word].mapTo(screen, labels[word].rect().topLeft()).y() for word in words]
    return heights == sorted(heights)


def test_the_order_is_danger_lines_waiting_my_people_directories(screen: SupportScreen):
    screen.set_people([Person("Ana", "0170 123", "My neighbour")])
    QApplication.processEvents()
    assert in_order(
        screen,
        "If you are in danger now",
        "People to talk to",
        "Wait with me",
        "My plan and my people",
        "0170 123 · Ana",
        "Lines in other countries",
    )


def test_special_lines_stand_under_whom_they_are_for(screen: SupportScreen):
    special = ATLANTIS.lines[0]._replace(service="Young ears", scope="young")
    atlantis = ATLANTIS._replace(lines=(special, *ATLANTIS.lines))
    screen.set_support(Support({"AT": atlantis}, (), CHECKED), "AT", guessed=False)
    QApplication.processEvents()
    assert in_order(screen, "People to talk to", "Listeners", SCOPES["young"], "Young ears")


@pytest.mark.parametrize(
    ("hour", "words"), [(10, "Open now"), (22, "Closed at this hour")], ids=["in the morning", "at night"]
)
def test_tells_who_answers_at_this_hour_by_the_clock_of_that_country(
    screen: SupportScreen, said: Said, hour: int, words: str
):
    day_line = ATLANTIS.lines[0]._replace(opening=opening(["Mon-Sun 18:00-23:00"], "Asia/Tokyo"))
    support = Support({"AT": ATLANTIS._replace(lines=(day_line,))}, (), CHECKED)
    screen.set_support(support, "AT", guessed=False, now=datetime(2026, 11, 21, hour, tzinfo=UTC))
    assert words in said(screen).splitlines()


def test_who_answers_stays_true_while_somebody_stays_and_nothing_moves(show: Show, said: Said):
    """Germany, on a Monday: its line for young people closes at 20 h by its own clock."""
    now = [datetime(2026, 11, 23, 18, 59, tzinfo=UTC)]
    screen = SupportScreen(lambda: now[0])
    screen.set_support(load(), "DE", guessed=False, now=now[0])
    show(screen)
    bar = screen.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    focus, place = QApplication.focusWidget(), bar.value()
    assert "Closed at this hour" not in said(screen)
    [minute] = [timer for timer in screen.children() if isinstance(timer, QTimer)]
    assert minute.isActive()
    now[0] = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    minute.timeout.emit()
    assert said(screen).count("Closed at this hour") == 1
    assert (QApplication.focusWidget(), bar.value()) == (focus, place)
    screen.hide()
    assert not minute.isActive()


def test_says_nothing_of_the_hour_when_it_is_not_known(screen: SupportScreen, said: Said):
    screen.set_support(SUPPORT, "AT", guessed=False, now=datetime(2026, 11, 21, 10, tzinfo=UTC))
    assert not {"Open now", "Closed at this hour"} & set(said(screen).splitlines())


def test_says_who_answers_and_the_sources(screen: SupportScreen, said: Said):
    line_of_two = ATLANTIS.lines[0]._replace(who="Trained volunteers", sources=("One (2026)", "Two (2025)"))
    screen.set_support(Support({"AT": ATLANTIS._replace(lines=(line_of_two,))}, (), CHECKED), "AT", guessed=False)
    assert "Who answers: Trained volunteers" in said(screen)
    assert "Last checked on 8 October 2026. Sources: One (2026), Two (2025)." in said(screen)


def test_numbers_are_read_digit_by_digit(screen: SupportScreen):
    number = next(label for label in screen.findChildren(QLabel) if label.text() == "555 01 · Atlantis")
    assert number.accessibleName() == "5 5 5, 0 1, Atlantis"


def test_calls_and_texts_are_asked_for_only_by_a_press(screen: SupportScreen, named: Named):
    asked: list[str] = []
    screen.link.connect(asked.append)
    named(screen, "Call 5 5 5, 0 1").click()
    named(screen, "Text 5 5 5, 0 1").click()
    named(screen, "Call 1 1 2").click()
    assert asked == ["tel:55501", "sms:55501", "tel:112"]


def test_a_number_can_be_heard_and_silence_comes_with_leaving(screen: SupportScreen, named: Named):
    heard: list[str] = []
    screen.hear.connect(heard.append)
    named(screen, "Hear 5 5 5, 0 1").click()
    named(screen, "Hear 1 1 2").click()
    assert heard == ["5 5 5, 0 1", "1 1 2"]
    screen.hide()
    assert heard[2:] == [""]


def test_the_number_of_a_friend_is_never_handed_to_a_voice(screen: SupportScreen, named: Named):
    screen.set_people([Person("Ana", "0170 123")])
    assert named(screen, "Copy 0 1 7 0, 1 2 3").isVisible()
    assert "Hear 0 1 7 0, 1 2 3" not in [button.accessibleName() for button in screen.findChildren(QPushButton)]


def test_a_number_of_ones_own_is_never_handed_to_a_voice(screen: SupportScreen):
    mine = OwnLine("Aoife, next door", "0170 123", "AT")
    screen.set_support(SUPPORT.merged([mine]), "AT", guessed=False)
    names = [button.accessibleName() for button in screen.findChildren(QPushButton)]
    assert "Copy 0 1 7 0, 1 2 3" in names
    assert "Hear 0 1 7 0, 1 2 3" not in names


def test_a_number_for_the_ambulance_says_so(screen: SupportScreen, said: Said):
    labelled = ATLANTIS._replace(labels={"999": "Ambulance"})
    screen.set_support(Support({"AT": labelled}, (), CHECKED), "AT", guessed=False)
    QApplication.processEvents()
    assert in_order(screen, "Any emergency", "112 · Atlantis", "Ambulance", "999 · Atlantis")
    screen.set_support(SUPPORT, "AT", guessed=False)
    assert "Any emergency" not in said(screen)


def test_what_stands_beneath_may_come_later_and_moves_nothing(show: Show, said: Said):
    screen = SupportScreen()
    screen.set_support(SUPPORT, "AT", guessed=False, whole=False)
    screen.set_people([Person("Ana", "0170 123")])
    show(screen)
    assert "112 · Atlantis" in said(screen)
    assert not {"find.example", "0170 123 · Ana"} & set(said(screen).splitlines())
    places = {label.text(): label.pos() for label in screen.findChildren(QLabel) if label.isVisible()}
    screen.set_support(SUPPORT, "AT", guessed=False)
    QApplication.processEvents()
    assert {"find.example", "0170 123 · Ana"} <= set(said(screen).splitlines())
    after = {label.text(): label.pos() for label in screen.findChildren(QLabel) if label.isVisible()}
    assert {text: after[text] for text in places} == places


def test_the_same_again_keeps_what_is_there(screen: SupportScreen):
    labels = screen.findChildren(QLabel)
    screen.set_support(SUPPORT, "AT", guessed=False)
    screen.set_people([])
    assert screen.findChildren(QLabel) == labels
    screen.set_support(SUPPORT, "LE", guessed=False)
    assert screen.findChildren(QLabel) != labels


def test_a_code_takes_the_number_to_a_phone(screen: SupportScreen, named: Named):
    assert screen.findChildren(QrCode) == []
    named(screen, "Show a code for 5 5 5, 0 1").click()
    [code] = screen.findChildren(QrCode)
    assert code.rows == QrCode("tel:55501").rows
    assert code.accessibleName() == "Code for 5 5 5, 0 1"


def test_waiting_and_the_plans_are_one_press_away(screen: SupportScreen, named: Named, qtbot: QtBot):
    with qtbot.waitSignal(screen.waiting):
        named(screen, "Wait with me").click()
    with qtbot.waitSignal(screen.flare_plan):
        named(screen, "My flare plan").click()


def test_a_line_of_the_person_is_marked_as_theirs(screen: SupportScreen, said: Said):
    own = OwnLine("My clinic", "01 234", "AT", written=date(2026, 11, 1))
    screen.set_support(SUPPORT.merged([own]), "AT", guessed=False)
    assert "My clinic · yours" in said(screen)
    assert "You wrote this line on 1 November 2026." in said(screen)
