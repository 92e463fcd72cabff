import { existsSync, rmSync } from 'node:fs';
import { fail } from '../../infra/tooling/program/fail.ts';
import { homeFolder, layout } from '../../infra/tooling/system/layout.ts';
import { stopSystem } from '../system.ts';

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
