//! Between html5gum, which cuts a page into tokens, and the [`Parse`], which hands them to the tree builder.
//!
//! html5ever's own tokenizer would do, if it did not bring 230 kB of named characters (`&auml;`) with it, all their beginnings included.

use super::parse::Parse;
use core::convert::Infallible;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};
use html5gum::{Emitter, Error, Reader, State};

/// Whether the tree builder or a step after it reads attributes of that name. The others, of which a tag can have thousands, are left out.
fn is_read(name: &[u8]) -> bool {
    matches!(
        name,
        b"aria-hidden" | b"charset" | b"class" | b"content" | b"datetime" | b"hidden" | b"href" | b"http-equiv" | b"id" | b"itemprop"
            | b"lang" | b"name" | b"property" | b"rel" | b"role" | b"style" | b"type"
            // By these a tag leaves a drawing or a formula.
            | b"color" | b"encoding" | b"face" | b"size"
            | b"shadowrootmode"
            | b"data-area" | b"data-block" | b"data-component" | b"data-module" | b"data-name" | b"data-qa" | b"data-t" | b"data-testid"
            | b"data-type"
    )
}

/// What the tokenizer reads: the page from where it stands, which a token can move.
pub(super) struct Source<'p, 'a>(&'p Parse<'a>);

impl<'p, 'a> Source<'p, 'a> {
    pub(super) fn new(parse: &'p Parse<'a>) -> Self {
        Self(parse)
    }
}

impl Reader for Source<'_, '_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let byte = self.0.rest().first().copied();
        self.0.advance(usize::from(byte.is_some()));
        Ok(byte)
    }

    fn try_read_string(&mut self, s: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let is_next = self.0.rest().get(..s.len()).is_some_and(|t| t == s || !case_sensitive && t.eq_ignore_ascii_case(s));
        self.0.advance(if is_next { s.len() } else { 0 });
        Ok(is_next)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        let rest = self.0.rest();
        // One bit for every byte that ends a piece.
        let mut ends = [0_u64; 4];
        for &byte in needle {
            ends[usize::from(byte >> 6)] |= 1 << (byte & 63);
        }
        let length = rest.iter().position(|&b| ends[usize::from(b >> 6)] >> (b & 63) & 1 == 1).unwrap_or(rest.len()).max(1);
        let piece = rest.get(..length).unwrap_or_default();
        self.0.advance(piece.len());
        Ok((!piece.is_empty()).then_some(piece))
    }
}

/// Puts the pieces that the tokenizer gives together.
///
/// Pieces are bytes and may begin or end within a character; what they make up is not.
pub(super) struct Tokens<'p, 'a> {
    parse: &'p Parse<'a>,
    text: Vec<u8>,
    kind: TagKind,
    name: Vec<u8>,
    self_closing: bool,
    attributes: Vec<Attribute>,
    /// The attribute that is being read, its name and its value; without a name there is none.
    attribute: (Vec<u8>, Vec<u8>),
    /// The start tag before, whose name an end tag in its text must have.
    last_start: Vec<u8>,
    is_quirky: bool,
    doctype: [Option<Vec<u8>>; 3],
}

/// The places in [`Tokens::doctype`].
const NAME: usize = 0;
const PUBLIC: usize = 1;
const SYSTEM: usize = 2;

impl<'p, 'a> Tokens<'p, 'a> {
    pub(super) fn new(parse: &'p Parse<'a>) -> Self {
        Self {
            parse,
            text: Vec::new(),
            kind: TagKind::StartTag,
            name: Vec::new(),
            self_closing: false,
            attributes: Vec::new(),
            attribute: (Vec::new(), Vec::new()),
            last_start: Vec::new(),
            is_quirky: false,
            doctype: [None, None, None],
        }
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            _ = self.parse.token(Token::CharacterTokens(tendril(&self.text)));
            self.text.clear();
        }
    }

    fn end_attribute(&mut self) {
        let (name, value) = &mut self.attribute;
        if self.kind == TagKind::StartTag && is_read(name) {
            let name = local_name(name);
            if self.attributes.iter().all(|a| a.name.local != name) {
                self.attributes.push(Attribute { name: QualName::new(None, ns!(), name), value: tendril(value) });
            }
        }
        name.clear();
        value.clear();
    }

    fn start_tag(&mut self, kind: TagKind) {
        self.kind = kind;
        self.name.clear();
        self.self_closing = false;
    }
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&String::from_utf8_lossy(bytes))
}

