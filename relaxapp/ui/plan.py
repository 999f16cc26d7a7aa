"""My support plan: a page of one's own for hard moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.support.plan import FlarePlan, Plan
from relaxapp.ui.plan_sheet import PlanSheet

if TYPE_CHECKING:
    from relaxapp.ui.fields import LoadPicture

_INTRO = (
    "A page of your own, for hard moments. Write what you like, in any order, today or bit by bit; nothing has to be "
    "complete. It is kept as you write, on this computer alone."
)


class PlanScreen(PlanSheet):
    """The support plan. `changed` brings a Plan."""

    def __init__(self, load_picture: LoadPicture) -> None:
        super().__init__(Plan(), _INTRO, FlarePlan.TITLE, load_picture)
