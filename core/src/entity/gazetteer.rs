//! The caller's own names: people, organisations, places and other things to be found in every article, with the caller's identifiers.

use super::{EntityKind, Gender, Subtype};
use crate::error::{Error, Kind};
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, Input, MatchKind};
use std::sync::Arc;

/// A thing with its names.
///
/// ```
/// use depesche::{EntityKind, GazetteerEntry};
/// let mut entry = GazetteerEntry::new("Hafenwerk", EntityKind::Org);
/// entry.aliases.push("Hafenwerk Kessin GmbH".to_owned());
/// entry.id = Some("Q123".to_owned());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GazetteerEntry {
    /// Its name in base form; comes back as [`Entity::name`](super::Entity::name).
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EntityKind,
    /// What it is, more closely.
    pub subtype: Option<Subtype>,
    /// Gender of a person.
    pub gender: Option<Gender>,
    /// The caller's identifier; comes back as [`Entity::external_id`](super::Entity::external_id).
    pub id: Option<String>,
}

impl GazetteerEntry {
    /// An entry with that name and nothing else.
    pub fn new(name: impl Into<String>, kind: EntityKind) -> Self {
        Self { name: name.into(), aliases: Vec::new(), kind, subtype: None, gender: None, id: None }
    }
}

/// Names to look for, compiled; cheap to clone.
///
/// A name is found between word boundaries, as it is written or, from four letters on, in capitals throughout (`STRAUSS` for `Strauß`), with the
/// endings that German gives to names (`Hafenwerks`) and to an adjective that they start with (`der Neuen Kessiner Zeitung`). Of overlapping
/// names the longest counts, of entries with the same name the first. Names that the extractor finds by itself and that overlap give way,
/// unless they are longer: then the thing found gets the identifier.
///
/// 100,000 names take half a second to compile, 30 MB, and three per cent more time for an article; a million six seconds, 244 MB and seven per
/// cent (`cargo bench --bench gazetteer`). While it compiles a million, that program holds 640 MB.
///
/// A compiled gazetteer cannot be saved: three quarters of the time goes into the automaton, which would have to be made anew, and only a
/// tenth into reading the list. Keep the list, tab-separated, and make one gazetteer for many extractors.
#[derive(Clone)]
pub struct Gazetteer {
    inner: Arc<Inner>,
}

struct Inner {
    entries: Vec<GazetteerEntry>,
    names: NFA,
    /// The entries of all patterns, and where those of each start.
    owners: Vec<u32>,
    starts: Vec<u32>,
}

impl core::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Gazetteer").field("entries", &self.len()).finish_non_exhaustive()
    }
}

/// A name of the gazetteer in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Byte after its last one, ending included.
    pub(crate) end: usize,
    /// Number of the entry.
    pub(crate) entry: u32,
}

/// Endings of a name in a sentence: genitive and plural.
const ENDINGS: [&str; 9] = ["es", "en", "s", "n", "’s", "'s", "’", "'", "e"];

impl Gazetteer {
    /// Compiles entries.
    ///
    /// # Errors
    ///
    /// If a name is empty or starts or ends with white space, or all names together are longer than four gigabytes.
    pub fn new(entries: impl IntoIterator<Item = GazetteerEntry>) -> Result<Self, Error> {
        let entries: Vec<GazetteerEntry> = entries.into_iter().collect();
        // Names in small letters, the automaton would otherwise hold every letter twice, with their entries.
        let mut forms: Vec<(String, u32)> = Vec::new();
        for (entry, n) in entries.iter().zip(0..) {
            for name in core::iter::once(&entry.name).chain(&entry.aliases) {
                check(name).map_err(|e| Kind::Gazetteer(format!("entry {}: {e}", n + 1)))?;
                forms.extend(self::forms(name).iter().flat_map(|form| spellings(form)).map(|form| (form, n)));
            }
        }
        forms.sort_unstable();
        forms.dedup();
        let owners = forms.iter().map(|(_, n)| *n).collect();
        let (mut patterns, mut starts) = (Vec::new(), Vec::new());
        for (form, at) in forms.into_iter().map(|(form, _)| form).zip(0..) {
            if patterns.last() != Some(&form) {
                patterns.push(form);
                starts.push(at);
            }
        }
        let names = NFA::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .prefilter(false)
            .build(&patterns)
            .map_err(|e| Kind::Gazetteer(e.to_string()))?;
        Ok(Self { inner: Arc::new(Inner { entries, names, owners, starts }) })
    }

