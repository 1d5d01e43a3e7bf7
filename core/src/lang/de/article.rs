//! The German of an article's furniture: agencies, section names, bylines, captions, dates; and a guess at finite verbs.

/// News agencies, in lower case.
const AGENCIES: &[&str] = &[
    "adn",
    "afp",
    "ansa",
    "ap",
    "apa",
    "awp",
    "bloomberg",
    "cna",
    "dapd",
    "ddp",
    "dj",
    "dpa",
    "dts",
    "efe",
    "epd",
    "idea",
    "interfax",
    "jiji",
    "kcna",
    "keystone",
    "kna",
    "kyodo",
    "mti",
    "ots",
    "pap",
    "pte",
    "reuters",
    "rtr",
    "sda",
    "sid",
    "tass",
    "upi",
    "xinhua",
    "yonhap",
];

/// Whether `word` names a news agency: `dpa`, `dpa-AFX`, `Reuters`.
pub(crate) fn is_agency(word: &str) -> bool {
    let stem = word.split(['-', ':']).next().unwrap_or(word);
    stem.len() <= 10 && AGENCIES.contains(&stem.to_lowercase().as_str())
}

/// Regional services that stand behind an agency: `dpa/lby`.
const SERVICES: &[&str] = &[
    "afx", "bb", "be", "bw", "by", "hb", "he", "hh", "infocom", "lbg", "lbn", "lby", "lhe", "lmv", "lni", "lno", "lnw", "lrs", "lsc",
    "lsw", "lth", "mv", "ni", "nw", "rp", "sa", "sh", "sl", "sn", "th", "tmn",
];

/// Whether `word` is the service of an agency rather than initials.
pub(crate) fn is_service(word: &str) -> bool {
    SERVICES.contains(&word)
}

/// Departments of a paper.
const SECTIONS: &[&str] = &[
    "aktuelles",
    "ausland",
    "auto",
    "bildung",
    "börse",
    "deutschland",
    "digital",
    "ernährung",
    "europa",
    "familie",
    "feuilleton",
    "finanzen",
    "forschung",
    "fußball",
    "gesellschaft",
    "gesundheit",
    "inland",
    "international",
    "karriere",
    "klima",
    "kommentar",
    "kultur",
    "leben",
    "leute",
    "lokales",
    "medien",
    "medizin",
    "meinung",
    "nachrichten",
    "netzwelt",
    "panorama",
    "politik",
    "ratgeber",
    "region",
    "regional",
    "reise",
    "schlagzeilen",
    "sport",
    "stadt",
    "startseite",
    "technik",
    "umwelt",
    "unternehmen",
    "vermischtes",
    "welt",
    "wetter",
    "wirtschaft",
    "wissen",
    "wissenschaft",
];

/// Whether `line` is a section of a paper or a path of them: `Politik`, `Nachrichten > Ausland`.
pub(crate) fn is_section(line: &str) -> bool {
    let mut parts = line.split(['>', '›', '»', '|', '/', '·', '•']).map(str::trim).filter(|p| !p.is_empty());
    line.len() <= 100 && parts.next().is_some_and(|p| SECTIONS.contains(&p.to_lowercase().as_str()))
}

/// What stands in front of an author's name.
const BYLINES: &[&str] = &[
    "von",
    "by",
    "text:",
    "text von",
    "autor:",
    "autorin:",
    "interview:",
    "interview von",
    "protokoll:",
    "ein interview von",
    "das interview führte",
    "ein gastbeitrag von",
    "gastbeitrag von",
    "ein kommentar von",
    "kommentar von",
    "eine analyse von",
    "analyse von",
    "eine reportage von",
    "ein essay von",
    "eine kolumne von",
    "aufgezeichnet von",
];

/// The rest of `line` after what introduces an author: `Von Anna Kessler` → `Anna Kessler`.
pub(crate) fn after_byline(line: &str) -> Option<&str> {
    BYLINES.iter().filter_map(|b| strip_word(line, b)).min_by_key(|rest| rest.len())
}

/// What introduces the credit of a picture.
const CREDITS: &[&str] = &[
    "foto:",
    "fotos:",
    "bild:",
    "symbolbild:",
    "archivbild:",
    "archivfoto:",
    "symbolfoto:",
    "bilder:",
    "bildquelle:",
    "bildnachweis:",
    "illustration:",
    "grafik:",
    "karte:",
    "copyright:",
    "©",
    "(c)",
];

