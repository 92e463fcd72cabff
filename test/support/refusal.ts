import { expect } from 'vitest';
import { type Answer, call, type How } from './call.ts';

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly { field: string; code: string; message: string }[];
}

/** What an answer must never hold: how we are built, what we stored, what went wrong inside. */
const LEAKS =
  /exception|stack|\bat .*\.(ts|mjs)|node:|arn:|dynamodb|huying-(intake|casework)|TypeError|secret#|grant#|ULID/i;

/** Problem details with this status and code, in this language, that give nothing away. */
export function expectProblem(
  answer: Answer<ProblemBody>,
  status: number,
  code: string,
  lang: 'zh-CN' | 'en',
): ProblemBody {
  const { body } = answer;
  expect([answer.status, body.code], JSON.stringify(body)).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    type: `https://huying.dev/problems/${code}`,
    status,
    instance: expect.stringMatching(/^[\w-]{1,64}$/),
  });
  for (const text of [body.title, ...(body.errors ?? []).map((e) => e.message)])
    expect(/\p{Script=Han}/u.test(text), text).toBe(lang === 'zh-CN');
  expect(JSON.stringify(body)).not.toMatch(LEAKS);
  return body;
}

/** Asks in both languages, and gets the same refusal in each. @returns the Chinese one */
export async function refused(
  method: string,
  path: string,
  how: How,
  status: number,
  code: string,
): Promise<ProblemBody> {
  const english = await call<ProblemBody>(method, path, { ...how, lang: 'en' });
  expectProblem(english, status, code, 'en');
  return expectProblem(
    await call<ProblemBody>(method, path, { ...how, lang: 'zh-CN' }),
    status,
    code,
    'zh-CN',
  );
}

/** The same for who asks: only the id to ask about differs. */
export const alike = ({ instance: _instance, ...rest }: ProblemBody): object => rest;
