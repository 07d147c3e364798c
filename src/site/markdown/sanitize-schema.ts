import { defaultSchema, type Options } from 'rehype-sanitize';

/** Elements that are removed together with their content, because the content is not text for readers. */
const DROPPED_WHOLE = ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'form'];
const NO_ATTRIBUTES_OF = ['name', 'action', 'method', 'encType', 'htmlFor', 'tabIndex', 'accessKey', 'useMap', 'isMap'];

const { '*': everywhere = [], ...perElement } = defaultSchema.attributes ?? {};

/**
 * The markup that a page may have, based on the rules of GitHub. Ids stay unchanged, because they are link targets. `name`
 * is removed, because it could shadow properties of `document`. Classes for colours are added later by the highlighter.
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
