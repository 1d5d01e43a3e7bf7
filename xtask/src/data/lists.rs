//! Packs the lists of names in `data/de` (see `data/README.md`) for [`depesche::train::lists`].

use super::inflect;
use depesche::train::{
    hash::{key, key_pair},
    lists::{self, Entry, LONGEST},
    map,
    tags::{Tags, pack_country},
    tokens,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Lists of organisations and other names start every line with a subtype.
const SUBTYPED: [&str; 2] = ["organisations.tsv", "misc.tsv"];

/// Lists with one name or several a line, all of one kind.
const PLAIN: [(&str, Tags); 3] = [("surnames.tsv", Tags::SURNAME), ("nature.tsv", Tags::NATURE), ("facilities.tsv", Tags::FACILITY)];

#[derive(Default)]
struct Phrases(BTreeMap<Vec<String>, Entry>);

impl Phrases {
    fn add(&mut self, phrase: &str, tags: Tags, country: u16) {
        let tokens: Vec<String> = tokens(phrase).into_iter().map(str::to_owned).collect();
        if tokens.is_empty() || tokens.len() > LONGEST {
            return;
        }
        let entry = self.0.entry(tokens).or_default();
        entry.tags = entry.tags.with(tags);
        // A word for two countries (Guinea, kongolesisch) keeps the first.
        if entry.country == 0 {
            entry.country = country;
        }
    }

    fn add_forms(&mut self, name: &str, tags: Tags, country: u16) {
        let acronym = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && name.chars().count() > 1;
        let tags = if acronym { tags.with(Tags::ACRONYM) } else { tags };
        for form in inflect::name(name) {
            self.add(&form, tags, country);
        }
    }

    fn read(&mut self, folder: &Path) -> Result<(), String> {
        for (file, row) in rows(folder, "first-names.tsv")? {
            let [name, gender] = fields(&file, &row)?;
            for (letter, tag) in [('f', Tags::FIRST_F), ('m', Tags::FIRST_M)] {
                if gender.contains(letter) {
                    self.add(&name, tag, 0);
                }
            }
        }
        for (file, tag) in PLAIN {
            for (_, row) in rows(folder, file)? {
                for name in row.split('|') {
                    if tag == Tags::SURNAME { self.add(name, tag, 0) } else { self.add_forms(name, tag, 0) }
                }
            }
        }
        for (file, tag) in [("countries.tsv", Tags::COUNTRY), ("regions.tsv", Tags::REGION)] {
            for (at, row) in rows(folder, file)? {
                let [code, names, adjectives, inhabitants] = fields(&at, &row)?;
                let country = pack_country(&code);
                if country == 0 && !code.is_empty() {
                    return Err(format!("{at}: `{code}` is no country code"));
                }
                for name in names.split('|') {
                    self.add_forms(name, tag, country);
                }
                for adjective in adjectives.split('|').filter(|a| !a.is_empty()) {
                    for form in inflect::adjective(adjective) {
                        self.add(&form, Tags::ADJECTIVE, country);
                    }
                }
                for pair in inhabitants.split('|').filter(|a| !a.is_empty()) {
                    let (masculine, feminine) = inflect::inhabitant(pair);
                    for (forms, tag) in [(masculine, Tags::INHABITANT_M), (feminine, Tags::INHABITANT_F)] {
                        for form in forms {
                            self.add(&form, tag, country);
                        }
                    }
                }
            }
        }
        for (at, row) in rows(folder, "cities.tsv")? {
            let [name, code] = fields(&at, &row)?;
            self.add(&name, Tags::CITY, pack_country(&code));
            if ["DE", "AT", "CH", "LU", ""].contains(&code.as_str()) {
                for form in inflect::city_adjective(&name) {
                    self.add(&form, Tags::ADJECTIVE.with(Tags::INHABITANT_M), pack_country(&code));
                }
            }
        }
        for file in SUBTYPED {
            for (at, row) in rows(folder, file)? {
                let [subtype, names] = fields(&at, &row)?;
                let name = match (subtype.as_str(), file) {
                    ("other", "misc.tsv") => "other-misc",
                    ("other", _) => "other-org",
                    (other, _) => other,
                };
                let bit = Tags::NAMES.iter().position(|n| *n == name).ok_or_else(|| format!("{at}: unknown subtype `{subtype}`"))?;
                for name in names.split('|') {
                    self.add_forms(name, Tags(1 << bit), 0);
                }
            }
        }
        for (at, row) in rows(folder, "titles.tsv")? {
            let [_, titles] = fields(&at, &row)?;
            for title in titles.split('|') {
                self.add(title, Tags::TITLE, 0);
            }
        }
        Ok(())
    }
}

/// The lines of a list that are no comments, each with the place it stands.
fn rows(folder: &Path, file: &str) -> Result<Vec<(String, String)>, String> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let rows = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty());
    Ok(rows.map(|(line, n)| (format!("{}:{n}", path.display()), line.to_owned())).collect())
}

