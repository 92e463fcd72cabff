import { hasQueue, type Service } from '#shared/service/manifest.ts';
import { DEAD, queueOf } from './memory-queues.ts';
import { ORIGIN, oidc } from './tokens.ts';

/** The environment that a service's functions find: tables and buckets are called by their manifest keys. */
export function environmentOf({
  name,
  tables = {},
  buckets = {},
  functions,
}: Service): Record<string, string> {
  const queues = Object.entries(functions).filter(([, spec]) => hasQueue(spec));
  return {
    ...oidc,
    HUYING_SERVICE: name,
    HUYING_ORIGIN: ORIGIN,
    HUYING_BOOTSTRAP_ADMIN: 'admin',
    HUYING_DLQ: DEAD,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    ...Object.fromEntries(Object.keys(tables).map((key) => [`HUYING_TABLE_${key.toUpperCase()}`, key])),
    ...Object.fromEntries(Object.keys(buckets).map((key) => [`HUYING_BUCKET_${key.toUpperCase()}`, key])),
    ...Object.fromEntries(queues.map(([fn]) => [`HUYING_QUEUE_${fn.toUpperCase()}`, queueOf(fn)])),
  };
}
