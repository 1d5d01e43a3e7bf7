// The two sides belong together: what is pointed at on one is lit on the other, a click goes there.
import { $, h } from "./dom.js";
import { percent, word } from "./words.js";

const KINDS = ["quotes", "entity", "time"];
const MARK = KINDS.map((kind) => `[data-${kind}]`).join(",");

/** Follows pointer and focus over both sides. `model()` gives the model on show. */
export function link(article, panel, model) {
  let lit = [];
  const light = (mark) => {
    lit.forEach((node) => node.classList.remove("lit"));
    lit = mark ? [...article.querySelectorAll(MARK), ...panel.querySelectorAll(MARK)].filter((node) => node !== panel && same(mark, node)) : [];
    lit.forEach((node) => node.classList.add("lit"));
  };
  for (const side of [article, panel]) {
    const other = side === article ? panel : article;
    side.addEventListener("pointerover", (event) => {
      const mark = event.target.closest(MARK);
      light(mark);
      if (side === article && event.pointerType === "mouse") showCard(mark, model(), event);
    });
    side.addEventListener("pointerleave", () => {
      light();
      showCard();
    });
    side.addEventListener("focusin", (event) => light(event.target.closest(MARK)));
    side.addEventListener("focusout", () => light());
    side.addEventListener("click", (event) => {
      const mark = event.target.closest(MARK);
      if (!mark || getSelection().toString()) return;
      light(mark);
      go([...other.querySelectorAll(MARK)].find((node) => same(mark, node)));
    });
  }
  addEventListener("scroll", () => showCard(), { passive: true });
}

/** Whether two marks stand for the same quotation, thing or time: the innermost quotation counts. */
function same(a, b) {
  return KINDS.some((kind) => {
    const [first] = a.dataset[kind]?.split(" ") ?? [];
    return first && b.dataset[kind]?.split(" ").includes(first);
  });
}

function go(node) {
  if (!node) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), 1200);
}

/** A small card beside the pointer: who, what type, how sure. */
function showCard(mark, model, event) {
  const lines = mark ? facts(mark, model) : [];
  const card = $("card");
  card.hidden = !lines.length;
  if (!lines.length) return;
  card.replaceChildren(...lines);
  const width = document.documentElement.clientWidth;
  card.style.left = `${Math.min(event.clientX + 14, width - card.offsetWidth - 12)}px`;
  const below = event.clientY + 22;
  card.style.top = `${below + card.offsetHeight > innerHeight ? event.clientY - card.offsetHeight - 14 : below}px`;
}

function facts(mark, { doc, entities, speaker }) {
  const lines = [];
  const [id] = mark.dataset.quotes?.split(" ") ?? [];
  const quote = doc.quotes.find((q) => q.id === id);
  if (quote) {
    const { name, colour } = speaker(quote);
    lines.push(h("p", { class: `c${colour} head` }, name ?? word("unknown")));
    lines.push(h("p", {}, `${word(quote.type)} · ${percent(quote.confidence)} ${word("sure")}`));
  }
  const entity = entities.get(mark.dataset.entity);
  if (entity) lines.push(h("p", {}, h("b", {}, entity.name), ` ${entity.type}`), entity.roles.length > 0 && h("p", {}, entity.roles.map((r) => r.text).join(", ")));
  const time = doc.times.find((t) => t.id === mark.dataset.time);
  if (time) lines.push(h("p", {}, `${doc.text.slice(time.start, time.end)} = ${time.value}`));
  return lines.filter(Boolean);
}
