// The words of the interface, German and English.

const WORDS = {
  de: {
    title: "Depesche: wer hat was gesagt?",
    claim: "Wer hat was gesagt? Artikel einfügen und sehen.",
    skip: "Zum Ergebnis",
    theme: "Dunkel",
    otherLanguage: "English",
    paste: "Artikel",
    hint: "Text oder HTML einfügen, oder eine Datei hierher ziehen. Strg + Eingabe liest.",
    read: "Lesen",
    sample: "Beispiel",
    file: "Datei öffnen",
    date: "Erschienen am",
    again: "Neuer Artikel",
    kinds: "Arten von Zitaten",
    speaker: "Sprecher",
    everybody: "alle",
    certainty: "Sicherheit ab",
    panel: "Auswertung",
    private: "Alles geschieht in diesem Browser. Nichts wird gesendet.",
    voices: "Wer spricht",
    names: "Worum es geht",
    times: "Wann",
    network: "Wer wen nennt",
    downloads: "Mitnehmen",
    unknown: "ohne Sprecher",
    noQuotes: "Keine Zitate gefunden.",
    noQuotesLeft: "Kein Zitat passt zu den Filtern.",
    noTimes: "Keine Zeitangaben gefunden.",
    noNames: "Keine Namen gefunden.",
    noNetwork: "In den Zitaten wird niemand genannt.",
    undated: "ohne festen Tag",
    quotes: ["Zitat", "Zitate"],
    speakers: ["Stimme", "Stimmen"],
    nameCount: ["Name", "Namen"],
    timeCount: ["Zeitangabe", "Zeitangaben"],
    share: "Anteil am Gesagten",
    sure: "sicher",
    via: "laut",
    mentions: "nennt",
    reading: "Wird gelesen …",
    failed: "Das ging nicht: ",
    empty: "Bitte zuerst einen Artikel einfügen.",
    PER: "Personen",
    ORG: "Organisationen",
    LOC: "Orte",
    MISC: "Anderes",
    Direct: "wörtlich",
    Indirect: "indirekt",
    Reported: "berichtet",
    FreeIndirect: "erlebt",
    IndirectFreeIndirect: "frei indirekt",
    kicker: "Dachzeile",
    headline: "Überschrift",
    subheadline: "Unterzeile",
    summary: "Vorspann",
    byline: "Autorenzeile",
    published: "Erscheinungstag",
    dateline: "Ortsmarke",
    agency: "Agentur",
    caption: "Bildtext",
    credit: "Bildnachweis",
    crosshead: "Zwischentitel",
    paragraph: "Absatz",
  },
  en: {
    title: "Depesche: who said what?",
    claim: "Who said what? Paste a German article and see.",
    skip: "To the result",
    theme: "Dark",
    otherLanguage: "Deutsch",
    paste: "Article",
    hint: "Paste text or HTML, or drop a file here. Ctrl + Enter reads.",
    read: "Read",
    sample: "Example",
    file: "Open a file",
    date: "Published on",
    again: "New article",
    kinds: "Types of quotation",
    speaker: "Speaker",
    everybody: "all",
    certainty: "Certainty from",
    panel: "Analysis",
    private: "Everything happens in this browser. Nothing is sent.",
    voices: "Who speaks",
    names: "What it is about",
    times: "When",
    network: "Who mentions whom",
    downloads: "Take it along",
    unknown: "no speaker",
    noQuotes: "No quotations found.",
    noQuotesLeft: "No quotation passes the filters.",
    noTimes: "No times found.",
    noNames: "No names found.",
    noNetwork: "Nobody is mentioned in the quotations.",
    undated: "no fixed day",
    quotes: ["quotation", "quotations"],
    speakers: ["voice", "voices"],
    nameCount: ["name", "names"],
    timeCount: ["time", "times"],
    share: "share of what is said",
    sure: "certain",
    via: "via",
    mentions: "mentions",
    reading: "Reading …",
    failed: "That did not work: ",
    empty: "Please paste an article first.",
    PER: "People",
    ORG: "Organisations",
    LOC: "Places",
    MISC: "Other",
    Direct: "direct",
    Indirect: "indirect",
    Reported: "reported",
    FreeIndirect: "free indirect",
    IndirectFreeIndirect: "unframed",
    kicker: "Kicker",
    headline: "Headline",
    subheadline: "Subheadline",
    summary: "Lead",
    byline: "Byline",
    published: "Date of publication",
    dateline: "Dateline",
    agency: "Agency",
    caption: "Caption",
    credit: "Picture credit",
    crosshead: "Cross-head",
    paragraph: "Paragraph",
  },
};

let language = navigator.language.startsWith("de") ? "de" : "en";

/** The word of that name in the language of the interface. */
export const word = (name) => WORDS[language][name];

/** `1 Zitat`, `2 Zitate`. */
export const count = (n, name) => `${n} ${word(name)[n === 1 ? 0 : 1]}`;

/** Makes a formatter once per language: they are dear. */
function once(make) {
  const made = {};
  return () => (made[language] ??= make(language));
}

const percents = once((language) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }));
export const percent = (share) => percents().format(share);

export function switchLanguage() {
  language = language === "de" ? "en" : "de";
}

/** Puts the words into everything in the page that asks for one. */
export function translate() {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
}

const years = once((language) => new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric" }));
const months = once((language) => new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "short" }));
const days = once((language) => new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" }));

export function formatDay(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  return (day ? days : month ? months : years)().format(date);
}
