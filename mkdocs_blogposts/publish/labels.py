"""The few words that templates say themselves, and dates, in the reader's language."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, parse_pattern

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
NAMED_PATTERNS = ("full", "long", "medium", "short")

# Scripts that a region implies, where the table tells scripts apart.
ALIASES = {"zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}

# Of the languages below, those that are written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})

KEYS = (
    "blog", "category", "categories", "tag", "tags", "archive",
    "post", "posts", "no_posts",
    "older", "newer", "posts_nav",
    "previous", "next", "page", "pages", "page_of",
    "min_read", "updated", "draft", "pinned", "by",
)  # fmt: skip

# One block per language, line by line as KEYS. "{n}" and "{total}" are numbers that the template fills in.
WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Blog", "Category", "Categories", "Tag", "Tags", "Archive",
        "{n} post", "{n} posts", "No posts yet",
        "Older post", "Newer post", "More posts",
        "Previous", "Next", "Page {n}", "Pages", "Page {n} of {total}",
        "{n} min read", "Updated", "Draft", "Pinned", "By",
    ),
    "zh": (
        "博客", "分类", "分类", "标签", "标签", "归档",
        "{n} 篇文章", "{n} 篇文章", "还没有文章",
        "上一篇", "下一篇", "更多文章",
        "上一页", "下一页", "第 {n} 页", "分页", "第 {n} 页，共 {total} 页",
        "{n} 分钟阅读", "更新于", "草稿", "置顶", "作者",
    ),
    "zh-hant": (
        "部落格", "分類", "分類", "標籤", "標籤", "彙整",
        "{n} 篇文章", "{n} 篇文章", "還沒有文章",
        "上一篇", "下一篇", "更多文章",
        "上一頁", "下一頁", "第 {n} 頁", "分頁", "第 {n} 頁，共 {total} 頁",
        "{n} 分鐘閱讀", "更新於", "草稿", "置頂", "作者",
    ),
    "ja": (
        "ブログ", "カテゴリー", "カテゴリー", "タグ", "タグ", "アーカイブ",
        "{n} 件の記事", "{n} 件の記事", "記事はまだありません",
        "前の記事", "次の記事", "ほかの記事",
        "前へ", "次へ", "{n} ページ目", "ページ一覧", "{total} ページ中 {n} ページ目",
        "{n} 分で読めます", "更新日", "下書き", "固定", "著者",
    ),
    "ko": (
        "블로그", "카테고리", "카테고리", "태그", "태그", "아카이브",
        "글 {n}개", "글 {n}개", "아직 글이 없습니다",
        "이전 글", "다음 글", "다른 글",
        "이전", "다음", "{n}페이지", "페이지 목록", "{total}페이지 중 {n}페이지",
        "읽는 시간 {n}분", "수정일", "초안", "고정됨", "글쓴이",
    ),
    "de": (
        "Blog", "Kategorie", "Kategorien", "Schlagwort", "Schlagwörter", "Archiv",
        "{n} Beitrag", "{n} Beiträge", "Noch keine Beiträge",
        "Älterer Beitrag", "Neuerer Beitrag", "Weitere Beiträge",
        "Zurück", "Weiter", "Seite {n}", "Seiten", "Seite {n} von {total}",
        "{n} Min. Lesezeit", "Aktualisiert am", "Entwurf", "Angeheftet", "Von",
    ),
    "fr": (
        "Blog", "Catégorie", "Catégories", "Étiquette", "Étiquettes", "Archives",
        "{n} article", "{n} articles", "Aucun article pour l’instant",
        "Article plus ancien", "Article plus récent", "Autres articles",
        "Précédent", "Suivant", "Page {n}", "Pages", "Page {n} sur {total}",
        "{n} min de lecture", "Mis à jour le", "Brouillon", "Épinglé", "Par",
    ),
    "es": (
        "Blog", "Categoría", "Categorías", "Etiqueta", "Etiquetas", "Archivo",
        "{n} entrada", "{n} entradas", "Todavía no hay entradas",
        "Entrada anterior", "Entrada siguiente", "Más entradas",
        "Anterior", "Siguiente", "Página {n}", "Páginas", "Página {n} de {total}",
        "{n} min de lectura", "Actualizado el", "Borrador", "Destacada", "Por",
    ),
    "pt": (
        "Blog", "Categoria", "Categorias", "Etiqueta", "Etiquetas", "Arquivo",
        "{n} artigo", "{n} artigos", "Ainda não há artigos",
        "Artigo mais antigo", "Artigo mais recente", "Mais artigos",
        "Anterior", "Próxima", "Página {n}", "Páginas", "Página {n} de {total}",
        "{n} min de leitura", "Atualizado em", "Rascunho", "Fixado", "Por",
    ),
    "it": (
        "Blog", "Categoria", "Categorie", "Etichetta", "Etichette", "Archivio",
        "{n} articolo", "{n} articoli", "Ancora nessun articolo",
        "Articolo meno recente", "Articolo più recente", "Altri articoli",
        "Precedente", "Successiva", "Pagina {n}", "Pagine", "Pagina {n} di {total}",
        "{n} min di lettura", "Aggiornato il", "Bozza", "In evidenza", "Di",
    ),
    "ru": (
        "Блог", "Категория", "Категории", "Тег", "Теги", "Архив",
        "Записей: {n}", "Записей: {n}", "Записей пока нет",
        "Предыдущая запись", "Следующая запись", "Другие записи",
        "Назад", "Вперёд", "Страница {n}", "Страницы", "Страница {n} из {total}",
        "{n} мин чтения", "Обновлено", "Черновик", "Закреплено", "Автор",
    ),
    "fa": (
        "وبلاگ", "دسته", "دسته‌ها", "برچسب", "برچسب‌ها", "بایگانی",
        "{n} نوشته", "{n} نوشته", "هنوز نوشته‌ای نیست",
        "نوشتهٔ قدیمی‌تر", "نوشتهٔ تازه‌تر", "نوشته‌های دیگر",
        "قبلی", "بعدی", "صفحهٔ {n}", "صفحه‌ها", "صفحهٔ {n} از {total}",
        "{n} دقیقه مطالعه", "به‌روزرسانی", "پیش‌نویس", "سنجاق‌شده", "نویسنده",
    ),
    "he": (
        "בלוג", "קטגוריה", "קטגוריות", "תגית", "תגיות", "ארכיון",
        "רשומה {n}", "{n} רשומות", "אין עדיין רשומות",
        "רשומה ישנה יותר", "רשומה חדשה יותר", "רשומות נוספות",
        "הקודם", "הבא", "עמוד {n}", "עמודים", "עמוד {n} מתוך {total}",
        "{n} דק׳ קריאה", "עודכן", "טיוטה", "נעוץ", "מאת",
    ),
    "ar": (
        "المدونة", "التصنيف", "التصنيفات", "الوسم", "الوسوم", "الأرشيف",
        "عدد المقالات: {n}", "عدد المقالات: {n}", "لا توجد مقالات بعد",
        "مقال أقدم", "مقال أحدث", "مقالات أخرى",
        "السابق", "التالي", "الصفحة {n}", "الصفحات", "الصفحة {n} من {total}",
        "وقت القراءة: {n} د", "آخر تحديث", "مسودة", "مثبّت", "بقلم",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a site or a post, as seen from the page it is shown on."""

    language: str
    labels: Mapping[str, str]
    """Its words, by key."""
    lang: str
    """What the attribute `lang` says of it: "zh-CN"."""
    dir: str
    """Likewise `dir`: "rtl" or "ltr"."""
    differs: bool
    """Whether the page is in another language, so that these attributes are needed."""


