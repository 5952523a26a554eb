"""The options of `mkdocs.yml`. What is not given is left to `_config.yml`, then to Jekyll's default."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Optional, Type

WHEN = Choice((False, True, "serve"))


class BlogPostsConfig(Config):
    """Options of the plugin `blogposts`; names are Jekyll's, or Material's where Jekyll has none."""

    enabled = Type(bool, default=True)
    """Whether the plugin does anything at all."""

    reuse_fragments = Type(bool, default=True)
    """Whether what the theme writes alike on many pages is rendered once for all of them."""

    source_dir = Optional(Type(str))
    """Root of a Jekyll site, relative to `mkdocs.yml`. Not given: a `_config.yml` with `_posts` beside
    `mkdocs.yml` is found by itself, else posts are looked for inside the docs folder."""

    blog_dir = Optional(Type(str))
    """Folder of the blog index below the site root (".": the root). Default: `paginate_path`'s folder."""

    url = Optional(Type(str))
    """Scheme and host of the blog, to recognise absolute links to itself. Default: `url` of `_config.yml`."""

    baseurl = Optional(Type(str))
    """Path the blog is served below. Default: `baseurl` of `_config.yml`, else the path of `site_url`."""

    permalink = Optional(Type(str))
    """Jekyll's permalink style or template of all posts. Default: "date"."""

    timezone = Optional(Type(str))
    """Time zone of the blog, such as "Asia/Shanghai". Default: the environment's `TZ`, else UTC."""

    show_drafts = Optional(WHEN)
    """Show the files of `_drafts`: false, true, or "serve" for the preview only."""

    future = Optional(WHEN)
    """Show posts dated in the future: false, true, or "serve"."""

    unpublished = Optional(WHEN)
    """Show posts with `published: false`: false, true, or "serve"."""

    limit_posts = Optional(Type(int))
    """Keep only this many posts, the newest; 0 keeps all."""

    defaults = Optional(Type(list))
    """Front matter defaults, as in `_config.yml`."""

    pagination_per_page = Optional(Type(int))
    """Posts on a page of the blog index. Default: `paginate` of `_config.yml`, else 10."""

    archive_pagination_per_page = Optional(Type(int))
    """Posts on a page of a category, a tag or a date. Default: 20."""

    paginate_path = Optional(Type(str))
    """URL of the further pages of the blog index, with `:num`. Default: "/page:num"."""

    excerpt_separator = Optional(Type(str))
    """What ends the excerpt in a post's text. Default: a blank line."""

    markdown = Optional(Choice(("kramdown", "mkdocs")))
    """What posts are written in: Jekyll's kramdown, or (`mkdocs`) what `markdown_extensions` says."""

    liquid_tags = Optional(Type(dict))
    """Own Liquid tags: name -> "module:function", "file.py:function" or a file of `_includes`."""

    emoji = Type(bool, default=False)
    """Whether `:tada:` is a picture, as the plugin jemoji of Jekyll draws it."""

    categories_url = Optional(Type(str))
    """URL of the overview of all categories. Default: "/categories/"."""

    tags_url = Optional(Type(str))
    """URL of the overview of all tags. Default: "/tags/"."""

    archive_url = Optional(Type(str))
    """URL of the overview of all years. Default: "/archive/"."""

    archives = Optional(ListOfItems(Choice(("category", "tag", "year", "month", "day"))))
    """Which lists are built. Default: category, tag, year, and what jekyll-archives enables beyond them."""

    feed = Type(bool, default=True)
    """Whether feeds are written: Jekyll's `/feed.xml`, and what `feed:` of `_config.yml` asks for."""

    feed_formats = ListOfItems(Choice(("atom", "rss", "json")), default=["atom"])
    """Formats of the feeds: "atom" (Jekyll's), "rss" (RSS 2.0), "json" (JSON Feed)."""

    redirects_file = Type(bool, default=False)
    """Whether `_redirects` is written, which some static hosts turn into real redirects."""

    cache = Type(bool, default=True)
    """Whether what is converted is kept between builds, so that only what has changed is converted again."""

    cache_dir = Type(str, default=".cache/plugin/blogposts")
    """The folder it is kept in, relative to `mkdocs.yml`."""

    jobs = Type(int, default=0)
    """Processes that convert at once; 0 for as many as there are cores, 1 for none but that of MkDocs."""

    include = Optional(ListOfItems(Type(str)))
    """Files and folders to read although their names start with ".", "_", "#" or "~"."""

    exclude = Optional(ListOfItems(Type(str)))
    """Files and folders not to read."""
