"""URLs of pages as MkDocs takes them: from where they are relative, and where a preview finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from jinja2 import pass_context

from mkdocs_blogposts.links.quoting import mkdocs_path
from mkdocs_blogposts.publish.cards import site_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from jinja2.runtime import Context
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File

    UrlFilter = Callable[[Context, str], str]
    Headers = list[tuple[str, str]]
    ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class PageUrl(str):
    """The URL of a page that lies in its folder as a file, also where it has no extension: `stories/x`.

    MkDocs takes the last part of a page's URL for a folder unless there is a dot in it
    (`mkdocs.utils.get_relative_url`), and all that leaves the page would be one level off. It asks
    `rpartition` for that part, and is told the name of the file here. Templates, Markdown and other plugins
    all reckon with that one function; to them and to readers, the URL itself stays what it is.
    """

    __slots__ = ()

    def rpartition(self, sep: str, /) -> tuple[str, str, str]:
        """Split at the last separator, as `str` does; the last part has an extension."""
        folder, found, name = super().rpartition(sep)
        return folder, found, f"{name}.html" if name and "." not in name else name


def page_url(url: str, dest_uri: str, *, has_folders: bool) -> str:
    """Return the URL of a page relative to the site root, as MkDocs wants it; the root is "./".

    `url` is Jekyll's. That of a folder's index is the folder, as in Jekyll's sitemap. Without `has_folders`
    (MkDocs' `use_directory_urls`) no server finds a page by its address, so it is the file that is written.
    """
    if not has_folders:
        return mkdocs_path(dest_uri)
    address = site_url(f"{url.removesuffix('/index.html')}/" if url.endswith("/index.html") else url)
    return "./" if address == "." else PageUrl(address)


def filter_of(inner: UrlFilter, files: Mapping[str, str]) -> UrlFilter:
    """Return the template filter `url`, which is right where `inner` is not.

    From below `/blog/`, MkDocs leads to `/blog` by "..", which is the folder. `files` are the URLs of the
    files that are linked instead of addresses.
    """

    @pass_context
    def url(context: Context, value: str) -> str:
        # Themes without a home page in their navigation ask for "".
        target = files.get(str(value) or ".", str(value))
        found = inner(context, target)
        name = target.rpartition("/")[2]
        if name in ("", ".", "..") or found.rpartition("/")[2] not in (".", ".."):
            return found
        return f"../{name}" if found == "." else f"{found}/../{name}"

    return url


def previewed(files: Iterable[File]) -> dict[str, str]:
    """Return the files of pages and old addresses: decoded URL, relative to the site root -> `dest_uri`."""
    found = (file for file in files if file.is_documentation_page() or file.dest_uri.endswith(".html"))
    return {unquote(file.url): file.dest_uri for file in found}


def preview(server: LiveReloadServer, files: Mapping[str, str]) -> WSGIApplication:
    """Return what a preview answers to requests, where these files are pages, whatever their URLs look like.

    By itself it takes the end of `/stories/x` for that of a file's name, and `/x.php` for no HTML.
    """
    inner: WSGIApplication = server.get_app() or server.serve_request

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # WSGI hands over the bytes of a path as characters, one each.
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        dest_uri = files.get(path.removeprefix(server.mount_path))
        if dest_uri is None or not path.startswith(server.mount_path):
            return inner(environ, start_response)
        path = f"{server.mount_path}{dest_uri}"
        environ = {**environ, "PATH_INFO": path.encode().decode("latin-1")}
        return inner(environ, _as_html(start_response))

    return answer


def _as_html(start_response: StartResponse) -> StartResponse:
    def start(status: str, headers: Headers, exc_info: ExcInfo | None = None, /) -> Callable[[bytes], object]:
        others = [(name, value) for name, value in headers if name != "Content-Type"]
        return start_response(status, [*others, ("Content-Type", "text/html; charset=utf-8")], exc_info)

    return start
