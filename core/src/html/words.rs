//! Comparing texts of a page that should be the same: case, quotation marks, dashes and white space differ from place to place.

/// Letters and digits only, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// White space folded, soft hyphens and zero-width spaces removed, entities that were escaped twice read.
pub(super) fn tidy(text: &str) -> String {
    let visible: String = text.chars().filter(|&c| !super::blocks::is_invisible(c)).collect();
    let mut out = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if out.contains('&') && out.contains(';') {
        for (entity, c) in ENTITIES {
            if out.contains(entity) {
                out = out.replace(entity, c);
            }
        }
    }
    out
}

const ENTITIES: &[(&str, &str)] = &[
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#034;", "\""),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&#x27;", "'"),
    ("&apos;", "'"),
    ("&bdquo;", "„"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&lsquo;", "‘"),
    ("&rsquo;", "’"),
    ("&#8222;", "„"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&#8217;", "’"),
    ("&#8211;", "–"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&auml;", "ä"),
    ("&ouml;", "ö"),
    ("&uuml;", "ü"),
    ("&Auml;", "Ä"),
    ("&Ouml;", "Ö"),
    ("&Uuml;", "Ü"),
    ("&szlig;", "ß"),
    ("&eacute;", "é"),
    ("&nbsp;", " "),
    ("&shy;", ""),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];
