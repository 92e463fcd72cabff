import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { orExit, wholeNumbers } from '../support/options.ts';
import { lastLine } from '../support/print.ts';
import { changed } from './seams/break.ts';
import { chosen } from './seams/choose.ts';
import { copyOf } from './seams/copy.ts';
import { noticed } from './seams/notice.ts';

/**
 * `npm run seams -- --seed 7`: in a copy of the tree, a removal and a renaming of each kind of seam, on the owner's and on
 * the user's side, one at a time; says what noticed each: types, or a unit test. Needs no system.
 * Last line: {broken, unnoticed}; fails when one was not noticed.
 */
const { seed } = orExit(() => {
  const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' } } });
  return wholeNumbers(values, ['seed']);
});
const copy = copyOf(join(import.meta.dirname, '..', '..'));
try {
  const whole = noticed(copy.folder, 'package.json');
  if (whole.by !== 'nothing') throw new Error(`the tree is broken before anything is changed: ${whole.says}`);
  const breaks = chosen(seed, copy.files, copy.read);
  let unnoticed = 0;
  for (const { kind, side, change, place } of breaks) {
    const text = changed(copy.read(place.file), change, place);
    const { by, says } = copy.during(place.file, text, () => noticed(copy.folder, place.file));
    if (by === 'nothing') unnoticed += 1;
    console.log(`${kind}, ${side}: ${change} of ${place.name} in ${place.file}\n  ${by}: ${says}`);
  }
  lastLine({ broken: breaks.length, unnoticed });
  if (unnoticed > 0) process.exitCode = 1;
} finally {
  copy.remove();
}
