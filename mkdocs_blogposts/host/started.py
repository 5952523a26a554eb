"""The first stage of a build: what is known from `on_config` on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.host import caching, inputs, site_dir, theme
from mkdocs_blogposts.publish import labels
from mkdocs_blogposts.publish.project import Project
from mkdocs_blogposts.read import output_folder
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_blogposts.cache.conversions import Conversions
    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.model import Problem, Settings


@dataclass(frozen=True, slots=True)
class Started:
    """A build whose settings are read."""

    config: MkDocsConfig
    options: BlogPostsConfig
    settings: Settings
    project: Project
    problems: tuple[Problem, ...]
    """What is wrong with the settings."""
    cache: str
    """The folder of what is kept between builds; "" where nothing may be kept."""
    conversions: Conversions
    """What was converted before, and what is from now on."""

    def protect(self) -> None:
        """Raise `PluginError` where the build would delete or overwrite files of the author's."""
        outputs = output_folder.jekylls(self.settings.folders)
        site_dir.refuse(
            self.config, self.settings.folders.source_dir, outputs, serving=self.project.is_preview
        )

    def watch(self, server: LiveReloadServer) -> None:
        """Let a preview be built anew for changes outside the docs folder."""
        from mkdocs_blogposts.host import watching

        watching.watch(server, self.config, self.settings.folders)


def start(
    config: MkDocsConfig, options: BlogPostsConfig, *, serving: bool, last: Started | None = None
) -> Started:
    """Read the settings, and let the theme find our templates.

    Of the last build nothing is left but what it converted, which is known by all that it follows from.
    """
    settings, problems = inputs.read_settings(config, options, serving=serving)
    language = theme.language_of(config, labels.spoken(settings.identity.languages))
    theme.add_templates(config)
    project = _project(config, settings, language, serving)
    folder, of_cache = caching.folder(config, options, settings.folders)
    conversions = caching.conversions(folder, last.conversions if last else None)
    return Started(config, options, settings, project, (*problems, *of_cache), folder, conversions)


def _project(config: MkDocsConfig, settings: Settings, language: str, serving: bool) -> Project:
    served = (config.site_url or "").rstrip("/")
    # The blog says where it lives; MkDocs' `site_url` counts where it does not.
    address = settings.address
    base = address.base or served or address.baseurl
    return Project(
        base=base,
        name=config.site_name,
        description=config.site_description or "",
        author=config.site_author or "",
        language=language,
        plain_base=f"{address.url}{address.baseurl}" if address.url else base,
        served_base=served or address.baseurl,
        is_preview=serving,
    )
