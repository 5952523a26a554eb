"""The projects of Hugo and Pelican."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from invented import pictures, without_liquid
from peer_mkdocs import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented import Site

    Files = Iterator[tuple[str, str | bytes]]

_TITLE, _URL = "Invented", "https://blog.example"

_HUGO = {
    "title": _TITLE,
    "baseURL": _URL,
    "languageCode": "en",
    "paginate": 10,
    "permalinks": {"posts": "/:year/:month/:day/:slug/"},
    "taxonomies": {"category": "categories", "tag": "tags", "year": "years"},
    # Posts hold HTML, as in all the others.
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}
_HUGO_BASE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}">
{{ template "_internal/opengraph.html" . }}
</head>
<body>
<header><a href="/">{{ .Site.Title }}</a> <a href="/categories/">Categories</a> <a href="/tags/">Tags</a>
<a href="/years/">Archive</a></header>
<main>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"""
_HUGO_POST = """{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2006-01-02" }}</time>
{{ range .GetTerms "categories" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</article>{{ end }}
"""
_HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .Pages SIZE }}
<ul>{{ range $pages.Pages }}
<li>{{ .Date.Format "2006-01-02" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>
{{ template "_internal/pagination.html" . }}{{ end }}
"""
_HUGO_INDEX = """{{ define "main" }}
{{ $pages := .Paginate .Site.RegularPages }}
{{ range $pages.Pages }}
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Summary | plainify | truncate 300 }}</p>
{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}
"""
_HUGO_TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.Alphabetical }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}
</ul>{{ end }}
"""

_PELICAN = f"""SITENAME = {_TITLE!r}
SITEURL = {_URL!r}
PATH = "content"
STATIC_PATHS = ["assets"]
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 10
SLUGIFY_USE_UNICODE = True
ARTICLE_URL = "{{date:%Y}}/{{date:%m}}/{{date:%d}}/{{slug}}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
YEAR_ARCHIVE_URL = "{{date:%Y}}/"
YEAR_ARCHIVE_SAVE_AS = "{{date:%Y}}/index.html"
AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
MARKDOWN = {{
    "extension_configs": {{
        "markdown.extensions.codehilite": {{"css_class": "highlight"}},
        "markdown.extensions.extra": {{}},
        "markdown.extensions.toc": {{}},
    }},
    "output_format": "html5",
}}
"""


def hugo(site: Site) -> Files:
    """Yield a site of Hugo, whose years are a taxonomy, because it has no lists by date."""
    yield "config.json", json.dumps(_HUGO)
    yield "layouts/_default/baseof.html", _HUGO_BASE
    yield "layouts/_default/single.html", _HUGO_POST
    yield "layouts/_default/list.html", _HUGO_LIST.replace("SIZE", "20")
    yield "layouts/_default/terms.html", _HUGO_TERMS
    yield "layouts/index.html", _HUGO_INDEX
    for name, content in pictures():
        yield f"static/{name}", content
    for post in site.posts:
        text = rewritten(post, more="<!--more-->").replace("---\n", f'---\nyears: ["{post.date.year}"]\n', 1)
        yield f"content/posts/{post.name}.md", text


def pelican(site: Site) -> Files:
    """Yield a site of Pelican, with its own simple theme; a post has one category there."""
    yield "pelicanconf.py", _PELICAN
    for name, content in pictures():
        yield f"content/{name}", content
    for post in site.posts:
        head = {
            "Title": post.title,
            "Date": f"{post.date:%Y-%m-%d %H:%M}",
            "Slug": post.slug,
            "Category": post.categories[0],
            "Tags": ", ".join(post.tags),
        }
        lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
        yield f"content/{post.name}.md", f"{lines}\n{without_liquid(post)}"