/// The columns of a line; missing ones are empty.
fn fields<const N: usize>(at: &str, row: &str) -> Result<[String; N], String> {
    let mut columns: Vec<String> = row.split('\t').map(str::to_owned).collect();
    columns.resize(columns.len().max(N), String::new());
    columns.try_into().map_err(|c: Vec<String>| format!("{at}: {} columns instead of {N}", c.len()))
}

/// Writes `core/models/names.bin` and `core/models/roles.bin`.
pub(super) fn build(folder: &Path) -> Result<(), String> {
    let mut phrases = Phrases::default();
    phrases.read(folder)?;
    let classes: BTreeSet<(Tags, u16)> = phrases.0.values().map(|e| (e.tags, e.country)).collect();
    let classes: Vec<(Tags, u16)> = [(Tags::NONE, 0)].into_iter().chain(classes).collect();
    let number = |entry: &Entry| classes.binary_search(&(entry.tags, entry.country)).map_err(|_| "a class is missing".to_owned());
    // Every beginning of a longer phrase must be found too.
    let mut values: BTreeMap<u64, u32> = BTreeMap::new();
    for (tokens, entry) in &phrases.0 {
        let mut hash = 0;
        for (n, token) in tokens.iter().enumerate() {
            hash = if n == 0 { key(token) } else { key_pair(hash, key(token)) };
            let value = values.entry(hash).or_default();
            if n + 1 < tokens.len() { *value |= 1 } else { *value |= 2 * number(entry)? as u32 }
        }
    }
    let mut out = (classes.len() as u32).to_le_bytes().to_vec();
    for (tags, country) in &classes {
        out.extend(tags.0.to_le_bytes());
        out.extend(country.to_le_bytes());
    }
    let entries: Vec<(u64, u32)> = values.into_iter().collect();
    let bits = (2 * classes.len()).next_power_of_two().ilog2() as u8;
    out.extend(map::write(&entries, bits, 9)?);
    write("names.bin", &lists::FORMAT.write(&out), entries.len())?;
    build_roles(folder)
}

/// Value of a role noun: 1 masculine, 2 feminine, 4 a title.
fn build_roles(folder: &Path) -> Result<(), String> {
    let mut roles: BTreeMap<String, u32> = BTreeMap::new();
    let mut add = |word: &str, value: u32| *roles.entry(word.to_lowercase()).or_default() |= value;
    for (at, row) in rows(folder, "roles.tsv")? {
        let [gender, nouns] = fields(&at, &row)?;
        for noun in nouns.split('|') {
            let (masculine, feminine) = inflect::role(noun, gender == "f");
            for (forms, value) in [(masculine, 1), (feminine, 2)] {
                for form in forms {
                    add(&form, value);
                }
            }
        }
    }
    for (at, row) in rows(folder, "titles.tsv")? {
        let [gender, titles] = fields(&at, &row)?;
        let value = match gender.as_str() {
            "m" => 5,
            "f" => 6,
            "-" => 4,
            other => return Err(format!("{at}: gender `{other}`")),
        };
        for title in titles.split('|') {
            add(title, value);
        }
    }
    let entries: Vec<(u64, u32)> = roles.iter().map(|(word, value)| (key(word), *value)).collect();
    write("roles.bin", &map::write(&entries, 3, 13)?, entries.len())
}

fn write(name: &str, bytes: &[u8], entries: usize) -> Result<(), String> {
    println!("{name}: {entries} entries, {} bytes", bytes.len());
    fs::write(Path::new("core/models").join(name), bytes).map_err(|e| format!("{name}: {e}"))
}
