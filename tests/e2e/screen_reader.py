"""A screen reader that goes through the window of the program by the accessibility bus alone; run by Debian's Python.

Its arguments are the button presses to make, one after the other, each with words to wait for: NAME=WORDS. It prints
what it found as JSON: for each press, every (role, name) that the bus tells of what is shown.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen first

PATIENCE = 25
LOOK_EVERY = 0.1


def nodes(node):
    """Everything below a node that is shown, in the order in which it is read."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        try:
            if here.get_state_set().contains(Atspi.StateType.SHOWING):
                yield here
            children = [here.get_child_at_index(index) for index in range(here.get_child_count())]
            waiting += [child for child in reversed(children) if child]
        except GLib.Error:
            continue  # it went away while it was looked at


def window():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application and "relaxapp" in application.get_name().lower():
            return application
    return None


def told():
    found = window()
    return [(node.get_role_name(), node.get_name(), node) for node in nodes(found)] if found else []


def wait_for(good, wanted):
    until, pause = time.monotonic() + PATIENCE, threading.Event()
    while True:
        now = told()
        if found := good(now):
            return found
        if time.monotonic() > until:
            sys.exit(f"never told: {wanted}; told was {[(role, name) for role, name, _ in now]}")
        pause.wait(LOOK_EVERY)


def press(name):
    def find(now):
        return [node for _, known, node in now if known == name and node.get_n_actions() > 0]

    button = wait_for(find, name)[0]
    actions = [button.get_action_name(index).lower() for index in range(button.get_n_actions())]
    button.do_action(next(index for index, action in enumerate(actions) if action in ("press", "click")))


def main(steps):
    heard = []
    for step in steps:
        name, _, words = step.partition("=")
        press(name)
        wait_for(lambda now, words=words: any(words in known for _, known, _ in now), words)
        heard.append([(role, known) for role, known, _ in told()])
    print(json.dumps(heard))  # noqa: T201 - its answer


main(sys.argv[1:])
