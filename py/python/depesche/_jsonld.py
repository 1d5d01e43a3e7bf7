"""A document as schema.org JSON-LD: a `NewsArticle` with its `Quotation`s and what it is about."""

from __future__ import annotations

from typing import Any

from ._native import Document, Entity

_TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "Thing"}
_AUTHORS = {"person": "Person", "initials": "Person", "agency": "NewsMediaOrganization", "organisation": "Organization"}
_GENDERS = {"f": "https://schema.org/Female", "m": "https://schema.org/Male"}


def document(doc: Document) -> dict[str, Any]:
    """https://schema.org/NewsArticle, with https://schema.org/Quotation as parts; what is not known is left out."""
    article = doc.article
    entities = {entity.id: entity for entity in doc.entities}
    quotes = [
        _known(
            {
                "@type": "Quotation",
                "text": quote.text,
                "spokenByCharacter": _thing(entities[quote.entity]) if quote.entity in entities else _named(quote.who),
            }
        )
        for quote in doc.quotes
    ]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.headline,
            "alternativeHeadline": article.subheadline,
            "abstract": article.summary,
            "articleBody": "\n\n".join(article.paragraphs),
            "articleSection": list(article.categories) or article.kicker,
            "author": [{"@type": _AUTHORS[author.kind], "name": author.name} for author in article.authors],
            "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
            "datePublished": article.published,
            "dateModified": article.modified,
            "dateline": article.dateline,
            "url": article.url,
            "image": article.image,
            "inLanguage": article.language,
            "keywords": list(article.topics),
            "isAccessibleForFree": article.is_accessible_for_free,
            "mentions": [_thing(entity) for entity in doc.entities],
            "hasPart": quotes,
        }
    )


def _thing(entity: Entity) -> dict[str, Any]:
    roles = list(dict.fromkeys(role.text for role in entity.roles))
    return _known(
        {
            "@type": _TYPES[entity.kind],
            "name": entity.name,
            "identifier": entity.external_id,
            "gender": _GENDERS[entity.gender] if entity.gender and entity.kind == "PER" else None,
            "jobTitle": roles if entity.kind == "PER" else None,
        }
    )


def _named(name: str | None) -> dict[str, str] | None:
    return {"@type": "Thing", "name": name} if name else None


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
