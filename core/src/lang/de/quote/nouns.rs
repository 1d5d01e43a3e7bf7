//! What the nouns that name speakers denote: a person, an institution, or only information (`Angaben`, `Bericht`).

use super::super::filter::{Filter, ends};
use crate::morph;
use crate::{Gender, Morph, Subtype};

/// Adjectives and participles, without their endings, that name a person when they are nouns; their gender is that of the article.
const NOMINALISED: &[&str] = &[
    "jährig",
    "vorsitzend",
    "abgeordnet",
    "beauftragt",
    "angeklagt",
    "beschuldigt",
    "verdächtig",
    "verletzt",
    "überlebend",
    "betroffen",
    "angehörig",
    "delegiert",
    "gesandt",
    "beamt",
    "verantwortlich",
    "bevollmächtigt",
    "angestellt",
    "gefangen",
    "geschworen",
    "jugendlich",
    "reisend",
    "verwandt",
    "bekannt",
    "intellektuell",
];

/// Person nouns without a feminine in `-in`, and such whose feminine the ending hides.
const MEN: &[&str] =
    &["mann", "herr", "vater", "sohn", "bruder", "zeuge", "general", "papst", "prinz", "junge", "star", "coach", "gast", "mensch"];
/// Nouns that denote persons of either gender.
const EITHER: &[&str] = &["mitglied", "person", "opfer", "kind", "geisel", "leute"];
const WOMEN: &[&str] = &["frau", "mutter", "tochter", "schwester", "witwe", "dame"];

/// A word that denotes an institution, and which entities it can stand for: one of these subtypes, or with one of these words in its name.
type Institution = (&'static str, &'static [Subtype], &'static [&'static str]);

const INSTITUTIONS: &[Institution] = &[
    ("partei", PARTY, &[]),
    ("union", PARTY, &[]),
    ("fraktion", PARTY, &[]),
    ("opposition", PARTY, &[]),
    ("koalition", &[], &["regierung"]),
    ("unternehmen", COMPANY, &[]),
    ("konzern", COMPANY, &[]),
    ("firma", COMPANY, &[]),
    ("hersteller", COMPANY, &[]),
    ("betreiber", COMPANY, &[]),
    ("anbieter", COMPANY, &[]),
    ("veranstalter", COMPANY, &[]),
    ("verlag", COMPANY, &[]),
    ("gesellschaft", COMPANY, &[]),
    ("airline", COMPANY, &[]),
    ("werft", COMPANY, &[]),
    ("bank", &[], &[]),
    ("börse", &[], &[]),
    ("zeitung", MEDIA, &[]),
    ("blatt", MEDIA, &[]),
    ("magazin", MEDIA, &[]),
    ("sender", MEDIA, &["funk", "fernsehen"]),
    ("zeitschrift", MEDIA, &[]),
    ("portal", MEDIA, &[]),
    ("redaktion", MEDIA, &[]),
    ("agentur", &[Subtype::Agency], &[]),
    ("ministerium", &[], &["auswärtiges amt"]),
    ("behörde", &[], &["amt", "agentur", "administration", "polizei", "anwaltschaft"]),
    ("amt", &[], &["behörde"]),
    ("gericht", &[], &["court"]),
    ("gerichtshof", &[], &["gericht"]),
    ("regierung", &[], &["kabinett"]),
    ("polizei", &[], &[]),
    ("anwaltschaft", &[], &[]),
    ("parlament", &[], &["bundestag", "landtag", "kongress", "nationalrat"]),
    ("senat", &[], &[]),
    ("kommission", &[], &[]),
    ("ausschuss", &[], &[]),
    ("rat", &[], &[]),
    ("feuerwehr", &[], &[]),
    ("botschaft", &[], &[]),
    ("verwaltung", &[], &[]),
    ("kammer", &[], &[]),
    ("kreml", &[], &[]),
    ("armee", &[Subtype::Military], &[]),
    ("geheimdienst", &[Subtype::Government], &["nachrichtendienst"]),
    ("nachrichtendienst", &[Subtype::Government], &["geheimdienst"]),
    ("militär", &[Subtype::Military], &["armee"]),
    ("truppe", &[Subtype::Military], &[]),
    ("verein", &[Subtype::Club], &["verband"]),
    ("klub", &[Subtype::Club], &[]),
    ("club", &[Subtype::Club], &[]),
    ("mannschaft", &[Subtype::Club], &[]),
    ("team", &[Subtype::Club], &[]),
    ("verband", &[], &["bund", "vereinigung", "verein"]),
    ("bund", &[], &[]),
    ("organisation", &[Subtype::Ngo, Subtype::Igo], &[]),
    ("gewerkschaft", &[], &["ver.di", "verdi", "ig "]),
    ("stiftung", &[], &[]),
    ("initiative", &[], &["bündnis"]),
    ("bündnis", &[], &[]),
    ("vereinigung", &[], &["bund", "verband"]),
    ("gruppe", &[], &[]),
    ("bewegung", &[], &[]),
    ("kirche", &[Subtype::Religion], &[]),
    ("institut", &[], &["institute"]),
    ("universität", &[], &["hochschule", "university"]),
    ("hochschule", &[], &["universität"]),
    ("zentrum", &[], &[]),
    ("land", &[Subtype::Country, Subtype::Region], &[]),
    ("staat", &[Subtype::Country], &[]),
    ("stadt", &[Subtype::City], &[]),
    ("gemeinde", &[Subtype::City], &[]),
    ("leitung", &[], &[]),
    ("führung", &[], &[]),
    ("vorstand", &[], &[]),
];
const COMPANY: &[Subtype] = &[Subtype::Company];
const MEDIA: &[Subtype] = &[Subtype::Media, Subtype::Agency];
const PARTY: &[Subtype] = &[Subtype::Party];

