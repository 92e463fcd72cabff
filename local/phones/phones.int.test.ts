import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import type { Message } from './inbox.ts';

const origin = () => process.env.HUYING_ORIGIN ?? '';
const sns = new SNSClient({});
/** A number that no other test uses; `end` are its last four digits. */
const number = (end: string) => `+86199${String(Date.now()).slice(-4)}${end}`;

const send = (PhoneNumber: string, Message: string) => sns.send(new PublishCommand({ PhoneNumber, Message }));

async function messagesTo(to: string): Promise<Message[]> {
  const answer = await fetch(`${origin()}/phones.json?number=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { messages: Message[] }).messages;
}

test('every SMS is on the phones page with its mark, in the order in which it was sent', async () => {
  const [reached, unreachable] = [number('1234'), number('0000')];
  await send(reached, '【呼应】第一条 <b>𠮷</b>');
  await send(reached, '【呼应】第二条');
  await send(unreachable, '【呼应】第三条');
  await expect
    .poll(async () => (await messagesTo(reached)).map(({ text, status }) => [text, status]), {
      timeout: 10_000,
    })
    .toEqual([
      ['【呼应】第一条 <b>𠮷</b>', 'SUCCESS'],
      ['【呼应】第二条', 'SUCCESS'],
    ]);
  await expect
    .poll(async () => (await messagesTo(unreachable)).map(({ status }) => status), { timeout: 10_000 })
    .toEqual(['FAILURE']);
  const page = await (await fetch(`${origin()}/phones?number=${encodeURIComponent(unreachable)}`)).text();
  expect(page).toContain('✕ 未送达');
  expect(page).not.toContain('第一条');
});

test('the page allows nothing that it does not need, and is never kept', async () => {
  const answer = await fetch(`${origin()}/phones?lang=en`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).toContain('<html lang="en">');
  expect((await fetch(`${origin()}/phones/phones.ts`)).status).toBe(404);
});
