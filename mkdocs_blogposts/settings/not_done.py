"""What a site asks for that is not done here: keys of `_config.yml`, and plugins.

Keys that a site invents for its own templates are none of these, nor are those that change nothing a reader
sees (`sass`, `theme`, `incremental`, `whitelist`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import CONFIG, GEMFILE, Problem
from mkdocs_blogposts.settings import plugins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_blogposts.settings.keys import Keys

_OF_JEKYLL = ("lsi",)
_COMMENTS = ("disqus", "disqus_shortname", "giscus", "utterances", "gitalk", "gitment", "staticman", "isso")
_VISITS = ("google_analytics", "google_analytics_id", "analytics", "baidu_tongji_id", "plausible", "matomo")
_LAYOUTS = ("compress_html",)


def keys_not_read(keys: Keys) -> Iterator[Problem]:
    """Yield one problem that names the keys for which there is nothing here."""
    of_plugins = [plugin.section for plugin in plugins.TABLE if plugin.section and not plugin.is_read]
    known = (*_OF_JEKYLL, *_COMMENTS, *_VISITS, *of_plugins, *_LAYOUTS)
    if found := [key for key in known if keys.get(key)]:
        message = (
            f"there is nothing here yet for {', '.join(found)}; the theme may have it, for example `extra: "
            "{analytics: {provider: google, property: G-XXX}}` in mkdocs.yml"
        )
        yield Problem(CONFIG, keys.line(found[0]), message, level="info")


def plugins_not_done(keys: Keys, written: Mapping[str, object], group: Sequence[str]) -> Iterator[Problem]:
    """Name the plugins that do nothing here, in one line for each file that asks for some.

    `written` is `_config.yml` without the plugins of the Gemfile's `group`.
    """
    asked = (
        (CONFIG, "`plugins`", plugins.listed(written)),
        (GEMFILE, "the group `jekyll_plugins`", plugins.of_group(group, written)),
    )
    for file, place, names in asked:
        if missing := [name for name in names if not plugins.has_counterpart(name, keys.options)]:
            line = keys.line("plugins") if file == CONFIG else None
            said = f"{place} names {', '.join(missing)}"
            message = f"{said}, for which there is nothing here; what they add is missing{_advice(missing)}"
            yield Problem(file, line, message, level="info")


def _advice(names: Sequence[str]) -> str:
    """Return what to say of those plugins whose work an option can do; "" where there are none."""
    known = [plugin for plugin in map(plugins.BY_GEM.get, names) if plugin and plugin.doer == "option"]
    return "".join(f"; `{plugin.place}: true` in mkdocs.yml does what {plugin.gem} does" for plugin in known)