/// What is said, not who says it: the source is the attribute (`Angaben der Polizei`) or the first part (`Polizeiangaben`).
const INFORMATION: &[&str] = &[
    "analyse",
    "angabe",
    "ankündigung",
    "annahme",
    "ansicht",
    "antwort",
    "appell",
    "argument",
    "argumentation",
    "artikel",
    "auffassung",
    "aufruf",
    "auskunft",
    "aussage",
    "auswertung",
    "befragung",
    "befürchtung",
    "begründung",
    "behauptung",
    "bekanntmachung",
    "bekunden",
    "beobachtung",
    "berechnung",
    "bericht",
    "berichterstattung",
    "beschluss",
    "brief",
    "communiqué",
    "darstellung",
    "einschätzung",
    "entwurf",
    "entscheidung",
    "erkenntnis",
    "erklärung",
    "ermittlung",
    "forderung",
    "homepage",
    "information",
    "internetseite",
    "interview",
    "kommentar",
    "kreis",
    "kritik",
    "meinung",
    "meldung",
    "memorandum",
    "mitteilung",
    "nachricht",
    "papier",
    "plan",
    "presseerklärung",
    "pressekonferenz",
    "pressemitteilung",
    "prognose",
    "recherche",
    "rechnung",
    "rede",
    "reihe",
    "schreiben",
    "schätzung",
    "sicht",
    "standpunkt",
    "statistik",
    "stellungnahme",
    "studie",
    "tenor",
    "umfrage",
    "untersuchung",
    "urteil",
    "verlautbarung",
    "vermutung",
    "vorwurf",
    "warnung",
    "webseite",
    "website",
    "wille",
    "wort",
    "worte",
    "wunsch",
    "äußerung",
    "überzeugung",
];

static STEM_ENDINGS: Filter = Filter::ENDINGS.all(NOMINALISED);
static EITHER_ENDINGS: Filter = Filter::ENDINGS.all(EITHER);
static INFORMATION_ENDINGS: Filter = Filter::ENDINGS.all(INFORMATION);
static INSTITUTION_ENDINGS: Filter = {
    let (mut out, mut i) = (Filter::ENDINGS, 0);
    while i < INSTITUTIONS.len() {
        out = out.with(INSTITUTIONS[i].0);
        i += 1;
    }
    out
};

/// Whether the noun with this lemma denotes what is said; the part of a compound before it.
pub(crate) fn information(lemma: &str) -> Option<&str> {
    if !INFORMATION_ENDINGS.may_hold(lemma) {
        return None;
    }
    let lower = lemma.to_lowercase();
    let is_last = |n: &&&str| ends(&lower, n) && (lower.len() == n.len() || n.len() > 5);
    let noun = INFORMATION.iter().filter(is_last).max_by_key(|n| n.len())?;
    lemma.get(..lemma.len() - noun.len())
}

