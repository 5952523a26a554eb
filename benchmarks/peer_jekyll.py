"""The project of a Jekyll site, with a layout of some lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from invented import NOTE, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented import Post, Site

# JSON is YAML, too.
CONFIG = {
    "title": "Invented",
    "description": "A blog that *nobody* wrote.",
    "url": "https://blog.example",
    "timezone": "UTC",
    "permalink": "/:year/:month/:day/:title/",
    "paginate": 10,
    "plugins": ["jekyll-feed", "jekyll-seo-tag", "jekyll-sitemap", "jekyll-archives", "jekyll-paginate"],
    "jekyll-archives": {
        "enabled": ["categories", "tags", "year"],
        "permalinks": {"category": "/categories/:name/", "tag": "/tags/:name/", "year": "/:year/"},
        "layout": "archive",
    },
}
_DEFAULTS = [{"scope": {"path": "", "type": "posts"}, "values": {"layout": "post"}}]

_LAYOUT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{% seo %}
{% feed_meta %}
</head>
<body>
<header><a href="/">{{ site.title }}</a> <a href="/categories/">Categories</a> <a href="/tags/">Tags</a>
<a href="/archive/">Archive</a></header>
<main>
{{ content }}
</main>
</body>
</html>
"""
_POST = """---
layout: default
---
<article>
<h1>{{ page.title | escape }}</h1>
<p><time datetime="{{ page.date | date_to_xmlschema }}">{{ page.date | date: "%Y-%m-%d" }}</time>
{% for term in page.categories %}<a href="/categories/{{ term | slugify }}/">{{ term }}</a> {% endfor %}
{% for term in page.tags %}<a href="/tags/{{ term | slugify }}/">{{ term }}</a> {% endfor %}</p>
{{ content }}
{% if page.previous %}<a href="{{ page.previous.url }}">{{ page.previous.title | escape }}</a>{% endif %}
{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title | escape }}</a>{% endif %}
</article>
"""
_ARCHIVE = """---
layout: default
---
<h1>{{ page.title | default: page.date }}</h1>
<ul>{% for post in page.posts %}
<li>{{ post.date | date: "%Y-%m-%d" }} <a href="{{ post.url }}">{{ post.title | escape }}</a></li>{% endfor %}
</ul>
"""
_INDEX = """---
layout: default
---
{% for post in paginator.posts %}
<h2><a href="{{ post.url }}">{{ post.title | escape }}</a></h2>
<p>{{ post.excerpt | strip_html | truncatewords: 50 }}</p>
{% endfor %}
{% if paginator.previous_page %}<a href="{{ paginator.previous_page_path }}">Newer</a>{% endif %}
{% if paginator.next_page %}<a href="{{ paginator.next_page_path }}">Older</a>{% endif %}
"""
_TERMS = """---
layout: default
title: KIND
---
<ul>{% for term in site.KIND %}
<li><a href="/KIND/{{ term[0] | slugify }}/">{{ term[0] }}</a> {{ term[1].size }}</li>{% endfor %}
</ul>
"""
_YEARS = """---
layout: default
title: Archive
permalink: /archive/
---
{% assign years = site.posts | group_by_exp: "post", "post.date | date: '%Y'" %}
<ul>{% for year in years %}
<li><a href="/{{ year.name }}/">{{ year.name }}</a> {{ year.size }}</li>{% endfor %}
</ul>
"""


def files(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files of the project."""
    yield "_config.yml", json.dumps({**CONFIG, "defaults": _DEFAULTS})
    yield "_layouts/default.html", _LAYOUT
    yield "_layouts/post.html", _POST
    yield "_layouts/archive.html", _ARCHIVE
    yield "index.html", _INDEX
    yield "categories/index.html", _TERMS.replace("KIND", "categories")
    yield "tags/index.html", _TERMS.replace("KIND", "tags")
    yield "archive.html", _YEARS
    yield from posts(site)


def posts(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """Yield what posts need, and posts: pictures, an include, `_posts`."""
    yield from pictures()
    yield "_includes/note.html", NOTE
    for post in site.posts:
        yield f"_posts/{post.name}.md", f"---\n{head(post)}---\n\n{post.body}"


def head(post: Post) -> str:
    """Return front matter as Jekyll has it."""
    values = {
        "title": post.title,
        "date": f"{post.date:%Y-%m-%d %H:%M:%S} +0000",
        "categories": post.categories,
        "tags": post.tags,
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
