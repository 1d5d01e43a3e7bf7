//! Tags without end: html5ever compares every attribute of a tag with all before it, so that a tag of a million attributes would take hours.
//! Long tags as such are honest: class lists of 20 kB, articles as JSON in an attribute. What counts is the number of attributes.

/// Honest tags have a few dozen.
const MOST: usize = 4096;

#[derive(Clone, Copy, Debug)]
enum State {
    Between,
    Name,
    BeforeValue,
    Unquoted,
    Quoted(u8),
}

/// A tag that has not ended yet.
#[derive(Debug)]
pub(super) struct LongTag {
    state: State,
    attributes: usize,
}

impl LongTag {
    /// The tag that `text` ends in, if it does: `text` is what was read since before the last token.
    pub(super) fn find(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(start) = bytes.get(at..)?.windows(2).position(|w| w[0] == b'<' && (w[1].is_ascii_alphabetic() || w[1] == b'/')) {
            let mut tag = Self { state: State::Name, attributes: 0 };
            match tag.read(bytes.get(at + start + 2..)?) {
                Some(end) => at += start + 2 + end,
                None => return Some(tag),
            }
        }
        None
    }

    /// Reads on; gives the position of the end of the tag if it comes.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Option<usize> {
        for (n, &b) in bytes.iter().enumerate() {
            self.state = match (self.state, b) {
                (State::Quoted(quote), _) if b == quote => State::Between,
                (State::Quoted(_), _) => continue,
                (_, b'>') => return Some(n),
                (State::Between | State::Name, b'=') => State::BeforeValue,
                (State::BeforeValue, b'"' | b'\'') => State::Quoted(b),
                (State::BeforeValue, _) if b.is_ascii_whitespace() => State::BeforeValue,
                (State::BeforeValue, _) => State::Unquoted,
                (State::Name | State::Between, b'/') => State::Between,
                (_, _) if b.is_ascii_whitespace() => State::Between,
                (State::Between, _) => {
                    self.attributes += 1;
                    State::Name
                }
                (state, _) => state,
            };
        }
        None
    }

    /// Whether no honest page has such a tag.
    pub(super) fn is_hostile(&self) -> bool {
        self.attributes > MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_attributes() {
        let cases = [
            ("<p>text <b", Some(0)),
            ("<p>text", None),
            ("x < y <div a b=c d='e f g' h = \"i > j\" ", Some(4)),
            ("<div a='>' b=\"x y z", Some(2)),
            ("</div a b c", Some(3)),
            ("<a b/c=1><i", Some(0)),
        ];
        for (text, expected) in cases {
            assert_eq!(LongTag::find(text).map(|t| t.attributes), expected, "{text}");
        }
    }
}
