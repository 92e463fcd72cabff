import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What functions read from their environment at start; the names matter here, not the values. */
const environment = {
  ...process.env,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  HUYING_SERVICE: 'bench',
  HUYING_ORIGIN: 'http://localhost:1',
  HUYING_TABLE_MAIN: 'main',
  HUYING_TABLE_VAULT: 'vault',
  HUYING_TOPIC: 'arn:aws:sns:us-east-1:000000000000:bench',
  HUYING_QUEUE: 'http://localhost:1/q',
  HUYING_QUEUE_WORK: 'http://localhost:1/q',
  HUYING_QUEUE_SEND: 'http://localhost:1/q',
  HUYING_DLQ: 'http://localhost:1/dlq',
  HUYING_UNPUBLISHED: 'http://localhost:1/u',
  HUYING_SITE_BUCKET: 'bench',
  OIDC_ISSUER: 'http://localhost:1',
  OIDC_JWKS: 'http://localhost:1/jwks',
  OIDC_AUDIENCE: 'bench',
  OIDC_AUTHORIZE: 'http://localhost:1/authorize',
  OIDC_TOKEN: 'http://localhost:1/token',
};

/** Milliseconds to import a bundle in a fresh process. */
export function importMs(file: string): number {
  const script = `const t = performance.now(); await import('${pathToFileURL(file).href}'); console.log(performance.now() - t);`;
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
    encoding: 'utf8',
  });
  return Number(text.trim().split('\n').at(-1));
}
