"""The front matter of a post or page, laid over its defaults; and what is left where it cannot be used."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import CONFIG, Head, Problem, Publishing, Settings, Source
from mkdocs_blogposts.plan import categories, defaults, last_modified, titles, without_theme
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby import dates, slugs
from mkdocs_blogposts.ruby.values import is_truthy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.plan.source_problems import SourceProblems

# What keeps a file back, in a head that cannot be read as a whole.
_KEY = r"(?:^|[{{,])[ \t\"']*{}"
_VALUE = r"[ \t\"']*:[ \t]*[\"']?(?:{})[\"']?[ \t\r]*(?=[#,}}]|$)"
_UNPUBLISHED = re.compile(_KEY.format("published") + _VALUE.format("false|no|off|null|~|"), re.I | re.M)
_DATE = re.compile(_KEY.format("date") + r"[ \t\"']*:[ \t]*[\"']?([^\"'\r\n#}]+)", re.I | re.M)
_DRAFT = re.compile(_KEY.format("draft") + _VALUE.format("true|yes|on"), re.I | re.M)


@dataclass(frozen=True, slots=True)
class EntryText:
    """A source's text, taken apart."""

    data: dict[str, object]
    body: str
    body_line: int
    broken: bool = False
    """The front matter could not be used: `data` holds defaults only."""
    written: Mapping[str, object] = field(default_factory=dict)
    """The front matter of a page alone."""
    emptied: frozenset[str] = frozenset()
    """Keys of a page that `defaults` leave empty, whatever a wider scope says."""

    @property
    def resolved(self) -> Mapping[str, object]:
        """What Jekyll goes by: an empty value wins over a default, which templates see all the same."""
        return {**self.data, **dict.fromkeys(self.emptied), **self.written}


def of_post(source: Source, settings: Settings, problems: SourceProblems) -> EntryText | None:
    """Return a post's text, with front matter over defaults over the folders' categories.

    Where the front matter cannot be used, do what Jekyll does: keep the body, without it. None where the post
    cannot be built at all, or would be published against the will of its head.
    """
    folders: dict[str, object] = {"categories": list(source.folder_categories)}
    try:
        data = _lay(folders, defaults.of(source.src_uri, source.collection or "posts", settings.folders))
    except categories.TermError as error:
        message = f"in `defaults`, {error}; the posts that they are for are left out"
        problems.all.append(Problem(CONFIG, None, message))
        return None
    try:
        head = _head_of(source)
        return _completed(EntryText(_lay(data, head.data), head.body, head.body_line), source, settings)
    except front_matter.FrontMatterError as error:
        fault, line = error.message, error.line
    except categories.TermError as error:
        fault, line = str(error), problems.line("categories") or 1
    left_out = settings.publishing.strict_front_matter or _is_held_back(source, settings.publishing)
    fate = "it is left out" if left_out else "it is built without its front matter, dated today"
    problems.add(f"{fault.rstrip('.;')}; until the post is mended, {fate}", line)
    return None if left_out else _without_head(data, source)


def _head_of(source: Source) -> Head:
    """Take a text apart; a document that is YAML is front matter as a whole, and has no text."""
    head = front_matter.read(source.text)
    if not without_theme.is_data(source):
        return head
    return front_matter.read(f"{source.text}\n---\n") if head.body is source.text else replace(head, body="")


def of_page(source: Source, settings: Settings, problems: SourceProblems) -> EntryText | None:
    """Return a page's text, with front matter over defaults; None where its head seems to hold it back."""
    data = defaults.of(source.src_uri, "pages", settings.folders)
    emptied = defaults.emptied(source.src_uri, "pages", settings.folders)
    try:
        head = front_matter.read(source.text)
        merged = defaults.merge(data, head.data)
        text = EntryText(merged, head.body, head.body_line, written=head.data, emptied=emptied)
        return _completed(text, source, settings)
    except front_matter.FrontMatterError as error:
        left_out = settings.publishing.strict_front_matter or _is_held_back(source, settings.publishing)
        fate = "it is left out" if left_out else "it is built without its front matter"
        problems.add(f"{error.message.rstrip('.;')}; until the page is mended, {fate}", error.line)
        return None if left_out else replace(_without_head(data, source), emptied=emptied)


def is_shown(data: Mapping[str, object], publishing: Publishing) -> bool:
    """Say whether `published` lets a file be built: only false and null hold it back."""
    return publishing.unpublished or is_truthy(data.get("published", True))


def _lay(data: dict[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """Lay values over others as Jekyll's `merge_data!`: categories are added to, all else is replaced."""
    merged = defaults.merge(data, new)
    merged["categories"] = categories.merge(data.get("categories"), new.get("categories"))
    return merged


def _completed(text: EntryText, source: Source, settings: Settings) -> EntryText:
    """Add what the plugins that the site names know of a file beside its front matter."""
    text = _titled(text, source, settings)
    date = last_modified.of(text.data, source, settings.publishing.timezone)
    return text if date is None else replace(text, data={**text.data, "last_modified_at": date})


def _titled(text: EntryText, source: Source, settings: Settings) -> EntryText:
    """Take the title from the heading at the body's start, as jekyll-titles-from-headings does.

    Posts are titled so with `collections: true` only: of themselves, they have their file name's title.
    """
    options = settings.titles_from_headings
    is_page = source.kind == "page"
    if options is None or source.ext.lstrip(".").lower() not in settings.folders.markdown_ext:
        return text
    written = text.data.get("title")
    if is_truthy(written) and (is_page or written != slugs.titleize(source.name_slug)):
        return text
    heading = titles.at_start(text.body) if is_page or options.collections else None
    if heading is None:
        return text
    text = replace(text, data={**text.data, "title": heading.title})
    if text.data.get("strip_title", options.strip_title) is not True:
        return text
    gone = text.body.count("\n", 0, heading.end)
    return replace(text, body=text.body[heading.end :], body_line=text.body_line + gone)


def _is_held_back(source: Source, publishing: Publishing) -> bool:
    """Say whether a head that cannot be read seems to say that its file is not to be published yet.

    Jekyll publishes it; a post that waits for its day would be out because of a missing quote.
    """
    head = front_matter.split(source.text)[0] or ""
    if not publishing.unpublished and _UNPUBLISHED.search(head):
        return True
    if not publishing.show_drafts and _DRAFT.search(head):
        return True
    given = [source.name_date, *_DATE.findall(head)]
    return not publishing.future and any(_is_future(text, publishing) for text in given if text)


def _is_future(text: str, publishing: Publishing) -> bool:
    """Say whether a date is in the future; in `{date: 2024-01-31, a: b` the next key is behind it."""
    for date in (text, text.partition(",")[0]):
        try:
            return dates.parse(date.strip(), publishing.timezone, publishing.now) > publishing.now
        except dates.YearError as error:
            return error.nearest > publishing.now
        except dates.DateError:
            continue
    return False


def _without_head(data: dict[str, object], source: Source) -> EntryText:
    _, body, body_line = front_matter.split(source.text)
    return EntryText(data, body, body_line, broken=True)
