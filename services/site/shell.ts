import { randomBytes } from 'node:crypto';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { env } from '#shared/env.ts';
import { chain } from '#shared/http/chain.ts';
import { httpEdge } from '#shared/http/correlation.ts';
import { policies } from '#shared/http/headers.ts';
import { guardedAnswers } from '#shared/http/middleware/guarded-answers.ts';
import { requestLog } from '#shared/http/middleware/request-log.ts';
import type { Answer } from '#shared/http/step.ts';
import { log } from '#shared/observe/log.ts';
import { fillShell } from './fill-shell.ts';

const s3 = new S3Client({});
const KEY = 'staff/index.html';
/** How long the page is cached: a new version of the app shows within this time. */
const REMEMBER_MS = 30_000;
let page: { readonly html: string; readonly until: number } | undefined;

/** The built page of the staff app, the same for every path below /staff: the app routes in the browser. */
async function shell(): Promise<string> {
  if (page && page.until > Date.now()) return page.html;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: env.siteBucket, Key: KEY }));
  const html = (await Body?.transformToString('utf-8')) ?? '';
  page = { html, until: Date.now() + REMEMBER_MS };
  return html;
}

/** The component library writes styles at run time; the policy allows those with this answer's nonce. */
async function answer(): Promise<Answer> {
  const nonce = randomBytes(16).toString('base64');
  try {
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policies.staff(nonce),
      },
      body: fillShell(await shell(), { nonce, zone: env.zone }),
    };
  } catch (error) {
    log.error('the staff app is not there', error);
    return {
      statusCode: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '30' },
      body: '工作台还没有部署完成，请稍后再试。 The staff app is not deployed yet; please try again later.\n',
    };
  }
}

/** Function `shell`: everything below /staff. */
export const handler = httpEdge(
  chain(answer)
    .use(requestLog(() => 'shell'))
    .use(guardedAnswers(policies.data)),
);
