// vectors of all texts of a set by the reference implementation: node vec.mjs ENCDIR SETDUMP.json OUT.json
import { readFileSync, writeFileSync } from 'node:fs';
const [enc, dump, out] = process.argv.slice(2);
const { StaticEncoder } = await import(new URL('reference.mjs', import.meta.url).href);
const e = StaticEncoder.load(enc + '/encoder.bin', enc + '/vocabulary.txt');
const { docs, questions } = JSON.parse(readFileSync(dump));
const t = performance.now(); const m = {};
for (const d of docs) m[d.text] = e.encode(d.text); const dt = performance.now() - t;
for (const q of questions) m[q.question] = e.encode(q.question, { query: true });
console.log(docs.length, 'sections', (docs.length / dt * 1000).toFixed(0), 'per s');
writeFileSync(out, JSON.stringify(Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Array.from(v, (x) => +x.toFixed(5))]))));
