//! The inflected forms of the names in the lists. Genitives in -s are left out: they are taken off when a text is read.

/// Endings of adjectives.
const ENDINGS: [&str; 5] = ["e", "er", "es", "en", "em"];

/// Forms of a name: those of its adjectives (Europäische Union, der Europäischen Union) and the genitive in -es (des Bundestages).
pub(super) fn name(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut forms = vec![String::new()];
    for (n, word) in words.iter().enumerate() {
        let last = n + 1 == words.len();
        let mut variants = vec![(*word).to_owned()];
        let capital = word.starts_with(char::is_uppercase);
        let next_is_noun = words.get(n + 1).is_some_and(|w| w.starts_with(char::is_uppercase));
        if !last && capital && next_is_noun && !["Die", "Der", "Das", "The"].contains(word) {
            let stem = ["er", "es", "en", "e"].iter().find_map(|e| word.strip_suffix(e)).filter(|s| s.chars().count() >= 3);
            if let Some(stem) = stem {
                variants = ENDINGS[..4].iter().map(|e| format!("{stem}{e}")).collect();
            }
        }
        let plain = word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 3;
        if last && plain && words.len() <= 3 {
            if word.ends_with(['t', 'd', 'f', 's', 'g', 'k', 'z']) {
                variants.push(format!("{word}es"));
            }
            if words.len() > 1 && word.ends_with('e') {
                variants.push(format!("{word}n"));
            }
        }
        let glue = if n == 0 { "" } else { " " };
        forms = forms.iter().flat_map(|f| variants.iter().map(move |v| format!("{f}{glue}{v}"))).collect();
    }
    forms
}

