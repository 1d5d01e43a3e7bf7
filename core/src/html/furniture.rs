//! What stands between the paragraphs and belongs to the article, though not to its text: captions and credits, the signature of an agency
//! at the end, the times of the entries of a live ticker.

use super::blocks::{Block, Blocks, Kind, Within};
use super::body::Body;
use super::boilerplate;
use super::cues::Cues;
use super::stamp;
use crate::article::byline;
use crate::{Author, PartKind};

/// Blocks behind the last paragraph in which a signature is looked for.
const TAIL: usize = 4;

/// Gives captions, credits, signatures and times their roles; returns the authors of the signature.
pub(super) fn find(blocks: &Blocks, body: &mut Body, headline: Option<usize>) -> Vec<Author> {
    let is_text = |role: &Option<PartKind>| *role == Some(PartKind::Paragraph);
    let Some(first) = body.roles.iter().position(is_text) else { return Vec::new() };
    let last = body.roles.iter().rposition(is_text).unwrap_or(first);
    let start = headline.unwrap_or(first).min(first);
    for (n, block) in blocks.list.iter().enumerate().take(last + 1 + TAIL).skip(start) {
        let text = blocks.text(block);
        if body.junk[n] || headline == Some(n) || matches!(block.kind, Kind::Heading(_)) {
            continue;
        }
        let free = body.roles[n].is_none();
        let role = &mut body.roles[n];
        if let Some(at) = credit_in(text).filter(|_| free || is_text(role)) {
            // A paragraph that ends in a credit is a caption without a name.
            if free && !is_pictured(block) && at > 0 {
                continue;
            }
            *role = Some(if at == 0 { PartKind::Credit } else { PartKind::Caption });
        } else if free && is_pictured(block) && n <= last + 1 {
            let credit = block.cues.has(Cues::CREDIT) || text.starts_with('©');
            let caption = text.len() > 12 && !boilerplate::is_boilerplate(text) && block.link_density() < 0.5;
            *role = if credit { Some(PartKind::Credit) } else { caption.then_some(PartKind::Caption) };
        } else if (free || *role == Some(PartKind::Published)) && n + 3 > first && n < last && is_clock(text) {
            *role = Some(PartKind::Published);
        }
    }
    signature(blocks, body, first, last)
}

/// The signature is the last thing, or what follows it is a caption.
fn signature(blocks: &Blocks, body: &mut Body, first: usize, last: usize) -> Vec<Author> {
    for (n, block) in blocks.list.iter().enumerate().take(last + 1 + TAIL).skip(first.max(last.saturating_sub(1))) {
        let text = blocks.text(block);
        let ours = body.roles[n].is_none_or(|role| matches!(role, PartKind::Paragraph | PartKind::Credit)) && !body.junk[n];
        if !ours {
            continue;
        }
        if let Some(authors) = byline::tail(text) {
            body.roles[n] = Some(PartKind::Agency);
            return authors;
        }
        if text.len() < 120 && text.starts_with('©') && text.contains("dpa-infocom") {
            body.roles[n] = Some(PartKind::Agency);
        }
    }
    Vec::new()
}

fn is_pictured(block: &Block) -> bool {
    block.kind == Kind::Caption || block.within.has(Within::FIGURE) || block.cues.has(Cues::CAPTION) || block.cues.has(Cues::CREDIT)
}

/// Where the credit at the end of a caption starts: `Die Brücke im März. Foto: Jan Dorn/dpa`. Zero if the text is nothing else.
pub(super) fn credit_in(text: &str) -> Option<usize> {
    const LEADS: &[&str] = &[
        "Foto:",
        "Fotos:",
        "Bild:",
        "Bilder:",
        "FOTO:",
        "BILD:",
        "Photo:",
        "Credit:",
        "Image:",
        "Quelle:",
        "Bildquelle:",
        "Bildrechte:",
        "Grafik:",
        "Illustration:",
        "Photograph:",
        "Image credit:",
        "Photo credit:",
        "Photo by ",
        "©",
        "(c) ",
        "IMAGO/",
        "imago/",
        "picture alliance",
        "dpa/",
        "Getty Images",
        "Copyright:",
    ];
    if text.len() > 700 {
        return None;
    }
    let at = LEADS.iter().filter_map(|lead| text.rfind(lead)).min_by_key(|at| text.len() - at)?;
    // Two leads in a row are one credit: `Foto: picture alliance/dpa`.
    let before = text.get(..at)?;
    let at = LEADS.iter().filter_map(|lead| before.rfind(lead)).filter(|earlier| at - earlier < 60).min().unwrap_or(at);
    let (head, credit) = text.split_at_checked(at)?;
    let head = head.trim_end_matches(['(', '[', ' ', '|', '–', '-']);
    let apart = head.is_empty()
        || head.ends_with(['.', '!', '?', '…', '“', '"', '»', '«', ')'])
        || text.get(head.len()..at).is_some_and(|s| s.contains(['(', '[', '|']));
    let words = credit.split(' ').count();
    // `Bild: Christoph Soeder/dpa` is a credit anywhere, `Quelle: …` only behind a full sentence.
    let named = credit.contains(['/', '©']);
    (words <= 12 && credit.len() < 120 && (apart || named) && !credit.trim_end_matches(')').ends_with(['?', '!'])).then_some(head.len())
}

/// `14:32`, `14.32 Uhr`, `Dienstag, 14:32 Uhr`, `24.11.2026, 14:32`.
pub(super) fn is_clock(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let clock = |word: &str| {
        let (hour, minute) = word.trim_end_matches(':').split_once([':', '.']).unwrap_or_default();
        let number = |s: &str, most: u32| s.len() <= 2 && s.parse::<u32>().is_ok_and(|n| n < most);
        number(hour, 24) && minute.len() == 2 && number(minute, 60)
    };
    let words: Vec<&str> = text.split([' ', ',', '|']).filter(|w| !w.is_empty()).collect();
    let clocks = words.iter().filter(|w| clock(w)).count();
    clocks == 1
        && words.len() <= 4
        && (words.iter().all(|w| clock(w) || *w == "Uhr") || stamp::parse(text).is_some() || words.contains(&"Uhr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_captions_and_credits() {
        let cases = [
            ("Die Brücke im März. Foto: Jan Dorn/dpa", Some("Die Brücke im März.")),
            ("Die Brücke im März (Foto: Jan Dorn)", Some("Die Brücke im März")),
            ("Die neue Brücke Bild: Jan Dorn/dpa", Some("Die neue Brücke")),
            ("Die Brücke im März. © picture alliance / dpa", Some("Die Brücke im März.")),
            ("Foto: Jan Dorn", Some("")),
            ("© Der Kurier", Some("")),
            ("Das Bild: eine Sensation", None),
            ("Der Rat hat am Dienstag den Haushalt beschlossen.", None),
        ];
        for (text, head) in cases {
            assert_eq!(credit_in(text).and_then(|at| text.get(..at)), head, "{text}");
        }
    }

    #[test]
    fn knows_times_of_entries() {
        for text in ["14:32", "14.32 Uhr", "Dienstag, 14:32 Uhr", "24.11.2026, 14:32 Uhr"] {
            assert!(is_clock(text), "{text}");
        }
        for text in ["3:1", "Um 14.32 Uhr brach das Feuer im Dachstuhl aus", "1.500", "12 bis 13 Uhr"] {
            assert!(!is_clock(text), "{text}");
        }
    }
}