    /// Reads and compiles a list: JSON (an array of objects), JSON Lines (an object a line) or tab-separated values.
    ///
    /// Objects have `name`, `type` (`PER`, `ORG`, `LOC` or `MISC`) and may have `aliases` (an array of strings), `id`, `subtype` (as in the
    /// output) and `gender` (`f` or `m`). Tab-separated values have a first line with these names; aliases are separated by `|`.
    ///
    /// ```
    /// use depesche::{Extractor, Gazetteer};
    /// let names = Gazetteer::parse("name\ttype\tid\taliases\nHafenwerk Kessin\tORG\tQ123\tHafenwerk\n")?;
    /// let doc = Extractor::builder().gazetteer(names).build().read("Die Leitung des Hafenwerks schweigt.");
    /// assert_eq!(doc.entities()[0].name, "Hafenwerk Kessin");
    /// assert_eq!(doc.entities()[0].external_id.as_deref(), Some("Q123"));
    /// # Ok::<(), depesche::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If an entry is malformed; the error names the line (of a JSON array the number of the entry). JSON needs the crate feature `gazetteer`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{feff}');
        let entries = match text.trim_start().chars().next() {
            None => Vec::new(),
            #[cfg(feature = "gazetteer")]
            Some('[') => json::array(text)?,
            #[cfg(feature = "gazetteer")]
            Some('{') => json::lines(text)?,
            Some(_) => tsv(text)?,
        };
        Self::new(entries)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.inner.entries.len()
    }

    /// Memory that the entries and the compiled names take, in bytes, as asked from the allocator.
    pub fn memory(&self) -> usize {
        let Inner { entries, names, owners, starts } = &*self.inner;
        let strings = |e: &GazetteerEntry| {
            let aliases = e.aliases.capacity() * size_of::<String>() + e.aliases.iter().map(String::capacity).sum::<usize>();
            e.name.capacity() + aliases + e.id.as_ref().map_or(0, String::capacity)
        };
        let entries = entries.capacity() * size_of::<GazetteerEntry>() + entries.iter().map(strings).sum::<usize>();
        size_of::<Inner>() + entries + names.memory_usage() + 4 * (owners.capacity() + starts.capacity())
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.inner.entries.is_empty()
    }

    pub(crate) fn entry(&self, n: u32) -> Option<&GazetteerEntry> {
        self.inner.entries.get(n as usize)
    }

    /// Prepares a text to be searched.
    pub(crate) fn search<'s>(&'s self, text: &'s str) -> Search<'s> {
        Search { gazetteer: self, text, small: small(text) }
    }

    /// The first entry with that pattern that has a name written like `found`, or any if that is in capitals and long enough not to be another
    /// word.
    fn owner(&self, pattern: usize, found: &str) -> Option<u32> {
        let Inner { owners, starts, .. } = &*self.inner;
        let end = starts.get(pattern + 1).map_or(owners.len(), |&end| end as usize);
        let mut owners = owners.get(*starts.get(pattern)? as usize..end)?.iter().copied();
        let capitals = found.chars().count() > 3 && !found.chars().any(|c| c.is_lowercase() && c != 'ß');
        owners.find(|&n| {
            let mut names = self.entry(n).into_iter().flat_map(|entry| core::iter::once(&entry.name).chain(&entry.aliases));
            capitals || names.any(|name| forms(name).iter().any(|f| f == found))
        })
    }
}

