//! Runs html5ever over a page, with three measures of our own.
//!
//! * The insides of `<script>`, `<style>`, `<svg>` and the like, half of most pages, are passed over without tokenizing them; only
//!   `<script type="application/ld+json">` is kept.
//! * Elements beyond a depth that no honest page reaches are left out (their text stays): the tree builder looks through the open
//!   elements at every tag, so that depth is what its time depends on.
//! * A page cannot make more nodes than it has bytes: re-opened formatting elements could otherwise multiply.

use super::long_tag::LongTag;
use super::tree::{Id, Sink, Tree};
use core::cell::{Cell, RefCell};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{NodeOrText, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name};

/// Browsers stop at 512.
const MAX_DEPTH: u32 = 256;
/// Bytes handed to the tokenizer at a time.
const CHUNK: usize = 16 * 1024;

/// Parses a page, whatever it holds.
pub(super) fn parse(html: &str) -> Tree {
    let builder =
        TreeBuilder::new(Sink::new(html.len() / 64), TreeBuilderOpts { scripting_enabled: true, drop_doctype: true, ..Default::default() });
    let filter = Filter { builder, raw: RefCell::new(None), too_deep: Cell::new(0), tokens: Cell::new(0) };
    let tokenizer = Tokenizer::new(filter, TokenizerOpts { discard_bom: true, ..Default::default() });
    let limit = html.len() + 1000;
    let mut rest = html;
    let (mut long_tag, mut token_before) = (None::<LongTag>, 0);
    let queue = BufferQueue::default();
    while !rest.is_empty() && tokenizer.sink.builder.sink.len() < limit {
        let (chunk, after) = split_near(rest, CHUNK);
        rest = after;
        let before = tokenizer.sink.tokens.get();
        queue.push_back(StrTendril::from_slice(chunk));
        while let TokenizerResult::Script(node) = tokenizer.feed(&queue) {
            if let Some((name, keep)) = tokenizer.sink.raw.take() {
                // What is queued is the end of what has been taken from the page.
                let queued = core::iter::from_fn(|| queue.pop_front()).map(|buffer| buffer.len()).sum::<usize>();
                rest = html.get(html.len() - rest.len() - queued..).unwrap_or_default();
                let (inside, after) = rest.split_at(end_of_raw(rest, &name));
                if keep {
                    tokenizer.sink.builder.sink.append(&node, NodeOrText::AppendText(StrTendril::from_slice(inside)));
                }
                let (chunk, after) = split_near(after, CHUNK);
                rest = after;
                queue.push_back(StrTendril::from_slice(chunk));
            }
        }
        let read = html.len() - rest.len();
        if tokenizer.sink.tokens.get() == before {
            match &mut long_tag {
                Some(tag) => _ = tag.read(chunk.as_bytes()),
                None => long_tag = html.get(token_before..read).and_then(LongTag::find),
            }
            if long_tag.as_ref().is_some_and(LongTag::is_hostile) {
                break;
            }
        } else {
            (long_tag, token_before) = (None, read - chunk.len().min(read));
        }
    }
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// Splits at the last boundary of characters up to `at`.
fn split_near(text: &str, at: usize) -> (&str, &str) {
    (0..=at).rev().find_map(|at| text.split_at_checked(at)).filter(|_| at < text.len()).unwrap_or((text, ""))
}

/// Where the end tag `</name` starts, or the length of `text`. A drawing can hold others, and one without end is no reason to lose the rest.
fn end_of_raw(text: &str, name: &LocalName) -> usize {
    let drawing = *name == local_name!("svg");
    let bytes = text.as_bytes();
    let mut open = 0;
    for start in memchr::memchr_iter(b'<', bytes) {
        let rest = bytes.get(start + 1..).unwrap_or_default();
        let (end, rest) = rest.strip_prefix(b"/").map_or((false, rest), |rest| (true, rest));
        let is_tag = (end || drawing)
            && rest.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_none_or(|&b| b.is_ascii_whitespace() || b == b'/' || b == b'>');
        match (is_tag, end) {
            (true, true) if open == 0 => return start,
            (true, true) => open -= 1,
            (true, false) => open += 1,
            (false, _) => {}
        }
    }
    if drawing { 0 } else { text.len() }
}

/// Stands between tokenizer and tree builder.
struct Filter {
    builder: TreeBuilder<Id, Sink>,
    /// The element whose inside is to be passed over, and whether its text is to be kept.
    raw: RefCell<Option<(LocalName, bool)>>,
    /// How many elements are open beyond the greatest depth.
    too_deep: Cell<u32>,
    tokens: Cell<u32>,
}

impl TokenSink for Filter {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        self.tokens.set(self.tokens.get().wrapping_add(1));
        let mut raw = None;
        match &token {
            Token::TagToken(tag) => {
                if self.is_too_deep(tag) {
                    return TokenSinkResult::Continue;
                }
                if tag.kind == TagKind::StartTag && !(tag.self_closing && tag.name == local_name!("svg")) {
                    raw = Some((tag.name.clone(), is_json_ld(tag)));
                }
            }
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            _ => {}
        }
        match (self.builder.process_token(token, line), raw) {
            (TokenSinkResult::RawData(_), Some((name, keep))) if name != local_name!("title") && name != local_name!("textarea") => {
                self.raw.replace(Some((name, keep)));
                // The handle is that of the element just made, which is the last node.
                TokenSinkResult::Script(self.builder.sink.last())
            }
            // The text is decoded already: a stop here would leave what is queued unread.
            (TokenSinkResult::EncodingIndicator(_), _) => TokenSinkResult::Continue,
            (TokenSinkResult::Continue, Some((name, keep))) if name == local_name!("svg") => {
                self.raw.replace(Some((name, keep)));
                // The handle is that of the element just made, which is the last node.
                TokenSinkResult::Script(self.builder.sink.last())
            }
            (result, _) => result,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Filter {
    fn is_too_deep(&self, tag: &Tag) -> bool {
        let open = self.too_deep.get();
        if open == 0 && self.builder.sink.depth() < MAX_DEPTH || is_void(&tag.name) {
            return false;
        }
        match tag.kind {
            TagKind::StartTag => self.too_deep.set(open + 1),
            TagKind::EndTag if open > 0 => self.too_deep.set(open - 1),
            TagKind::EndTag => return false,
        }
        true
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

fn is_json_ld(tag: &Tag) -> bool {
    tag.name == local_name!("script")
        && tag.attrs.iter().any(|a| a.name.local == local_name!("type") && a.value.trim().to_ascii_lowercase().contains("ld+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        parse(html).text_of(Id::ROOT)
    }

    #[test]
    fn passes_over_what_is_no_text() {
        let cases = [
            ("script", "a<script>if (1 < 2) document.write('<p>x</p>')</script>b", "ab"),
            ("script in capitals", "a<SCRIPT>x</p></Script >b", "ab"),
            ("end tag of another name", "a<script>x</scripts></script>b", "ab"),
            ("drawing", "a<svg><title>x</title><svg></svg><p>x</p></svg>b", "ab"),
            ("drawing without end", "a<svg><path d='M0'><p>b", "ab"),
            ("empty drawing", "a<svg/>b", "ab"),
            ("style", "a<style>p > a { }</style>b", "ab"),
            ("noscript", "a<noscript><p>x</p></noscript>b", "ab"),
            ("script without end", "a<script>x<p>y", "a"),
            ("character set", "<meta charset=utf-8>a", "a"),
            ("comment", "a<!-- <p>x</p> -->b", "ab"),
            ("template", "a<template><p>x</p></template>b", "ab"),
            ("JSON-LD", "a<script type='application/ld+json'>{\"a\": \"<p>\"}</script>b", "a{\"a\": \"<p>\"}b"),
            ("textarea", "a<textarea>&lt;</textarea>b", "a<b"),
            ("entities", "a&shy;&amp;&uuml;&#8222;b", "a\u{ad}&ü„b"),
        ];
        for (name, html, expected) in cases {
            assert_eq!(body(html), expected, "{name}");
        }
    }

    #[test]
    fn keeps_text_around_the_chunks() {
        let words: Vec<String> = (0..20_000).map(|n| format!("wört{n}")).collect();
        let html = format!("<p>{}", words.join("</p><script>var a = 'ü';</script><p class='x'>"));
        assert_eq!(body(&html), words.concat());
    }
}
