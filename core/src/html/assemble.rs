//! Puts the text together: headline and what belongs to it first, then the blocks in the order of the page, a blank line between any two.

use super::blocks::Blocks;
use super::body::Body;
use super::furniture;
use super::lead::Lead;
use super::meta::Meta;
use super::path::Paths;
use super::tree::{Id, Tree};
use super::words::fold;
use crate::article::dateline;
use crate::{Article, Part, PartKind, Span};
use std::collections::HashSet;

/// The parts that stand before the body, in this order.
const HEAD: [PartKind; 6] =
    [PartKind::Kicker, PartKind::Headline, PartKind::Subheadline, PartKind::Summary, PartKind::Byline, PartKind::Published];

struct Writer<'t> {
    text: String,
    parts: Vec<Part>,
    paths: Paths<'t>,
}

impl Writer<'_> {
    fn push(&mut self, kind: PartKind, text: &str, node: Option<Id>) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        let path = node.and_then(|node| self.paths.of(node));
        self.parts.push(Part { kind, span: Span::new(start, self.text.len()), path });
    }
}

pub(super) fn article(tree: &Tree, blocks: &Blocks, meta: &Meta, body: &Body, lead: Lead, url: Option<&str>) -> (String, Article) {
    let mut out = Writer { text: String::new(), parts: Vec::new(), paths: Paths::new(tree) };
    let first = body.roles.iter().position(|role| *role == Some(PartKind::Paragraph)).unwrap_or(body.roles.len());
    // A line with a time between the paragraphs belongs to an entry of a live ticker.
    let is_clock = |n: usize| blocks.list.get(n).is_some_and(|b| furniture::is_clock(blocks.text(b)));
    let is_head = |n: usize, kind: PartKind| HEAD.contains(&kind) && (n < first && !is_clock(n) || kind != PartKind::Published);
    let roles = || blocks.list.iter().enumerate().zip(&body.roles).filter_map(|((n, block), role)| Some((n, block, (*role)?)));
    for kind in HEAD {
        match kind {
            PartKind::Headline => {
                let node = lead.headline.and_then(|n| blocks.list.get(n)).map(|b| b.node);
                out.push(kind, meta.headline.as_deref().unwrap_or_default(), meta.h1.or(node));
            }
            PartKind::Kicker if meta.kicker.is_some() => out.push(kind, meta.kicker.as_deref().unwrap_or_default(), meta.h1),
            _ => {
                let before = out.parts.len();
                for (_, block, _) in roles().filter(|&(n, _, role)| role == kind && is_head(n, kind)) {
                    // The lead stands twice on some pages, for small and for large screens.
                    let text = blocks.text(block);
                    let again = out.parts.iter().skip(before).any(|p| out.text.get(p.span.range()) == Some(text));
                    if !again {
                        out.push(kind, text, Some(block.node));
                    }
                }
            }
        }
    }
    let summary: Vec<String> =
        out.parts.iter().filter(|p| p.kind == PartKind::Summary).filter_map(|p| out.text.get(p.span.range())).map(fold).collect();
    let is_summary = |text: &str| summary.iter().any(|s| s.len().abs_diff(text.len()) * 3 < s.len()) && summary.contains(&fold(text));
    // What stands twice word for word is there for another size of screen.
    let mut seen = HashSet::new();
    for (_, block, kind) in roles().filter(|&(n, _, kind)| !is_head(n, kind)) {
        let text = blocks.text(block);
        let again = match kind {
            PartKind::Paragraph => is_summary(text) || text.len() > 60 && !seen.insert(text),
            PartKind::Caption | PartKind::Credit => !seen.insert(text),
            _ => false,
        };
        if again {
            continue;
        }
        match furniture::credit_in(text).filter(|&at| kind == PartKind::Caption && at > 0).map(|at| text.split_at(at)) {
            Some((caption, credit)) => {
                out.push(kind, caption, Some(block.node));
                out.push(PartKind::Credit, credit.trim_matches(['(', ')', '[', ']', ' ', '|']), Some(block.node));
            }
            None => out.push(kind, text, Some(block.node)),
        }
    }
    split_dateline(&out.text, &mut out.parts);
    let mut article = meta.article(url);
    article.published = article.published.or(lead.published);
    article.authors = lead.authors;
    article.parts = out.parts;
    (out.text, article)
}

/// `Berlin (dpa) - ` at the start of the first paragraph is a part of its own.
fn split_dateline(text: &str, parts: &mut Vec<Part>) {
    let Some(n) = parts.iter().position(|p| p.kind == PartKind::Paragraph) else { return };
    let Span { start, end } = parts[n].span;
    let (Some(paragraph), Some(after)) = (text.get(start..end), text.get(end..)) else { return };
    let Some(line) = dateline::at("", paragraph, after).filter(|line| start + line.len < end) else { return };
    parts[n].span.start = start + line.len;
    let path = parts[n].path.clone();
    parts.insert(n, Part { kind: PartKind::Dateline, span: Span::new(start, start + line.trimmed), path });
}