/// The institutions that a noun denotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Institutions(&'static Institution);

impl Institutions {
    /// Whether the noun, in lower case, can stand for an entity, and how well: 2 if its word is in the name.
    pub(crate) fn fit(self, noun: &str, name: &str, subtype: Option<Subtype>) -> f32 {
        let name = name.to_lowercase();
        let (_, kinds, words) = self.0;
        if name.contains(noun) {
            2.0
        } else if words.iter().any(|w| name.contains(w)) || subtype.is_some_and(|s| kinds.contains(&s)) {
            1.0
        } else {
            0.0
        }
    }
}

/// The institution that the noun with this lemma denotes, if it denotes one.
pub(crate) fn institution(lemma: &str) -> Option<Institutions> {
    if !INSTITUTION_ENDINGS.may_hold(lemma) {
        return None;
    }
    let lower = lemma.to_lowercase();
    INSTITUTIONS.iter().filter(|(n, ..)| ends(&lower, n)).max_by_key(|(n, ..)| n.len()).map(Institutions)
}

/// Whether the noun with this lemma denotes somebody who can speak and be spoken to: a person or an institution.
pub(crate) fn can_speak(lemma: &str) -> bool {
    institution(lemma).is_some() || person(lemma) != Morph::NONE
}

/// Whether the noun, in lower case, is an adjective or participle that names a person.
pub(crate) fn is_nominalised(noun: &str) -> bool {
    let stem = ["er", "en", "em", "e"].iter().find_map(|e| noun.strip_suffix(e));
    stem.is_some_and(is_stem)
}

/// Whether an adjective or participle without its ending names a person.
fn is_stem(stem: &str) -> bool {
    STEM_ENDINGS.may_hold(stem) && NOMINALISED.iter().any(|n| ends(stem, n))
}

/// Whether a noun, in lower case, denotes a person of either gender.
fn is_either(noun: &str) -> bool {
    EITHER_ENDINGS.may_hold(noun) && EITHER.iter().any(|n| ends(noun, n))
}

/// The gender of the persons that the noun can denote, as a set of cells; [`Morph::NONE`] if it denotes no person.
///
/// A masculine noun denotes a person if the dictionary has a feminine in `-in` beside it: `Sprecher`, `Sprecherin`. The last part of a
/// compound decides.
pub(crate) fn person(lemma: &str) -> Morph {
    let word = last_part(lemma);
    let lower = word.to_lowercase();
    // The lemma of `Vorsitzende` may be that of the adjective.
    if is_nominalised(&lower) || is_stem(&lower) || is_either(&lower) {
        return Morph::MASC | Morph::FEM;
    }
    tail(word).map_or(Morph::NONE, |(form, known)| gender(&form, known))
}

/// What stands behind the last hyphen of a noun.
fn last_part(noun: &str) -> &str {
    noun.bytes().rposition(|b| b == b'-').and_then(|at| noun.get(at + 1..)).unwrap_or(noun)
}

/// What the dictionary says of the longest last part of a compound that it knows.
pub(crate) fn known(noun: &str) -> Morph {
    tail(last_part(noun)).map_or(Morph::NONE, |(_, known)| known)
}

/// The longest last part of a word that is a noun of the dictionary, with a capital, and what the dictionary says of it.
fn tail(word: &str) -> Option<(String, Morph)> {
    let mut form = String::with_capacity(word.len() + 2);
    word.char_indices().take_while(|&(at, _)| word.len() - at >= 4).find_map(|(at, c)| {
        form.clear();
        form.extend(c.to_uppercase());
        form.push_str(&word[at + c.len_utf8()..]);
        let known = morph::noun(&form);
        (known != Morph::NONE).then(|| (core::mem::take(&mut form), known))
    })
}

