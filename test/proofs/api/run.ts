import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../infra/tooling/program/processes.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { makeEnvironment } from '../../../local/venv.ts';
import type { OpenApi } from './document.ts';
import { findingsIn, type Outcome } from './findings.ts';

const environment = join(root, '.local', 'api-venv');
const here = import.meta.dirname;

/** The Python environment of `npm run test:api`, made once. */
export const makeApiEnvironment = (): Promise<boolean> =>
  makeEnvironment(environment, join(here, 'requirements.txt'), 'The API test');

export interface Caller {
  readonly name: string;
  readonly token?: string;
  /** Of schemathesis; all that make sense unless told. */
  readonly phases?: string;
}

export interface AttemptOptions {
  readonly dir: string;
  readonly origin: string;
  readonly seed: number;
  readonly examples: number;
}

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];

/** So long one caller may take, in milliseconds. */
const LONGEST = 400_000;

/** Everything that one caller may send, right and wrong. @throws when schemathesis itself fails */
export async function attempt(caller: Caller, document: OpenApi, options: AttemptOptions): Promise<Outcome> {
  const at = (name: string) => join(options.dir, `${caller.name}${name}`);
  writeFileSync(at('.json'), JSON.stringify(document));
  const args = [
    ['run', at('.json'), '--url', options.origin, '--checks', checks.join(',')],
    ['--phases', caller.phases ?? 'examples,coverage,fuzzing', '--max-examples', String(options.examples)],
    ['--seed', String(options.seed), '--continue-on-failure', '--no-shrink', '--warnings', 'off'],
    // One thread: schemathesis' own compiler fails now and then when two share it.
    ['--workers', '1', '--request-timeout', '30', '--suppress-health-check', 'all'],
    ['--report', 'ndjson', '--report-ndjson-path', at('.ndjson')],
    ['-H', `X-Huying-Caller: ${caller.name}`],
    ...(caller.token ? [['-H', `Authorization: Bearer ${caller.token}`]] : []),
  ].flat();
  const { code, output } = await run(join(environment, 'bin', 'st'), args, {
    cwd: options.dir,
    timeout: LONGEST,
    env: { ...process.env, PYTHONPATH: here, SCHEMATHESIS_HOOKS: 'hooks', PYTHONDONTWRITEBYTECODE: '1' },
  });
  writeFileSync(at('.txt'), output);
  // 0: nothing found; 1: something found.
  if (code > 1) throw new Error(`schemathesis ended with ${code}: ${output.slice(-600)}`);
  return findingsIn(caller.name, readFileSync(at('.ndjson'), 'utf8'));
}