/// `deutsch`: as it stands and with every ending, small and capital; words in -er (`Schweizer`) do not change.
pub(super) fn adjective(word: &str) -> Vec<String> {
    if word.ends_with("er") {
        return vec![word.to_owned()];
    }
    let forms: Vec<String> = [""].iter().chain(&ENDINGS).map(|e| format!("{word}{e}")).collect();
    let capitals: Vec<String> = forms.iter().map(|f| capital(f)).collect();
    forms.into_iter().chain(capitals).collect()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Masculine and feminine forms of `Franzose/Französin`, `Italiener`, `Deutsch~`.
pub(super) fn inhabitant(pair: &str) -> (Vec<String>, Vec<String>) {
    if let Some(stem) = pair.strip_suffix('~') {
        let all = |endings: &[&str]| endings.iter().map(|e| format!("{stem}{e}")).collect();
        return (all(&ENDINGS), all(&["e", "er", "en"]));
    }
    let (masculine, feminine) = match pair.split_once('/') {
        Some((m, f)) => (m, f.to_owned()),
        None => (pair, format!("{}in", pair.strip_suffix('e').unwrap_or(pair))),
    };
    (noun(masculine), vec![feminine.clone(), format!("{feminine}nen")])
}

/// A masculine noun with its endings: strong (Italiener, -s, -n), weak (Kurde, -n; Präsident, -en).
fn noun(word: &str) -> Vec<String> {
    let endings: &[&str] = if word.ends_with('e') {
        &["", "n"]
    } else if word.ends_with("er") {
        &["", "s", "n"]
    } else if word.ends_with('i') || word.ends_with('a') || word.ends_with('o') {
        &["", "s"]
    } else if ["ent", "ant", "ist", "at", "ot", "et", "om", "oph", "arch", "af", "urg", "nd", "ot", "it", "iat", "ekt", "ar", "on"]
        .iter()
        .any(|e| word.ends_with(e))
    {
        &["", "en", "n", "s"]
    } else {
        &["", "s", "es", "e", "en", "n"]
    };
    endings.iter().map(|e| format!("{word}{e}")).collect()
}

/// What people and things of a town are called: Berliner, Münchner, Kasseler, Hannoveraner.
pub(super) fn city_adjective(name: &str) -> Vec<String> {
    let (start, last) = name.rsplit_once(' ').map_or((String::new(), name), |(a, b)| (format!("{a} "), b));
    if last.chars().count() < 3 || !last.ends_with(char::is_alphabetic) {
        return Vec::new();
    }
    let mut out = vec![];
    if let Some(stem) = last.strip_suffix("en") {
        out.extend([format!("{stem}er"), format!("{stem}ner"), format!("{last}er")]);
    } else if last.ends_with('e') {
        out.push(format!("{last}r"));
    } else if let Some(stem) = last.strip_suffix("el") {
        out.extend([format!("{last}er"), format!("{stem}ler")]);
    } else if last.ends_with("er") {
        out.extend([format!("{last}er"), format!("{last}aner")]);
    } else if last == "Zürich" {
        out.push("Zürcher".to_owned());
    } else {
        out.push(format!("{last}er"));
    }
    out.into_iter().map(|w| format!("{start}{w}")).collect()
}

/// Masculine and feminine forms of a role noun.
pub(super) fn role(noun_: &str, feminine: bool) -> (Vec<String>, Vec<String>) {
    // Participles decline like adjectives and are the same for both after an article: der, die Vorsitzende.
    let participle = ["nder", "eter", "gter", "ldter", "ndter", "hter", "teter", "ter"].iter().find(|e| {
        noun_.ends_with(**e)
            && (**e != "ter" || ["Beamter", "Bekannter", "Verwandter", "Gesandter", "Sondergesandter", "Gelehrter"].contains(&noun_))
    });
    let declined = |stem: &str| -> Vec<String> { ENDINGS.iter().map(|e| format!("{stem}{e}")).collect() };
    if feminine {
        return match noun_.strip_suffix('e').filter(|s| s.ends_with("nd") || s.ends_with('t')) {
            Some(stem) => (Vec::new(), declined(stem)),
            None => (Vec::new(), vec![noun_.to_owned(), format!("{noun_}nen"), format!("{noun_}n")]),
        };
    }
    if noun_.ends_with("ender") || noun_.ends_with("eter") || (participle.is_some() && is_participle(noun_)) {
        return (declined(noun_.strip_suffix("er").unwrap_or(noun_)), Vec::new());
    }
    let umlauting = [
        "Arzt", "Anwalt", "anwalt", "arzt", "Koch", "Bauer", "rat", "mann", "Mann", "bischof", "Bischof", "Vater", "vater", "Sohn",
        "Bruder", "Onkel",
    ];
    let base = noun_.strip_suffix('e').unwrap_or(noun_);
    let feminine =
        if umlauting.iter().any(|u| noun_.ends_with(u)) { Vec::new() } else { vec![format!("{base}in"), format!("{base}innen")] };
    (noun(noun_), feminine)
}

fn is_participle(word: &str) -> bool {
    ["Abgeordneter", "Beauftragter", "Angestellter", "Verdächtiger", "Sachverständiger", "Angeklagter", "Sonderbeauftragter", "Geistlicher"]
        .iter()
        .any(|p| word == *p || word.ends_with(&p.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{adjective, city_adjective, inhabitant, name, role};

    #[test]
    fn forms() {
        assert!(name("Europäische Union").contains(&"Europäischen Union".to_owned()));
        assert!(name("Weißes Haus").contains(&"Weißen Hauses".to_owned()));
        assert!(name("Deutscher Bundestag").contains(&"Deutschen Bundestag".to_owned()));
        assert_eq!(name("SPD"), ["SPD"]);
        assert!(adjective("russisch").contains(&"Russischen".to_owned()));
        assert_eq!(adjective("Schweizer"), ["Schweizer"]);
        assert!(city_adjective("München").contains(&"Münchner".to_owned()));
        assert_eq!(city_adjective("New York"), ["New Yorker"]);
        assert_eq!(
            inhabitant("Franzose/Französin"),
            (vec!["Franzose".into(), "Franzosen".into()], vec!["Französin".into(), "Französinnen".into()])
        );
        assert!(role("Vorsitzender", false).0.contains(&"Vorsitzenden".to_owned()));
        assert!(role("Präsident", false).0.contains(&"Präsidenten".to_owned()));
        assert!(role("Sprecher", false).1.contains(&"Sprecherin".to_owned()));
    }
}