@lru_cache(maxsize=64)
def speech(language: str, around: str) -> Speech:
    """Return a language as shown on a page in the language `around`."""
    differs = _script_of(language) != _script_of(around)
    return Speech(language, labels(language), language.replace("_", "-"), direction(language), differs)


def _script_of(language: str) -> str:
    """Return a language without its country, but for Chinese, where that tells the scripts apart."""
    tags = candidates(language)
    return "zh-hant" if "zh-hant" in tags else tags[-1]


@lru_cache(maxsize=64)
def labels(language: str) -> Mapping[str, str]:
    """Return the words of a language by key; "{n}" and "{total}" in them stand for numbers.

    `language` is a tag such as "de", "pt-BR" or "zh_TW". A language we do not know speaks English.
    """
    known = next((tag for tag in candidates(language) if tag in WORDS), "en")
    return MappingProxyType(dict(zip(KEYS, WORDS[known], strict=True)))


def candidates(language: str) -> list[str]:
    """List the tags to find a language by, the most exact first: "zh-tw" -> ["zh-tw", "zh-hant", "zh"]."""
    parts = language.strip().lower().replace("_", "-").split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return [name for tag in tags for name in (tag, ALIASES.get(tag, tag))]


def spoken(values: Mapping[str, object]) -> str:
    """Return the language that a front matter or `_config.yml` names, as "zh-CN"; "" where it is none."""
    for key in ("lang", "locale", "language"):
        value = values.get(key)
        if isinstance(value, str) and _TAG.fullmatch(value.strip()) and _locale(value):
            return value.strip().replace("_", "-")
    return ""


def direction(language: str) -> str:
    """Return "rtl" for languages that are written from right to left, else "ltr"."""
    if language in WORDS:  # Babel would read the data of that language, which only dates need.
        return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    locale = _locale(language)
    return locale.text_direction if locale else "ltr"


def date_text(date: datetime, language: str, pattern: str = "long") -> str:
    """Write the day of `date` in a language: "January 2, 2020", "2020年1月2日".

    `pattern` is "full", "long", "medium", "short" or a CLDR pattern ("d. MMM y"), as in Material's blog.
    A language or a pattern that is unknown gives "2020-01-02".
    """
    locale = _locale(language)
    if locale is None:
        return date.date().isoformat()
    if pattern in NAMED_PATTERNS:
        return format_date(date, pattern, locale)
    try:
        return parse_pattern(pattern).apply(date, locale)
    except ValueError:
        return date.date().isoformat()


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    """Find a language's locale, or the one of its base language; None where neither exists."""
    for tag in candidates(language):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None
