import { DEFAULT_ZONE, type Zone } from './calendar/zone.ts';

/** The environment of a function, read once. A missing variable fails at start with its name, not later with a riddle. */
const required = (name: string): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(`The environment variable ${name} is missing; infra sets it from the manifest.`);
  return value;
};

export const env = {
  /** IANA name of the zone in which the community's days and times are counted and shown. */
  get zone(): Zone {
    return process.env.HUYING_ZONE || DEFAULT_ZONE;
  },
  get service() {
    return required('HUYING_SERVICE');
  },
  /** The one origin under which residents and staff reach everything, e.g. `https://huying.example`. */
  get origin() {
    return required('HUYING_ORIGIN');
  },
  /** What only our own parts know: proves to an API that the caller's address was told by one of them. */
  get front() {
    return process.env.HUYING_FRONT || undefined;
  },
  /** The usual limits are multiplied by this: 1 in a city, very large where programs play a whole city. */
  get limitTimes() {
    return Number(process.env.HUYING_LIMIT_TIMES || 1);
  },
  /** Bucket name by manifest key. */
  bucket: (key: string) => required(`HUYING_BUCKET_${key.toUpperCase()}`),
  /** Address of a local engine; none on AWS. */
  get engine() {
    return process.env.HUYING_ENGINE || undefined;
  },
  get region() {
    return required('AWS_REGION');
  },
  /** Table name by manifest key. */
  table: (key: string) => required(`HUYING_TABLE_${key.toUpperCase()}`),
  /** Work queue of a function of this service. */
  queue: (fn: string) => required(`HUYING_QUEUE_${fn.toUpperCase()}`),
  /** URL of the queue that feeds this consumer. */
  get queueUrl() {
    return required('HUYING_QUEUE');
  },
  get topic() {
    return required('HUYING_TOPIC');
  },
  /** Where messages go that cannot be processed. */
  get deadLetters() {
    return required('HUYING_DLQ');
  },
  /** How often a message is delivered before it goes there. */
  get maxReceives() {
    return Number(process.env.HUYING_MAX_RECEIVES ?? 8);
  },
  /** Where facts go that could not be published. */
  get unpublished() {
    return required('HUYING_UNPUBLISHED');
  },
  /** Types of this service's events that have a subscriber. */
  get subscribed(): ReadonlySet<string> {
    return new Set((process.env.HUYING_PUBLISH ?? '').split(',').filter(Boolean));
  },
  /** Bucket of the static files. */
  get siteBucket() {
    return required('HUYING_SITE_BUCKET');
  },
  get bootstrapAdmin() {
    return process.env.HUYING_BOOTSTRAP_ADMIN || undefined;
  },
  get oidc() {
    return {
      issuer: required('OIDC_ISSUER'),
      jwks: required('OIDC_JWKS'),
      audience: required('OIDC_AUDIENCE'),
      authorize: required('OIDC_AUTHORIZE'),
      token: required('OIDC_TOKEN'),
    };
  },
  /** Function that answers the named read `<service>.<read>`. */
  reader: (read: string) => `huying-${read.replace('.', '-read-')}`,
};
