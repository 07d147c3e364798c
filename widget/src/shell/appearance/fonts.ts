import type { FontSource } from '../../host/options.js';

const asked = new Set<string>();

/**
 * Fonts are known to a document, not to a shadow root. Only those that the page names are fetched, each once and when
 * words are first set in it. Where the page's own content policy or a fault keeps one out, the next font of the family list is shown.
 */
export function loadFonts(sources: readonly FontSource[] = []): void {
  for (const source of sources) {
    const key = `${source.family} ${source.src} ${source.weight} ${source.style}`;
    if (asked.has(key)) continue;
    asked.add(key);
    try {
      document.fonts.add(fontFace(source));
    } catch {
      // Neither an address nor a descriptor that cannot be read may cost the reader the chat.
    }
  }
}

function fontFace({ family, src, weight, ...descriptors }: FontSource): FontFace {
  const url = `url(${JSON.stringify(new URL(src, document.baseURI).href)})`;
  return new FontFace(family, url, { ...descriptors, ...(weight === undefined ? {} : { weight: String(weight) }) });
}
