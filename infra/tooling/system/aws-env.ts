import { dirname } from 'node:path';

export const REGION = 'us-east-1';
/** The account of the local engine. */
export const ACCOUNT = '000000000000';

/** What any AWS client needs to talk to the engine at `endpoint`. The keys are no secret: the engine asks for some. */
export const awsEnv = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

/** For clients in this process: the same, without touching the environment of the person who started us. */
export const clientOf = (endpoint: string) => ({
  endpoint,
  region: REGION,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Our environment without anybody's AWS settings, and with the Node that runs us first on the path. */
export function cleanEnv(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  return { ...env, PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}` };
}
