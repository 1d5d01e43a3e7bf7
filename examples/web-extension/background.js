// Reads for the tab whose button was clicked. The module lives here, once for all tabs.
import init, { Extractor } from "./depesche/js/index.js";

const loaded = init().then(() => new Extractor());

chrome.action.onClicked.addListener((tab) => chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ["content.js"] }));

chrome.runtime.onMessage.addListener(({ html, url }, _sender, reply) => {
  loaded
    .then((extractor) => extractor.readHtml(html, { url }))
    .then(
      (doc) => reply({ doc }),
      (error) => reply({ error: error.message }),
    );
  return true; // The answer comes later.
});
