import { LambdaClient, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SystemFile } from '../../infra/tooling/system/system-file.ts';
import { targetOfSystem } from '../target/target.ts';
import { forgetMessages, whilePaused } from './flow.ts';

const target = targetOfSystem({ origin: 'http://here', endpoint: 'http://127.0.0.1:1' } as SystemFile);
let flows = true;
beforeEach(() => {
  flows = true;
  vi.spyOn(LambdaClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof UpdateEventSourceMappingCommand) flows = command.input.Enabled === true;
    const FunctionArn = 'arn:aws:lambda:r:1:function:huying-x';
    return { EventSourceMappings: [{ UUID: '1', State: flows ? 'Enabled' : 'Disabled', FunctionArn }] };
  });
});
afterEach(() => vi.restoreAllMocks());

const fails = () => Promise.reject(new Error('huying-casework does not hold what the backup says.'));

test('pauses event sources while reading or writing and resumes them afterwards', async () => {
  for (const does of ['read', 'write'] as const) {
    expect(await whilePaused(target, does, async () => flows)).toBe(false);
    expect(flows).toBe(true);
  }
});

test('resumes event sources when a read fails', async () => {
  await expect(whilePaused(target, 'read', fails)).rejects.toThrow(
    /^huying-casework does not hold what the backup says\.$/,
  );
  expect(flows).toBe(true);
});

test('keeps event sources paused after a failed write and says how to resume', async () => {
  await expect(whilePaused(target, 'write', fails)).rejects.toThrow(
    /backup says\. Nothing flows .* --resume/,
  );
  expect(flows).toBe(false);
});

test('accepts that a queue is already being purged', async () => {
  const purged = vi.spyOn(SQSClient.prototype, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof PurgeQueueCommand)
      throw Object.assign(new Error('wait'), { name: 'PurgeQueueInProgress' });
    return { QueueUrls: ['http://q/huying-x'] };
  });
  await forgetMessages(target);
  expect(purged).toHaveBeenCalledTimes(2);
});
