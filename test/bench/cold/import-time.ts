import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** Keys and a region, so that no client looks for any; functions have theirs from Lambda. */
const lambda = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/**
 * Milliseconds to import a bundle in a fresh process with this environment.
 * @throws Error with the first line of what the import threw; Node itself would print the bundle's one line of code
 */
export function importMs(file: string, environment: Readonly<Record<string, string>>): number {
  const script = `
    const started = performance.now();
    try {
      await import('${pathToFileURL(file).href}');
    } catch (error) {
      console.error(String(error).split('\\n')[0]);
      process.exit(1);
    }
    console.log(performance.now() - started);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...lambda, ...environment },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1)?.slice(0, 200));
  return Number(stdout.trim().split('\n').at(-1));
}
