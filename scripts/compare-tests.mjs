/**
 * Compares the tests of two source trees: which title became which, and how many `expect` calls each spec file holds.
 *
 *   node scripts/compare-tests.mjs <old tree> <new tree> <output folder>
 *
 * Tests are matched by their body (the tokens between the braces), so a test is found again after its file was moved, split or
 * renamed. Writes `test-titles.tsv` and `expect-calls.tsv`; exits with 1 when an old test has no counterpart.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const [oldTree, newTree, output] = process.argv.slice(2);
const MINIMUM_LIKENESS = 0.6;

const before = readTests(oldTree);
const after = readTests(newTree);
const pairs = match(before, after);
writeFileSync(join(output, 'test-titles.tsv'), titleTable(pairs));
writeFileSync(join(output, 'expect-calls.tsv'), expectTable());
const lost = pairs.filter(([, found]) => !found);
const sum = (tests) => tests.reduce((total, { expects }) => total + expects, 0);
console.log(
  `${before.length} tests with ${sum(before)} expect calls before, ${after.length} with ${sum(after)} after; ${lost.length} without a counterpart.`,
);
for (const [test] of lost) console.log(`  ${test.file}: ${test.title}`);
for (const [test, found] of pairs)
  if (found && found.expects < test.expects)
    console.log(
      `  fewer expect calls (${test.expects} -> ${found.expects}): ${test.file}: ${test.title} -> ${found.file}`,
    );
process.exitCode = lost.length > 0 ? 1 : 0;

function readTests(tree) {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: tree, encoding: 'utf8' }).trim().split('\n');
  return files
    .filter((file) => /spec\.tsx?$|^test\/|^widget\/test\//.test(file))
    .flatMap((file) => testsIn(tree, file));
}

function testsIn(tree, file) {
  const text = readFileSync(join(tree, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const tests = [];
  const visit = (node, describes) => {
    if (ts.isCallExpression(node)) {
      const name = rootName(node.expression);
      const [title, ...rest] = node.arguments;
      const body = rest.find((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
      if (title && body && (name === 'it' || name === 'test')) {
        tests.push({
          file,
          title: words(title),
          describes,
          expects: countExpects(body),
          tokens: tokensOf(body.getText(source)),
        });
        return;
      }
      if (title && name === 'describe') {
        ts.forEachChild(node, (child) => visit(child, [...describes, words(title)]));
        return;
      }
    }
    ts.forEachChild(node, (child) => visit(child, describes));
  };
  visit(source, []);
  return tests;

  function words(node) {
    return ts.isStringLiteralLike(node) ? node.text : node.getText(source).replaceAll(/\s+/g, ' ');
  }
}

function rootName(node) {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node))
    return rootName(node.expression ?? node.tag);
  return undefined;
}

function countExpects(node) {
  let count = 0;
  const visit = (child) => {
    if (ts.isCallExpression(child) && ts.isIdentifier(child.expression) && child.expression.text.startsWith('expect'))
      count++;
    if (
      ts.isCallExpression(child) &&
      ts.isPropertyAccessExpression(child.expression) &&
      child.expression.name.text === 'expect'
    )
      count++;
    ts.forEachChild(child, visit);
  };
  visit(node);
  return count;
}

function tokensOf(text) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const tokens = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText();
    if (token !== ',' && token !== ';') tokens.push(token);
  }
  return tokens;
}

function match(olds, news) {
  const free = new Set(news);
  const found = new Map();
  const take = (test, counterpart) => (found.set(test, counterpart), free.delete(counterpart));
  const byBody = new Map();
  for (const test of news) byBody.set(key(test), [...(byBody.get(key(test)) ?? []), test]);
  for (const test of olds) {
    const same = (byBody.get(key(test)) ?? []).filter((candidate) => free.has(candidate));
    const best =
      same.find(({ title }) => title === test.title) ??
      same.find(({ file }) => baseName(file) === baseName(test.file)) ??
      same[0];
    if (best) take(test, best);
  }
  // First within a file, then anywhere: the most alike pairs first.
  for (const isCandidate of [(test, other) => baseName(test.file) === baseName(other.file), () => true]) {
    const likely = [];
    for (const test of olds.filter((old) => !found.has(old)))
      for (const other of free)
        if (isCandidate(test, other))
          likely.push([dice(test.tokens, other.tokens) + (test.title === other.title ? 0.3 : 0), test, other]);
    likely.sort(([left], [right]) => right - left);
    for (const [likeness, test, other] of likely)
      if (likeness >= MINIMUM_LIKENESS && !found.has(test) && free.has(other)) take(test, other);
  }
  return olds.map((test) => [test, found.get(test)]);
}

function key({ tokens }) {
  return tokens.join(' ');
}

function baseName(file) {
  return file.split('/').at(-1);
}

function dice(left, right) {
  const counts = new Map();
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const count = counts.get(token) ?? 0;
    if (count > 0) {
      shared++;
      counts.set(token, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}

function titleTable(pairs) {
  const rows = pairs.map(([test, found]) =>
    [test.file, full(test), found?.file ?? '', found ? full(found) : '', test.expects, found?.expects ?? ''].join('\t'),
  );
  return (
    ['old file\told title\tnew file\tnew title\texpect calls before\texpect calls after', ...rows].join('\n') + '\n'
  );
}

function full({ describes, title }) {
  return [...describes, title].join(' › ');
}

function expectTable() {
  const rows = new Map();
  for (const test of before) row(test.file)[0] += test.expects;
  for (const test of after) row(test.file)[1] += test.expects;
  const lines = [...rows]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([file, [old, now]]) => `${file}\t${old}\t${now}`);
  return ['file\texpect calls before\texpect calls after', ...lines].join('\n') + '\n';

  function row(file) {
    if (!rows.has(file)) rows.set(file, [0, 0]);
    return rows.get(file);
  }
}
