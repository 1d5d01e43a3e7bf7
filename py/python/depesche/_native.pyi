"""
The compiled half of `depesche`. Import from `depesche`, not from here.
"""

from _typeshed import SupportsGetItem
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, Final, Literal, SupportsFloat, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["__version__", "Article", "Author", "Document", "Entity", "Extractor", "Interval", "Part", "Pool", "Quote", "Role", "Source", "Span", "Spans", "Time", "_columns"]

__version__: Final[str]
"""
Version of the package.
"""

@final
class Article:
    """
    The parts of an article and what they say about it.

    >>> article = depesche.read("Rat beschließt Etat\\n\\nVon Ada Beispiel\\n\\nDer Rat hat am Montag den Etat beschlossen.").article
    >>> article.paragraphs[-1]
    'Der Rat hat am Montag den Etat beschlossen.'
    """
    __match_args__: Final[tuple[Literal["kicker"], Literal["headline"], Literal["subheadline"], Literal["summary"], Literal["byline"], Literal["dateline"], Literal["agency"], Literal["authors"], Literal["published"], Literal["modified"], Literal["publisher"], Literal["url"], Literal["language"], Literal["categories"], Literal["topics"], Literal["image"], Literal["is_accessible_for_free"], Literal["captions"], Literal["paragraphs"], Literal["parts"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kicker: str | None, headline: str | None, subheadline: str | None, summary: str | None, byline: str | None, dateline: str | None, agency: str | None, authors: Iterable[Author], published: str | None, modified: str | None, publisher: str | None, url: str | None, language: str | None, categories: Iterable[str], topics: Iterable[str], image: str | None, is_accessible_for_free: bool | None, captions: Iterable[str], paragraphs: Iterable[str], parts: Iterable[Part]) -> Article: ...
    def __repr__(self, /) -> str: ...
    @property
    def agency(self, /) -> str | None:
        """
        The agency at the end, as it stands: `(dpa)`.
        """
    @property
    def authors(self, /) -> tuple[Author, ...]:
        """
        The authors.
        """
    @property
    def byline(self, /) -> str | None:
        """
        `Von Ada Beispiel`, as it stands.
        """
    @property
    def captions(self, /) -> tuple[str, ...]:
        """
        Picture captions.
        """
    @property
    def categories(self, /) -> tuple[str, ...]:
        """
        Departments of the paper it stands in.
        """
    @property
    def dateline(self, /) -> str | None:
        """
        `Berlin (dpa) -`, as it stands.
        """
    @property
    def headline(self, /) -> str | None:
        """
        The headline.
        """
    @property
    def image(self, /) -> str | None:
        """
        Address of the main picture.
        """
    @property
    def is_accessible_for_free(self, /) -> bool | None:
        """
        Whether the page says that it can be read without paying.
        """
    @property
    def kicker(self, /) -> str | None:
        """
        Section line or kicker above the headline.
        """
    @property
    def language(self, /) -> str | None:
        """
        Language of the text (BCP 47): `de`.
        """
    @property
    def modified(self, /) -> str | None:
        """
        When it was last changed, ISO 8601.
        """
    @property
    def paragraphs(self, /) -> tuple[str, ...]:
        """
        Lead, cross-heads and paragraphs: the body, in order.
        """
    @property
    def parts(self, /) -> tuple[Part, ...]:
        """
        All parts in the order of the text; between them there is only white space.
        """
    @property
    def published(self, /) -> str | None:
        """
        When it appeared, ISO 8601, as far as the article or the caller says.
        """
    @property
    def publisher(self, /) -> str | None:
        """
        Name of the publisher.
        """
    @property
    def subheadline(self, /) -> str | None:
        """
        A line below the headline, still headline-like.
        """
    @property
    def summary(self, /) -> str | None:
        """
        A lead in front of the body, set apart.
        """
    @property
    def topics(self, /) -> tuple[str, ...]:
        """
        Keywords that the page gives.
        """
    @property
    def url(self, /) -> str | None:
        """
        Canonical address of the page.
        """

@final
class Author:
    """
    An author, from the byline or the page.
    """
    __match_args__: Final[tuple[Literal["name"], Literal["kind"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, kind: Literal["person", "agency", "organisation", "initials"]) -> Author: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def kind(self, /) -> Literal["person", "agency", "organisation", "initials"]:
        """
        Person, agency, other organisation, or initials of a person.
        """
    @property
    def name(self, /) -> str:
        """
        The name as it stands: `Ada Beispiel`, `dpa`, `abe`.
        """

@final
class Document:
    """
    One article, read: its text and the layers over it. All positions count code points, as Python does.

    >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel.")
    >>> quote = doc.quotes[0]
    >>> quote.text, quote.speaker.text, quote.cue.text
    ('„Wir kommen“', 'Ada Beispiel', 'sagte')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> Article:
        """
        Headline, byline, paragraphs and the other parts.
        """
    @property
    def entities(self, /) -> tuple[Entity, ...]:
        """
        People, organisations, places and other named things, in the order of their first mention.
        """
    def entity(self, /, id: str) -> Entity | None:
        """
        The entity with that `id`, as `Quote.entity` and `Entity.affiliation` give it; `None` if there is none.

        >>> depesche.read("Heute nichts Neues.").entity("e1") is None
        True
        """
    @staticmethod
    def from_json(json: str) -> Document:
        """
        Takes a document from the JSON that `to_json`, or the Rust program with `--offsets utf32`, wrote.

        >>> doc = depesche.read("Heute nichts Neues.")
        >>> depesche.Document.from_json(doc.to_json()) == doc
        True

        Raises:
            ValueError: if it is not the JSON of a document, or its offsets do not count code points.
        """
    @property
    def quotes(self, /) -> tuple[Quote, ...]:
        """
        The quotations, in the order of their first word.
        """
    def quotes_by(self, /, speaker: Entity | str) -> list[Quote]:
        """
        The quotations of a speaker, named as in the article or in part, whatever the case, or given as an `Entity`.

        >>> doc = depesche.read("„Wir kommen“, sagte Ada Beispiel. „Alle.“")
        >>> len(doc.quotes_by("beispiel")) == len(doc.quotes)
        True
        """
    @property
    def sentences(self, /) -> tuple[Span, ...]:
        """
        The sentences, in order.
        """
    @property
    def text(self, /) -> str:
        """
        The text that was read, unchanged.
        """
    @property
    def times(self, /) -> tuple[Time, ...]:
        """
        The time expressions, in order.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The document as plain `dict`, `list`, `str` and numbers: what `to_json` gives, parsed.
        """
    def to_displacy(self, /) -> dict[str, Any]:
        """
        The names as displaCy draws them: `displacy.render(doc.to_displacy(), style="ent", manual=True)`.

        >>> depesche.read("Heute nichts Neues.").to_displacy()
        {'text': 'Heute nichts Neues.', 'ents': [], 'title': None}
        """
    def to_json(self, /) -> str:
        """
        The document as JSON: the same, byte for byte, as Rust writes with offsets in code points.
        """
    def to_jsonld(self, /) -> dict[str, Any]:
        """
        The article as schema.org JSON-LD: a `NewsArticle` with its `Quotation`s as parts and its names as `mentions`.

        >>> depesche.read("„Wir kommen“, sagte Ada Beispiel.").to_jsonld().get("hasPart")[0].get("text")
        '„Wir kommen“'
        """
    @property
    def tokens(self, /) -> tuple[Span, ...]:
        """
        The tokens, in order.
        """

@final
class Entity:
    """
    A person, organisation, place or other named thing, with all its mentions in the article.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["kind"], Literal["subtype"], Literal["name"], Literal["gender"], Literal["roles"], Literal["affiliation"], Literal["country"], Literal["external_id"], Literal["mentions"], Literal["derived"], Literal["salience"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, kind: Literal["PER", "ORG", "LOC", "MISC"], subtype: Literal["agency", "media", "party", "government", "military", "company", "igo", "ngo", "club", "country", "region", "city", "facility", "nature", "event", "work", "product", "award", "law", "language", "ethnic", "religion"] | None, name: str, gender: Literal["f", "m"] | None, roles: Iterable[Role], affiliation: str | None, country: str | None, external_id: str | None, mentions: Iterable[Span], derived: Iterable[Span], salience: SupportsFloat | SupportsIndex) -> Entity: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def affiliation(self, /) -> str | None:
        """
        The `id` of the organisation or place a person belongs to.
        """
    @property
    def country(self, /) -> str | None:
        """
        Country code (ISO 3166-1 alpha-2) of a country.
        """
    @property
    def derived(self, /) -> Spans:
        """
        Words that hold or derive from the name: `russische`, `SPD-Chef`.
        """
    @property
    def external_id(self, /) -> str | None:
        """
        The identifier that your own gazetteer gives it.
        """
    @property
    def gender(self, /) -> Literal["f", "m"] | None:
        """
        Grammatical gender of a person's name, title or role.
        """
    @property
    def id(self, /) -> str:
        """
        Its number in the document: `e1`.
        """
    @property
    def kind(self, /) -> Literal["PER", "ORG", "LOC", "MISC"]:
        """
        `PER`, `ORG`, `LOC` or `MISC`.
        """
    @property
    def mentions(self, /) -> Spans:
        """
        All mentions by name, in the order of the text.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest form of its name in the article, in base form.
        """
    @property
    def roles(self, /) -> tuple[Role, ...]:
        """
        Roles and titles of a person, as they stand.
        """
    @property
    def salience(self, /) -> float:
        """
        How central it is to the article, 0 to 1.
        """
    @property
    def subtype(self, /) -> Literal["agency", "media", "party", "government", "military", "company", "igo", "ngo", "club", "country", "region", "city", "facility", "nature", "event", "work", "product", "award", "law", "language", "ethnic", "religion"] | None:
        """
        What it is, more closely: `party`, `city`.
        """

@disjoint_base
class Extractor:
    """
    The compiled half of `depesche.Extractor`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[()], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, preset: Literal["balanced", "precise"] | None = None, models: bool = True, gazetteer: str | PathLike[str] | Sequence[Mapping[str, Any]] | None = None) -> Extractor: ...
    def __repr__(self, /) -> str: ...
    def _columns(self, /, articles: SupportsGetItem[int, Any]) -> Any:
        """
        Reads the articles into columns; for `extract_batches`.
        """
    def _pool(self, /, threads: SupportsIndex) -> Pool:
        """
        Threads that read; for `pipe`.
        """
    def _read_many(self, /, articles: SupportsGetItem[int, Any]) -> list[Any]:
        """
        Reads several at once, each a `str`, or a mapping with `text` and perhaps `date`, or `html` and perhaps `url`, `date` and
        `content_type`; for `pipe`. In place of one that cannot be read, there is its exception.
        """
    def read(self, /, text: str, *, date: str | date | None = None) -> Document:
        """
        Reads one article. Other threads run meanwhile.

        >>> depesche.Extractor().read("Heute nichts Neues.").text
        'Heute nichts Neues.'

        Arguments:
            text: the article as plain text. Any text gives a document.
            date: the day it appeared (`datetime.date` or `"2026-11-24"`); "gestern" counts from here.

        Raises:
            TypeError: if `text` is no `str` or `date` neither `str` nor `date`.
            ValueError: if `text` has lone surrogates or `date` is not in the calendar.
        """
    def read_html(self, /, html: str | bytes, *, url: str | None = None, date: str | date | None = None, content_type: str | None = None) -> Document:
        """
        Reads a news page: headline, authors and date from the page, the body without its surroundings. Nothing is fetched.

        `Document.text` is the text of the article; `Part.path` leads back to the page.

        >>> page = "<title>Etat | Kurier</title><h1>Etat beschlossen</h1><p>Der Etat sei beschlossen, sagte sie."
        >>> depesche.Extractor().read_html(page).article.headline
        'Etat beschlossen'

        Arguments:
            html: the page, `str` or the bytes that came over the wire. Broken markup is read as browsers read it.
            url: the address it was fetched from.
            date: the day it appeared, if the page's own is not to count.
            content_type: the `Content-Type` header that bytes came with; a character set there counts before what the page says.

        Raises:
            TypeError: if `html` is neither `str` nor `bytes`, or `date` neither `str` nor `date`.
            ValueError: if `html` is a `str` with lone surrogates, or bytes in a character set that is not known, or `date` is not in the
                calendar.
        """

@final
class Interval:
    """
    A half-open interval of days (`2026-11-24`) or local points of time (`2026-11-24T14:00`).
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: str, end: str) -> Interval: ...
    def __repr__(self, /) -> str: ...
    def dates(self, /) -> tuple[Any, Any]:
        """
        The same as Python's own values: two `datetime.date`, or two `datetime.datetime` for points of time.
        """
    @property
    def end(self, /) -> str:
        """
        The first day or point after it.
        """
    @property
    def start(self, /) -> str:
        """
        The first day or point that belongs to it.
        """

@final
class Part:
    """
    One part of an article: headline, paragraph, caption …
    """
    __match_args__: Final[tuple[Literal["kind"], Literal["span"], Literal["path"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: Literal["kicker", "headline", "subheadline", "summary", "byline", "published", "dateline", "agency", "caption", "credit", "crosshead", "paragraph"], span: Span, path: str | None) -> Part: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Position after the last character.
        """
    @property
    def kind(self, /) -> Literal["kicker", "headline", "subheadline", "summary", "byline", "published", "dateline", "agency", "caption", "credit", "crosshead", "paragraph"]:
        """
        What it is.
        """
    @property
    def path(self, /) -> str | None:
        """
        Where it stands in the page it was read from, as a CSS selector; `None` for plain text.
        """
    @property
    def span(self, /) -> Span:
        """
        Where it stands.
        """
    @property
    def start(self, /) -> int:
        """
        Position of the first character.
        """
    @property
    def text(self, /) -> str:
        """
        The words.
        """

@final
class Pool:
    """
    Worker threads; answers come in the order of the articles.
    """
    def close(self, /) -> None:
        """
        Ends the threads, each after the articles it is at.
        """
    def next(self, /) -> Document:
        """
        The document of the article that was handed over first; waits for it.
        """
    def submit(self, /, job: str | Mapping[str, Any]) -> None:
        """
        Hands an article to the workers.
        """

@final
class Quote:
    """
    A quotation: what is said, thought or written, and how the article presents it.
    """
    __match_args__: Final[tuple[Literal["id"], Literal["kind"], Literal["medium"], Literal["nested"], Literal["parent"], Literal["content"], Literal["speaker"], Literal["cue"], Literal["frame"], Literal["addressee"], Literal["who"], Literal["entity"], Literal["sources"], Literal["time"], Literal["confidence"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, kind: Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"], medium: Literal["Speech", "Writing", "Thought", "ST", "SW", "TW"], nested: bool, parent: str | None, content: Iterable[Span], speaker: Iterable[Span], cue: Iterable[Span], frame: Iterable[Span], addressee: Iterable[Span], who: str | None, entity: str | None, sources: Iterable[Source], time: str | None, confidence: SupportsFloat | SupportsIndex) -> Quote: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def addressee(self, /) -> Spans:
        """
        To whom it is said.
        """
    @property
    def confidence(self, /) -> float:
        """
        How sure it is that this is a quotation with these bounds, 0 to 1.
        """
    @property
    def content(self, /) -> Spans:
        """
        What is said; several spans when the frame interrupts it. Direct quotations include their marks.
        """
    @property
    def cue(self, /) -> Spans:
        """
        The words of saying: `teilte … mit`, `laut`, `so`.
        """
    @property
    def entity(self, /) -> str | None:
        """
        The `id` of the speaker's entity.
        """
    @property
    def frame(self, /) -> Spans:
        """
        The whole reporting clause around the cue.
        """
    @property
    def id(self, /) -> str:
        """
        Its number in the document: `q1`.
        """
    @property
    def kind(self, /) -> Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]:
        """
        How the words are given.
        """
    @property
    def medium(self, /) -> Literal["Speech", "Writing", "Thought", "ST", "SW", "TW"]:
        """
        `Speech`, `Writing`, `Thought`, or two of them (`ST`, `SW`, `TW`) where it cannot be told.
        """
    @property
    def nested(self, /) -> bool:
        """
        Whether it stands inside another quotation.
        """
    @property
    def parent(self, /) -> str | None:
        """
        The `id` of the quotation it stands in.
        """
    @property
    def sources(self, /) -> tuple[Source, ...]:
        """
        Who passed the words on, nearest to the reader first: `…, wie CNN berichtete`.
        """
    @property
    def speaker(self, /) -> Spans:
        """
        The words that name the speaker, as they stand: `er`, `die Ministerin`.
        """
    @property
    def text(self, /) -> str:
        """
        What is said, with its marks; the halves of an interrupted quotation are joined by ` … `.
        """
    @property
    def time(self, /) -> str | None:
        """
        The `id` of the time at which it was said, as its frame tells.
        """
    @property
    def who(self, /) -> str | None:
        """
        The speaker's name as far as the article gives it; several joined by ` & `.
        """

@final
class Role:
    """
    A role or title of a person, as it stands: `Finanzministerin`.
    """
    __match_args__: Final[tuple[Literal["text"], Literal["span"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, span: Span) -> Role: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def span(self, /) -> Span:
        """
        Where they stand.
        """
    @property
    def text(self, /) -> str:
        """
        The words.
        """

@final
class Source:
    """
    A mediating source of a quotation.
    """
    __match_args__: Final[tuple[Literal["span"], Literal["cue"], Literal["who"], Literal["entity"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, span: Span, cue: Iterable[Span], who: str | None, entity: str | None) -> Source: ...
    def __repr__(self, /) -> str: ...
    @property
    def cue(self, /) -> Spans:
        """
        The words of passing on.
        """
    @property
    def entity(self, /) -> str | None:
        """
        The `id` of its entity.
        """
    @property
    def span(self, /) -> Span:
        """
        The words that name it.
        """
    @property
    def who(self, /) -> str | None:
        """
        Its name as far as the article gives it.
        """

@final
class Span:
    """
    A stretch of an article: `document.text[span.start:span.end] == span.text`.

    >>> span = depesche.read("„Das ist gut“, sagte Ada Beispiel.").quotes[0].content[0]
    >>> span
    Span(start=0, end=13, text='„Das ist gut“')
    """
    __match_args__: Final[tuple[Literal["start"], Literal["end"], Literal["text"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int, str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, start: SupportsIndex, end: SupportsIndex, text: str) -> Span: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Position after the last character.
        """
    @property
    def start(self, /) -> int:
        """
        Position of the first character, in code points, as Python counts.
        """
    @property
    def text(self, /) -> str:
        """
        The words.
        """

@final
class Spans:
    """
    Stretches that belong together, such as the two halves of an interrupted quotation: a sequence of `Span` that prints as its words.

    >>> quote = depesche.read("«Ich bleibe», sagte der Trainer, «und zwar gern.»").quotes[0]
    >>> len(quote.content)
    2
    >>> print(quote.content)
    «Ich bleibe» … «und zwar gern.»
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: SupportsIndex, /) -> Span: ...
    def __getnewargs__(self, /) -> tuple[tuple[Span, ...]]: ...
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Span]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, spans: Iterable[Span] = ...) -> Spans: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def end(self, /) -> int | None:
        """
        Position after the last character, `None` if there are no spans.
        """
    @property
    def start(self, /) -> int | None:
        """
        Position of the first character, `None` if there are no spans.
        """
    @property
    def text(self, /) -> str:
        """
        The words; those of several spans are joined by ` … `. Empty if there are none.
        """

@final
class Time:
    """
    A time expression (TIMEX3).
    """
    __match_args__: Final[tuple[Literal["id"], Literal["span"], Literal["kind"], Literal["value"], Literal["interval"]]]
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Any, ...]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, span: Span, kind: Literal["DATE", "TIME", "DURATION", "SET"], value: str, interval: Interval | None) -> Time: ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Position after the last character.
        """
    @property
    def id(self, /) -> str:
        """
        Its number in the document: `t1`.
        """
    @property
    def interval(self, /) -> Interval | None:
        """
        The days or points of time it covers, as far as the calendar and the article's date give them.
        """
    @property
    def kind(self, /) -> Literal["DATE", "TIME", "DURATION", "SET"]:
        """
        `DATE`, `TIME`, `DURATION` or `SET`.
        """
    @property
    def span(self, /) -> Span:
        """
        Where it stands.
        """
    @property
    def start(self, /) -> int:
        """
        Position of the first character.
        """
    @property
    def text(self, /) -> str:
        """
        The words.
        """
    @property
    def value(self, /) -> str:
        """
        The TIMEX3 value: `2026-11-24`, `2026-W48`, `P3D`, `PRESENT_REF`.
        """

def _columns(documents: SupportsGetItem[int, Document]) -> Any:
    """
    The documents as columns; for the tables.
    """
