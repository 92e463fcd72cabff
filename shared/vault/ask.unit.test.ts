import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import type { CommunityContact } from '#events/reads/community.ts';
import { IntakeContact, IntakeWords } from '#events/reads/intake.ts';
import { type Ask, asker } from './ask.ts';

/** A function of a manifest that may ask for contact data only. */
interface Sender {
  readonly entry: string;
  readonly purpose: string;
  readonly reads: readonly [typeof IntakeContact, typeof CommunityContact];
}

const question = { ids: ['R1'], by: 'staff:30412', purpose: 'reveal: call back' };

/** A Lambda that answers with `payload`. */
function owner(payload: unknown, FunctionError?: string) {
  const asked: { FunctionName?: string; Payload?: Uint8Array }[] = [];
  const send = async ({ input }: { input: { FunctionName?: string; Payload?: Uint8Array } }) => {
    asked.push(input);
    return { Payload: Buffer.from(JSON.stringify(payload)), FunctionError };
  };
  return { asked, ask: asker<Sender>({ send } as unknown as LambdaClient) };
}

it('invokes the one function of the named read, with who asks and what for', async () => {
  const { asked, ask } = owner({ R1: IntakeContact.example.answer });
  expect(await ask(IntakeContact, question)).toEqual({ R1: IntakeContact.example.answer });
  expect(asked[0]?.FunctionName).toBe('huying-intake-read-contact');
  expect(JSON.parse(Buffer.from(asked[0]?.Payload ?? []).toString())).toEqual(question);
});

it('drops the fields of a newer owner that the definition does not have', async () => {
  const { ask } = owner({ R1: { ...IntakeContact.example.answer, wechat: 'zhangsan' } });
  expect(await ask(IntakeContact, question)).toEqual({ R1: IntakeContact.example.answer });
});

it('fails when the owner calls a field by another name, and quotes neither the answer nor whose it is', async () => {
  const { sms, ...renamed } = { ...IntakeContact.example.answer, smsAgreed: true };
  const { ask } = owner({ '+8613800005678': renamed });
  const failure = await ask(IntakeContact, question).catch((error: Error) => error);
  expect(sms).toBe(true);
  expect(String(failure)).toBe(
    'DefinitionMismatch: the answer of intake.contact does not fit its definition: sms',
  );
});

it('passes on only that the owner failed, not why', async () => {
  const { ask } = owner({ errorMessage: '张三 13800005678' }, 'Unhandled');
  const failure = await ask(IntakeContact, question).catch((error: Error) => error);
  expect(String(failure)).toBe('Error: The read intake.contact failed: Unhandled');
});

it('takes the reads of its own function’s manifest only', () => {
  const { ask } = owner({});
  // @ts-expect-error the manifest of this function does not list `intake.words`
  const forbidden = () => ask(IntakeWords, question);
  // @ts-expect-error nor may it be handed on to where all reads are asked
  const wider: Ask<typeof IntakeContact | typeof IntakeWords> = ask;
  const narrower: Ask<typeof IntakeContact> = ask;
  expect([forbidden, wider, narrower]).toBeDefined();
});
