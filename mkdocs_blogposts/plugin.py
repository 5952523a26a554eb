"""The events of MkDocs, in build order; each hands its values to the stage that the build is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_blogposts.config import BlogPostsConfig
from mkdocs_blogposts.host import caching, inputs, messages, printing, sitemap_files, theme, urls
from mkdocs_blogposts.host.finished import Finished, finish
from mkdocs_blogposts.host.phases import Phases
from mkdocs_blogposts.host.planned import Planned, plan_again, plan_files
from mkdocs_blogposts.host.rendering import Rendering, begin_rendering
from mkdocs_blogposts.host.started import Started, start

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

    from mkdocs_blogposts.host.kept import Kept
    from mkdocs_blogposts.host.preview import Lookout, Snapshot


class BlogPostsPlugin(BasePlugin[BlogPostsConfig]):
    """Builds a Jekyll blog as a MkDocs site."""

    serving = False
    # The stages of a build; None where it is not there yet, or the plugin is switched off.
    started: Started | None = None
    planned: Planned | None = None
    rendering: Rendering | None = None
    finished: Finished | None = None
    printed: printing.Printed | None = None
    kept: Kept | None = None

    def __init__(self) -> None:
        """Start without a site."""
        self.previewed: dict[str, str] = {}
        self.phases = Phases()
        self.dirty = False
        self.seen: Snapshot | None = None
        self.lookout: Lookout | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview; this event makes `serve` keep the plugin between builds."""
        self.serving = command == "serve"
        self.dirty, self.seen = dirty, None

    @event_priority(100)  # Before the search plugin, which takes its language from the theme's.
    def _set_language(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.config.enabled:
            theme.set_language(config, inputs.written_language(config, self.config))
        return config

    def _start(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start from nothing: `serve` calls again for each build, i18n for each language."""
        self.phases = Phases()
        self.planned = self.rendering = self.finished = self.printed = self.kept = None
        is_enabled = self.config.enabled
        last = self.started
        self.started = start(config, self.config, serving=self.serving, last=last) if is_enabled else None
        # Later, who builds looks itself, before the configuration is read.
        if self.started and self.serving and self.seen is None:
            from mkdocs_blogposts.host import preview

            self.seen = preview.look(self.started)
        return config

    on_config = CombinedEvent(_set_language, _start)

    @event_priority(-100)  # The last word before MkDocs empties `site_dir`.
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Refuse a build that would delete what somebody wrote."""
        if self.started:
            self.started.protect()
            self.phases.end("settings")

    @event_priority(50)  # Before mkdocs-redirects, which must see lists as pages.
    def _plan(self, files: Files, config: MkDocsConfig) -> Files:
        if self.started:
            self.planned = plan_files(self.started, files)
        return files

    @event_priority(-50)  # After gen-files and hooks, whose posts are taken in.
    def _plan_again(self, files: Files, config: MkDocsConfig) -> Files:
        if self.planned:
            self.planned = plan_again(self.planned, files)
            self.phases.end("files and plan")
        return files

    on_files = CombinedEvent(_plan, _plan_again)

    @event_priority(-150)  # After i18n (-100), literate-nav and awesome-pages, which put every page in.
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation small, whatever the number of posts."""
        if self.planned:
            self.rendering = begin_rendering(self.planned, nav, files)
            # What i18n builds for one language after the other is all there in the end.
            self.previewed.update(urls.previewed(files))
            self.phases.end("navigation and addresses")
        return nav

    @event_priority(100)  # First: social asserts on `file.name` in its own, unprioritised event.
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Make a post's file look like a folder's index, whatever its permalink."""
        if self.planned:
            self.planned.set_address(page)
        return page

    @event_priority(100)  # First: what we return is the text other plugins would read.
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Give a post's body, taken apart from its front matter as Jekyll does."""
        return self.planned.source_of(page) if self.planned else None

    @event_priority(75)  # Before tags (-50) and social (-100), which read the front matter.
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set a page's front matter and converter, and render its Liquid."""
        return self.rendering.open_page(page, markdown) if self.rendering else markdown

    @event_priority(-50)  # After plugins that change the HTML, so that their images are seen, too.
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make images and links of a post lead where they should."""
        return self.rendering.resolve(page, html) if self.rendering else html

    @event_priority(-100)  # After every plugin's last word on contents and templates.
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make what lists and feeds show, now that every body is done; let templates link every address."""
        if self.rendering:
            self.phases.end("bodies")
            self.finished = finish(self.rendering, files, env)
            messages.log_problems(self.finished.problems)
            caching.save(self.rendering.planned.started.conversions)
            env.filters["url"] = urls.filter_of(env.filters["url"], self.rendering.planned.links)
            self.finished.lighten_search()
            self.kept = self.finished.share_fragments()
            self.phases.end("lists and feeds")
        return env

    @event_priority(50)  # Before the search plugin, which notes titles here.
    def _give_plain_title(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.printed = printing.give_plain_title(page, config) if self.finished else None
        return context

    @event_priority(-100)  # The last word.
    def _show(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give templates the post or the list they show."""
        if self.finished:
            if self.printed is not None:
                page.title = self.printed
            # Beside MkDocs' own variables, of which alone its type knows.
            context.update(cast("TemplateContext", self.finished.show(page)))
        return context

    on_page_context = CombinedEvent(_give_plain_title, _show)

    @event_priority(-100)  # The last word.
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List in the sitemap what Jekyll lists there."""
        if self.finished and template_name == "sitemap.xml":
            context["pages"] = self.finished.sitemap(context["pages"])
        return context

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep dates that its archive cannot hold from MkDocs, which packs the sitemap next."""
        if self.finished and template_name == "sitemap.xml":
            sitemap_files.date_for_gzip(self.finished.files)
        return output_content

    @event_priority(100)  # First, so that plugins that shrink HTML see what is written.
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Write a redirect in place of a post that has moved away."""
        return self.finished.write(page, output) if self.finished else output

    @event_priority(-100)  # The last word.
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Keep what was written for the next build; tell how long it took."""
        if self.finished:
            self.phases.end("templates, files and search")
        if self.kept:
            caching.save(self.kept)
            self.phases.end("what is kept")
        if self.finished:
            self.phases.tell()

    def on_build_error(self, error: Exception) -> None:
        """Tell what was found until something ended the build."""
        if self.started:
            self.started.conversions.end()
        stage = self.rendering or self.planned or self.started
        if stage and not self.finished:
            messages.log_problems(stage.problems)

    def _find_addresses(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the Jekyll site beside the docs folder, and find pages by their addresses."""
        if self.started:
            self.started.watch(server)
        server.set_app(urls.preview(server, self.previewed))
        return server

    @event_priority(-100)  # The last word: other plugins may have a builder of their own.
    def _build_little(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Build no more than a change asks for."""
        if self.started and self.serving and not self.dirty and server.builder is builder:
            from mkdocs_blogposts.host import preview

            server.builder = made = preview.Builder(builder, self, server, self.seen)
            self.lookout = preview.listen(server, made.is_behind)
        return server

    on_serve = CombinedEvent(_find_addresses, _build_little)

    def on_shutdown(self) -> None:
        """Listen to the system no longer."""
        if self.lookout:
            self.lookout.end()
            self.lookout = None
