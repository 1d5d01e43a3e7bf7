//! Named cases: whom a speaker means.

use crate::lang::de::Models;
use crate::{Entity, EntityId, EntityKind, Gender, Role, Span, Subtype, morph, quote};

/// An entity with the forms it is named by in the text, the fullest first.
fn entity(id: u32, kind: EntityKind, forms: &[&str], text: &str) -> Entity {
    let mut mentions: Vec<Span> = Vec::new();
    for form in forms {
        for (at, _) in text.match_indices(form) {
            let span = Span::new(at, at + form.len());
            if !mentions.iter().any(|m| m.overlaps(span)) {
                mentions.push(span);
            }
        }
    }
    mentions.sort_unstable();
    let name = forms.first().copied().unwrap_or_default().to_owned();
    Entity {
        id: EntityId(id),
        kind,
        subtype: None,
        name,
        gender: None,
        roles: Vec::new(),
        affiliation: None,
        country: None,
        external_id: None,
        mentions,
        derived: Vec::new(),
        salience: 0.0,
    }
}

/// The people and institutions of the cases.
fn entities(text: &str) -> Vec<Entity> {
    let person = |id, gender, role: &str, forms: &[&str]| Entity {
        gender: Some(gender),
        roles: vec![Role { text: role.to_owned(), span: Span::default() }],
        ..entity(id, EntityKind::Per, forms, text)
    };
    let institution = |id, subtype, forms: &[&str]| Entity { subtype: Some(subtype), ..entity(id, EntityKind::Org, forms, text) };
    let all = vec![
        person(1, Gender::Feminine, "Finanzministerin", &["Anna Kessler", "Kessler"]),
        person(2, Gender::Masculine, "Bürgermeister", &["Jan Berg", "Berg"]),
        institution(3, Subtype::Company, &["Nordwerft AG", "Nordwerft"]),
        institution(4, Subtype::Government, &["Landgericht Kiel", "Landgericht"]),
        institution(5, Subtype::Media, &["Abendpost"]),
    ];
    all.into_iter().filter(|e| !e.mentions.is_empty()).collect()
}

/// `who` of every quotation, `-` where there is none.
#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    let (_, words) = morph::read(text);
    let entities = entities(text);
    let options = quote::Options { rules_only: true, ..quote::Options::default() };
    let quotes = quote::find_all(&[(&words, &entities, &[])], options, &Models::default()).concat();
    let found: Vec<&str> = quotes.iter().map(|q| q.who.as_deref().unwrap_or("-")).collect();
    assert_eq!(found, expected, "{name}");
    for q in &quotes {
        let named = q.entity.and_then(|id| entities.iter().find(|e| e.id == id));
        assert!(named.is_none_or(|e| q.who.as_deref().is_some_and(|w| w.contains(&e.name))), "{name}: entity and who differ");
    }
}

#[test]
fn names() {
    check("surname", "Anna Kessler kam am Montag. Der Etat sei sicher, sagte Kessler.", &["Anna Kessler"]);
    check("role and name", "Der Etat sei sicher, sagte Finanzministerin Anna Kessler.", &["Anna Kessler"]);
    check("apposition", "Der Etat sei sicher, sagte der Sprecher der Abendpost, Jan Berg.", &["Jan Berg"]);
    check("person of an institution", "Der Etat sei sicher, sagte Jan Berg von der Nordwerft.", &["Jan Berg"]);
    check("spokesman of an institution", "Der Etat sei sicher, sagte ein Sprecher der Nordwerft.", &["Sprecher der Nordwerft"]);
    check("genitive name", "Der Etat sei sicher, sagte der Anwalt Bergs.", &["Anwalt Bergs"]);
    check("object behind the subject", "Am Montag nahm die Polizei Ermittlungen auf und sagte, der Weg sei frei.", &["Polizei"]);
    check("of her own", "Da die Sprecherin Angst hatte, sagte sie, der Weg sei frei.", &["Sprecherin"]);
    check("coordination", "Anna Kessler und Jan Berg sagten, der Etat sei sicher.", &["Anna Kessler & Jan Berg"]);
}

#[test]
fn information() {
    check("genitive", "Nach Angaben der Abendpost ist der Etat sicher.", &["Abendpost"]);
    check("with von", "Nach Informationen von Jan Berg ist der Etat sicher.", &["Jan Berg"]);
    check("compound", "Nach Polizeiangaben ist die Straße frei.", &["Polizei"]);
    check("own", "Jan Berg ist nach eigenen Angaben gesund.", &["Jan Berg"]);
    check("no source", "Ersten Berichten zufolge ist die Straße frei.", &["Erste Berichte"]);
}

#[test]
fn pronouns() {
    let two = "Anna Kessler traf Jan Berg.";
    check("feminine", &format!("{two} Sie sagte, der Etat sei sicher."), &["Anna Kessler"]);
    check("masculine", &format!("{two} Er sagte, der Etat sei sicher."), &["Jan Berg"]);
    check(
        "last speaker",
        "Der Etat sei sicher, sagte Jan Berg. Es gebe keine Schulden. „Wir sparen weiter“, sagte er.",
        &["Jan Berg", "Jan Berg", "Jan Berg"],
    );
    check("only a phrase", "Eine Beamtin nahm den Anruf an. Sie sagte, die Straße sei frei.", &["Beamtin"]);
    check("possessive", "Jan Berg kam am Montag. Nach seinen Angaben ist der Etat sicher.", &["Jan Berg"]);
}

#[test]
fn roles() {
    check("role", "Finanzministerin Anna Kessler traf Jan Berg. Die Ministerin sagte, der Etat sei sicher.", &["Anna Kessler"]);
    check("by age", "Jan Berg kam am Montag. Der 57-Jährige sagte, der Etat sei sicher.", &["Jan Berg"]);
    check("other gender", "Jan Berg kam am Montag. Die Ministerin sagte, der Etat sei sicher.", &["Ministerin"]);
    check("company", "Die Nordwerft wächst. Das Unternehmen sagte, der Etat sei sicher.", &["Nordwerft AG"]);
    check("court", "Das Landgericht Kiel tagte. Das Gericht sagte, der Etat sei sicher.", &["Landgericht Kiel"]);
    check("nobody fits", "Die Polizei sagte, die Straße sei frei.", &["Polizei"]);
}

#[test]
fn base_forms() {
    check("adjective", "Das norwegische Komitee sagte, der Etat sei sicher.", &["norwegisches Komitee"]);
    check("dative", "Laut einem hohen Beamten ist der Etat sicher.", &["hoher Beamter"]);
    check("dative plural", "Experten zufolge ist der Etat sicher.", &["Experten"]);
}
