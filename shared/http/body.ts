import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RouteSpec } from '#shared/service/manifest.ts';
import { problems } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body's text, and its JSON when the route wants a body.
 * @throws Problem too-large, not-json, bad-encoding, bad-json
 */
export function readBody(event: APIGatewayProxyEventV2, spec: RouteSpec): { text: string; json: unknown } {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > (spec.maxBytes ?? 65_536)) throw problems.tooLarge();
  if (!spec.body) return { text: '', json: undefined };
  if (!/^application\/json\b/i.test(event.headers['content-type'] ?? '')) throw problems.notJson();
  const text = decode(bytes);
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    throw problems.badJson();
  }
}

/** API Gateway hands over text as it found it; a lone replacement character means that it was not UTF-8. */
function decode(bytes: Buffer): string {
  try {
    const text = utf8.decode(bytes);
    if (text.includes('\uFFFD')) throw problems.badEncoding();
    return text;
  } catch {
    throw problems.badEncoding();
  }
}
