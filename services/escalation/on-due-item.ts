import { SQSClient } from '@aws-sdk/client-sqs';
import { documentClient } from '#shared/aws/clients.ts';
import { Rows } from '#shared/aws/rows.ts';
import { env } from '#shared/env.ts';
import { cursor } from './timers/cursor.ts';
import { sender } from './timers/send.ts';
import { watcher } from './timers/watch.ts';

const rows = new Rows(documentClient(), env.table('main'));
const send = sender({ sqs: new SQSClient({}), url: () => env.queue('fire'), now: Date.now }, 'stream');

export const handler = watcher({ cursor: cursor(rows), send, now: Date.now });
