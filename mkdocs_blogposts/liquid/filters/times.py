"""Filters for dates: Liquid's `date`, and Jekyll's own forms."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timezone
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.ruby import dates
from mkdocs_blogposts.ruby.strftime import strftime

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.liquid.context import Context

# Seconds of the years that Python knows, but for the first and the last.
_EARLIEST, _LATEST = -62_100_000_000, 253_300_000_000
_PARSING = 20
"""The steps that reading a time takes."""
_SECONDS = re.compile(r"[0-9]{1,13}")


def moment(context: Context, value: object) -> date | None:
    """Return the date or time that Liquid sees in a value; None where it sees none.

    "now" and "today" are the time of the build, so that the same site gives the same pages.
    """
    if isinstance(value, date):
        return value
    if isinstance(value, str) and value.lower() in ("now", "today"):
        return context.shared.now
    number = int(value) if isinstance(value, str) and _SECONDS.fullmatch(value) else value
    if isinstance(number, int) and not isinstance(number, bool):
        if not _EARLIEST < number < _LATEST:
            return None
        return values.local(datetime.fromtimestamp(number, UTC), context.shared.zone)
    return _parsed(value, context) if isinstance(value, str) and value else None


def _parsed(text: str, context: Context) -> datetime | None:
    """Read a time and keep its own offset, as Ruby's `Time.parse` does."""
    context.budget.step(_PARSING)
    try:
        found = dates.parse(text, context.shared.zone or UTC, context.shared.now)
        written = dates.written_zone(text)
        if written is None:
            return values.local(found, context.shared.zone)
        head, _, tail = text.rpartition(written)
        wall = dates.parse(head + tail, UTC, context.shared.now)
    except dates.DateError:
        return None
    offset = wall - found
    if not offset and written.upper() in ("Z", "UTC", "GMT", "UT"):
        return found.astimezone(UTC)
    return found.astimezone(timezone(offset)) if abs(offset.total_seconds()) < 86_400 else found


def _date(context: Context, value: object, form: object) -> object:
    if not values.to_s(form):
        return value
    found = moment(context, value)
    return value if found is None else strftime(found, values.to_s(form))


def _time(context: Context, value: object, name: str) -> datetime:
    """Return a value as a time in the site's zone; raise `TemplateError` for what is none."""
    found = moment(context, value)
    if found is None:
        shown = values.to_s(value)[:40]
        message = f"`{name}` cannot read `{shown}` as a date"
        raise TemplateError(f"{message}; write `{{{{ page.date | {name} }}}}`")
    if isinstance(found, datetime):
        return values.local(found, context.shared.zone)
    return values.local(dates.of_day(found, context.shared.zone or UTC), context.shared.zone)


def _form(name: str, form: str) -> Callable[..., object]:
    def apply(context: Context, value: object) -> object:
        return value if not values.to_s(value) else strftime(_time(context, value, name), form)

    return apply


def _long_or_short(name: str, month: str) -> Callable[..., object]:
    def apply(context: Context, value: object, kind: object = None, style: object = None) -> object:
        if not values.to_s(value):
            return value
        time = _time(context, value, name)
        if kind != "ordinal":
            return strftime(time, f"%d {month} %Y")
        day = f"{time.day}{_ending(time.day)}"
        return strftime(time, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")

    return apply


def _ending(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


FILTERS: Mapping[str, Callable[..., object]] = {
    "date": _date,
    "date_to_string": _long_or_short("date_to_string", "%b"),
    "date_to_long_string": _long_or_short("date_to_long_string", "%B"),
    "date_to_xmlschema": _form("date_to_xmlschema", "%Y-%m-%dT%H:%M:%S%:z"),
    "date_to_rfc822": _form("date_to_rfc822", "%a, %d %b %Y %H:%M:%S %z"),
}
