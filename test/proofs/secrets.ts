import { lastLine } from '../support/print.ts';
import { scanHistory, scanTree } from './supply/secrets.ts';

/**
 * `npm run secrets`: keys and tokens in the files that git knows, and in every line that any commit ever added.
 * Last line: {ok, files, commits, found}.
 */
const tree = scanTree();
const history = scanHistory();
const found = [...tree.found, ...history.found];
for (const { where, line, what } of found) console.log(`${where}:${line}: ${what}`);
if (found.length > 0)
  console.log(
    'A key that was committed is known: take it out of force where it was made, then out of the files.',
  );
lastLine({ ok: found.length === 0, files: tree.files, commits: history.commits, found: found.length });
process.exit(found.length > 0 ? 1 : 0);
