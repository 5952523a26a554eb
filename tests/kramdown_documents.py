"""Documents that nobody wrote, to ask kramdown about: random lines of its constructs, with random options."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Options = dict[str, object]

CONSTRUCTS = {
    "text": """\
plain words
two  spaces at the end  \n
line with \\
　全角空格
snake_case_word and "quoted" and 'single' and it's '90s
-- --- ... <<x>> << x >> \\<< \\>>
\\*escaped\\* \\` \\[ \\\\ \\$ \\| \\# \\{: .x}
&amp; &copy; & &#169; &nope; &quot; &#x41; &lt;""",
    "headings": """\
# Heading
## Heading two ##
# Head \\#
# Head \\## #
## a\\# b \\#\\#
### 标题 {#own}
### Other {#own}
#none
##none ##
Setext
===
Setext two {#id}
---
Setext \\#
####### seven
# [link](/a) and `code` -- "q" *e*
# Äpfel, ça & co. <b>x</b>
# Note[^1]
{: .no_toc}
{:.no_toc #c}""",
    "lists": """\
- item
* item two
+ item three
  - nested by two
    - nested by four
1. one
2. two
   - below
10. ten
- {:.x} item
1. {: #y} item
- [ ] open
- [x] done
-   wide
-\ttab
* * *
^
  lazy
    four""",
    "quotes": """\
> quote
> > deeper
>lazy
> - item
>     code
> # head
> | a | b |
{: .q}""",
    "code": """\
    indented code
\ttab code
```
```ruby
``` ruby?x=y
~~~ python
~~~
~~~~
code = "x" # y
    two  blanks
{:.show-whitespaces}
{: .language-ruby}
{:.ruby .x #id}
`code` and ``co`de`` and ` x
`code`{:.language-sh} `c`{:.x}
```x``` y
` `` `""",
    "tables": """\
| a | b |
| a | b
a | b |
a | b
a|b|c
|---|:-:|
|---
|:--|--:|--|
--- | ---
+---+---+
|===
|===|===|
|=
|-
| `a|b` | c |
| <code>a|b</code> | c |
| x <code>a | b</code> y | z
| a <b>b|c</b> | d |
| a \\| b | c |
| a `b \\| c` | d
| `a | b
c` | d |
| ``a|b`` | \\`a|b\\`
||
| |
|a||b|
| [l](a|b) | ![i](c|d) |
| $$a|b$$ | c |
| *a | b* |
| <a|b> | <i>x
</code> | <code>
| note[^1] | HTML |
| a &#124; b | c |
| <span title="a|b">x</span> | y |
| <!-- a|b --> | c |
{: .table}
{:.t key="v"}
\\| a | b
    | code | table |""",
    "definitions": """\
term
term two
: definition
  : another
:   with text
:\ttab
    more
{:#t} term
: {:.c} def
{:auto_ids}
{:auto_ids-pre-}
*term* `x`
:not
{: .dl}
: - item
: > quote
:     code
^""",
    "links": """\
[id]: http://e.example/x "Title"
[other]: <http://e.example/y>
[Multi Word]: /m 'T "x"'
    "next line title"
{: .onlink}
[link](/a "b") and [ref][id] and [id] and [none]
[multi
word] and [x][multi word] [y][]
![image](/p.png){: .wide}
![image](/p.png "t"){:standalone}
![image](/p.png "t")
![alt *x*][id]
{:standalone}
{:standalone .big #s}
<http://e.example> and <me@e.example> <mailto:me@e.example>
[a](<b c> "d") [e](f (g) h) [i](j 'k')
[predef] and [URI]
[l]( /x ) [m](/y"z") [n][ id ]
[o] [id] [p](
[a [b](c) d](e)""",
    "footnotes": """\
note[^1] again[^1] and[^two]
[^1]: the note
[^two]: second note
    with more
[^1]: changed

    - list in note
[^n]: nested[^1] [^n2]
[^n2]: `code`
[^e]:
[^n] [^e] [^missing]
[^h]: ## head
[^h]
{:footnotes}
* footnotes
1. x
[^t]: | a | b |
[^t]
[^1]: > quote""",
    "abbreviations": """\
*[HTML]: Hyper Text
*[HT]: other
*[a b]: two words
*[C++]:
{: .abbr}
HTML is HTMLish, HT and a b, C++ and _HTML_
"HTML" <b>HTML</b> `HTML` [HTML](x)
# HTML""",
    "emphasis": """\
**bold** and *em* and __both__ _of_ them
***all*** and **a*b*c** and *a**b**c*
**粗体。**之后 and 中文*强调*中文
~~gone~~ ~not~ ~~*a*~~
*a _b* c_ **d
* not * a_b_c _a_b_
*a*{:.x} **b**{:#y .z} _c_{: title="t"}""",
    "attributes": """\
{: .class #id}
{:.b key="v"}
{:name: .from-list #n}
{:name: title="x"}
{: name}
{:.a name .b}
{: }
{:.x
{::}
{:toc}
* toc
{: .c title='a "b"' }""",
    "math": """\
$$x^2$$ and $$
$$
y = 1
$$
$$ a < b $$
\\$$5+5$$
\\$\\$5$$ and $5$
$$a$$ b
{: #math .m}
$$a$${:.inline}
    $$x$$""",
    "html": """\
<div>
</div>
<div markdown="1">
<div markdown="span">*a*
<div markdown="block">*a*</div>
<p>raw *not*</p>
<p markdown="1">para *yes*
</p>
<span>in *line*</span> <br> <b>bold
<b markdown="0">*x*</b> <i>it</i> <em>em</em> <strong>s</strong>
<!-- comment
-->
<!-- one --> text
<details><summary>s</summary>
</details>
<unknown>x</unknown>
<pre>
  keep *x*
</pre>
<table><tr><td>x</td></tr></table>
<td markdown="1">*c*</td>
<ul><li>a</li><li markdown="1">*b*</li></ul>
<hr> <hr/>
<script>a < b && "c"</script>
<style> a > b {} </style>
<h2>Title *x*</h2>
<h3 class="k">T</h3>
<a href="x">l *e*</a> <code>a *b*</code> <code class="x">&lt;</code>
<img src="a"> <input disabled>
<?php x ?>
<![CDATA[ x ]]>
<DIV CLASS="X">
</DIV>
<dl><dt>t</dt><dd>d</dd></dl>
<blockquote>q *e*</blockquote>
<button>b *e*</button> <kbd>k</kbd>
<textarea>
*t*
</textarea>
<p><b>x</b>
<ol><li>x
<math><mi>x</mi></math> <svg viewBox="0 0"><path d="M"/></svg>""",
    "extensions": """\
{::comment}
{:/comment}
{:/}
{::comment}inline{:/comment} after
{::comment}hidden{:/} text
{::nomarkdown}<b>{:/nomarkdown}
{::nomarkdown}
{::nomarkdown type="latex"}x{:/}
{::options auto_ids="false" /}
{::options parse_block_html="true" /}
{::options parse_span_html="false" /}
{::options html_to_native="true" /}
{::options footnote_nr="5" /}
{::options toc_levels="2..3" /}
text {::options parse_span_html="false" /} <b>*x*</b>
text {::options auto_ids="true" /} x
{::options hard_wrap="true" /}
{::options header_offset="1" /}
{::options auto_id_prefix="p-" /}
{::options nosuch="1" entity_output="numeric" /}
{::options}
{::nosuch}x{:/nosuch}
{::nosuch /}
{::comment /}""",
    "toc": """\
* toc
{:toc}
1. toc
{:toc .x #own}
# One
## Two
### Three
# One
## Two
{:.no_toc}
{:toc}""",
}  # fmt: skip

SIGNS = "*_`~[](){}<>|#-+=:!\"'\\^$&. \n\t"

OPTIONS: dict[str, tuple[object, ...]] = {
    "input": ("GFM", "GFM", "kramdown"),
    "hard_wrap": (True, False),
    "gfm_quirks": ("paragraph_end", "no_auto_typographic", "paragraph_end,no_auto_typographic", []),
    "auto_ids": (True, False),
    "auto_id_prefix": ("p-", "_"),
    "auto_id_stripping": (True, False),
    "header_offset": (1, -1, 3),
    "toc_levels": ("1..3", "2,3", [2]),
    "smart_quotes": ("apos,apos,quot,quot", "lsquo,rsquo,laquo,raquo", ["39", "39", "34", "34"]),
    "typographic_symbols": ({"hellip": "...", "mdash": "---", "ndash": "--"}, {"laquo": "<<", "raquo": ">>"}),
    "entity_output": ("as_char", "as_input", "numeric", "symbolic"),
    "parse_block_html": (True, False),
    "parse_span_html": (True, False),
    "footnote_nr": (1, 7),
    "footnote_prefix": ("f-",),
    "footnote_backlink": ("", "back", "&#8593; <b>"),
    "footnote_backlink_inline": (True, False),
    "link_defs": ({"predef": ["/p"], "URI": ["/u", "T i"]},),
    "math_engine": (None, "mathjax"),
    "remove_block_html_tags": (True, False),
    "remove_line_breaks_for_cjk": (True, False),
    "forbidden_inline_options": ("hard_wrap", "auto_ids,header_offset", []),
}
"""What `kramdown:` of `_config.yml` may say, and values to draw from."""


def documents(count: int, *, options: bool = False, seed: int = 0) -> Iterator[tuple[str, Options]]:
    """Yield documents of random lines of few constructs, some with random signs put in or taken out.

    With `options`, each comes with some random ones; else with none.
    """
    chance = random.Random(count * 1000 + seed)
    lines = {name: text.split("\n") for name, text in CONSTRUCTS.items()}
    everything = [line for group in lines.values() for line in group]
    for _ in range(count):
        groups = [*chance.sample(sorted(lines), chance.choice([1, 1, 2, 3])), ""]
        text = "".join(
            chance.choice(lines.get(chance.choice(groups), everything))
            + chance.choice(["\n", "\n", "\n\n", "\n  ", "\n    "] if chance.random() < 0.5 else ["\n"])
            for _ in range(chance.randint(1, 9))
        )
        for _ in range(chance.choice([0, 0, 0, 1, 3])):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(["", chance.choice(SIGNS)]) + text[at + chance.randint(0, 1) :]
        names = chance.sample(sorted(OPTIONS), chance.choice([1, 2, 4])) if options else []
        yield text, {name: chance.choice(OPTIONS[name]) for name in names}
