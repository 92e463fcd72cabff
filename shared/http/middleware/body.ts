import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from '../problem.ts';
import type { Step } from '../step.ts';

/** Size, encoding and JSON, in this order. */
export const body = (spec: RouteSpec): Step<never, 'text' | 'json'> => ({
  before: ({ event, internal }) => {
    Object.assign(internal, readBody(event, spec));
  },
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body's text, and its JSON when the route wants a body.
 * @throws Problem too-large, not-json, bad-encoding, bad-json
 */
export function readBody(event: APIGatewayProxyEventV2, spec: RouteSpec): { text: string; json: unknown } {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > (spec.maxBytes ?? 65_536)) throw problems.tooLarge();
  if (!spec.body) return { text: '', json: undefined };
  if (!/^application\/json\s*(;|$)/i.test(event.headers['content-type'] ?? '')) throw problems.notJson();
  const text = decode(bytes);
  const json = parse(text);
  // Escapes can write half a character (`\ud83d`) in good UTF-8; no store keeps such text as it is.
  if (/\\u[dD][89a-fA-F]/.test(text) && !wellFormed(json)) throw problems.badEncoding();
  return { text, json };
}

/** API Gateway hands over text as it found it; a lone replacement character means that it was not UTF-8. */
function decode(bytes: Buffer): string {
  try {
    const text = utf8.decode(bytes);
    if (!text.includes('\uFFFD')) return text;
  } catch {
    // falls through: one answer however the damage shows
  }
  throw problems.badEncoding();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problems.badJson();
  }
}

/** Every text and every name in it is made of whole characters. Without recursion: nesting may be as deep as it likes. */
function wellFormed(json: unknown): boolean {
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && !value.isWellFormed()) return false;
    if (typeof value === 'object' && value !== null) {
      for (const inner of Array.isArray(value) ? value : Object.entries(value).flat()) open.push(inner);
    }
  }
  return true;
}
