//! Mends the kinds of names where single words say more than the tagger has seen:
//!
//! - Given names make a person: `Anna-Lena`, `Jan-Ole Brand`.
//! - What stands in capitals before the agency is a place, wherever it is named: `STEINBACH (sda)`.

use super::features::LISTS;
use super::listed;
use super::tagger::Mention;
use super::tags::Tags;
use crate::Article;
use crate::article::PartKind;
use crate::entity::EntityKind;
use crate::morph::Words;
use std::collections::BTreeSet;

/// Mends the kinds of an article's names.
pub(super) fn mend(words: &Words<'_>, article: &Article, mentions: &mut [Mention]) {
    let datelines = datelines(words, article);
    for mention in mentions.iter_mut().filter(|m| m.front == 0) {
        if mention.kind != EntityKind::Per && has_given_names(words, mention) && listed(words, *mention).tags == Tags::NONE {
            mention.kind = EntityKind::Per;
        }
        if mention.first == mention.last && datelines.contains(words.lower(mention.first)) {
            mention.kind = EntityKind::Loc;
        }
    }
}

/// The places that datelines name, in small letters.
fn datelines<'w>(words: &'w Words<'_>, article: &Article) -> BTreeSet<&'w str> {
    let parts = article.parts.iter().zip(&words.parts).filter(|(part, _)| part.kind == PartKind::Dateline);
    let firsts = parts.filter_map(|(_, tokens)| tokens.clone().next());
    let mut out = BTreeSet::new();
    out.extend(firsts.filter(|&i| words.word(i).len() > 2 && words.word(i).chars().all(char::is_uppercase)).map(|i| words.lower(i)));
    out
}

/// `Anna-Lena`, `Jan-Ole Brand`: given names around a hyphen, and no more than a surname behind them.
fn has_given_names(words: &Words<'_>, mention: &Mention) -> bool {
    let given = |word: &str| LISTS.word(word).is_some_and(|e| e.tags.any(Tags::FIRST));
    let word = words.word(mention.first);
    word.contains('-') && word.split('-').all(given) && mention.last - mention.first <= 1
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[&str]) {
        let doc = Extractor::new().read(text);
        let found: Vec<_> = doc.entities().iter().map(|e| format!("{:?} {}", e.kind, e.name)).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn cases() {
        check("given names with a hyphen", "Das Licht dort, sagt Anna-Lena, brenne die ganze Nacht.", &["Per Anna-Lena"]);
        check(
            "dateline",
            "Hang rutscht ab\n\nSTEINBACH (sda) – Am Montag ist ein Hang abgerutscht. Steinbach war ohne Strom, sagte Anna Berger.",
            &["Loc Steinbach", "Org sda", "Per Anna Berger"],
        );
    }
}