/// A text in small letters, as far as its bytes stay where they are.
fn small(text: &str) -> String {
    let small = |c: char| {
        let mut all = c.to_lowercase();
        all.next().filter(|s| all.next().is_none() && s.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

/// What a name in small letters and in capitals is in [`small`] letters: they differ by `ß`, in capitals `SS` or `ẞ`, and sometimes `ß`.
fn spellings(name: &str) -> Vec<String> {
    let mut out = vec![small(name)];
    if name.contains('ß') {
        out.extend(["ss", "ẞ"].map(|capital| small(&name.replace('ß', capital))));
    }
    out
}

/// Whether a string can be a name.
fn check(name: &str) -> Result<(), &'static str> {
    if name.is_empty() || name.trim() != name { Err("a name is empty or has white space around it") } else { Ok(()) }
}

/// A text in which names are looked for.
pub(crate) struct Search<'s> {
    gazetteer: &'s Gazetteer,
    text: &'s str,
    small: String,
}

impl Search<'_> {
    /// The longest name that starts at byte `start`, the start of a word.
    pub(crate) fn find_at(&self, start: usize) -> Option<Found> {
        let mut limit = self.text.len();
        // A match that ends inside a word is given up for the next shorter one.
        while start < limit {
            let input = Input::new(&self.small).range(start..limit).anchored(Anchored::Yes);
            let found = self.gazetteer.inner.names.try_find(&input).ok()??;
            if let Some(ending) = ending(self.text.get(found.end()..)?)
                && let Some(entry) = self.gazetteer.owner(found.pattern().as_usize(), self.text.get(found.start()..found.end())?)
            {
                return Some(Found { end: found.end() + ending, entry });
            }
            limit = found.end() - 1;
        }
        None
    }
}

/// Bytes of the ending that a word boundary follows; 0 if the boundary comes at once, nothing if the word goes on.
fn ending(rest: &str) -> Option<usize> {
    let boundary = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\u{ad}');
    if boundary(rest) && !rest.starts_with(['\'', '’']) {
        return Some(0);
    }
    ENDINGS.iter().find(|e| rest.strip_prefix(**e).is_some_and(boundary)).map(|e| e.len()).or_else(|| boundary(rest).then_some(0))
}

/// A name with the forms of an adjective that it starts with: `Neue Zeitung`, `Neuen Zeitung`.
fn forms(name: &str) -> Vec<String> {
    if let Some((first, rest)) = name.split_once(' ')
        && rest.starts_with(char::is_uppercase)
        && first.starts_with(char::is_uppercase)
        && let Some(stem) = ["er", "es", "en", "e"].iter().find_map(|e| first.strip_suffix(e))
        && [
            "isch", "sch", "eu", "ot", "ß", "ein", "och", "ieder", "ber", "nter", "igt", "int", "ig", "lich", "ational", "reier", "rei",
            "rün", "ell", "iv", "al",
        ]
        .iter()
        .any(|end| stem.ends_with(end))
    {
        return ["e", "er", "es", "en"].iter().map(|e| format!("{stem}{e} {rest}")).collect();
    }
    vec![name.to_owned()]
}

/// What the fields of an entry say.
fn entry(mut get: impl FnMut(&str) -> Option<String>, aliases: Vec<String>) -> Result<GazetteerEntry, String> {
    let name = get("name").filter(|n| !n.is_empty()).ok_or("`name` is missing")?;
    let kind = match get("type").as_deref() {
        Some("PER") => EntityKind::Per,
        Some("ORG") => EntityKind::Org,
        Some("LOC") => EntityKind::Loc,
        Some("MISC") => EntityKind::Misc,
        Some(other) => return Err(format!("unknown `type` `{other}` (expected PER, ORG, LOC or MISC)")),
        None => return Err("`type` is missing (PER, ORG, LOC or MISC)".to_owned()),
    };
    let subtype = match get("subtype").filter(|s| !s.is_empty()) {
        None => None,
        Some(name) => Some(Subtype::from_name(&name).ok_or_else(|| format!("unknown `subtype` `{name}`"))?),
    };
    let gender = match get("gender").as_deref() {
        Some("f") => Some(Gender::Feminine),
        Some("m") => Some(Gender::Masculine),
        None | Some("") => None,
        Some(other) => return Err(format!("unknown `gender` `{other}` (expected f or m)")),
    };
    let id = get("id").filter(|i| !i.is_empty());
    core::iter::once(&name).chain(&aliases).try_for_each(|name| check(name))?;
    Ok(GazetteerEntry { name, aliases, kind, subtype, gender, id })
}

const FIELDS: [&str; 6] = ["name", "type", "aliases", "id", "subtype", "gender"];

