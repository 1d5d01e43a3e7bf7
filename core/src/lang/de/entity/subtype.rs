//! What kind of organisation, place or other thing a name stands for: by the lists, else by its head noun.

use super::super::filter::{Filter, ends};
use super::tags::Tags;
use crate::entity::{EntityKind, Subtype};

/// Tags and the subtypes they mean.
const TAGS: &[(EntityKind, Tags, Subtype)] = {
    use EntityKind::{Loc, Misc, Org};
    &[
        (Org, Tags::AGENCY, Subtype::Agency),
        (Org, Tags::PARTY, Subtype::Party),
        (Org, Tags::GOVERNMENT, Subtype::Government),
        (Org, Tags::MILITARY, Subtype::Military),
        (Org, Tags::IGO, Subtype::Igo),
        (Org, Tags::CLUB, Subtype::Club),
        (Org, Tags::COMPANY, Subtype::Company),
        (Org, Tags::MEDIA, Subtype::Media),
        (Org, Tags::NGO, Subtype::Ngo),
        (Loc, Tags::COUNTRY, Subtype::Country),
        (Loc, Tags::REGION, Subtype::Region),
        (Loc, Tags::CITY, Subtype::City),
        (Loc, Tags::NATURE, Subtype::Nature),
        (Loc, Tags::FACILITY, Subtype::Facility),
        (Misc, Tags::RELIGION, Subtype::Religion),
        (Misc, Tags::ETHNIC, Subtype::Ethnic),
        (Misc, Tags::LANGUAGE, Subtype::Language),
        (Misc, Tags::LAW, Subtype::Law),
        (Misc, Tags::AWARD, Subtype::Award),
        (Misc, Tags::EVENT, Subtype::Event),
        (Misc, Tags::PRODUCT, Subtype::Product),
        (Misc, Tags::WORK, Subtype::Work),
    ]
};

