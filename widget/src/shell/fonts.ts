import type { FontSource } from '../host/options.js';

const asked = new Set<string>();

/** Fonts are known to a document, not to a shadow root. Only those that the page names are fetched, and each once. */
export function loadFonts(sources: readonly FontSource[] = []): void {
  for (const { family, src, weight, ...descriptors } of sources) {
    const key = `${family} ${src} ${weight} ${descriptors.style}`;
    if (asked.has(key)) continue;
    asked.add(key);
    const url = `url(${JSON.stringify(new URL(src, document.baseURI).href)})`;
    const wanted = { ...descriptors, ...(weight === undefined ? {} : { weight: String(weight) }) };
    document.fonts.add(new FontFace(family, url, wanted));
  }
}
