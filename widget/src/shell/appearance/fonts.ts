import type { FontSource } from '../../host/options.js';

const asked = new Set<string>();

/**
 * Adds the fonts that the options name to the document; a shadow root cannot have fonts of its own. The browser loads
 * each when text first uses it. If a font is blocked or broken, the next one of the family list is used.
 */
export function loadFonts(sources: readonly FontSource[] = []): void {
  for (const source of sources) {
    const key = `${source.family} ${source.src} ${source.weight} ${source.style}`;
    if (asked.has(key)) continue;
    asked.add(key);
    try {
      document.fonts.add(fontFace(source));
    } catch {
      // An invalid URL or descriptor must not stop the widget.
    }
  }
}

function fontFace({ family, src, weight, ...descriptors }: FontSource): FontFace {
  const url = `url(${JSON.stringify(new URL(src, document.baseURI).href)})`;
  return new FontFace(family, url, { ...descriptors, ...(weight === undefined ? {} : { weight: String(weight) }) });
}
