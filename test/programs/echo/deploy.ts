import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../infra/bundle.ts';
import type { System } from '../../../local/system.ts';

/** Deploys the echo beside the product, onto the same engine, and gives the id of its HTTP API. */
export async function deployEcho(system: System): Promise<string> {
  console.log('deploying the echo …');
  const outputs = join(root, '.build', 'echo', 'outputs.json');
  const args = [
    'deploy',
    '--app',
    `${process.execPath} test/programs/echo/app.ts`,
    '--output',
    join(root, '.build', 'echo', 'cdk.out'),
  ];
  execFileSync(
    process.execPath,
    ['node_modules/aws-cdk/bin/cdk', ...args, '--require-approval', 'never', '--outputs-file', outputs],
    {
      cwd: root,
      env: { ...process.env, ...system.env },
      stdio: 'pipe',
      timeout: 300_000,
    },
  );
  return JSON.parse(readFileSync(outputs, 'utf8')).echo.ApiId;
}
