//! Markdown (CommonMark): one block for every part.

use crate::{Document, PartKind};

pub(super) fn article(doc: &Document) -> String {
    let mut out = String::new();
    let mut dateline = None;
    for part in &doc.article().parts {
        let text = escape(doc.slice(part.span));
        let block = match part.kind {
            PartKind::Dateline => {
                dateline = Some(text);
                continue;
            }
            PartKind::Headline => format!("# {text}"),
            PartKind::Subheadline => format!("## {text}"),
            PartKind::Crosshead => format!("### {text}"),
            PartKind::Summary => format!("**{text}**"),
            PartKind::Caption | PartKind::Credit | PartKind::Byline | PartKind::Published | PartKind::Agency => format!("*{text}*"),
            PartKind::Kicker => text,
            PartKind::Paragraph => dateline.take().map_or(text.clone(), |line| format!("{line} {text}")),
        };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&block);
        out.push('\n');
    }
    out
}

/// Escapes what Markdown would read, and keeps a block on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&')
            || out.is_empty() && matches!(c, '#' | '+' | '-' | '=' | '~' | '|')
        {
            out.push('\\');
        }
        out.push(c);
    }
    // `1. Mai`, `2024) …` at the start would become a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}
