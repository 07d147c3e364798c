// Checks that no regular expression of the server or the widget needs more time than in proportion to the length of a text.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));
/**
 * Milliseconds for one expression, and for the search of a text that slows it down. All of them together take about 10 s, and 25 s
 * where there is no native checker.
 */
const LIMITS = { timeout: 20_000, attackTimeout: 2_000, randomSeed: 1 };
/** An upper bound of a repetition from here on is read as none: what is linear without bounds is linear with them. */
const LARGE_BOUND = 10;
/** Expressions that this project had: the check must refuse them. */
const SLOW = ['/\\s+$/', '/!?\\[(?:[^[\\]]|!?\\[[^[\\]]*\\])*\\]\\(/', '/^(?:a+)+$/', '/([^[]{0,500}){0,500}x/'];

/** The literals of a source file, each with its line. */
function literalsIn(path) {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, readFileSync(root + path, 'utf8'), ts.ScriptTarget.Latest, true, kind);
  const literals = [];
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      literals.push({ place: `${path}:${line}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return literals;
}

function sourcesIn(folder) {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

function withoutLargeBounds(source) {
  return source.replace(/\{(\d+),(\d+)\}/g, (bounds, least, most) => {
    if (Number(most) < LARGE_BOUND) return bounds;
    return least === '0' ? '*' : `{${least},}`;
  });
}

/** @returns what is wrong with the expression; undefined for one that is linear. */
async function faultOf(literal) {
  const end = literal.lastIndexOf('/');
  const result = await check(withoutLargeBounds(literal.slice(1, end)), literal.slice(end + 1), LIMITS);
  if (result.status === 'safe') return undefined;
  if (result.status === 'unknown') return `cannot be decided (${result.error.kind}); write a simpler one`;
  return `${result.complexity.summary}, for example for ${result.attack.pattern.slice(0, 200)}`;
}

const literals = ['src', 'widget/src'].flatMap(sourcesIn).flatMap(literalsIn);
const faults = new Map();
for (const text of new Set([...SLOW, ...literals.map((literal) => literal.text)])) {
  const fault = await faultOf(text);
  if (fault !== undefined) faults.set(text, fault);
}
const missed = SLOW.filter((text) => !faults.has(text));
const slow = literals.filter(({ text }) => faults.has(text));
for (const text of missed) console.error(`${text}: the check did not notice that this expression is slow`);
for (const { place, text } of slow) console.error(`${place} ${text}: ${faults.get(text)}`);
console.log(`${literals.length} regular expressions, ${slow.length} of them may be slow`);
process.exit(missed.length + slow.length === 0 ? 0 : 1);