fn at_line(n: usize, message: impl core::fmt::Display) -> Error {
    Kind::Gazetteer(format!("line {n}: {message}")).into()
}

fn tsv(text: &str) -> Result<Vec<GazetteerEntry>, Error> {
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let Some((header, first)) = lines.next() else { return Ok(Vec::new()) };
    let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
    if let Some(unknown) = columns.iter().find(|c| !FIELDS.contains(c)) {
        return Err(at_line(first, format_args!("unknown column `{unknown}` (expected a first line with {})", FIELDS.join(", "))));
    }
    lines
        .map(|(line, n)| {
            let values: Vec<&str> = line.split('\t').map(str::trim).collect();
            if values.len() > columns.len() {
                return Err(at_line(n, format_args!("{} values, but {} columns", values.len(), columns.len())));
            }
            let get = |name: &str| columns.iter().position(|c| *c == name).and_then(|at| values.get(at)).map(|v| (*v).to_owned());
            let aliases = get("aliases").unwrap_or_default();
            let aliases = aliases.split('|').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
            entry(get, aliases).map_err(|e| at_line(n, e))
        })
        .collect()
}

#[cfg(feature = "gazetteer")]
mod json {
    use super::{FIELDS, GazetteerEntry, at_line, entry};
    use crate::error::{Error, Kind};
    use serde_json::Value;

    pub(super) fn lines(text: &str) -> Result<Vec<GazetteerEntry>, Error> {
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let read = |(line, n): (&str, usize)| {
            let value: Value = serde_json::from_str(line).map_err(|e| at_line(n, e))?;
            object(&value).map_err(|e| at_line(n, e))
        };
        lines.map(read).collect()
    }

    pub(super) fn array(text: &str) -> Result<Vec<GazetteerEntry>, Error> {
        let values: Vec<Value> = serde_json::from_str(text).map_err(|e| Kind::Gazetteer(e.to_string()))?;
        let read = |(value, n): (&Value, usize)| object(value).map_err(|e| Error::from(Kind::Gazetteer(format!("entry {n}: {e}"))));
        values.iter().zip(1..).map(read).collect()
    }

