import { type Hop, health, journey } from '../support/journey.ts';
import { lastLine, table } from '../support/print.ts';

/**
 * `npm run chain`: follows a web report through every hop of the running system to closing.
 * Last line: {ok, doors, hops, missing}; `hops` with milliseconds, `missing` what did not happen.
 */
const hops: Hop[] = [];
let missing = await health().catch((error: Error) => [error.message]);
if (missing.length === 0) {
  missing = await journey((hop) => hops.push(hop)).then(
    () => [],
    (error: Error) => [error.message],
  );
}
console.log(table([['hop', 'ms'], ...hops.map(({ hop, ms }) => [hop, ms])]));
if (missing.length > 0) console.log(`\nmissing: ${missing.join('; ')}`);
const ok = missing.length === 0;
lastLine({ ok, doors: ok ? ['web'] : [], hops, missing });
process.exitCode = ok ? 0 : 1;
