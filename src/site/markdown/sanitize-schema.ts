import { defaultSchema, type Options } from 'rehype-sanitize';

/** Whose content goes together with the element itself: as text it would only be noise. */
const DROPPED_WHOLE = ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'form'];
const NO_ATTRIBUTES_OF = ['name', 'action', 'method', 'encType', 'htmlFor', 'tabIndex', 'accessKey', 'useMap', 'isMap'];

const { '*': everywhere = [], ...perElement } = defaultSchema.attributes ?? {};

/**
 * What may be in a page, after GitHub's rules. Ids stay as written, because they are link targets; `name` goes, with
 * which markup could shadow properties of `document`. Colours come only from the highlighter, which runs later.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'aside', 'figure', 'figcaption', 'mark', 'abbr', 'u'],
  attributes: {
    ...perElement,
    aside: [['className', /^alert(-[a-z]+)?$/]],
    '*': everywhere.filter((attribute) => !NO_ATTRIBUTES_OF.includes(String(attribute))),
  },
  clobber: [],
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  strip: DROPPED_WHOLE,
};
