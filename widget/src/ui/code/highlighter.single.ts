import type { ElementContent, Root } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { CodeLines, CodeToken } from './tokens.js';

const highlighter = createLowlight({ bash, cpp, css, javascript, json, python, sql, typescript, xml, yaml });
const INSTEAD: Record<string, string> = {
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  c: 'cpp',
  'c++': 'cpp',
  html: 'xml',
  svg: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  py: 'python',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  jsonc: 'json',
};

/** The highlighter of the single-file build, which contains its ten grammars. */
export async function highlight(code: string, label: string): Promise<CodeLines | null> {
  const name = label.toLowerCase();
  const language = INSTEAD[name] ?? name;
  return highlighter.registered(language) ? linesOf(highlighter.highlight(language, code)) : null;
}

function linesOf(tree: Root): CodeLines {
  const lines: CodeToken[][] = [[]];
  const add = (text: string, className: string): void => {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, className });
    }
  };
  const walk = (nodes: readonly (ElementContent | Root['children'][number])[], className: string): void => {
    for (const node of nodes) {
      if (node.type === 'text') add(node.value, className);
      else if (node.type === 'element')
        walk(node.children, String([node.properties['className']].flat()[0] ?? className));
    }
  };
  walk(tree.children, '');
  return lines;
}
