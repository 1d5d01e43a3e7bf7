"""What notebooks show: escaped, self-contained, complete."""

import re
from html.parser import HTMLParser

from depesche import Document, Entity, Quote, Role, Span, Spans, read

BAD = '<script>alert("x")</script><img src=x onerror=\'alert(1)\'>&'


class Tags(HTMLParser):
    """The elements, attributes and words of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def check(html: str) -> Tags:
    found = Tags(html)
    assert not found.open, "every element is closed"
    assert not {"script", "img", "link", "iframe", "object"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert "url(" not in html
    assert "@import" not in html
    return found


def test_document() -> None:
    text = f"Der Rat tagt\n\n„Wir {BAD} kommen“, sagte Ada {BAD} Beispiel. Am Montag."
    found = check(read(text)._repr_html_())
    squashed = re.sub(r"\s+", "", found.words)
    assert re.sub(r"\s+", "", text) in squashed or "".join(text.split()) in squashed.replace("PER", "").replace("ORG", "").replace("LOC", "").replace("MISC", "")


def test_quote_and_entity() -> None:
    quote = Quote("q1", "Direct", "Speech", False, None, [Span(0, 1, BAD)], [Span(0, 1, BAD)], [Span(0, 1, BAD)], [], [Span(0, 1, BAD)], BAD, None, [], None, 1.0)
    assert check(quote._repr_html_()).words.count(BAD) == 4
    entity = Entity("e1", "PER", None, BAD, None, [Role(BAD, Span(0, 1, BAD))], None, None, None, Spans([Span(0, 1, BAD)]), [], 1.0)
    assert check(entity._repr_html_()).words.count(BAD) == 3


def test_json_ld_names_what_is_known() -> None:
    doc = read("Rat baut Brücke\n\nVon Jana Voss\n\n„Wir bauen die Brücke“, sagte Bürgermeisterin Ada Beispiel am Montag.", date="2026-11-24")
    data = doc.to_jsonld()
    assert (data["@type"], data["headline"], data["datePublished"]) == ("NewsArticle", doc.article.headline, "2026-11-24")
    assert [part["text"] for part in data["hasPart"]] == [quote.text for quote in doc.quotes]
    assert [thing["name"] for thing in data["mentions"]] == [entity.name for entity in doc.entities]
    assert "url" not in data
    assert Document.from_json(doc.to_json()).to_jsonld() == data, "a document that came back from JSON says the same"


def test_empty() -> None:
    check(read("")._repr_html_())
