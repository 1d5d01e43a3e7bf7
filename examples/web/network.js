// Who mentions whom: speakers and the names inside their quotations on a circle. Same document, same picture.
import { h, svg } from "./dom.js";
import { word } from "./words.js";

const SIZE = { width: 460, height: 340, radius: 100 };
const MOST = 14;
const LONGEST = 18;

export function renderNetwork(model) {
  const heading = h("h2", {}, word("network"));
  const edges = [...model.edges].sort((a, b) => b.count - a.count);
  if (!edges.length) return [heading, h("p", { class: "none" }, word("noNetwork"))];

  const nodes = new Map();
  const known = (id) => nodes.has(id) || nodes.size < MOST;
  const shown = edges.filter(({ from, to }) => known(from) && (add(from), known(to)) && (add(to), true));
  function add(id) {
    if (nodes.has(id)) return;
    const speaker = model.speakers.find((s) => s.key === id);
    nodes.set(id, { id, name: speaker?.name ?? model.entities.get(id).name, colour: speaker?.colour ?? 0, speaks: Boolean(speaker) });
  }
  const list = [...nodes.values()].sort((a, b) => b.speaks - a.speaks);
  // Few names lie side by side, many go round from the top.
  const turn = list.length < 4 ? Math.PI : Math.PI / 2;
  list.forEach((node, n) => place(node, (n / list.length) * 2 * Math.PI - turn));

  const rim = 36;
  const [top, bottom] = [Math.min(...list.map((n) => n.y)) - rim, Math.max(...list.map((n) => n.y)) + rim];

  const text = shown.map(({ from, to }) => `${nodes.get(from).name} ${word("mentions")} ${nodes.get(to).name}`).join("; ");
  return [
    heading,
    svg(
      "svg",
      { class: "network", viewBox: `0 ${top} ${SIZE.width} ${bottom - top}`, role: "img", "aria-label": text },
      svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0 0 8 4 0 8Z" }))),
      shown.map((edge) => arrow(nodes.get(edge.from), nodes.get(edge.to), edge.count)),
      list.map(point),
    ),
  ];
}

function place(node, angle) {
  node.angle = angle;
  node.x = SIZE.width / 2 + SIZE.radius * Math.cos(angle);
  node.y = SIZE.height / 2 + SIZE.radius * Math.sin(angle);
}

/** A line bent towards the middle, from rim to rim. */
function arrow(from, to, count) {
  const middle = { x: SIZE.width / 2, y: SIZE.height / 2 };
  const bend = { x: ((from.x + to.x) / 2) * 0.6 + middle.x * 0.4, y: ((from.y + to.y) / 2) * 0.6 + middle.y * 0.4 };
  const length = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const end = { x: to.x + ((bend.x - to.x) / length) * 10, y: to.y + ((bend.y - to.y) / length) * 10 };
  return svg("path", {
    class: `edge c${from.colour}`,
    d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}`,
    "stroke-width": Math.min(1 + count * 0.7, 4),
    "marker-end": "url(#arrow)",
    "data-from": from.id,
    "data-to": to.id,
  });
}

function point(node) {
  const right = Math.cos(node.angle);
  const side = Math.abs(right) < 0.3 ? "middle" : right > 0 ? "start" : "end";
  const down = Math.sin(node.angle);
  return svg(
    "g",
    { class: `node c${node.colour}${node.speaks ? " speaks" : ""}`, "data-entity": node.id },
    svg("circle", { cx: node.x, cy: node.y, r: node.speaks ? 7 : 5 }),
    svg(
      "text",
      { x: node.x + right * 13, y: node.y + 4 + down * (side === "middle" ? 17 : 10), "text-anchor": side },
      node.name.length > LONGEST ? `${node.name.slice(0, LONGEST - 1)}…` : node.name,
      svg("title", {}, node.name),
    ),
  );
}
