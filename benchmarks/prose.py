"""Words, sentences and blocks of Markdown that nobody wrote, drawn with dice that can be thrown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

_COMMON = """
    the of and a to in is that for it as was with be on by at this have from or had not are but which one
    you were all we her would there their will when who him been has more if no out do so can what up said
    about other into than its time only could new them man some these then two first may any like now my such
""".split()  # noqa: SIM905 (nobody reads 90 quoted words)
_SYLLABLES = """
    ba be bi bo da de do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa po ra re ri ro sa
    se si so ta te ti to va ve
""".split()  # noqa: SIM905 (nobody reads 90 quoted words)
_CHARACTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由"
    "其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问"
)

# Each is a fragment of a program; `@a`, `@b` and `@n` become names and a number.
_PROGRAMS: Mapping[str, str] = {
    "python": 'def @a(@b: int = @n) -> str:\n    # @a of @b\n    return f"{@b + @n} @a"\n',
    "javascript": "const @a = (@b) => {\n  return @b.map((x) => x * @n); // @a\n};\n",
    "ruby": 'def @a(@b)\n  @b.each { |x| puts "#{x} @a" }\nend\n',
    "bash": 'for @a in *.@b; do\n  echo "$@a" | head -n @n\ndone\n',
    "yaml": '@a:\n  @b: @n\n  list: [1, 2, "@a"]\n',
    "html": '<div class="@a">\n  <a href="#@b">@n</a>\n</div>\n',
}


def made_up(number: int) -> str:
    """Return a word that is no word, another one for each number."""
    syllables = []
    number += len(_SYLLABLES)
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[digit])
    return "".join(syllables)


def made_up_chinese(number: int) -> str:
    """Return two or more Chinese characters, others for each number."""
    first, rest = divmod(number, len(_CHARACTERS))
    return _CHARACTERS[rest] + (
        made_up_chinese(first - 1) if first > len(_CHARACTERS) else _CHARACTERS[first]
    )


def rank(dice: Random, most: int) -> int:
    """Return a number below another by Zipf's law: the first twice as often as the second."""
    return min(int((most + 1) ** dice.random()), most) - 1


class Prose:
    """Sentences of one text, in made-up English or Chinese."""

    def __init__(self, dice: Random, *, chinese: bool = False) -> None:
        self.dice = dice
        self.chinese = chinese

    def word(self) -> str:
        """Return a word, a common one in half of all cases."""
        if self.chinese:
            return "".join(_CHARACTERS[rank(self.dice, len(_CHARACTERS))] for _ in range(2))
        if self.dice.random() < 0.5:
            return _COMMON[rank(self.dice, len(_COMMON))]
        return made_up(rank(self.dice, 20_000))

    def words(self, least: int, most: int) -> str:
        """Return so many words, with a comma here and there and no end."""
        words = [self.word() for _ in range(self.dice.randint(least, most))]
        if len(words) > 12:
            words[len(words) // 2] += "，" if self.chinese else ","
        text = ("" if self.chinese else " ").join(words)
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        """Return a sentence; some have something emphasised."""
        text = self.words(6, 26)
        if self.dice.random() < 0.1:
            mark = self.dice.choice(["*", "**"])
            text += f" {mark}{self.words(1, 3)}{mark}"
        return text + ("。" if self.chinese else ". ")

    def paragraph(self) -> str:
        """Return one to six sentences."""
        return "".join(self.sentence() for _ in range(self.dice.randint(1, 6))).rstrip()

    def heading(self) -> str:
        """Return a heading of the second or third level."""
        return "#" * self.dice.choice([2, 2, 3]) + " " + self.words(2, 7)

    def bullets(self) -> str:
        """Return a list, numbered or not, some of them with a second level."""
        mark = self.dice.choice(["-", "*", "1."])
        lines = [f"{mark} {self.sentence().rstrip()}" for _ in range(self.dice.randint(2, 9))]
        if self.dice.random() < 0.25:
            lines.insert(1, f"    - {self.sentence().rstrip()}")
        return "\n".join(lines)

    def program(self) -> tuple[str, str]:
        """Return a language and some lines of it."""
        language = self.dice.choice(sorted(_PROGRAMS))
        parts = []
        for _ in range(self.dice.randint(1, 6)):
            part = _PROGRAMS[language].replace("@n", str(self.dice.randint(1, 99)))
            for name in ("@a", "@b"):
                part = part.replace(name, made_up(rank(self.dice, 5000)))
            parts.append(part)
        return language, "\n".join(parts)

    def fence(self) -> str:
        """Return a block of code with its language."""
        language, lines = self.program()
        return f"```{language}\n{lines}```"

    def code(self) -> str:
        """Return a paragraph with code in its lines."""
        return " ".join(f"{self.words(4, 9)} `{made_up(rank(self.dice, 5000))}()`" for _ in range(4)) + "."

    def link(self) -> str:
        """Return a paragraph with a link or two."""
        links = [
            f"{self.words(4, 9)} [{self.words(1, 3)}](https://{made_up(rank(self.dice, 900))}.example/)"
            for _ in range(self.dice.randint(1, 3))
        ]
        return " ".join(links) + "."

    def image(self) -> str:
        """Return a picture, one of those that lie in the site."""
        return f"![{self.words(1, 4)}](/assets/images/{rank(self.dice, IMAGES)}.png)"

    def table(self) -> str:
        """Return a table of three columns."""
        rows = [[self.word() for _ in range(3)] for _ in range(self.dice.randint(3, 9))]
        rows.insert(1, ["---"] * 3)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def quote(self) -> str:
        """Return a quotation."""
        return f"> {self.paragraph()}"

    def html(self) -> str:
        """Return a block of HTML."""
        return f'<div class="note"><p>{self.words(5, 20)}</p></div>'

    def footnote(self) -> str:
        """Return a paragraph with a note, and the note."""
        name = self.dice.randint(1, 999_999)
        return f"{self.words(8, 20)}[^{name}].\n\n[^{name}]: {self.sentence().rstrip()}"


# How many pictures lie in a site.
IMAGES = 40

# In how many of a hundred posts a block is found at all, as counted in 787 posts of eight public blogs.
SHARES: Mapping[Callable[[Prose], str], int] = {
    Prose.link: 75,
    Prose.bullets: 69,
    Prose.heading: 68,
    Prose.code: 63,
    Prose.fence: 37,
    Prose.image: 31,
    Prose.quote: 16,
    Prose.html: 14,
    Prose.table: 9,
    Prose.footnote: 3,
}
