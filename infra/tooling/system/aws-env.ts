import { dirname } from 'node:path';

export const REGION = 'us-east-1';
/** The account of the local engine. */
export const ACCOUNT = '000000000000';

/** Environment for any AWS client of the engine at `endpoint`. The keys are not secret: the engine accepts any. */
export const awsEnv = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

/** The same settings for clients in this process, independent of its environment. */
export const clientOf = (endpoint: string) => ({
  endpoint,
  region: REGION,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** The environment without AWS settings, and with the running Node first on the path. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  return { ...env, PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}` };
}
