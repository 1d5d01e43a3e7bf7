//! What holds of every text: made of words, marks and the characters that break offsets.

mod common;

use depesche::{Extractor, OffsetEncoding, Span};
use proptest::prelude::*;

/// The pieces of news, and of what goes wrong in it.
const PIECES: &[&str] = &[
    // marks, closed and not
    "„",
    "“",
    "”",
    "»",
    "«",
    "\"",
    "'",
    "‚",
    "‘",
    "’",
    "›",
    "‹",
    ",,",
    "''",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ":",
    ";",
    "–",
    "-",
    "…",
    "...",
    "!",
    "?",
    "|",
    // words that reports are made of
    "sagte",
    "sagt er",
    "teilte",
    "mit",
    "so",
    "laut",
    "zufolge",
    "demnach",
    "wie",
    "dass",
    "er",
    "sie",
    "habe",
    "sei",
    "werde",
    "nach Angaben",
    "erklärte",
    "fordert",
    "warnte",
    "ob",
    "und",
    "der",
    "die",
    "das",
    "im",
    "am Montag",
    "gestern",
    "24. November 2026",
    "um 14.30 Uhr",
    "Anna Kessler",
    "Dr. Jan van der Mohr",
    "Leyla al-Sayed",
    "SPD",
    "(CDU)",
    "Berlin",
    "Bundestag",
    "Köln-Deutz",
    "Ministerin",
    "Sprecher",
    "Straße",
    "ÜBER",
    "Ä",
    "z. B.",
    "3.",
    "1.200",
    "Kund:innen",
    "https://a.example/?q=1",
    "a@b.example",
    // parts of articles
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\t",
    "BERLIN taz |",
    "Berlin (dpa) -",
    "Von Anna Kessler",
    "Foto: dpa",
    "(dpa)",
    "Stand: 24.02.2026",
    // what breaks offsets
    "🙂",
    "👩‍👩‍👧",
    "👍🏽",
    "e\u{301}",
    "u\u{308}",
    "\u{ad}",
    "\u{200d}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{a0}",
    "𝔊",
    "ﬁ",
    "İ",
    "ẞ",
    "日本",
    "عربي",
    "\0",
    "\u{fffd}",
];

/// Texts of such pieces, with and without spaces, and now and then anything at all.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let spaced = (piece, prop::bool::weighted(0.7)).prop_map(|(p, space)| if space { p + " " } else { p });
    prop::collection::vec(spaced, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_hold(text in texts()) {
        common::check_text(&Extractor::new(), &text);
    }

    #[test]
    fn the_same_again(text in texts()) {
        let extractor = Extractor::new();
        prop_assert_eq!(extractor.read(&text), extractor.clone().read(&text));
    }

    #[test]
    fn json_holds_the_spans(text in texts()) {
        for encoding in [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::Utf32] {
            let doc = Extractor::new().read(&text).with_offsets(encoding);
            let json = serde_json::to_value(&doc).expect("a document is always JSON");
            let tokens: Vec<Span> = serde_json::from_value(json["tokens"].clone()).expect("tokens are pairs");
            prop_assert_eq!(tokens, doc.tokens().iter().map(|t| t.span).collect::<Vec<_>>());
            prop_assert_eq!(&json["text"], &text);
            prop_assert_eq!(&json["offsets"], encoding.name());
        }
    }
}
