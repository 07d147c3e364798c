import { memo, type ReactNode, useEffect, useState } from 'react';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { useCopy } from '../use-copy.js';
import { highlight } from './highlighter.js';
import type { CodeLines, CodeToken } from './tokens.js';

interface CodeBlockProps {
  code: string;
  language: string;
  /** False while the block is streaming: code is coloured when it is complete. */
  closed: boolean;
}

/** A code block. Its header is shown from the first character, so that the layout does not move later. */
export const CodeBlock = memo(function CodeBlock({ code, language, closed }: CodeBlockProps): ReactNode {
  const { t } = usePanel();
  const lines = useHighlighted(code, language, closed);
  const [copied, copy] = useCopy();
  return (
    <figure className="code-block">
      <figcaption className="code-head">
        <span>{language || 'text'}</span>
        <button type="button" className="code-copy" onClick={() => copy(code)}>
          <Icon name={copied ? 'check' : 'copy'} size={14} />
          {t(copied ? 'code.copied' : 'code.copy')}
        </button>
      </figcaption>
      <pre className="code-body" tabIndex={0} aria-label={language || 'text'} role="region" dir="ltr">
        <code>{lines ? lines.map(drawLine) : code}</code>
      </pre>
    </figure>
  );
});

const drawLine = (line: readonly CodeToken[], index: number): ReactNode => (
  <span key={index}>
    {index > 0 ? '\n' : ''}
    {line.map((token, at) => (
      <span key={at} className={token.className ?? 'tok'} style={colours(token)}>
        {token.text}
      </span>
    ))}
  </span>
);

const colours = ({ light, dark }: CodeToken): React.CSSProperties =>
  light || dark ? ({ '--tl': light, '--td': dark } as React.CSSProperties) : {};

function useHighlighted(code: string, language: string, closed: boolean): CodeLines | null {
  const [done, setDone] = useState<{ code: string; lines: CodeLines | null } | null>(null);
  useEffect(() => {
    if (!closed || language === '') return;
    let wanted = true;
    highlight(code, language).then(
      (lines) => wanted && setDone({ code, lines }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [code, language, closed]);
  return done?.code === code ? done.lines : null;
}