/// The gender of a noun that the dictionary knows with these cells.
fn gender(form: &str, known: Morph) -> Morph {
    let is = |noun: &&str| form.eq_ignore_ascii_case(noun);
    if MEN.iter().any(is) {
        return Morph::MASC;
    }
    if WOMEN.iter().any(is) {
        return Morph::FEM;
    }
    if known.any(Morph::FEM) && form.as_bytes().last_chunk().is_some_and(|end: &[u8; 2]| end.eq_ignore_ascii_case(b"in")) {
        let stem = &form[..form.len() - 2];
        let is_man = |form: &str| morph::noun(form).any(Morph::MASC);
        let has_man = is_man(stem) || is_man(&[stem, "e"].concat()) || plain(stem).is_some_and(|stem| is_man(&stem));
        return if has_man { Morph::FEM } else { Morph::NONE };
    }
    let has_woman = |stem: &str| morph::noun(&[stem, "in"].concat()).any(Morph::FEM);
    let stem = form.strip_suffix('e');
    let is_man = known.any(Morph::MASC)
        && (has_woman(form) || stem.is_some_and(has_woman) || rounded(stem.unwrap_or(form)).is_some_and(|stem| has_woman(&stem)));
    if is_man { Morph::MASC } else { Morph::NONE }
}

/// With an umlaut for the last `a`, `o`, `u`: `Anwalt`, `Anwält`.
fn rounded(stem: &str) -> Option<String> {
    swap(stem, &[('a', "ä"), ('o', "ö"), ('u', "ü")])
}

/// Without the last umlaut.
fn plain(stem: &str) -> Option<String> {
    swap(stem, &[('ä', "a"), ('ö', "o"), ('ü', "u")])
}

fn swap(stem: &str, pairs: &[(char, &str)]) -> Option<String> {
    let (at, c, to) = stem.char_indices().rev().find_map(|(at, c)| pairs.iter().find(|p| p.0 == c).map(|p| (at, c, p.1)))?;
    Some([&stem[..at], to, &stem[at + c.len_utf8()..]].concat())
}

/// Whether a role as it stands in the text (`Familienministerin`, `Sprechers der Polizei`) is the one that the lemma of a noun in lower
/// case names: a word of one ends like the other.
pub(crate) fn roles_match(text: &str, noun: &str) -> bool {
    let stem = |word: &str| ["en", "es", "er", "e", "n", "s"].iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word).to_owned();
    let noun = stem(last_part(noun));
    let text = text.to_lowercase();
    let mut words = text.split([' ', '-', ',', '(', ')']).filter(|w| w.len() > 3).map(stem);
    let heads = |w: &str| w.ends_with("chef") || w.ends_with("vorsitzend");
    noun.len() > 2 && words.any(|w| w.ends_with(&noun) || noun.ends_with(&w) || (heads(&w) && heads(&noun)))
}

/// Whether a role says nothing that only some persons have.
pub(crate) fn is_generic(role: &str) -> bool {
    role.ends_with("jährig") || ["mann", "frau", "politiker", "jährige", "jähriger", "politikerin"].iter().any(|r| role.ends_with(r))
}

/// The cells of a person of this gender.
pub(crate) const fn cells(gender: Option<Gender>) -> Morph {
    match gender {
        Some(Gender::Feminine) => Morph::FEM,
        Some(Gender::Masculine) => Morph::MASC,
        None => Morph(Morph::MASC.0 | Morph::FEM.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_denote_persons() {
        for (noun, gender) in [
            ("Sprecher", Morph::MASC),
            ("Regierungssprecher", Morph::MASC),
            ("Ministerin", Morph::FEM),
            ("Staatsanwalt", Morph::MASC),
            ("Anwältin", Morph::FEM),
            ("Beamtin", Morph::FEM),
            ("Frau", Morph::FEM),
            ("US-Präsident", Morph::MASC),
            ("57-Jährige", Morph::MASC | Morph::FEM),
            ("Parteivorsitzende", Morph::MASC | Morph::FEM),
        ] {
            assert_eq!(person(noun), gender, "{noun}");
        }
        for noun in ["Bericht", "Wasser", "Medizin", "Regierung", "Termin", "Berlin"] {
            assert_eq!(person(noun), Morph::NONE, "{noun}");
        }
    }

    #[test]
    fn nouns_that_denote_what_is_said() {
        assert_eq!(information("Angabe"), Some(""));
        assert_eq!(information("Polizeiangabe"), Some("Polizei"));
        assert_eq!(information("Polizei"), None);
    }
}
