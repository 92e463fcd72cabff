import { PLACES, type Place } from '../support/leaks/place.ts';
import { type Finding, needlesOf, searchLeaks } from '../support/leaks/search.ts';
import { lastLine, table } from '../support/print.ts';
import { system } from '../support/system.ts';

/**
 * `npm run leaks`: searches the running system for everything personal that its vaults hold (phones, names, addresses,
 * words, tracking codes) in the places where none of it may stand. Last line: {ok, places, needles, found}; `places`
 * are those that had something to be searched.
 */
const SHOWN = 40;
/** These have something to say on any system that did anything; empty, they were not looked at. */
const NEVER_EMPTY: readonly Place[] = [
  'logs',
  'files',
  'addresses',
  'events',
  'tables',
  'metrics',
  'object names',
];

const running = await system();
const needles = await needlesOf(running);
const { searched, findings } = await searchLeaks(running, needles);
const empty = NEVER_EMPTY.filter((place) => searched[place] === 0);
const by = (kind: string) => needles.filter((needle) => needle.kind === kind).length;

console.log(
  table([
    ['looked for', 'how many'],
    ...[...new Set(needles.map(({ kind }) => kind))].map((k) => [k, by(k)]),
  ]),
);
console.log(
  `\n${table([
    ['place', 'texts', 'findings'],
    ...PLACES.map((place) => [
      place,
      searched[place],
      findings.filter((finding) => finding.place === place).length,
    ]),
  ])}`,
);
const row = ({ place, where, kind, from }: Finding) => [place, where, kind, from];
if (findings.length > 0)
  console.log(
    `\n${table([['place', 'where', 'what', 'known from'], ...findings.slice(0, SHOWN).map(row)])}${
      findings.length > SHOWN ? `\n… and ${findings.length - SHOWN} more` : ''
    }`,
  );
if (empty.length > 0) console.log(`\nNothing was there to be searched: ${empty.join(', ')}.`);
const ok = findings.length === 0 && empty.length === 0 && needles.length > 0;
lastLine({
  ok,
  places: PLACES.filter((place) => searched[place] > 0).length,
  needles: needles.length,
  found: findings.length,
});
process.exitCode = ok ? 0 : 1;
