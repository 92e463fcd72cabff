import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../infra/bundle/bundle.ts';
import type { System } from '../../../local/system.ts';

const folder = join(root, '.build', 'echo');
const outputs = join(folder, 'outputs.json');

/** Deploys the echo beside the product, onto the same engine, and gives the id of its HTTP API. */
export function deployEcho(system: System): string {
  cdk(system, ['deploy', '--require-approval', 'never', '--outputs-file', outputs]);
  return JSON.parse(readFileSync(outputs, 'utf8')).echo.ApiId;
}

/** Takes it away again: the running system is somebody's. */
export const destroyEcho = (system: System): void => cdk(system, ['destroy', '--force']);

function cdk(system: System, args: readonly string[]): void {
  const app = ['--app', `${process.execPath} test/bench/echo/app.ts`, '--output', join(folder, 'cdk.out')];
  execFileSync(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...args, ...app], {
    cwd: root,
    env: { ...process.env, ...system.env },
    stdio: 'pipe',
    timeout: 300_000,
  });
}
