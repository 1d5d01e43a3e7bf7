//! From bytes to text: which character set, and its characters.
//!
//! The order is that of browsers: byte order mark, what the server said, what the page says in its first kilobyte, then the bytes
//! themselves. News pages are in UTF-8 or, older ones, in windows-1252 (which is also what browsers read for ISO-8859-1); a library for all
//! others would weigh more than the rest of this module.

use crate::error::{Error, Kind};
use std::borrow::Cow;

/// How far into the page the character set is looked for, as in browsers.
const HEAD: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charset {
    Utf8,
    Utf16 { big: bool },
    Windows1252,
    Latin9,
}

/// The text of a page that came with that `Content-Type`.
pub(super) fn decode<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Result<Cow<'b, str>, Error> {
    let (charset, bytes) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (Charset::Utf8, rest),
        [0xff, 0xfe, rest @ ..] => (Charset::Utf16 { big: false }, rest),
        [0xfe, 0xff, rest @ ..] => (Charset::Utf16 { big: true }, rest),
        [b'<', 0, ..] => (Charset::Utf16 { big: false }, bytes),
        [0, b'<', ..] => (Charset::Utf16 { big: true }, bytes),
        _ => (said(bytes, content_type)?, bytes),
    };
    Ok(match charset {
        Charset::Utf8 => String::from_utf8_lossy(bytes),
        Charset::Utf16 { big } => utf16(bytes, big).into(),
        Charset::Windows1252 => bytes.iter().map(|&b| windows_1252(b)).collect::<String>().into(),
        Charset::Latin9 => bytes.iter().map(|&b| latin_9(b)).collect::<String>().into(),
    })
}

/// What the server or the page says; a page that is said to be UTF-8, or nothing, and is not is taken for windows-1252.
fn said(bytes: &[u8], content_type: Option<&str>) -> Result<Charset, Error> {
    let header = content_type.map(str::to_ascii_lowercase);
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let of_page = || ["charset", "encoding"].iter().find_map(|key| label(&head, key));
    let label = header.as_deref().and_then(|header| label(header, "charset")).or_else(of_page);
    // No more than a few bytes can be wrong in a page that was cut or glued.
    let is_utf8 = || core::str::from_utf8(bytes).is_ok() || String::from_utf8_lossy(bytes).matches('\u{fffd}').count() * 1000 < bytes.len();
    match label {
        None | Some("utf-8" | "utf8" | "unicode-1-1-utf-8" | "us-ascii" | "ascii" | "utf-16" | "utf-16le" | "utf-16be") => {
            // UTF-16 in a meta element that could be read as ASCII is a mistake.
            Ok(if is_utf8() { Charset::Utf8 } else { Charset::Windows1252 })
        }
        Some(
            "windows-1252" | "cp1252" | "cp-1252" | "x-cp1252" | "iso-8859-1" | "iso8859-1" | "iso88591" | "iso_8859-1" | "latin1" | "l1",
        ) => {
            let is_multibyte = !bytes.is_ascii() && core::str::from_utf8(bytes).is_ok();
            Ok(if is_multibyte { Charset::Utf8 } else { Charset::Windows1252 })
        }
        Some("iso-8859-15" | "iso8859-15" | "iso_8859-15" | "latin9" | "latin-9" | "l9") => Ok(Charset::Latin9),
        Some(_) if core::str::from_utf8(bytes).is_ok() => Ok(Charset::Utf8),
        Some(other) => Err(Kind::Charset(other.chars().take(40).collect()).into()),
    }
}

/// The value after `key=`, as in `<meta charset="utf-8">`, `content="text/html; charset=utf-8"`, `<?xml encoding="utf-8"?>`.
fn label<'h>(head: &'h str, key: &str) -> Option<&'h str> {
    head.match_indices(key).find_map(|(at, _)| {
        let value = head.get(at + key.len()..)?.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(value.len());
        value.get(..end).filter(|v| !v.is_empty())
    })
}

fn utf16(bytes: &[u8], big: bool) -> String {
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|n| C1.get(usize::from(n))).copied().unwrap_or(char::from(byte))
}

/// ISO-8859-15.
const fn latin_9(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => byte as char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_character_sets() {
        let utf16 = |big: bool, text: &str| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let cases: &[(&str, Vec<u8>, &str)] = &[
            ("nothing said, UTF-8", "<p>Müller „x“ €".into(), "<p>Müller „x“ €"),
            ("byte order mark", b"\xef\xbb\xbf<p>\xc3\xbc".to_vec(), "<p>ü"),
            ("nothing said, windows-1252", b"<p>M\xfcller \x84x\x93 \x80".to_vec(), "<p>Müller „x“ €"),
            ("says UTF-8 but is not", b"<meta charset=utf-8><p>\xfc\xfc\xfc".to_vec(), "<meta charset=utf-8><p>üüü"),
            ("ISO-8859-1 as browsers read it", b"<meta charset='iso-8859-1'>\x96".to_vec(), "<meta charset='iso-8859-1'>–"),
            ("says ISO-8859-1 but is UTF-8", b"<meta charset=iso-8859-1>\xc3\xbc".to_vec(), "<meta charset=iso-8859-1>ü"),
            (
                "ISO-8859-15",
                b"<meta content='text/html; charset=ISO-8859-15'>\xa4".to_vec(),
                "<meta content='text/html; charset=ISO-8859-15'>€",
            ),
            ("UTF-16 with mark", [vec![0xff, 0xfe], utf16(false, "<p>ü")].concat(), "<p>ü"),
            ("UTF-16 without mark", utf16(true, "<p>ü"), "<p>ü"),
            ("UTF-16 cut in half", vec![0xff, 0xfe, b'a', 0, b'b'], "a"),
            ("unknown, but UTF-8", "<meta charset=koi8-r>ü".into(), "<meta charset=koi8-r>ü"),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(decode(bytes, None).as_deref(), Ok(*expected), "{name}");
        }
        let by_server = |content_type| decode(b"<meta charset=utf-8>\xa4", Some(content_type)).unwrap_or_default();
        assert_eq!(by_server("text/html; charset=ISO-8859-15"), "<meta charset=utf-8>€", "the server comes first");
        assert_eq!(by_server("text/html"), "<meta charset=utf-8>¤", "the server says nothing");
        let error = decode(b"<meta charset=koi8-r>\xfc", None).map_err(|e| e.to_string());
        assert_eq!(
            error,
            Err("unknown character set `koi8-r` (expected utf-8, utf-16, windows-1252, iso-8859-1 or iso-8859-15)".to_owned())
        );
    }
}
