//! Pairs of quotation marks.
//!
//! News mixes „…“, »…«, «…», "…", “…”, ‚…‘ and forgets to close them. Whether a mark opens or closes is told by the spaces around it, then
//! by what is open, then by its form. A quotation that runs over several paragraphs is opened anew in each and closed once: every one of
//! its paragraphs becomes a pair of its own, [`Pair::runs_on`] but for the last.

use crate::Span;
use core::ops::Range;

/// An opening mark and what closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Token of the opening mark.
    pub(crate) open: usize,
    /// Token of the closing mark; the last token of the part if there is none.
    pub(crate) close: usize,
    /// Whether a closing mark was found.
    pub(crate) closed: bool,
    /// Not closed because the next part goes on with the same quotation.
    pub(crate) runs_on: bool,
    /// The pair around this one, an index into [`Pairs::all`].
    pub(crate) parent: Option<usize>,
    /// Single marks (‚…‘).
    pub(crate) single: bool,
}

/// All pairs of a text, in the order of their opening marks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    pub(crate) all: Vec<Pair>,
    /// Of every token, the innermost pair it stands in (its marks included), from 1; 0 if there is none.
    innermost: Vec<u32>,
}

impl Pairs {
    /// The innermost pair around token `i`, as an index into `all`.
    pub(crate) fn around(&self, i: usize) -> Option<usize> {
        (*self.innermost.get(i)? as usize).checked_sub(1)
    }

    /// The outermost pair around token `i`, as an index into `all`.
    pub(crate) fn outermost(&self, i: usize) -> Option<usize> {
        let mut pair = self.around(i)?;
        while let Some(parent) = self.all[pair].parent {
            pair = parent;
        }
        Some(pair)
    }
}

/// The families of marks; a mark closes only what one of its own family opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// „ “ ”
    Curly,
    /// » «
    Angle,
    /// Straight: one or two strokes.
    Straight,
    /// ‚ ‘ ’
    CurlySingle,
    /// › ‹
    AngleSingle,
    /// '
    StraightSingle,
}

fn family(word: &str) -> Option<Family> {
    Some(match word {
        "„" | "“" | "”" | "‟" | "‚‚" | ",," => Family::Curly,
        "»" | "«" => Family::Angle,
        "\"" | "''" | "``" | "´´" | "＂" => Family::Straight,
        "‚" | "‘" | "’" => Family::CurlySingle,
        "›" | "‹" => Family::AngleSingle,
        "'" | "`" | "´" => Family::StraightSingle,
        _ => return None,
    })
}

/// An opening mark that waits to be closed.
struct Open {
    pair: usize,
    family: Family,
}

/// More marks than this inside each other are noise.
const MAX_DEPTH: usize = 8;

/// Pairs the marks of every part.
pub(super) fn pair_up(text: &str, tokens: &[Span], parts: &[Range<usize>]) -> Pairs {
    let mut out = Pairs { all: Vec::new(), innermost: vec![0; tokens.len()] };
    let mut stack: Vec<Open> = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        stack.clear();
        for i in part.clone() {
            if text.as_bytes()[tokens[i].start].is_ascii_alphanumeric() {
                continue;
            }
            let word = &text[tokens[i].range()];
            let Some(family) = family(word) else { continue };
            let open = stack.iter().rposition(|o| {
                o.family == family || (family == Family::Straight && o.family == Family::Curly && curly_by(text, tokens, &out, o))
            });
            match direction(text, tokens, part, i, word, open.is_some()) {
                Direction::Open if stack.len() < MAX_DEPTH => {
                    let parent = stack.last().map(|o| o.pair);
                    let single = matches!(family, Family::CurlySingle | Family::AngleSingle | Family::StraightSingle);
                    stack.push(Open { pair: out.all.len(), family });
                    out.all.push(Pair { open: i, close: part.end - 1, closed: false, runs_on: false, parent, single });
                }
                Direction::Close => {
                    if let Some(at) = open {
                        let pair = &mut out.all[stack[at].pair];
                        pair.close = i;
                        pair.closed = true;
                        stack.truncate(at);
                    }
                }
                Direction::Open | Direction::Neither => {}
            }
        }
        // What is still open runs on if the next part opens with a mark of the same kind, else its mark was forgotten.
        if let Some(outer) = stack.first() {
            let next = parts.get(n + 1).filter(|p| !p.is_empty()).map(|p| &text[tokens[p.start].range()]);
            if next.and_then(self::family) == Some(outer.family) {
                out.all[outer.pair].runs_on = true;
            }
        }
    }
    drop_unclosed_singles(&mut out);
    for (pair, n) in out.all.iter().zip(1..) {
        out.innermost[pair.open..=pair.close].fill(n);
    }
    out
}

/// Whether the open mark is „, which a straight mark may close: `„so"`.
fn curly_by(text: &str, tokens: &[Span], pairs: &Pairs, open: &Open) -> bool {
    matches!(&text[tokens[pairs.all[open.pair].open].range()], "„" | ",,")
}

