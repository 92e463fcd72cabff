import type { Context } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { ok } from './call.ts';
import { asCall, chainTo } from './chain.ts';
import { authorisation } from './middleware/authorisation.ts';
import { caller } from './middleware/caller.ts';
import { idempotency } from './middleware/idempotency.ts';
import { jsonReplies } from './middleware/json-replies.ts';
import { validation } from './middleware/validation.ts';
import type { Step } from './step.ts';
import { requestOf } from './testing/step.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);
const spec = { access: 'public', body: undefined } as const;
const { event } = requestOf();

test('does not compile with a step before the facts that it reads', () => {
  const begun = () => chainTo(async () => ok({}));
  // @ts-expect-error who calls is not known yet
  begun().use(authorisation(spec));
  // @ts-expect-error the body has not been read
  begun().use(idempotency(spec));
  // @ts-expect-error neither body nor language is known
  begun().use(validation(spec));
  // @ts-expect-error nothing of the call is known
  begun().use(asCall());
  begun().use(caller(vi.fn())).use(authorisation(spec));
});

test('runs steps in order, and neither later steps nor the handler after one that throws', async () => {
  const ran: string[] = [];
  const step = (name: string, refuses = false): Step => ({
    before: () => {
      ran.push(name);
      if (refuses) throw new Error(name);
    },
    after: () => void ran.push(`after ${name}`),
  });
  const handler = async () => ok(ran.push('handler'));
  await chainTo(handler).use(jsonReplies()).use(step('one')).use(step('two'))(event, {} as Context);
  expect(ran).toEqual(['one', 'two', 'handler', 'after two', 'after one']);
  ran.length = 0;
  const refused = chainTo(handler).use(jsonReplies()).use(step('one', true)).use(step('two'));
  expect(await refused(event, {} as Context)).toMatchObject({ statusCode: 500 });
  expect(ran).toEqual(['one']);
});
