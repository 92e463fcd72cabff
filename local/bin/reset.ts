import { existsSync, rmSync } from 'node:fs';
import { homeFolder, layout } from '../layout.ts';
import { stopSystem } from '../system.ts';
import { fail } from './fail.ts';

const at = layout(homeFolder);
try {
  const there = existsSync(at.dir);
  await stopSystem(at);
  rmSync(at.dir, { recursive: true, force: true });
  console.log(
    there ? 'Stopped, and all data deleted. npm start begins anew.' : 'There is nothing to delete.',
  );
} catch (error) {
  fail(error);
}
