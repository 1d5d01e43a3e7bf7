//! Case, gender and number of noun phrases: the cells that all their words share, and that their preposition governs.

use super::{Morph, Pos};
use crate::Token;
use crate::lang::de::prepositions::governs;

/// Narrows the features of the phrases of a sentence; `lower` gives the words in lower case.
pub(super) fn agree<'l>(tokens: &mut [Token], lower: impl Fn(usize) -> &'l str) {
    let mut case = Morph::CELLS;
    let mut i = 0;
    while i < tokens.len() {
        let start = i;
        match tokens[i].pos {
            Pos::Appr => {
                case = governs(lower(i));
                i += 1;
                continue;
            }
            Pos::Apprart => {
                case = tokens[i].morph.cells();
                i += 1;
            }
            _ => {}
        }
        let mut shared = case;
        let first = i;
        while i < tokens.len() {
            match tokens[i].pos {
                Pos::Art | Pos::Pposat | Pos::Pdat | Pos::Piat if i == first => shared = shared & tokens[i].morph.cells(),
                Pos::Adja => shared = shared & or_all(tokens[i].morph.cells()),
                Pos::Card | Pos::Trunc => {}
                Pos::Adv | Pos::Adjd if i > first && tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adja) => {}
                Pos::Nn | Pos::Ne => {
                    shared = shared & or_all(tokens[i].morph.cells());
                    i += 1;
                    break;
                }
                Pos::Pper | Pos::Pds | Pos::Pis | Pos::Prels | Pos::Pws if i == first => {
                    shared = shared & or_all(tokens[i].morph.cells());
                    i += 1;
                    break;
                }
                _ => break,
            }
            i += 1;
        }
        if shared != Morph::NONE {
            for token in &mut tokens[first..i] {
                token.morph = token.morph.without(Morph::CELLS) | shared_or(token.morph.cells(), shared);
            }
        }
        case = Morph::CELLS;
        i = i.max(start + 1);
    }
}

fn or_all(cells: Morph) -> Morph {
    if cells == Morph::NONE { Morph::CELLS } else { cells }
}

/// The cells of a word inside a phrase with the cells `shared`.
fn shared_or(cells: Morph, shared: Morph) -> Morph {
    let both = or_all(cells) & shared;
    if both == Morph::NONE { cells } else { both }
}