/// No word that introduces a credit is longer, in bytes.
const LONGEST_CREDIT: usize = 16;

/// Whether something in `text` may introduce a credit: what does has a colon, a bracket or a sign of two bytes.
pub(crate) fn may_hold_credit(text: &[u8]) -> bool {
    text.iter().any(|b| matches!(b, b':' | b'(' | 0xc2))
}

/// Whether `line` begins with what introduces the credit of a picture.
pub(crate) fn begins_credit(line: &str) -> bool {
    let head = line.as_bytes().get(..LONGEST_CREDIT).unwrap_or(line.as_bytes());
    may_hold_credit(head) && CREDITS.iter().any(|c| strip_word(line, c).is_some_and(|name| !name.is_empty()))
}

/// Words that say that a line belongs to a picture.
pub(crate) fn begins_caption(line: &str) -> bool {
    ["bildunterschrift:", "symbolbild", "archivbild", "archivfoto", "symbolfoto", "im bild:", "auf dem bild:"]
        .iter()
        .any(|c| strip_word(line, c).is_some())
}

/// What may stand in front of a date of publication, without the date.
pub(crate) fn is_before_date(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let day = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"];
    words.split([' ', ',', ':']).filter(|w| !w.is_empty()).all(|w| {
        day.contains(&w)
            || day.iter().any(|d| d.get(..2) == Some(w))
            || matches!(w, "am" | "vom" | "den" | "datum" | "stand" | "veröffentlicht" | "erschienen" | "publiziert" | "aktualisiert")
    })
}

/// The number of a month.
pub(crate) fn month(word: &str) -> Option<u8> {
    const MONTHS: [&[&str]; 12] = [
        &["januar", "jänner", "jan"],
        &["februar", "feber", "feb"],
        &["märz", "mär", "mrz"],
        &["april", "apr"],
        &["mai"],
        &["juni", "jun"],
        &["juli", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["oktober", "okt"],
        &["november", "nov"],
        &["dezember", "dez"],
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().zip(1..).find_map(|(names, n)| names.contains(&word.as_str()).then_some(n))
}

/// Whether a small-lettered `word` looks like a finite verb. A guess by form, for steps that run before the dictionary.
pub(crate) fn looks_finite(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "bin", "darf", "dürfen", "gab", "geht", "gehört", "gelten", "genügt", "gewinnt", "ging", "haben", "kam", "kann", "können", "lag",
        "lässt", "müssen", "muss", "sah", "sei", "seien", "sind", "soll", "sollen", "stand", "war", "waren", "werden", "wird", "will",
        "wollen", "wurde", "wurden",
    ];
    // Small words in -t, -te that are no verbs.
    const OTHERS: &[&str] = &[
        "acht",
        "bereits",
        "damit",
        "dort",
        "echt",
        "erst",
        "fast",
        "gesamt",
        "gut",
        "heute",
        "insgesamt",
        "jetzt",
        "laut",
        "leicht",
        "letzte",
        "letzten",
        "meist",
        "mit",
        "nicht",
        "oft",
        "samt",
        "seit",
        "selbst",
        "somit",
        "sonst",
        "statt",
        "weit",
        "zuletzt",
        "zunächst",
        "zweite",
        "dritte",
        "vierte",
        "rechte",
        "rechten",
        "alte",
        "alten",
        "erste",
        "ersten",
        "zweiten",
        "dritten",
        "gute",
        "guten",
        "hinten",
        "unten",
    ];
    FORMS.contains(&word)
        || (word.chars().next().is_some_and(char::is_lowercase)
            && word.chars().count() >= 3
            && ["t", "te", "ten"].iter().any(|end| word.ends_with(end))
            && !["ligt", "igte", "igten", "iert", "haft", "rechte", "licht"].iter().any(|end| word.ends_with(end))
            && !["ge", "abge", "ange", "aufge", "ausge", "beige", "einge", "vorge", "zuge"].iter().any(|start| word.starts_with(start))
            && !OTHERS.contains(&word))
}

/// What follows `word` at the start of `line`, whatever its case, if it stands there as a word.
fn strip_word<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = line.chars();
    for wanted in word.chars() {
        let c = rest.next()?;
        let same = if c.is_ascii() { c.to_ascii_lowercase() == wanted } else { c == wanted || c.to_lowercase().eq([wanted]) };
        if !same {
            return None;
        }
    }
    let after = rest.as_str();
    let whole = !word.ends_with(char::is_alphanumeric) || !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    whole.then(|| after.trim_start())
}
