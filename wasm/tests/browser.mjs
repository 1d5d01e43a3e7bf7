// Headless Chromium and a small static server for the tests that need a page.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./helpers.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** The policy under which everything has to work; workers take theirs from this header. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'";

export const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Serves the project's folder, read-only. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    try {
      const file = new URL(`.${path.endsWith("/") ? `${path}index.html` : path}`, root);
      if (!file.href.startsWith(root.href)) throw new Error("outside");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file.pathname)] ?? "text/plain", "content-security-policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** A browser, a server, and `open(path, options)`: a page that remembers its requests and everything it complained about. */
export async function startBrowser() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  const base = `http://127.0.0.1:${server.address().port}/`;
  return {
    base,
    async open(path, options = {}) {
      const context = await browser.newContext({ locale: "de-DE", ...options });
      const page = await context.newPage();
      page.complaints = [];
      page.requests = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.complaints.push(message.text()));
      page.on("pageerror", (error) => page.complaints.push(error.message));
      page.on("request", (request) => !request.url().startsWith("blob:") && page.requests.push(request.url()));
      await page.goto(base + path);
      return page;
    },
    /** From here on nobody answers. */
    async stopServer() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