/// Ends of head nouns, in lower case and without a genitive, and what they mean.
const HEADS: &[(EntityKind, Subtype, &[&str])] = {
    use EntityKind::{Loc, Misc, Org};
    &[
        (Org, Subtype::Agency, &["presse-agentur", "nachrichtenagentur"]),
        (Org, Subtype::Party, &["partei", "partij", "party", "demokraten", "grünen"]),
        (
            Org,
            Subtype::Media,
            &[
                "zeitung",
                "blatt",
                "rundfunk",
                "radio",
                "fernsehen",
                "tv",
                "anzeiger",
                "magazin",
                "post",
                "times",
                "kurier",
                "nachrichten",
                "rundschau",
                "news",
                "sender",
            ],
        ),
        (
            Org,
            Subtype::Company,
            &[
                "gmbh", "ag", "kg", "se", "ltd.", "ltd", "inc.", "inc", "corp.", "group", "airlines", "bank", "werke", "holding", "motors",
                "verlag", "konzern", "bahn",
            ],
        ),
        (
            Org,
            Subtype::Military,
            &["armee", "streitkräfte", "truppen", "brigaden", "miliz", "army", "force", "luftwaffe", "marine", "front"],
        ),
        (Org, Subtype::Igo, &["gerichtshof", "weltbank"]),
        (
            Org,
            Subtype::Government,
            &[
                "ministerium",
                "amt",
                "gericht",
                "behörde",
                "regierung",
                "polizei",
                "senat",
                "rat",
                "parlament",
                "landtag",
                "kammer",
                "anwaltschaft",
                "kommission",
                "direktion",
                "dienst",
                "botschaft",
                "präsidium",
                "kongress",
                "versammlung",
                "verwaltung",
                "department",
                "agency",
                "inspektion",
                "feuerwehr",
                "haus",
            ],
        ),
        (
            Org,
            Subtype::Ngo,
            &[
                "verband",
                "verein",
                "stiftung",
                "foundation",
                "e.v.",
                "kirche",
                "hilfe",
                "rights",
                "initiative",
                "bündnis",
                "bund",
                "international",
            ],
        ),
        (
            Loc,
            Subtype::Facility,
            &[
                "straße",
                "strasse",
                "platz",
                "flughafen",
                "bahnhof",
                "stadion",
                "brücke",
                "museum",
                "kirche",
                "schloss",
                "burg",
                "dom",
                "arena",
                "tunnel",
                "haus",
                "hof",
                "park",
                "autobahn",
                "klinik",
                "krankenhaus",
                "kraftwerk",
                "hotel",
                "theater",
                "allee",
                "weg",
                "tor",
                "turm",
                "halle",
                "airport",
                "station",
                "palast",
                "kloster",
                "werk",
                "gefängnis",
                "schule",
                "universität",
                "ring",
                "gasse",
                "damm",
                "ufer",
                "galerie",
            ],
        ),
        (
            Loc,
            Subtype::Nature,
            &[
                "see",
                "fluss",
                "berg",
                "insel",
                "inseln",
                "meer",
                "ozean",
                "gebirge",
                "wald",
                "tal",
                "golf",
                "bucht",
                "küste",
                "kanal",
                "river",
                "lake",
                "gletscher",
                "vulkan",
                "berge",
                "wüste",
                "alpen",
                "island",
            ],
        ),
        (
            Loc,
            Subtype::Region,
            &[
                "kreis", "provinz", "land", "region", "bezirk", "staat", "gebiet", "distrikt", "county", "streifen", "kanton", "amerika",
                "osten", "westen", "norden", "süden",
            ],
        ),
        (
            Misc,
            Subtype::Law,
            &[
                "gesetz",
                "gesetze",
                "abkommen",
                "vertrag",
                "verordnung",
                "verfassung",
                "richtlinie",
                "gesetzbuch",
                "konvention",
                "protokoll",
                "charta",
                "act",
                "resolution",
            ],
        ),
        (Misc, Subtype::Award, &["preis", "preise", "medaille", "orden", "award", "awards", "oscar", "prize", "kreuz", "pokal"]),
        (
            Misc,
            Subtype::Event,
            &[
                "meisterschaft",
                "meisterschaften",
                "spiele",
                "krieg",
                "messe",
                "wahl",
                "turnier",
                "cup",
                "liga",
                "festival",
                "tour",
                "konferenz",
                "gipfel",
                "wm",
                "em",
                "league",
                "open",
                "tage",
                "revolution",
                "rennen",
                "festspiele",
                "tag",
                "forum",
                "games",
                "woche",
                "prix",
            ],
        ),
        (Misc, Subtype::Religion, &["ismus", "christen", "muslime"]),
    ]
};

static ENDINGS: Filter = {
    let (mut out, mut i) = (Filter::ENDINGS, 0);
    while i < HEADS.len() {
        let mut j = 0;
        while j < HEADS[i].2.len() {
            out = out.with(HEADS[i].2[j]);
            j += 1;
        }
        i += 1;
    }
    out
};

/// The subtype of a thing of that kind with those tags, the head noun of which is `head` (lower case).
pub(super) fn subtype(kind: EntityKind, tags: Tags, head: &str) -> Option<Subtype> {
    let listed = TAGS.iter().find(|(k, t, _)| *k == kind && tags.any(*t)).map(|t| t.2);
    listed.or_else(|| {
        let stems = [Some(head), head.strip_suffix("es"), head.strip_suffix('s')].map(|stem| stem.filter(|s| ENDINGS.may_hold(s)));
        let ends_in = |end: &str| stems.iter().flatten().any(|&s| ends(s, end) && (end.len() > 2 || s.len() == end.len()));
        if stems.iter().all(Option::is_none) {
            return None;
        }
        HEADS.iter().find(|h| h.0 == kind && h.2.iter().any(|end| ends_in(end))).map(|h| h.1)
    })
}
