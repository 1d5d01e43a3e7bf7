// Runs in the page when the button is clicked: marks who says what; a second click takes the marks away.
(async () => {
  const state = (globalThis.depesche ??= {});
  if (state.shown) {
    state.shown.clear();
    state.host.remove();
    globalThis.depesche = undefined;
    return;
  }

  const { highlight } = await import(chrome.runtime.getURL("depesche/js/dom.js"));
  const { doc, error } = await chrome.runtime.sendMessage({ html: document.documentElement.outerHTML, url: document.URL });

  // The card lives in a shadow tree of its own: the page's styles do not reach it, nor its styles the page.
  state.host = document.createElement("depesche-card");
  const card = document.createElement("div");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    div { position: fixed; z-index: 2147483647; max-width: 20rem; padding: 8px 12px; border-radius: 8px; pointer-events: none;
      font: 14px/1.4 system-ui, sans-serif; color: #fff; background: #1b1e24; box-shadow: 0 4px 20px rgb(0 0 0 / 40%); }
    div:empty { display: none; }`);
  const shadow = state.host.attachShadow({ mode: "closed" });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(card);
  document.documentElement.append(state.host);

  const show = (text, x, y) => {
    card.textContent = text;
    card.style.left = `${Math.min(x + 14, innerWidth - card.offsetWidth - 8)}px`;
    card.style.top = `${Math.min(y + 20, innerHeight - card.offsetHeight - 8)}px`;
  };
  if (error) {
    state.shown = { clear() {} };
    return show(`Depesche: ${error}`, 0, 0);
  }
  state.shown = highlight(document.body, doc, {
    onHover: ([hit], event) => show(hit ? describe(hit) : "", event.clientX, event.clientY),
  });

  function describe({ kind, who, type, certainty, item }) {
    if (kind === "quote") return `${who ?? "?"} · ${type} · ${Math.round(certainty * 100)} %`;
    return kind === "entity" ? `${who} · ${type}` : item.value;
  }
})();