/// Single marks without a partner are apostrophes, and inner marks without one would swallow the rest of the paragraph.
fn drop_unclosed_singles(pairs: &mut Pairs) {
    let keep: Vec<bool> = pairs.all.iter().map(|p| p.closed || (!p.single && p.parent.is_none())).collect();
    let mut new = Vec::with_capacity(keep.len());
    let mut count = 0;
    for &k in &keep {
        new.push(count);
        count += usize::from(k);
    }
    for n in 0..pairs.all.len() {
        let mut parent = pairs.all[n].parent;
        while let Some(p) = parent.filter(|&p| !keep[p]) {
            parent = pairs.all[p].parent;
        }
        pairs.all[n].parent = parent.map(|p| new[p]);
    }
    let mut index = 0;
    pairs.all.retain(|_| {
        index += 1;
        keep[index - 1]
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Open,
    Close,
    Neither,
}

/// Whether the mark at token `i` opens or closes.
fn direction(text: &str, tokens: &[Span], part: &Range<usize>, i: usize, word: &str, is_open: bool) -> Direction {
    let before = (i > part.start).then(|| text[tokens[i - 1].range()].chars().next_back()).flatten();
    let after = (i + 1 < part.end).then(|| text[tokens[i + 1].range()].chars().next()).flatten();
    let space_before = i == part.start || tokens[i - 1].end < tokens[i].start;
    let space_after = i + 1 == part.end || tokens[i].end < tokens[i + 1].start;
    let opens_left =
        space_before || before.is_some_and(|c| matches!(c, '(' | '[' | '–' | '—' | '/' | '„' | '»' | '«' | '“' | '"' | '‚' | ':' | '>'));
    let closes_right = space_after || after.is_some_and(|c| !c.is_alphanumeric());
    match word {
        "„" | ",," | "‚‚" => Direction::Open,
        "‚" => {
            if opens_left && !space_after {
                Direction::Open
            } else {
                Direction::Neither
            }
        }
        "`" | "´" | "'" | "‘" | "’" => match (opens_left && !space_after, closes_right && !space_before) {
            (true, false) => Direction::Open,
            (_, true) if is_open => Direction::Close,
            _ => Direction::Neither,
        },
        _ => match (opens_left && !space_after, closes_right && !space_before) {
            (true, false) => Direction::Open,
            (false, true) => Direction::Close,
            _ if is_open => Direction::Close,
            _ if word == "”" => Direction::Close,
            _ => Direction::Open,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::segment;
    use crate::article;

    /// Pairs as texts: `*` for one that is not closed, `+` for one that runs on.
    #[track_caller]
    fn check(name: &str, text: &str, expected: &[&str]) {
        let s = segment(text, &article::read(text));
        let found: Vec<_> = s
            .pairs
            .all
            .iter()
            .map(|p| {
                let flag = if p.runs_on {
                    "+"
                } else if p.closed {
                    ""
                } else {
                    "*"
                };
                format!("{flag}{}", &text[s.tokens[p.open].span.start..s.tokens[p.close].span.end])
            })
            .collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn cases() {
        check("German", "Er rief „Halt“ und „Nein“.", &["„Halt“", "„Nein“"]);
        check("nested with the same marks", "„Ein „Win-Win“-Deal für beide“, sagte er.", &["„Ein „Win-Win“-Deal für beide“", "„Win-Win“"]);
        check("nested with single marks", "„Er rief ‚Halt‘ und ging“, hieß es.", &["„Er rief ‚Halt‘ und ging“", "‚Halt‘"]);
        check("book marks", "»Ja«, sagte er, »das ist so.«", &["»Ja«", "»das ist so.«"]);
        check("Swiss marks", "«Ja», sagte er. «Nein.»", &["«Ja»", "«Nein.»"]);
        check("English marks", "“Yes,” he said. “No.”", &["“Yes,”", "“No.”"]);
        check("straight marks", "\"Ja\", sagte er. (\"Nein\") ist \"so\".", &["\"Ja\"", "\"Nein\"", "\"so\""]);
        check("mixed marks", "„Ja\", sagte er, „nein”.", &["„Ja\"", "„nein”"]);
        check("Swedish marks", "Er sagt ”ja” dazu.", &["”ja”"]);
        check("doubled apostrophes", "Er sagt ''ja'' dazu.", &["''ja''"]);
        check("apostrophes are none", "Grass’ Roman, geht’s, Max' Haus", &[]);
        check(
            "inner mark is not closed",
            "„Er rief „Halt und ging“, hieß es.",
            &["*„Er rief „Halt und ging“, hieß es.", "„Halt und ging“"],
        );
        check("unclosed", "Er rief: „Halt und ging.", &["*„Halt und ging."]);
        check("over paragraphs", "Er sagte: „Eins.\n\n„Zwei.“", &["+„Eins.", "„Zwei.“"]);
        check("before a compound", "der „Spiegel“-Bericht", &["„Spiegel“"]);
    }
}
