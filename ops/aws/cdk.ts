import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ProgramError } from '../../infra/tooling/program/program-error.ts';
import { root } from '../../infra/tooling/system/layout.ts';
import type { Place } from './place.ts';

/** Where a deployment to AWS leaves its templates and outputs. */
export const folder = join(root, '.build', 'aws');
export const outputsFile = join(folder, 'outputs.json');

/**
 * Runs CDK with the caller's AWS environment; what it says is shown as it comes.
 * @throws ProgramError when it fails: its own words stand above
 */
export async function cdk(
  command: 'deploy' | 'diff' | 'destroy',
  { account, region }: Place,
  context: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<void> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const app = ['--app', 'node infra/app.ts', '--output', join(folder, 'cdk.out')];
  const program = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const child = spawn(
    process.execPath,
    [program, command, '--all', ...app, ...args, ...settings, '--no-notices'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        // The Node that runs us, whatever `node` is elsewhere on the path.
        PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        CDK_DEFAULT_ACCOUNT: account,
        CDK_DEFAULT_REGION: region,
        CDK_DISABLE_CLI_TELEMETRY: 'true',
      },
    },
  );
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (status) => resolve(status ?? 1));
  });
  if (code !== 0)
    throw new ProgramError(
      `cdk ${command} failed: what it says stands above. What was deployed before stays as it was.`,
    );
}
