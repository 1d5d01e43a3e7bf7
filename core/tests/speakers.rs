//! Named cases: who speaks to whom, and who is meant, with rules and models together.

use depesche::{Extractor, Preset};

/// `speaker | addressee | who` of every quotation that is not nested.
#[track_caller]
fn check(name: &str, text: &str, expected: &[&str]) {
    let doc = Extractor::new().read(text);
    let outer = doc.quotes().iter().filter(|q| !q.nested);
    let line = |q: &depesche::Quote| {
        format!("{} | {} | {}", doc.slices(&q.speaker), doc.slices(&q.addressee), q.who.as_deref().unwrap_or_default())
    };
    let found: Vec<String> = outer.map(line).collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn bounds() {
    check(
        "apposition behind the name",
        "Karl Brandt, Sprecher der Polizei, sagte, dass der Zug steht.",
        &["Karl Brandt, Sprecher der Polizei |  | Karl Brandt"],
    );
    check(
        "name behind the role",
        "Am Montag sagte der Vorsitzende des Bauausschusses, Karl Brandt (SPD), die Frist sei zu kurz.",
        &["der Vorsitzende des Bauausschusses, Karl Brandt (SPD) |  | Karl Brandt"],
    );
    check(
        "the people around somebody, not that person",
        "Wie ein Team um die Ökologin Dr. Anna Kessler berichtet, liegt die Menge über den Werten.",
        &["ein Team um die Ökologin Dr. Anna Kessler |  | Team um die Ökologin Dr. Anna Kessler"],
    );
    check("whose information it is", "Nach Angaben von k21 sind die Gruppen sehr mobil.", &["Angaben von k21 |  | Angaben von k21"]);
    check(
        "whose opinion it is, without an article",
        "Die Wahl war nach Meinung ausländischer Beobachter weder frei noch fair.",
        &["Meinung ausländischer Beobachter |  | ausländische Beobachter"],
    );
    check(
        "a name behind the noun that it belongs to",
        "Nach Aussage einer Sprecherin der Stadt Kiel ist die Brücke gesperrt.",
        &["Aussage einer Sprecherin der Stadt Kiel |  | Sprecherin der Stadt Kiel"],
    );
    check("who hears a reproach does not make it", "Karl Brandt wird vorgeworfen, die Frist verpasst zu haben.", &[" | Karl Brandt | "]);
    check(
        "who is accused in a relative clause does not speak",
        "Am Morgen wurden zwei Männer gefasst, die beschuldigt werden, den Zug aufgehalten zu haben.",
        &[" |  | "],
    );
    check(
        "the pronoun behind the verb, not who asked",
        "Karl Brandt war in Kiel. Auch auf Nachfrage aus dem Publikum musste er betonen, dass es kaum Zahlen gebe.",
        &["er |  | Karl Brandt"],
    );
    check(
        "the document, not what it is about",
        "In einem Positionspapier des Bauamts heißt es, die Prüfung des Gesetzes habe ergeben, dass die Regeln gut seien.",
        &["einem Positionspapier des Bauamts |  | Bauamt"],
    );
    check(
        "a quotation goes on with the frame before",
        "„Das ist gut für alle“, sagte Karl Brandt, Leiter der Werft in Kiel, gegenüber CNN. „Die Kosten trägt das Land.“",
        &["Karl Brandt, Leiter der Werft in Kiel | CNN | Karl Brandt", "Karl Brandt, Leiter der Werft in Kiel | CNN | Karl Brandt"],
    );
    check(
        "no verb inside a speaker",
        "Die Reise endet, nachdem ein Beamter des Bauamts mitteilte, dass die Brücke gesperrt sei.",
        &["ein Beamter des Bauamts |  | Beamter des Bauamts"],
    );
    check(
        "the document behind the verb",
        "Alle Fahrten seien bis Montag abgesagt, hieß es in einer Mitteilung des Bauamts.",
        &["einer Mitteilung des Bauamts |  | Bauamt"],
    );
    check(
        "two quotations, two sources",
        "Alle Menschen wurden nach Angaben der Polizei gerettet. Vier von ihnen sind verletzt, wie ein Sprecher des Bauamts mitteilte.",
        &["Angaben der Polizei |  | Polizei", "ein Sprecher des Bauamts |  | Sprecher des Bauamts"],
    );
    check(
        "the article of an object ends a speaker",
        "Auch lehnte Anna Brandt den Vorschlag des Bauamts ab, die Kontrolle einer Behörde zu übertragen.",
        &["Anna Brandt |  | Anna Brandt"],
    );
    check(
        "a name that looks like a verb",
        "Es gebe viele Tote, teilten die Vereinten Nationen mit. Demnach seien die Menschen in eine Kirche geflohen.",
        &["die Vereinten Nationen |  | Vereinte Nationen", "Demnach |  | Vereinte Nationen"],
    );
    check(
        "a nation before a surname",
        "Der Forscher Karl Brandt (32) kam nach Kiel. Der Deutsche Brandt ist Koordinator des Projekts. „Das ist gut“, sagte er.",
        &["er |  | Karl Brandt"],
    );
    check(
        "a surname in -s",
        "Karl Enders leitet die Werft. Der Vorsitzende Enders sagte, die Frist sei zu kurz.",
        &["Der Vorsitzende Enders |  | Karl Enders"],
    );
    check("object behind a pronoun", "Karl Brandt traf Paul Stein. Er sei müde, sagte er ihm.", &["er | ihm | Karl Brandt"]);
    check(
        "particles at the start of a sentence",
        "Ursula von der Tann kam nach Kiel. Von der Tann betonte, unter den Frauen seien viele Mütter.",
        &["Von der Tann |  | Ursula von der Tann"],
    );
    check(
        "addressee in an interrupted quotation",
        "„Das ist“, so die Forscherin Lea Brandt gegenüber dem Fachblatt, „ein Anfang“.",
        &["die Forscherin Lea Brandt | dem Fachblatt | Lea Brandt"],
    );
    check(
        "a frame inside of a quotation",
        "Methan sei enthalten, betont die Forscherin Lea Brandt, allerdings nur mit Werten aus Kiel.",
        &["die Forscherin Lea Brandt |  | Lea Brandt"],
    );
    check(
        "a frame with `wie` inside of a quotation",
        "Der Plan sei, wie Minister Paul Stein sagte, längst beschlossen.",
        &["Minister Paul Stein |  | Paul Stein"],
    );
    check("a disaster demands nothing", "Das Beben in Kiel forderte nach dem Taifun 35 Todesopfer.", &[]);
    check(
        "addressee behind a party",
        "Der Plan sei ein Schlag ins Gesicht, sagte Fraktionschefin Leyla Brandt (Grüne) dem „Kieler Boten“.",
        &["Fraktionschefin Leyla Brandt (Grüne) | dem „Kieler Boten“ | Leyla Brandt"],
    );
    check(
        "addressee behind a bracket",
        "„Das war ein Ausfall“, sagte Kapitän Frauke Brandt von der Bundesstelle für Seeunfälle (BfS) der Deutschen Presse-Agentur.",
        &["Kapitän Frauke Brandt von der Bundesstelle für Seeunfälle (BfS) | der Deutschen Presse-Agentur | Frauke Brandt"],
    );
    check(
        "who passes on is no addressee",
        "„Wir kommen am Montag nach Kiel“, teilte der Kreml in einer Erklärung mit, wie die Abendpost berichtete.",
        &["der Kreml |  | Kreml"],
    );
}

#[test]
fn who_is_meant() {
    check(
        "role whose bearer is named later",
        "Der Vorsitzende verwies darauf, dass Stellen fehlen. Der Vorsitzende Konrad Brandt war in Kiel.",
        &["Der Vorsitzende |  | Konrad Brandt"],
    );
    check(
        "name in an apposition",
        "Am Montag kam der Vorsitzende des Bauausschusses, Karl Brandt (SPD), nach Kiel. Die Frist sei lang genug, sagte er.",
        &["er |  | Karl Brandt"],
    );
    check(
        "successor of somebody who is named",
        "Der Nachfolger des kürzlich entlassenen Werft-Chefs Karl Brandt, Paul Stein, sagte, die Werft bleibe.",
        &["Der Nachfolger des kürzlich entlassenen Werft-Chefs Karl Brandt, Paul Stein |  | Paul Stein"],
    );
    check(
        "authority with its field",
        "Nach Angaben des Bundesministeriums der Finanzen ist der Etat sicher.",
        &["Angaben des Bundesministeriums der Finanzen |  | Bundesministerium der Finanzen"],
    );
    check(
        "paper named for a city",
        "Die Frankfurter Rundschau berichtet, der Mann sei tot.",
        &["Die Frankfurter Rundschau |  | Frankfurter Rundschau"],
    );
    check("out of circles", "Aus Bankkreisen verlautete, dass die Zinsen steigen.", &["Bankkreisen |  | Bankkreise"]);
    check("infinitive as a noun", "In dem Schreiben heißt es: „Wir gehen am Montag.“", &["dem Schreiben |  | Schreiben"]);
}

#[test]
fn precise_gives_less_and_surer() {
    let text = "Der Minister kritisierte die Pläne. „Wir warten nicht länger“, sagte der Minister Karl Brandt am Montag in Kiel.";
    let given = |preset| {
        let doc = Extractor::builder().preset(preset).build().read(text);
        doc.quotes().iter().map(|q| q.confidence).collect::<Vec<_>>()
    };
    let (balanced, precise) = (given(Preset::Balanced), given(Preset::Precise));
    assert_eq!((balanced.len(), precise.len()), (2, 1));
    assert!(precise.iter().all(|c| (0.73..1.0).contains(c)));
}
