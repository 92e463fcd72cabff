import type { SQSEvent } from 'aws-lambda';
import { perform } from './sdk.ts';

export const handler = async ({ Records }: SQSEvent) => {
  await Promise.all(Records.map((r) => perform(JSON.parse(r.body))));
};
