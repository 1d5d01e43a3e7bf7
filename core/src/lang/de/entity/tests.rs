//! Cases: a text and the entities that are to come out of it, one a line: type, name, gender, mentions, roles.

use crate::{EntityKind, Extractor, Gazetteer, GazetteerEntry, Gender};

fn line(doc: &crate::Document, entity: &crate::Entity) -> String {
    let mentions: Vec<&str> = entity.mentions.iter().map(|m| doc.slice(*m)).collect();
    let gender = match entity.gender {
        Some(Gender::Feminine) => " f",
        Some(Gender::Masculine) => " m",
        None => "",
    };
    let roles: Vec<&str> = entity.roles.iter().map(|r| r.text.as_str()).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(" [{}]", roles.join("; ")) };
    format!("{:?} {}{gender}: {}{roles}", entity.kind, entity.name, mentions.join(", "))
}

#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    let doc = Extractor::new().read(text);
    let lines: Vec<String> = doc.entities().iter().map(|e| line(&doc, e)).collect();
    assert_eq!(lines, expected, "{name}");
}

#[test]
fn names_of_one_thing() {
    check(
        "full name and surname",
        "Bundeskanzlerin Angela Merkel reist nach Paris. Dort trifft Merkel auch Vertreter der Wirtschaft.",
        &["Per Angela Merkel f: Angela Merkel, Merkel [Bundeskanzlerin]", "Loc Paris: Paris"],
    );
    check(
        "genitive",
        "Angela Merkel sprach in Berlin. Merkels Partei, die CDU, stimmte zu.",
        &["Per Angela Merkel f: Angela Merkel, Merkels", "Loc Berlin: Berlin", "Org CDU: CDU"],
    );
    check(
        "acronym in brackets",
        "Die Europäische Weltraumorganisation (ESA) plant einen Start. Die ESA nannte keinen Termin.",
        &["Org Europäische Weltraumorganisation: Europäische Weltraumorganisation, ESA, ESA"],
    );
    check(
        "inflected adjective",
        "Die Staaten der Europäischen Union tagen. Die Europäische Union habe Zeit, sagte Peter Müller.",
        &["Org Europäische Union: Europäischen Union, Europäische Union", "Per Peter Müller m: Peter Müller"],
    );
    check(
        "adjective inside a name",
        "Der Rat der Europäischen Union tagt. Die Europäische Union wartet.",
        &["Org Rat der Europäischen Union: Rat der Europäischen Union", "Org Europäische Union: Europäische Union"],
    );
    check(
        "a name that ends in s",
        "Das Weiße Haus schweigt. Das sagte der Sprecher des Weißen Hauses.",
        &["Org Weißes Haus: Weiße Haus, Weißen Hauses"],
    );
    check("an adjective that is a noun too", "Das Weiße Haus schwieg am Montag.", &["Org Weißes Haus: Weiße Haus"]);
    check(
        "a role before its bearer",
        "Das sagte der Nationale Sicherheitsberater des Weißen Hauses, Jake Sullivan, am Montag.",
        &["Org Weißes Haus: Weißen Hauses", "Per Jake Sullivan m: Jake Sullivan [Nationale Sicherheitsberater des Weißen Hauses]"],
    );
    check("first part of a compound", "Die SPD berät am Montag. Der SPD-Vorstand will am Dienstag entscheiden.", &["Org SPD: SPD, SPD"]);
    check(
        "father and son",
        "Die Präsidenten George Bush und Barbara Bush kamen. Später sprach Barbara Bush.",
        &["Per George Bush m: George Bush [Präsidenten]", "Per Barbara Bush f: Barbara Bush, Barbara Bush"],
    );
}

#[test]
fn roles_and_gender() {
    for (name, text, expected) in [
        (
            "role before the name",
            "Am Montag sprach Außenminister Peter Müller in Berlin.",
            "Per Peter Müller m: Peter Müller [Außenminister]",
        ),
        (
            "role with adjective and a place in the genitive",
            "Dort traf sie Mexikos Innenminister Carlos Fernández.",
            "Per Carlos Fernández m: Carlos Fernández [Mexikos Innenminister]",
        ),
        (
            "role with complement before a comma",
            "Das sagte der Sprecher der Polizei, Peter Müller, am Montag.",
            "Per Peter Müller m: Peter Müller [Sprecher der Polizei]",
        ),
        (
            "apposition behind the name",
            "Das sagte Anna Schmidt, Sprecherin der Polizei, am Montag.",
            "Per Anna Schmidt f: Anna Schmidt [Sprecherin der Polizei]",
        ),
        (
            "professor behind the name",
            "Das sagte Anna Schmidt, Professor für Geschichte, am Montag.",
            "Per Anna Schmidt f: Anna Schmidt [Professor für Geschichte]",
        ),
        ("copula", "Peter Müller ist seit 2010 Regierungschef.", "Per Peter Müller m: Peter Müller [Regierungschef]"),
        ("inhabitant", "Der Spanier Rafael Fernández gewann das Rennen.", "Per Rafael Fernández m: Rafael Fernández [Spanier]"),
    ] {
        let doc = Extractor::new().read(text);
        let lines: Vec<String> = doc.entities().iter().map(|e| line(&doc, e)).collect();
        assert!(lines.iter().any(|l| l == expected), "{name}: {lines:?}");
    }
}

#[test]
fn countries_derived_words_and_affiliations() {
    let doc = Extractor::new().read("In Russland wird gewählt. Der russische Präsident schwieg. Peter Müller (SPD) kritisierte das.");
    let entity = |name: &str| doc.entities().iter().find(|e| e.name == name).unwrap();
    assert_eq!(entity("Russland").country, Some("RU"));
    assert_eq!(entity("Russland").derived.iter().map(|s| doc.slice(*s)).collect::<Vec<_>>(), ["russische"]);
    assert_eq!(entity("SPD").subtype, Some(crate::Subtype::Party));
    assert_eq!(entity("Peter Müller").affiliation, Some(entity("SPD").id));
    assert!(entity("Russland").salience > entity("SPD").salience);
}

#[test]
fn the_callers_own_names() {
    let mut harbour = GazetteerEntry::new("Hafenwerk Kessin", EntityKind::Org);
    harbour.aliases.push("Hafenwerk".to_owned());
    harbour.id = Some("Q1".to_owned());
    let mut mayor = GazetteerEntry::new("Müller", EntityKind::Per);
    mayor.id = Some("Q2".to_owned());
    let gazetteer = Gazetteer::new([harbour, mayor]).unwrap();
    let doc = Extractor::builder()
        .gazetteer(gazetteer)
        .build()
        .read("Das Hafenwerk Kessin schließt. Die Leitung des Hafenwerks schweigt, sagte Peter Müller.");
    let own: Vec<_> = doc.entities().iter().filter_map(|e| Some((line(&doc, e), e.external_id.as_deref()?))).collect();
    assert_eq!(
        own,
        [("Org Hafenwerk Kessin: Hafenwerk Kessin, Hafenwerks".to_owned(), "Q1"), ("Per Müller m: Peter Müller".to_owned(), "Q2")]
    );
}

#[test]
fn what_breaks_naive_code() {
    for text in ["", "-", "A-", "Merkels", "(SPD)", "der der der", "New\nYork", "„Anna“-Preis", "SPD-", "Ö-Ö-Ö", "’s", "A.-B."] {
        let doc = Extractor::new().read(text);
        for mention in doc.entities().iter().flat_map(|e| &e.mentions) {
            assert!(!doc.slice(*mention).is_empty(), "{text:?}");
        }
    }
}
