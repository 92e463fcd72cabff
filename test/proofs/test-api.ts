import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { atOnce } from '#shared/at-once.ts';
import { root } from '../../infra/tooling/system/layout.ts';
import { OwnSystem } from '../../local/own-system.ts';
import { lastLine, table } from '../support/print.ts';
import { system as attached } from '../support/system.ts';
import { callersOf } from './api/callers.ts';
import { documentFor, labelsOf, type OpenApi, untried } from './api/document.ts';
import type { Finding, Outcome } from './api/findings.ts';
import { prepare } from './api/ground.ts';
import { attempt, makeApiEnvironment } from './api/run.ts';

/**
 * `npm run test:api -- [--max-examples N] [--seed N] [--only caller]`: schemathesis sends every operation of the OpenAPI
 * document what fits and what does not, as a stranger, as a resident and as staff of each kind. No answer is a 5xx, has
 * an undocumented status or type, or does not fit its schema; what does not fit the document is refused; and of what
 * stands in the documents of these callers nothing was left untried. On HUYING_SYSTEM when that is set, else on a system of its own. Last line:
 * {ok, operations, cases, serverErrors, undocumented, mismatches}.
 */
const { values } = parseArgs({
  options: {
    'max-examples': { type: 'string', default: '15' },
    seed: { type: 'string', default: '20261122' },
    only: { type: 'string' },
  },
});
const own = new OwnSystem('api');
const { dir } = own;

const outcomes: Outcome[] = [];
const documents: OpenApi[] = [];
try {
  await makeApiEnvironment();
  if (!process.env.HUYING_SYSTEM) await own.start();
  const { origin } = await attached();
  const ground = await prepare();
  const document = JSON.parse(
    readFileSync(join(root, 'docs', 'reference', 'openapi.json'), 'utf8'),
  ) as OpenApi;
  const options = { dir, origin, seed: Number(values.seed), examples: Number(values['max-examples']) };
  const callers = (await callersOf(ground)).filter(({ name }) => !values.only || values.only === name);
  await atOnce(2, callers, async ({ known, wanted, share = 1, ...caller }) => {
    const began = performance.now();
    const examples = Math.max(1, Math.round(options.examples * share));
    const theirs = documentFor(document, known, wanted);
    documents.push(theirs);
    const outcome = await attempt(caller, theirs, { ...options, examples });
    outcomes.push(outcome);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `${caller.name}: ${outcome.operations.length} operations, ${outcome.cases} cases, ${outcome.findings.length} findings, ${seconds} s`,
    );
  });
} finally {
  await own.stop();
}

const findings = outcomes.flatMap((outcome) => outcome.findings);
const of = (...checks: string[]) => findings.filter(({ check }) => checks.includes(check)).length;
const known = new Set([
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
]);
for (const one of firstOfEach(findings))
  console.log(
    `\n✗ ${one.title}: ${one.operation} as ${one.caller}\n  ${one.request}\n  ${one.status} ${one.message.replaceAll('\n', ' ')}`,
  );
const wanted = new Set(documents.flatMap(labelsOf)).size;
const missed = untried(
  documents,
  outcomes.flatMap((outcome) => outcome.operations),
);
for (const label of missed) console.log(`\n✗ nobody tried ${label}`);
const operations = wanted - missed.length;
const cases = outcomes.reduce((all, outcome) => all + outcome.cases, 0);
const ok = findings.length === 0 && operations > 0 && missed.length === 0;
console.log(
  table([
    ['what', 'times'],
    ['operations', `${operations} of ${wanted}`],
    ['cases', cases],
    ['answers that were wrong', findings.filter(({ check }) => known.has(check)).length],
    ['could not be tried', findings.filter(({ check }) => !known.has(check)).length],
  ]),
);
if (ok) own.discard();
else console.log(`\nEvery request and answer is in ${dir}`);
lastLine({
  ok,
  operations,
  cases,
  serverErrors: of('not_a_server_error'),
  undocumented: of('status_code_conformance', 'content_type_conformance'),
  mismatches: of('response_schema_conformance', 'negative_data_rejection'),
});
process.exit(ok ? 0 : 1);

/** The first of each kind at each operation: what it is repeats itself. */
function firstOfEach(all: readonly Finding[]): Finding[] {
  const kinds = Map.groupBy(all, ({ operation, check, title }) => `${operation} ${check} ${title}`);
  return [...kinds.values()].flatMap(([first]) => (first ? [first] : []));
}
