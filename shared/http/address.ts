import { createHmac, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * Headers by which our own parts tell each other who calls. Anybody can send them, so none is believed by itself:
 * `front` proves that our front (CloudFront, locally the door) set `viewer`; `caller` is signed by the site's pages,
 * which ask the APIs for a resident through that same front.
 */
export const addressHeaders = {
  front: 'x-huying-front',
  viewer: 'x-huying-viewer',
  caller: 'x-huying-caller',
} as const;

/** A signed address is taken for this long: a page asks its services at once. */
const VALID_MS = 120_000;

/**
 * The address of whoever really calls: signed by our pages, else seen by our front, else (the HTTP API was reached
 * directly) the one that API Gateway saw. Without a secret only the last one counts. While the word changes, the secret
 * is two of them with a comma between: both are believed, the first one signs.
 */
export function addressOf(event: APIGatewayProxyEventV2, secret: string | undefined, now: number): string {
  const { headers, requestContext } = event;
  const seen = requestContext.http.sourceIp;
  const words = wordsOf(secret);
  const signed = words.map((word) => signedAddress(headers[addressHeaders.caller], word, now)).find(Boolean);
  if (signed) return signed;
  const proved = words.some((word) => same(headers[addressHeaders.front] ?? '', word));
  return (proved && headers[addressHeaders.viewer]) || seen;
}

/** What a server-side call sends along, so that limits count the resident and not our own function. */
export function signedCaller(
  address: string,
  secret: string | undefined,
  now: number,
): Record<string, string> {
  const [word] = wordsOf(secret);
  return word ? { [addressHeaders.caller]: `${now} ${sign(address, now, word)} ${address}` } : {};
}

/** An empty secret is ignored: an empty header would prove it. */
const wordsOf = (secret = ''): string[] => secret.split(',').filter(Boolean);

function signedAddress(header: string | undefined, secret: string, now: number): string | undefined {
  const [, at = '', mac = '', address = ''] = /^(\d{13}) ([\w-]{43}) (\S{1,64})$/.exec(header ?? '') ?? [];
  if (!address || Math.abs(now - Number(at)) > VALID_MS) return undefined;
  return same(mac, sign(address, Number(at), secret)) ? address : undefined;
}

const sign = (address: string, at: number, secret: string): string =>
  createHmac('sha256', secret).update(`caller\n${at}\n${address}`).digest('base64url');

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whom a limit counts as one: an IPv4 address, or the /64 network of an IPv6 one, since a household has all of that.
 */
export function network(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped || !plain.includes(':')) return mapped ?? plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = plain.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  const groups = [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
