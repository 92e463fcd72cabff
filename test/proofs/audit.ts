import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../infra/tooling/system/layout.ts';
import { lastLine, table } from '../support/print.ts';
import { type Advisories, lockedPackages, npmAdvisories, pinsIn, pypiAdvisories } from './supply/sources.ts';
import { type Allowance, isLicensed, judge } from './supply/verdict.ts';

/**
 * `npm run audit`: what is known against the packages that we lean on, from npm's and PyPI's advisories; licences, and
 * scripts that would run at installation. What we live with stands in `supply/allowed.json`, with a reason and a last day.
 * Last line: {ok, packages, open, allowed, stale, unchecked}; `unchecked` counts packages that nobody would tell about.
 */
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const allowed = JSON.parse(read('test/proofs/supply/allowed.json')) as {
  advisories: Allowance[];
  licences: Record<string, string>;
};
const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };

const locked = lockedPackages();
const pins = globSync('{local,test}/**/requirements.txt', { cwd: root }).flatMap((path) =>
  pinsIn(read(path)),
);
const told: readonly (readonly [count: number, told: Advisories])[] = [
  [locked.length, npmAdvisories()],
  ...(await Promise.all(
    pins.map(async ([name, version]) => [1, await pypiAdvisories(name, version)] as const),
  )),
];
const today = new Date().toISOString().slice(0, 10);
const unchecked = told.reduce((sum, [count, advisories]) => sum + (advisories ? 0 : count), 0);
const verdict = judge(
  told.flatMap(([, advisories]) => advisories ?? []),
  allowed.advisories,
  today,
  unchecked === 0,
);

const licences = new Set(Object.keys(allowed.licences));
const unlicensed = locked.filter(({ licence }) => !isLicensed(licence, licences));
const scripts = locked.filter(({ name, installScript }) => installScript && !(name in allowScripts));

console.log(`${locked.length} npm packages, ${pins.length} from PyPI, asked on ${today}`);
if (unchecked > 0)
  console.log(`${unchecked} of them unchecked: the index in use here answers packages, but no advisories.`);
if (verdict.open.length > 0)
  console.log(table(verdict.open.map((one) => [one.severity, one.package, one.id, one.title])));
for (const one of verdict.allowed) console.log(`allowed for now: ${one.package} ${one.id}`);
for (const { id, until } of verdict.stale) console.log(`take out of the allow-list: ${id} (until ${until})`);
for (const { name, licence } of unlicensed) console.log(`licence not on the list: ${name}: ${licence}`);
for (const { name } of scripts) console.log(`would run a script when installed: ${name}; see allowScripts`);

const bad = [verdict.open, verdict.stale, unlicensed, scripts].some((list) => list.length > 0);
lastLine({
  ok: !bad,
  packages: locked.length + pins.length,
  open: verdict.open.length,
  allowed: verdict.allowed.length,
  stale: verdict.stale.length,
  unchecked,
});
process.exit(bad ? 1 : 0);
