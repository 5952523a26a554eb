"""Our kramdown against the real one, where it is installed, on documents that nobody wrote.

`KRAMDOWN_DOCUMENTS=20000 pytest tests/test_kramdown_differential.py -s` asks more, and prints the share.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from html_events import events

from mkdocs_blogposts import kramdown

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = Path(__file__).parent / "kramdown.rb"
DOCUMENTS = int(os.environ.get("KRAMDOWN_DOCUMENTS", "300"))
LEAST = 0.97

MATERIAL = """\
plain words
two  spaces at the end  \n
# Heading
## Heading two ##
### 标题 {#own}
#none
Setext
===
Setext two
---
* * *
- item
* item two
+ item three
  - nested by two
    - nested by four
1. one
2. two
   - below
10. ten
> quote
> > deeper
>lazy
    indented code
\ttab code
```
```ruby
~~~ python
code = "x" # y
| a | b |
|---|:-:|
| 1 | 2 |
a | b
|===
term
: definition
  : another
[id]: http://e.example/x "Title"
[other]: <http://e.example/y>
[link](/a "b") and [ref][id] and [id] and [none]
![image](/p.png){: .wide}
<http://e.example> and <me@e.example>
note[^1] again[^1] and[^two]
[^1]: the note
[^two]: second note
    with more
*[HTML]: Hyper Text
HTML is abbreviated
**bold** and *em* and __both__ _of_ them
***all*** and **a*b*c** and snake_case_word
**粗体。**之后 and 中文*强调*中文
`code` and ``co`de`` and ` x
~~gone~~ ~not~
"quoted" and 'single' and it's '90s -- --- ... <<x>>
\\*escaped\\* \\` \\[ \\\\
{: .class #id}
{:.b key="v"}
{:name: .from-list}
{: name}
{:toc}
* toc
^
$$x^2$$ and $$
$$
y = 1
$$
<div>
</div>
<div markdown="1">
<p>raw *not*</p>
<span>in *line*</span> <br> <b>bold
<!-- comment
-->
<details><summary>s</summary>
</details>
<unknown>x</unknown>
&amp; &copy; & &#169; &nope;
{::comment}
{:/}
{::nomarkdown}<b>{:/nomarkdown}
- [ ] open
- [x] done
line with \\
　全角空格"""
LINES = MATERIAL.split("\n")
SIGNS = "*_`~[](){}<>|#-+=:!\"'\\^$&. \n\t"


def documents(count: int) -> Iterator[str]:
    """Yield documents of random lines, some of them with random signs put in or taken out."""
    chance = random.Random(count)
    for _ in range(count):
        lines = chance.choices(LINES, k=chance.randint(1, 9))
        text = "".join(line + chance.choice(["\n", "\n", "\n\n", "\n  ", "\n    "]) for line in lines)
        for _ in range(chance.choice([0, 0, 1, 3])):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(["", chance.choice(SIGNS)]) + text[at + chance.randint(0, 1) :]
        yield text


@pytest.fixture(scope="module")
def real() -> Iterator[subprocess.Popen[str]]:
    ruby = shutil.which("ruby")
    if not ruby or subprocess.run([ruby, "-rkramdown-parser-gfm", "-e", ""], capture_output=True).returncode:
        pytest.skip("kramdown is not installed")
    with subprocess.Popen([ruby, SERVER], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        yield server


def ask(server: subprocess.Popen[str], text: str) -> str | None:
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(text) + "\n")
    server.stdin.flush()
    answer: str | None = json.loads(server.stdout.readline())
    return answer


def test_fresh_documents_have_kramdowns_dom(real: subprocess.Popen[str]) -> None:
    answers = ((text, ask(real, text)) for text in documents(DOCUMENTS))
    asked = [(text, html) for text, html in answers if html is not None]
    differ = [text for text, html in asked if events(kramdown.convert(text).html) != events(html)]
    print(f"\n{len(asked) - len(differ)} of {len(asked)} documents have kramdown's DOM")  # noqa: T201
    assert len(differ) <= (1 - LEAST) * len(asked), "\n-----\n".join(sorted(differ, key=len)[:5])
