"""The entries of the journal in pages, newest first: ten years are never read at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from relaxapp.journal.entries import Moment
from relaxapp.ui.journal_words import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from relaxapp.journal.entries import CheckIn
    from relaxapp.journal.store import Journal

_AT_ONCE: Final = 100
_BLINK: Final = timedelta(milliseconds=2)
"""The journal tells times apart to the millisecond."""
_AROUND: Final = timedelta(days=1)
"""A check-in belongs to a session that began or ended at most so long before or after it."""


class EntryPages:
    """Goes back through the journal, from before `until` on; None for all there is."""

    def __init__(self, journal: Journal, until: datetime | None = None) -> None:
        self._journal = journal
        self._until = until
        self._known: set[str] = set()
        self._done = False

    def more(self) -> Sequence[Listed]:
        """Return the next entries; none when there are no more. Raises JournalUnavailable."""
        while not self._done:
            if page := self._page():
                return page
        return []

    def _page(self) -> list[Listed]:
        """Return the next sessions, and whatever else was written down in the time from the first to the last."""
        until = self._until
        sessions = self._journal.sessions(until=until, limit=_AT_ONCE)
        self._done = len(sessions) < _AT_ONCE
        since = None if self._done else sessions[-1].started
        check_ins = self._journal.check_ins(since=since and since - _AROUND, until=until and until + _AROUND)
        of: dict[str, list[CheckIn]] = {}
        for each in check_ins:
            of.setdefault(each.session, []).append(each)
        found = [Listed(session, tuple(of.get(session.id, ()))) for session in sessions]
        found += [
            Listed(each)
            for each in check_ins
            if each.moment is Moment.APART
            and (since is None or each.at >= since)
            and (until is None or each.at < until)
        ]
        found += [Listed(week) for week in self._journal.weeklies(since=since, until=until)]
        # Several may have begun in the same moment, on both sides of a page's end.
        self._until = since and since + _BLINK
        fresh = [listed for listed in found if listed.entry.id not in self._known]
        self._known.update(listed.entry.id for listed in fresh)
        return sorted(fresh, key=lambda listed: listed.at, reverse=True)
