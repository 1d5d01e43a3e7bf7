import init, { Extractor, slices } from "depesche";
import initThere, { Extractor as There } from "depesche/worker";

const text = "„Wir bauen die Brücke 🙂“, sagte Bürgermeisterin Jana Voss am Montag.";
const show = (id, doc) => (document.getElementById(id).textContent = slices(doc, doc.quotes[0].quote));

await init();
show("here", new Extractor().read(text));
await initThere();
show("there", await new There().read(text));
