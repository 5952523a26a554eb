"""The Liquid that is rendered, and the Liquid that stays visible."""

from __future__ import annotations

import time

import pytest

from mkdocs_blogposts.liquid import has_liquid, render

SITE = {"site.url": "https://example.com", "site.baseurl": "/blog"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a]({{ site.baseurl }}/a.png)", "![a](/blog/a.png)"),
        ("{{site.url}}{{  site.baseurl  }}/x", "https://example.com/blog/x"),
        ("a \n {{- site.baseurl -}} \n b", "a/blogb"),
        ('{{ "/a.png" | relative_url }}', "/blog/a.png"),
        ("{{'a.png'|relative_url}}", "/blog/a.png"),
        ("{{ '/a b/é?q=1#f' | relative_url }}", "/blog/a%20b/%C3%A9?q=1#f"),
        ("{{ '/%E4%B8%AD/' | relative_url }}", "/blog/%E4%B8%AD/"),
        ("{{ 'a/../b' | relative_url }}", "/blog/b"),
        ("{{ '' | relative_url }} {{ '/' | relative_url }}", "/blog /blog/"),
        ("{{ '#f' | relative_url }}", "/blog/#f"),
        ("{{ 'http://x.y/z' | relative_url }}", "http://x.y/z"),
        ("{{ '/a' | absolute_url }}", "https://example.com/blog/a"),
        ("{{ 'http://x.y/z' | absolute_url }}", "http://x.y/z"),
        ("{{ '/a.png' | prepend: site.baseurl | prepend: site.url }}", "https://example.com/blog/a.png"),
        ('{{ site.baseurl | append: "/a.png" }}', "/blog/a.png"),
        ("{{ 'just text' }}", "just text"),
    ],
)
def test_outputs_are_rendered(text: str, expected: str) -> None:
    assert render(text, SITE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no Liquid { here } {",
        "{{ page.title }}",
        "{{ site.baseurl | upcase }}",
        "{{ 'x' | append: page.title }}",
        " {{- page.title -}} ",
        "{{ }} {{",
        "{{ site.baseurl",
        "{{ 'x | relative_url }}",
        "{% include x.html %}",
        "{% if a %}b{% endif %}",
        "{% raw %} never closed {% raw %}",
        " {%- comment %} never closed",
        "{% endraw %} {% endhighlight %}",
        "{% highlight %}\nx\n{% endhighlight %}",
        "{% highlight ruby %}\nx",
        "{% rawer %}x{% endraw %}",
    ],
)
def test_everything_else_stays_as_written(text: str) -> None:
    assert render(text, SITE) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% raw %}{{ site.url }}{% endraw %}", "{{ site.url }}"),
        ("{%raw%}{% raw %}x{%- endraw -%} y", "{% raw %}xy"),
        ("{% raw %}{% highlight x %}{% endraw %}", "{% highlight x %}"),
        ("a{% comment %} {{ site.url }}\n {% raw %} {% endcomment %}b", "ab"),
        ("a {%- comment -%} x {%- endcomment -%} b", "ab"),
    ],
)
def test_raw_and_comment(text: str, expected: str) -> None:
    assert render(text, SITE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n", "```ruby\nputs 1\n```\n"),
        ('{% highlight C++ linenos hl_lines="1 3" -%}int a;{% endhighlight %}', "```c++\nint a;\n```"),
        ("{% highlight js linenos=table %}\n\n  a\n\n b\n\n{% endhighlight %}", "```js\n  a\n\n b\n```"),
        ("{% highlight md %}\n```\nx\n````\n{% endhighlight %}", "`````md\n```\nx\n````\n`````"),
        ("{% highlight x %}{% raw %}\n{{ a }}\n{% endraw %}{% endhighlight %}", "```x\n{{ a }}\n```"),
        ("{% highlight x %}\n{{ site.baseurl }} {{ b }}\n{% endhighlight %}", "```x\n/blog {{ b }}\n```"),
        (
            "1. a\n\n   {% highlight sh %}\nls\n\nls\n   {% endhighlight %}\n",
            "1. a\n\n   ```sh\n   ls\n\n   ls\n   ```\n",
        ),
        ("- {% highlight sh %}\nls\n{% endhighlight %} then", "- ```sh\n  ls\n  ```\n then"),
        ("See {% highlight sh %}ls{% endhighlight %}", "See \n```sh\nls\n```"),
        (
            "{% highlight a %}1{% endhighlight %}\n{% highlight b %}2{% endhighlight %}",
            "```a\n1\n```\n```b\n2\n```",
        ),
    ],
)
def test_highlight_becomes_a_fence(text: str, expected: str) -> None:
    assert render(text, SITE) == expected


def test_has_liquid_is_a_quick_look() -> None:
    assert has_liquid("a {{ b }}")
    assert has_liquid("{% raw %}")
    assert not has_liquid("{ { % }")


@pytest.mark.parametrize(
    "piece",
    [
        "{{",
        "{{ '",
        '{{ "',
        "{%",
        "{% raw ",
        "{% raw %}",
        "{% comment %}",
        "{% highlight a %}",
        "{% highlight a %}b{% endhighlight %}",
        "{{ site.url | ",
        "{{ site.url ",
        "{{ a.",
        "{{ 'a' | append: ",
        "{% highlight a b ",
        " ",
        "{{    ",
        "`",
    ],
)
def test_no_input_takes_more_than_linear_time(piece: str) -> None:
    start = time.process_time()
    render(piece * 50_000, SITE)
    render("{% highlight " + "a" * 50_000 + " b" * 50_000 + "! %}" + piece * 50_000, SITE)
    assert time.process_time() - start < 3
