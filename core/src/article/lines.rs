//! Blocks: the lines of a text, with the lines of one paragraph put together again.
//!
//! Most texts put a paragraph on a line. Some are wrapped at a fixed width, and some break a list into indented lines.

use crate::Span;

/// A line, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Without white space around it.
    pub(super) span: Span,
    /// Whether an empty line stands above.
    pub(super) apart: bool,
}

/// One line as it stands.
struct Line {
    span: Span,
    apart: bool,
    indented: bool,
}

/// The widest line that a wrapped text may have, and the narrowest it is wrapped at, in bytes.
const WIDEST: usize = 110;
const NARROWEST: usize = 50;

/// Cuts `text` into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let width = lines.iter().map(|l| l.span.len()).max().unwrap_or(0);
    let wrapped = (NARROWEST..=WIDEST).contains(&width);
    let mut out: Vec<Block> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let here = &text[line.span.range()];
        let joins = n > 0 && !line.apart && {
            let above = &lines[n - 1];
            let open = !ends_sentence(&text[above.span.range()]);
            let first_word = here.find(char::is_whitespace).unwrap_or(here.len());
            let full = wrapped && above.span.len() + 1 + first_word > width;
            full || (open && (goes_on(&text[above.span.range()], here) || (line.indented && n > 1)))
        };
        match out.last_mut() {
            Some(block) if joins => block.span.end = line.span.end,
            _ => out.push(Block { span: line.span, apart: line.apart || n == 0 }),
        }
    }
    out
}

/// The lines that are not empty.
fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut at, mut apart) = (0, false);
    // One after the other, for a single character is looked for in many bytes at a time.
    let pieces = text.split_inclusive('\n').flat_map(|line| line.split_inclusive('\r'));
    let pieces = pieces.flat_map(|line| line.split_inclusive('\u{2028}')).flat_map(|line| line.split_inclusive('\u{2029}'));
    for line in pieces {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            out.push(Line { span: Span::new(start, end), apart, indented: start > at });
            apart = false;
        } else if line != "\n" || !text[..at].ends_with('\r') {
            // The second half of `\r\n` is no line of its own.
            apart = true;
        }
        at += line.len();
    }
    out
}

/// Whether a line goes on with the sentence of the line above: `aller` / `Bürger`, `der Katastrophenhilfe` / `(BBK) erstmals`.
fn goes_on(above: &str, here: &str) -> bool {
    let last = above.rsplit(char::is_whitespace).next().unwrap_or_default();
    let dangling = matches!(
        last,
        "am" | "an"
            | "auf"
            | "aus"
            | "bei"
            | "das"
            | "dem"
            | "den"
            | "der"
            | "des"
            | "die"
            | "ein"
            | "eine"
            | "einem"
            | "einen"
            | "einer"
            | "eines"
            | "für"
            | "im"
            | "in"
            | "mit"
            | "nach"
            | "oder"
            | "sowie"
            | "und"
            | "vom"
            | "von"
            | "vor"
            | "zum"
            | "zur"
            | "aller"
    );
    here.starts_with(char::is_lowercase) || dangling || (here.starts_with('(') && !here.ends_with(')') && above.len() >= NARROWEST)
}

/// Whether `line` ends as a sentence does, marks and brackets after the stop left aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', '\'', '‹', '›', ')', ']', ' ']).ends_with(['.', '!', '?', '…', ':', ';'])
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[(&str, bool)]) {
        let found: Vec<_> = blocks(text).into_iter().map(|b| (&text[b.span.range()], b.apart)).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn cases() {
        check("empty", " \n\t\n", &[]);
        check("a paragraph a line", "Eins.\nZwei.\n\nDrei.", &[("Eins.", true), ("Zwei.", false), ("Drei.", true)]);
        check("windows", "Eins.\r\nZwei.\r\n\r\nDrei.\r\n", &[("Eins.", true), ("Zwei.", false), ("Drei.", true)]);
        check("broken inside a sentence", "Er sah\ndas Meer.", &[("Er sah\ndas Meer.", true)]);
        check("broken after an article", "Er sah die\nStadt.\nSie auch.", &[("Er sah die\nStadt.", true), ("Sie auch.", false)]);
        check(
            "wrapped at a fixed width",
            "Die Stadt baut eine neue Brücke über den Fluss, weil die\nAlte Brücke bröckelt. Das kostet zwölf Millionen Euro und\nJahre.\n\nDer Rat stimmte zu.",
            &[
                (
                    "Die Stadt baut eine neue Brücke über den Fluss, weil die\nAlte Brücke bröckelt. Das kostet zwölf Millionen Euro und\nJahre.",
                    true,
                ),
                ("Der Rat stimmte zu.", true),
            ],
        );
        check("indented list", "Dabei sind:\nRom\n Bern\n Wien", &[("Dabei sind:", true), ("Rom\n Bern\n Wien", false)]);
    }
}
