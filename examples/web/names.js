// Names that are no voices' own, and times: short lists that point into the article.
import { h } from "./dom.js";
import { formatDay, word } from "./words.js";

export function renderNames({ doc }) {
  const groups = ["PER", "ORG", "LOC", "MISC"].map((type) => [type, doc.entities.filter((e) => e.type === type)]).filter(([, list]) => list.length);
  return [
    h("h2", {}, word("names")),
    ...groups.map(([type, list]) =>
      h("div", { class: "group" }, h("h3", {}, word(type)), h("ul", { class: "chips" }, list.sort((a, b) => b.mentions.length - a.mentions.length).map(chip))),
    ),
    !groups.length && h("p", { class: "none" }, word("noNames")),
  ].filter(Boolean);
}

function chip(entity) {
  const times = entity.mentions.length;
  return h(
    "li",
    {},
    h("button", { type: "button", class: `chip ${entity.type}`, "data-entity": entity.id }, entity.name, times > 1 && h("span", { class: "n" }, ` ${times}`)),
  );
}

/** Expressions with a place on the calendar, in its order; then the others. */
export function renderTimes({ doc }) {
  const dated = doc.times.filter((t) => t.interval).sort((a, b) => (a.interval.start < b.interval.start ? -1 : a.interval.start > b.interval.start ? 1 : 0));
  const loose = doc.times.filter((t) => !t.interval);
  return [
    h("h2", {}, word("times")),
    dated.length > 0 && h("ol", { class: "line" }, dated.map((time) => h("li", {}, moment(doc, time, label(time))))),
    loose.length > 0 && h("h3", {}, word("undated")),
    loose.length > 0 && h("ul", { class: "chips" }, loose.map((time) => h("li", {}, moment(doc, time)))),
    !doc.times.length && h("p", { class: "none" }, word("noTimes")),
  ].filter(Boolean);
}

function moment(doc, time, when) {
  const text = doc.text.slice(time.start, time.end);
  return h(
    "button",
    { type: "button", class: when ? "moment" : "chip time", "data-time": time.id, title: time.value },
    when && h("span", { class: "when" }, when),
    h("span", { class: "words" }, text),
  );
}

/** `3. Mai 2024`, `Mai 2024`, `2024`, or the first day where the value is no plain date. */
function label(time) {
  const plain = /^\d{4}(-\d\d){0,2}$/.exec(time.value);
  return formatDay(plain ? plain[0] : time.interval.start);
}