fn local_name(bytes: &[u8]) -> LocalName {
    LocalName::from(&*String::from_utf8_lossy(bytes))
}

impl Emitter for Tokens<'_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.end_text();
        _ = self.parse.token(Token::EOFToken);
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        for (n, piece) in text.split(|&b| b == 0).enumerate() {
            if n > 0 {
                self.end_text();
                _ = self.parse.token(Token::NullCharacterToken);
            }
            self.text.extend(piece);
        }
    }

    fn init_start_tag(&mut self) {
        self.start_tag(TagKind::StartTag);
    }

    fn init_end_tag(&mut self) {
        self.start_tag(TagKind::EndTag);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_text();
        self.end_attribute();
        if self.kind == TagKind::StartTag {
            self.last_start.clone_from(&self.name);
        }
        self.parse.token(Token::TagToken(Tag {
            kind: self.kind,
            name: local_name(&self.name),
            self_closing: self.self_closing,
            attrs: core::mem::take(&mut self.attributes),
            had_duplicate_attributes: false,
        }))
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {
        self.end_text();
        let [name, public_id, system_id] = core::mem::take(&mut self.doctype).map(|part| part.as_deref().map(tendril));
        _ = self.parse.token(Token::DoctypeToken(Doctype { name, public_id, system_id, force_quirks: self.is_quirky }));
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {
        self.is_quirky = true;
    }

    fn push_tag_name(&mut self, s: &[u8]) {
        self.name.extend(s);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, s: &[u8]) {
        self.doctype[NAME].get_or_insert_default().extend(s);
    }

    fn init_doctype(&mut self) {
        self.doctype = [None, None, None];
        self.is_quirky = false;
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, s: &[u8]) {
        self.attribute.0.extend(s);
    }

    fn push_attribute_value(&mut self, s: &[u8]) {
        self.attribute.1.extend(s);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype[PUBLIC] = Some(value.to_vec());
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype[SYSTEM] = Some(value.to_vec());
    }

    fn push_doctype_public_identifier(&mut self, s: &[u8]) {
        self.doctype[PUBLIC].get_or_insert_default().extend(s);
    }

    fn push_doctype_system_identifier(&mut self, s: &[u8]) {
        self.doctype[SYSTEM].get_or_insert_default().extend(s);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == TagKind::EndTag && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.parse.is_foreign()
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::super::tree::Id;
    use html5ever::local_name;

    #[test]
    fn text_of_tokens() {
        let cases = [
            ("line ends", "a\r\nb\rc", "a\nb\nc"),
            ("references", "&auml;&#x1f600;&notin;&amp&unknown;", "ä😀∉&&unknown;"),
            ("NUL", "a\0b", "ab"),
            ("NUL in a section of a formula", "<math><![CDATA[a\0b]]></math>", "a\u{fffd}b"),
            ("section elsewhere", "a<![CDATA[b]]>c", "ac"),
            ("plain text", "a<plaintext><b>c", "a<b>c"),
            ("text field without end", "a<textarea><b>c", "a<b>c"),
            ("no tag", "1 < 2 <ü", "1 < 2 <ü"),
            ("tag without end", "a<b class='x", "a"),
        ];
        for (name, html, expected) in cases {
            assert_eq!(parse(html).text_of(Id::ROOT), expected, "{name}");
        }
    }

    #[test]
    fn attributes_that_are_read() {
        let tree = parse("<p CLASS=a class=b onclick=c id='d&amp;e' data-x>");
        let p = tree.descendants(Id::ROOT).find(|&id| tree.name(id) == Some(&local_name!("p"))).unwrap();
        assert_eq!(tree.attr(p, &local_name!("class")), Some("a"), "the first of a name counts");
        assert_eq!(tree.attr(p, &local_name!("id")), Some("d&e"));
        assert_eq!(tree.attrs(p).len(), 2);
    }
}
