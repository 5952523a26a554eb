"""The events of MkDocs, in build order; each hands its values to one room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_blogposts.config import BlogPostsConfig
from mkdocs_blogposts.host import inputs, theme, urls
from mkdocs_blogposts.host.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class BlogPostsPlugin(BasePlugin[BlogPostsConfig]):
    """Builds a Jekyll blog as a MkDocs site."""

    serving = False
    site: Site | None = None

    def __init__(self) -> None:
        """Start without a site."""
        self.previewed: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview; this event makes `serve` keep the plugin between builds."""
        self.serving = command == "serve"

    @event_priority(100)  # Before the search plugin, which takes its language from the theme's.
    def _speak(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.config.enabled:
            theme.speak(config, inputs.written_language(config, self.config))
        return config

    def _start(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start from nothing: `serve` calls again for each build, i18n for each language."""
        self.site = Site(config, self.config, serving=self.serving) if self.config.enabled else None
        return config

    on_config = CombinedEvent(_speak, _start)

    @event_priority(-100)  # The last word before MkDocs empties `site_dir`.
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Refuse a build that would delete what somebody wrote."""
        if self.site:
            self.site.protect()

    @event_priority(50)  # Before mkdocs-redirects, which must see lists as pages.
    def _arrange(self, files: Files, config: MkDocsConfig) -> Files:
        if self.site:
            self.site.arrange(files)
        return files

    @event_priority(-50)  # After gen-files and hooks, whose posts are adopted.
    def _adopt(self, files: Files, config: MkDocsConfig) -> Files:
        if self.site:
            self.site.adopt(files)
        return files

    on_files = CombinedEvent(_arrange, _adopt)

    @event_priority(-150)  # After i18n (-100), literate-nav and awesome-pages, which put every page in.
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation small, whatever the number of posts."""
        if self.site:
            self.site.settle(nav, files)
            # What i18n builds for one language after the other is all there in the end.
            self.previewed.update(urls.previewed(files))
        return nav

    @event_priority(100)  # First: social asserts on `file.name` in its own, unprioritised event.
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Make a post's file look like a folder's index, whatever its permalink."""
        if self.site:
            self.site.prepare(page)
        return page

    @event_priority(100)  # First: what we return is the text other plugins would read.
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Give a post's body, taken apart from its front matter as Jekyll does."""
        return self.site.read(page) if self.site else None

    @event_priority(75)  # Before tags (-50) and social (-100), which read the front matter.
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set a page's front matter and converter, and render its Liquid."""
        return self.site.open(page, markdown) if self.site else markdown

    @event_priority(-50)  # After plugins that change the HTML, so that their images are seen, too.
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make images and links of a post lead where they should."""
        return self.site.finish(page, html) if self.site else html

    @event_priority(-100)  # After every plugin's last word on contents and templates.
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make the cards that lists show, now that every body is done; let templates link every address."""
        if self.site:
            self.site.gather(files)
            env.filters["url"] = urls.filter_of(env.filters["url"], self.site.links)
        return env

    @event_priority(50)  # Before the search plugin, which notes titles here.
    def _name(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        if self.site:
            self.site.name(page)
        return context

    @event_priority(-100)  # The last word.
    def _show(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give templates the post or the list they show."""
        if self.site:
            context.update(self.site.context(page))  # type: ignore[typeddict-item]
        return context

    on_page_context = CombinedEvent(_name, _show)

    @event_priority(-100)  # The last word.
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List in the sitemap what Jekyll lists there."""
        if self.site and template_name == "sitemap.xml":
            context["pages"] = self.site.listed(context["pages"])
        return context

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep dates that its archive cannot hold from MkDocs, which packs the sitemap next."""
        if self.site and template_name == "sitemap.xml":
            self.site.pack()
        return output_content

    @event_priority(100)  # First, so that plugins that shrink HTML see what is written.
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Write a redirect in place of a post that has moved away."""
        return self.site.written(page, output) if self.site else output

    def on_build_error(self, error: Exception) -> None:
        """Tell what was found until something ended the build."""
        if self.site:
            self.site.messages.tell()

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the Jekyll site beside the docs folder, and find pages by their addresses."""
        if self.site:
            self.site.watch(server)
        server.set_app(urls.preview(server, self.previewed))
        return server
