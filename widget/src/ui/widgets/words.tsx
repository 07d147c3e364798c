import type { CSSProperties, ReactNode } from 'react';
import type { WidgetNode } from '../../wire/types.js';
import { Icon as Glyph } from '../icons/icon.js';
import { MarkdownText } from '../markdown/markdown-text.js';
import { flag, oneOf, optionalText, text } from './node.js';
import { colour, length } from './style.js';

interface NodeProps {
  node: WidgetNode;
}
const WEIGHTS: Record<string, number> = { normal: 400, medium: 500, semibold: 600, bold: 700 };
const TEXT_SIZES = ['xs', 'sm', 'md', 'lg', 'xl'] as const;
const TITLE_SIZES = ['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'] as const;
const ICON_PIXELS: Record<string, number> = { xs: 12, sm: 14, md: 16, lg: 20, xl: 24, '2xl': 28, '3xl': 32 };

const wordStyle = (node: WidgetNode): CSSProperties => ({
  color: colour(node['color']),
  fontWeight: WEIGHTS[String(node['weight'])],
  textAlign: oneOf(node['textAlign'], ['start', 'center', 'end'], 'start'),
  fontStyle: flag(node['italic']) ? 'italic' : undefined,
  textDecoration: flag(node['lineThrough']) ? 'line-through' : undefined,
  width: length(node['width']),
  WebkitLineClamp: typeof node['maxLines'] === 'number' ? node['maxLines'] : undefined,
  minHeight: typeof node['minLines'] === 'number' ? `${node['minLines']}lh` : undefined,
});

const clampOf = (node: WidgetNode): string => {
  if (flag(node['truncate'])) return ' w-truncate';
  return typeof node['maxLines'] === 'number' ? ' w-clamp' : '';
};

export function Text({ node }: NodeProps): ReactNode {
  const { editable } = node;
  if (typeof editable === 'object' && editable !== null)
    return <EditableText node={node} field={editable as WidgetNode} />;
  const size = oneOf(node['size'], TEXT_SIZES, 'md');
  return (
    <p className={`w-text w-text-${size}${clampOf(node)}`} style={wordStyle(node)} dir="auto">
      {text(node['value'])}
    </p>
  );
}

function EditableText({ node, field }: { node: WidgetNode; field: WidgetNode }): ReactNode {
  const autofill = flag(field['allowAutofillExtensions']) ? {} : { 'data-1p-ignore': true, 'data-lpignore': 'true' };
  return (
    <input
      className="field"
      style={wordStyle(node)}
      name={text(field['name'])}
      defaultValue={text(node['value'])}
      placeholder={optionalText(field['placeholder'])}
      pattern={optionalText(field['pattern'])}
      required={flag(field['required'])}
      autoComplete={optionalText(field['autoComplete'])}
      aria-label={optionalText(field['placeholder']) ?? text(field['name'])}
      {...autofill}
    />
  );
}

export const Title = ({ node }: NodeProps): ReactNode => (
  <h3
    className={`w-title w-title-${oneOf(node['size'], TITLE_SIZES, 'md')}${clampOf(node)}`}
    style={wordStyle(node)}
    dir="auto"
  >
    {text(node['value'])}
  </h3>
);

export const Caption = ({ node }: NodeProps): ReactNode => (
  <p
    className={`w-caption w-caption-${oneOf(node['size'], ['sm', 'md', 'lg'], 'md')}${clampOf(node)}`}
    style={wordStyle(node)}
    dir="auto"
  >
    {text(node['value'])}
  </p>
);

export const MarkdownWidget = ({ node }: NodeProps): ReactNode => (
  <MarkdownText text={text(node['value'])} streaming={flag(node['streaming'])} />
);

const BADGE_COLOURS = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'] as const;

export const Badge = ({ node }: NodeProps): ReactNode => {
  const tone = oneOf(node['color'], BADGE_COLOURS, 'secondary');
  const variant = oneOf(node['variant'], ['solid', 'soft', 'outline'], 'soft');
  const size = oneOf(node['size'], ['sm', 'md', 'lg'], 'sm');
  return (
    <span className={`w-badge tone-${tone} ${variant} ${size}${flag(node['pill']) ? ' pill' : ''}`}>
      {text(node['label'])}
    </span>
  );
};

export const Icon = ({ node }: NodeProps): ReactNode => (
  <span className="w-icon" style={{ color: colour(node['color']) }}>
    <Glyph name={text(node['name'])} size={ICON_PIXELS[String(node['size'])] ?? 16} />
  </span>
);
