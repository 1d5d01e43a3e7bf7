// The page: takes an article, has it read in the worker, shows both sides and links them.
import init, { Extractor } from "./depesche/js/worker.js";
import { renderArticle } from "./article.js";
import { $, h } from "./dom.js";
import { renderDownloads } from "./downloads.js";
import { takeFile, takeHtml } from "./intake.js";
import { link } from "./links.js";
import { model } from "./model.js";
import { renderNames, renderTimes } from "./names.js";
import { renderNetwork } from "./network.js";
import { SAMPLE } from "./sample.js";
import { renderVoices } from "./voices.js";
import { count, percent, switchLanguage, translate, word } from "./words.js";

const TYPES = ["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"];
const loaded = init().then(() => new Extractor());
// The engine compiles functions when they are first called, and again when they are called often: the first article need not wait for that.
// What is read and made for it is of a long article's size, in pieces short enough that nobody waits for one.
loaded.then(warmUp).catch((error) => problem(error));

async function warmUp(extractor) {
  const end = performance.now() + 2000;
  while (performance.now() < end && !asked) {
    const warm = model(await extractor.read(SAMPLE.text.repeat(10)));
    for (const element of [renderArticle(warm, () => true), renderVoices(warm, () => true)].flatMap((made) => [...made])) element.remove();
  }
}

const filter = { types: new Set(TYPES), speaker: "", certainty: 0 };
let current; // the model of the article on show
let took = 0;
let asked = false;

const shows = (quote) =>
  filter.types.has(quote.type) && quote.confidence >= filter.certainty && (!filter.speaker || current.speaker(quote).key === filter.speaker);

async function read(read, options) {
  problem();
  asked = true;
  document.body.ariaBusy = "true";
  $("summary").textContent = word("reading");
  try {
    const extractor = await loaded;
    const start = performance.now();
    const doc = await read(extractor, options);
    took = performance.now() - start;
    current = model(doc);
    filter.speaker = "";
    $("input").hidden = true;
    $("result").hidden = false;
    render();
    $("result").focus({ preventScroll: true });
    scrollTo({ top: 0 });
  } catch (error) {
    problem(error);
  } finally {
    document.body.ariaBusy = null;
  }
}

function readText(text) {
  if (!text.trim()) return problem(new Error(word("empty")));
  const options = $("date").value ? { date: $("date").value } : {};
  return read((extractor) => (takeHtml(text) ? takeHtml(text)(extractor, options) : extractor.read(text, options)));
}

async function openFile(file) {
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const options = $("date").value ? { date: $("date").value } : {};
  await read((extractor) => takeFile(file.name, bytes)(extractor, options));
}

function problem(error) {
  $("problem").hidden = !error;
  $("problem").textContent = error ? word("failed") + error.message : "";
}

/** Everything that depends on the document, the filters and the language. */
function render() {
  translate();
  $("language").textContent = word("otherLanguage");
  if (!current) return;
  const { doc, speakers } = current;
  const voices = speakers.filter((speaker) => speaker.name !== null).length;
  const facts = [count(doc.quotes.length, "quotes"), count(voices, "speakers"), count(doc.entities.length, "nameCount"), count(doc.times.length, "timeCount")];
  $("summary").textContent = `${facts.join(" · ")} · ${Math.max(1, Math.round(took))} ms`;
  $("kinds").replaceChildren($("kinds").firstElementChild, ...TYPES.filter((type) => doc.quotes.some((q) => q.type === type)).map(kind));
  $("speaker").replaceChildren(
    h("option", { value: "" }, word("everybody")),
    ...speakers.map(({ key, name }) => h("option", { value: key, selected: key === filter.speaker }, name ?? word("unknown"))),
  );
  renderFiltered();
  afterPaint(() => {
    $("names").replaceChildren(...renderNames(current));
    $("times").replaceChildren(...renderTimes(current));
    $("network").replaceChildren(...renderNetwork(current));
    $("downloads").replaceChildren(...renderDownloads(current));
  });
}

/** What lies below the first screen can wait until that is seen. */
function afterPaint(work) {
  const later = () => {
    performance.mark("shown");
    work();
  };
  requestAnimationFrame(() => setTimeout(later));
}

function renderFiltered() {
  $("certainty-value").textContent = percent(filter.certainty);
  rest = [["article", renderArticle(current, shows)], ["voices", renderVoices(current, shows)]];
  for (const [id, elements] of rest) $(id).replaceChildren(...take(elements, FIRST));
  afterPaint(() => {
    for (const [id, elements] of rest) $(id).append(...elements);
    rest = [];
  });
}

/** So many paragraphs and speakers fill any screen. */
const FIRST = 25;
/** Where the elements that are not on the page yet belong, and what makes them. */
let rest = [];

function take(elements, most) {
  const taken = [];
  while (taken.length < most) {
    const { value, done } = elements.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

function kind(type) {
  const toggle = (event) => {
    if (filter.types.has(type)) filter.types.delete(type);
    else filter.types.add(type);
    event.currentTarget.setAttribute("aria-pressed", filter.types.has(type));
    renderFiltered();
  };
  const n = current.doc.quotes.filter((quote) => quote.type === type).length;
  return h("button", { type: "button", class: `kind ${type}`, "aria-pressed": String(filter.types.has(type)), onclick: toggle }, h("i", { "aria-hidden": "true" }), `${word(type)} ${n}`);
}

$("input").addEventListener("submit", (event) => {
  event.preventDefault();
  readText($("text").value);
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) readText($("text").value);
});
$("sample").addEventListener("click", () => {
  $("text").value = SAMPLE.text;
  $("date").value = SAMPLE.date;
  readText(SAMPLE.text);
});
$("again").addEventListener("click", () => {
  $("input").hidden = false;
  $("result").hidden = true;
  $("text").focus();
  $("text").select();
});
$("file").addEventListener("change", (event) => {
  openFile(event.target.files[0]);
  event.target.value = "";
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) openFile(file);
  else readText(event.dataTransfer.getData("text/plain"));
});
$("speaker").addEventListener("change", (event) => {
  filter.speaker = event.target.value;
  renderFiltered();
});
$("certainty").addEventListener("input", (event) => {
  filter.certainty = event.target.value / 100;
  renderFiltered();
});
$("language").addEventListener("click", () => {
  switchLanguage();
  render();
});

const dark = matchMedia("(prefers-color-scheme: dark)");
let theme = dark.matches ? "dark" : "light";
function applyTheme() {
  document.documentElement.dataset.theme = theme;
  $("theme").setAttribute("aria-pressed", theme === "dark");
}
$("theme").addEventListener("click", () => {
  theme = theme === "dark" ? "light" : "dark";
  applyTheme();
});
dark.addEventListener("change", () => {
  theme = dark.matches ? "dark" : "light";
  applyTheme();
});

if (isSecureContext) navigator.serviceWorker?.register("offline.js").catch(() => {}); // Without it the page works, but not offline.
applyTheme();
render();
link($("article"), document.querySelector(".panel"), () => current);
