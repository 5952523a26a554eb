"""Extensions, without dot, of files that are shown, played or downloaded, and are no pages."""

from __future__ import annotations

_PICTURES = "png jpg jpeg jpe jfif gif svg svgz webp avif bmp ico tif tiff heic jxl apng"
_SOUNDS = "mp3 ogg oga opus wav flac m4a aac mid"
_FILMS = "mp4 m4v webm ogv mov avi mkv wmv flv mpg mpeg swf vtt srt"
_DOCUMENTS = "doc docx xls xlsx ppt pptx odt ods odp key numbers pages rtf epub mobi djvu ps eps psd ai"
_ARCHIVES = "zip gz tgz bz2 xz 7z rar tar jar war apk ipa dmg exe msi deb rpm iso bin"
_OTHERS = "sketch csv tsv ipynb woff woff2 ttf otf eot"

SHOWN_IN_POSTS = frozenset(f"{_PICTURES} {_SOUNDS} {_FILMS} pdf".split())
"""Of files that people keep beside posts."""
MEDIA = SHOWN_IN_POSTS.union(f"{_DOCUMENTS} {_ARCHIVES} {_OTHERS}".split())
"""Of all of them."""
