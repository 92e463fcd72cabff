import { createHash, createHmac } from 'node:crypto';

/** Keys of whoever signs; a role's keys come with a token. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token?: string | undefined;
}

/** Where the bucket answers: host as the bucket sees it, and the path before each key. */
export interface Place {
  readonly bucket: string;
  readonly region: string;
  readonly host: string;
  readonly prefix: string;
}

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function signature({ secret }: Keys, day: string, region: string, text: string): string {
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  return hmac(key, text).toString('hex');
}

/** `20260101T010203Z` */
const compact = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

const scopeOf = (at: number, region: string) => `${compact(at).slice(0, 8)}/${region}/s3/aws4_request`;

/**
 * Fields of a form that S3 takes from a browser (POST policy, Signature Version 4): exactly these fields, this key and
 * this many bytes, until it expires. Small enough to do without the SDK's presigner, which a function would load each
 * time it starts.
 */
export function signedForm(
  place: Place,
  keys: Keys,
  at: number,
  form: {
    key: string;
    bytes: readonly [number, number];
    seconds: number;
    fields?: Readonly<Record<string, string>>;
  },
): Readonly<Record<string, string>> {
  const fields = {
    key: form.key,
    ...form.fields,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${keys.id}/${scopeOf(at, place.region)}`,
    'x-amz-date': compact(at),
    ...(keys.token && { 'x-amz-security-token': keys.token }),
  };
  const conditions = [
    { bucket: place.bucket },
    ['content-length-range', ...form.bytes],
    ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
  ];
  const expiration = new Date(at + form.seconds * 1000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const day = compact(at).slice(0, 8);
  return { ...fields, policy, 'x-amz-signature': signature(keys, day, place.region, policy) };
}

/** Path and query of a link to one object that works for `seconds`. */
export function signedLink(place: Place, keys: Keys, at: number, key: string, seconds: number): string {
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${keys.id}/${scopeOf(at, place.region)}`],
    ['X-Amz-Date', compact(at)],
    ['X-Amz-Expires', String(seconds)],
    ...(keys.token ? [['X-Amz-Security-Token', keys.token]] : []),
    ['X-Amz-SignedHeaders', 'host'],
  ]
    .map((pair) => pair.map((text) => encodeURIComponent(text ?? '')).join('='))
    .join('&');
  const request = [
    'GET',
    `${place.prefix}/${key}`,
    query,
    `host:${place.host}\n`,
    'host',
    'UNSIGNED-PAYLOAD',
  ];
  const hash = createHash('sha256').update(request.join('\n')).digest('hex');
  const text = ['AWS4-HMAC-SHA256', compact(at), scopeOf(at, place.region), hash].join('\n');
  return `/${key}?${query}&X-Amz-Signature=${signature(keys, compact(at).slice(0, 8), place.region, text)}`;
}
