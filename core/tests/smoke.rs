//! A bounded run of what the fuzz targets check, over the example articles and what a seeded generator makes of them: cut anywhere, pieces
//! shuffled, characters replaced.

mod common;

use depesche::Extractor;
use std::{fs, path::Path};

/// Small, seeded, good enough to shuffle (`SplitMix64`).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// What is put in the place of a character.
const STRANGE: &[&str] = &[
    "„",
    "“",
    "»",
    "«",
    "\"",
    "'",
    "‚",
    "‘",
    "\n",
    "\r\n",
    "\u{2028}",
    "🙂",
    "👩‍👩‍👧",
    "u\u{308}",
    "\u{ad}",
    "\u{202e}",
    "\0",
    " ",
    "",
    "(",
    ")",
    ":",
];

fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the examples are there").flatten().map(|e| e.path()).collect();
    files.sort();
    files.iter().map(|f| fs::read_to_string(f).expect("an article is a text")).collect()
}

/// A text made of pieces of `articles`, spoilt.
fn spoil(articles: &[String], random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..=random.below(4) {
        let chars: Vec<char> = articles[random.below(articles.len())].chars().collect();
        let start = random.below(chars.len());
        let end = (start + random.below(600)).min(chars.len());
        for &c in &chars[start..end] {
            if random.below(25) == 0 {
                out.push_str(STRANGE[random.below(STRANGE.len())]);
            } else {
                out.push(c);
            }
        }
    }
    out
}

#[test]
fn spoilt_articles() {
    let articles = articles();
    let extractor = Extractor::new();
    let mut random = Random(2026);
    for _ in 0..300 {
        let text = spoil(&articles, &mut random);
        let doc = common::check_text(&extractor, &text);
        assert_eq!(doc, extractor.read(&text), "not the same again");
    }
}

#[test]
fn whole_articles() {
    let extractor = Extractor::new();
    for text in articles() {
        common::check(&extractor.read(&text));
        common::check_offsets(&extractor.read(&text));
    }
}

#[cfg(feature = "html")]
#[test]
fn spoilt_pages() {
    let articles = articles();
    let extractor = Extractor::new();
    let mut random = Random(7);
    for n in 0..100 {
        let text = spoil(&articles, &mut random);
        let tags = [
            "<p>",
            "</p>",
            "<h1>",
            "<div class=\"article-body\">",
            "<article>",
            "<script>",
            "</script>",
            "<!--",
            "&amp;",
            "&#x1F642;",
            "<br",
        ];
        let page: String = text
            .split(' ')
            .map(|w| if random.below(6) == 0 { format!("{}{w} ", tags[random.below(tags.len())]) } else { format!("{w} ") })
            .collect();
        let doc = extractor.read_html(&page, None).unwrap_or_else(|e| panic!("page {n}: {e}"));
        common::check(&doc);
    }
}
