import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sortByKeywords } from './sort.ts';
import { categories, departmentOf } from './taxonomy.ts';
import { DEPARTMENTS } from './taxonomy-entry.ts';

// node demo/measure.ts messages.jsonl.gz: how well the keywords find the department of labelled messages
// (one JSON object a line: title, detail, label). Prints F1 by department; the last line is one JSON object.
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node demo/measure.ts messages.jsonl.gz');
  process.exit(2);
}

interface Message {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
}
const messages = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Message);

const pairs = messages.map(({ title, detail, label }) => {
  const code = sortByKeywords(`${title}。${detail}`, categories);
  // No keyword at all: the largest department, as a person without a clue would guess.
  return [label, (code === undefined ? undefined : departmentOf.get(code)) ?? DEPARTMENTS[0]] as const;
});
const scores = DEPARTMENTS.map((department) => {
  const right = pairs.filter(([label, guess]) => label === department && guess === department).length;
  const touched =
    pairs.filter(([label]) => label === department).length +
    pairs.filter(([, guess]) => guess === department).length;
  return { department, f1: touched === 0 ? 0 : (2 * right) / touched };
});
for (const { department, f1 } of scores) console.log(`${f1.toFixed(3)}  ${department}`);
const macroF1 = scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
console.log(JSON.stringify({ messages: messages.length, macroF1: Number(macroF1.toFixed(3)) }));
