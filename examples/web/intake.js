// What was pasted or dropped: text, or the HTML of a page.

/** How to read `text` if it is the source of a page; nothing for plain text. */
export function takeHtml(text) {
  if (!/^\s*(<!doctype|<html|<head|<body|<article|<main|<div|<section|<p|<h[1-6])\b/i.test(text)) return undefined;
  return (extractor, options) => extractor.readHtml(text, options);
}

/** How to read a file. A page's bytes go in as they are, since the page itself says how it is encoded. */
export function takeFile(name, bytes) {
  if (/\.html?$/i.test(name)) return (extractor, options) => extractor.readHtml(bytes, options);
  const text = decode(bytes);
  return takeHtml(text) ?? ((extractor, options) => extractor.read(text, options));
}

function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
