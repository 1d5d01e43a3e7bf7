//! Nouns for roles (`Bundesumweltministerin`) and titles (`Dr.`).

use crate::model::map::Map;

static ROLES: Map<'static> = Map::embedded(include_bytes!("../../../../models/roles.bin"));

/// Bit of a role that a man has.
pub(super) const MASCULINE: u32 = 1;
/// Bit of a role that a woman has.
pub(super) const FEMININE: u32 = 2;
/// Bit of a title.
pub(super) const TITLE: u32 = 4;

/// No noun of the lists is longer, in bytes. Without it a megabyte in one word would be looked up from every one of its letters.
const LONGEST: usize = 64;

/// What the lists say about a word in lower case; of a compound, what they say about the longest noun that it ends in. 0 if nothing.
pub(super) fn role_of(lower: &str) -> u32 {
    if let Some(value) = ROLES.get(lower) {
        return value;
    }
    // A compound: at least three letters in front, at least five of a role noun (`-chef` excepted) behind.
    let Some((start, _)) = lower.char_indices().nth(3) else { return 0 };
    for at in start.max(lower.len().saturating_sub(LONGEST))..=lower.len().saturating_sub(4) {
        let Some((front, noun)) = lower.split_at_checked(at) else { continue };
        if noun.len() < 6 && !front.ends_with('-') && !noun.starts_with("chef") && !noun.starts_with("profi") {
            continue;
        }
        if let Some(value) = ROLES.get(noun).filter(|v| v & TITLE == 0) {
            return value;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::{FEMININE, MASCULINE, TITLE, role_of};

    #[test]
    fn cases() {
        for (word, expected) in [
            ("bundesumweltministerin", FEMININE),
            ("sprecher", MASCULINE),
            ("spd-chef", MASCULINE),
            ("vorsitzende", MASCULINE | FEMININE),
            ("dr.", TITLE),
            ("herr", TITLE | MASCULINE),
            ("gewerbe", 0),
            ("haus", 0),
        ] {
            assert_eq!(role_of(word), expected, "{word}");
        }
    }
}
