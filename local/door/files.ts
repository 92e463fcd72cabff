import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { answerHeaders, policies } from '#shared/http/headers.ts';
import { cacheControl } from '../../infra/tooling/site/cache-control.ts';
import { contentTypeOf } from '../../infra/tooling/site/content-type.ts';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';

const FILE_HEADERS = Object.entries(answerHeaders(policies.data, false));
/** Serves files of the site bucket, with the entity tags that the bucket gives them. */
export function fileServer(endpoint: string, bucket: string) {
  const s3 = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
  return async (key: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const found = await read(s3, bucket, key);
    for (const [name, value] of FILE_HEADERS) response.setHeader(name, value);
    if (!found?.Body) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
      return;
    }
    const body = found.Body as Readable;
    response.setHeader('cache-control', cacheControl(key));
    response.setHeader('content-type', contentTypeOf(key));
    if (found.ETag) response.setHeader('etag', found.ETag);
    const known = found.ETag !== undefined && request.headers['if-none-match'] === found.ETag;
    if (known || request.method === 'HEAD') {
      body.destroy();
      response.writeHead(known ? 304 : 200).end();
      return;
    }
    if (found.ContentLength !== undefined) response.setHeader('content-length', found.ContentLength);
    response.writeHead(200);
    await pipeline(body, response);
  };
}

async function read(s3: S3Client, Bucket: string, Key: string): Promise<GetObjectCommandOutput | undefined> {
  try {
    return await s3.send(new GetObjectCommand({ Bucket, Key }));
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
}