    fn object(value: &Value) -> Result<GazetteerEntry, String> {
        let object = value.as_object().ok_or("not an object")?;
        if let Some(unknown) = object.keys().find(|k| !FIELDS.contains(&k.as_str())) {
            return Err(format!("unknown field `{unknown}` (expected {})", FIELDS.join(", ")));
        }
        if let Some(wrong) = object.iter().find(|(k, v)| *k != "aliases" && !v.is_string() && !v.is_null()) {
            return Err(format!("`{}` is not a string", wrong.0));
        }
        let aliases = match object.get("aliases") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => {
                let strings = items.iter().map(|v| v.as_str().map(str::to_owned).ok_or("`aliases` holds something that is not a string"));
                strings.collect::<Result<_, _>>()?
            }
            Some(_) => return Err("`aliases` is not an array".to_owned()),
        };
        entry(|name| object.get(name).and_then(Value::as_str).map(str::to_owned), aliases)
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityKind, Gazetteer, GazetteerEntry};

    fn found(name: &str, text: &str) -> Option<String> {
        let gazetteer = Gazetteer::new([GazetteerEntry::new(name, EntityKind::Org)]).unwrap();
        let starts = text.char_indices().map(|(at, _)| at).filter(|&at| !text[..at].ends_with(char::is_alphanumeric));
        starts.into_iter().find_map(|at| gazetteer.search(text).find_at(at).map(|f| text[at..f.end].to_owned()))
    }

    #[test]
    fn boundaries_case_and_inflection() {
        for (case, name, text, expected) in [
            ("as it stands", "Hafenwerk", "im Hafenwerk war", Some("Hafenwerk")),
            ("genitive", "Hafenwerk", "des Hafenwerks wegen", Some("Hafenwerks")),
            ("apostrophe", "Grass", "Grass’ Haus", Some("Grass’")),
            ("inside a word", "Hafen", "das Hafenwerk", None),
            ("capitals", "Hafenwerk", "DAS HAFENWERK", Some("HAFENWERK")),
            ("small letters", "Hafenwerk", "das hafenwerk", None),
            ("short name in capitals", "Ulm", "ULM", None),
            ("short name with an umlaut in capitals", "Bär", "DER BÄR", None),
            ("sharp s in capitals", "Strauß", "BEI STRAUSS", Some("STRAUSS")),
            ("double s for a sharp one, not in capitals", "Strauß", "bei Strauss", None),
            ("sharp s among capitals", "Strauß", "BEI STRAUß", Some("STRAUß")),
            ("capital sharp s", "Strauß", "BEI STRAUẞ", Some("STRAUẞ")),
            ("umlaut in capitals", "Müller", "FIRMA MÜLLER", Some("MÜLLER")),
            ("a letter that grows in small letters", "Hafenwerk", "İ Hafenwerk", Some("Hafenwerk")),
            ("adjective", "Neue Zeitung", "der Neuen Zeitung zufolge", Some("Neuen Zeitung")),
            ("marks in the name", "Müller & Söhne", "bei Müller & Söhne.", Some("Müller & Söhne")),
        ] {
            assert_eq!(found(name, text).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn a_shorter_name_when_the_longer_runs_into_a_word() {
        let entries = ["Bad Kessin", "Bad Kessin West"].map(|n| GazetteerEntry::new(n, EntityKind::Loc));
        let gazetteer = Gazetteer::new(entries).unwrap();
        assert_eq!(gazetteer.search("Bad Kessin Westbad").find_at(0).map(|f| f.end), Some(10));
        assert_eq!(gazetteer.search("Bad Kessin West").find_at(0).map(|f| f.end), Some(15));
    }

    #[test]
    fn entries_with_the_same_name() {
        let entries = ["WERK", "Werk", "Werk"].map(|n| GazetteerEntry::new(n, EntityKind::Org));
        let gazetteer = Gazetteer::new(entries).unwrap();
        let entry = |text: &str| gazetteer.search(text).find_at(0).map(|f| f.entry);
        assert_eq!((entry("Werk"), entry("WERK"), entry("werk")), (Some(1), Some(0), None));
    }

    #[test]
    fn lists_of_every_form() {
        let lists = [
            "name\ttype\tid\taliases\nHafenwerk\tORG\tQ1\tHW|Werk\n",
            "{\"name\": \"Hafenwerk\", \"type\": \"ORG\", \"id\": \"Q1\", \"aliases\": [\"HW\", \"Werk\"]}\n",
            "[{\"name\": \"Hafenwerk\", \"type\": \"ORG\", \"id\": \"Q1\", \"aliases\": [\"HW\", \"Werk\"]}]",
        ];
        for list in lists {
            let gazetteer = Gazetteer::parse(list).unwrap();
            let entry = gazetteer.entry(0).unwrap();
            assert_eq!((entry.name.as_str(), entry.id.as_deref(), entry.aliases.len()), ("Hafenwerk", Some("Q1"), 2));
        }
        assert!(Gazetteer::parse("").unwrap().is_empty());
    }

    #[test]
    fn errors_name_the_line() {
        for (list, message) in [
            ("name\ttype\nA\tORG\nB\tXYZ\n", "line 3: unknown `type` `XYZ`"),
            ("name\tkind\nA\tORG\n", "line 1: unknown column `kind`"),
            ("name\ttype\nA\tORG\tx\n", "line 2: 3 values, but 2 columns"),
            ("{\"name\": \"A\", \"type\": \"ORG\"}\n{\"name\": 3}\n", "line 2: `name` is not a string"),
            ("{\"name\": \"A\", \"type\": \"ORG\"}\n{\"name\"\n", "line 2: EOF"),
            (
                "{\"name\": \"A\", \"type\": \"ORG\"}\n{\"name\": \"B\", \"type\": \"ORG\", \"aliases\": [\"\"]}\n",
                "line 2: a name is empty",
            ),
            ("[{\"name\": \"A\"}]", "entry 1: `type` is missing"),
            ("name\ttype\tsubtype\nA\tORG\tshop\n", "line 2: unknown `subtype` `shop`"),
        ] {
            let error = Gazetteer::parse(list).unwrap_err().to_string();
            assert!(error.contains(message), "{list}: {error}");
        }
    }
}
