import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { alive } from '../../../infra/tooling/program/pid-file.ts';
import { end, launch, waitFor } from '../../../infra/tooling/program/processes.ts';
import { ProgramError } from '../../../infra/tooling/program/program-error.ts';
import { cleanEnv } from '../../../infra/tooling/system/aws-env.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { healthy } from '../../../infra/tooling/system/running-system.ts';
import { endpointOf } from '../../../local/engine.ts';
import { makeEnvironment } from '../../../local/venv.ts';
import type { Running } from './session.ts';

const environment = join(root, '.local', 'localstack-venv');
const requirements = join(import.meta.dirname, 'requirements.txt');
const command = join(import.meta.dirname, 'localstack_command.py');
/** One start takes two seconds; a busy machine may take long. */
const PATIENCE = 120_000;

/**
 * Makes LocalStack's Python environment once: 570 MB, some minutes, with a line for every twentieth package.
 * @throws ProgramError when it cannot be installed
 */
export async function makeLocalStack(): Promise<void> {
  const all = readFileSync(requirements, 'utf8').match(/^[\w.-]+(\[\w+\])?==/gm)?.length ?? 0;
  let seen = 0;
  await makeEnvironment(environment, requirements, 'LocalStack', (line) => {
    if (/^Installing collected/.test(line)) console.log('  installing them …');
    if (!/^Collecting /.test(line)) return;
    if (seen++ === 0) console.log('fetching LocalStack from PyPI, once (570 MB) …');
    if (seen % 20 === 0) console.log(`  ${seen} of ${all} packages`);
  });
}

/**
 * Starts LocalStack's own SNS, SQS and S3 in host mode, without Docker, on a free port of this machine alone.
 * @param dir where its state, its log and its pid file go
 * @throws ProgramError when it does not answer
 */
export async function startLocalStack(dir: string): Promise<Running> {
  const port = await getPort();
  const at = {
    dir: join(dir, 'localstack'),
    log: join(dir, 'localstack.log'),
    pid: join(dir, 'localstack.pid'),
  };
  const temporary = join(at.dir, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const pid = launch(join(environment, 'bin', 'python'), [command, 'start', '--host'], {
    cwd: at.dir,
    log: at.log,
    pidFile: at.pid,
    env: {
      ...cleanEnv(),
      SERVICES: 'sns,sqs,s3',
      GATEWAY_LISTEN: `127.0.0.1:${port}`,
      // Its other server listens on every address, whatever it is told.
      GATEWAY_SERVER: 'hypercorn',
      // Addresses of queues without a name that only a DNS server knows.
      LOCALSTACK_HOST: `127.0.0.1:${port}`,
      SQS_ENDPOINT_STRATEGY: 'path',
      // Off unless told: signatures of links are not checked.
      S3_SKIP_SIGNATURE_VALIDATION: '0',
      // Nothing leaves the machine, and nothing is left on it.
      DNS_ADDRESS: '0',
      DISABLE_EVENTS: '1',
      SKIP_SSL_CERT_DOWNLOAD: '1',
      FILESYSTEM_ROOT: at.dir,
      CONFIG_DIR: at.dir,
      XDG_CACHE_HOME: at.dir,
      TMPDIR: temporary,
    },
  });
  const endpoint = endpointOf(port);
  const up = await waitFor(async () => !alive(pid) || (await healthy(endpoint)), PATIENCE);
  if (up && alive(pid)) return { endpoint };
  await end(at.pid);
  throw new ProgramError(`LocalStack did not start: ${readFileSync(at.log, 'utf8').trim().slice(-300)}`);
}
