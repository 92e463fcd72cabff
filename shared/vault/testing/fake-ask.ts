import { isDeepStrictEqual } from 'node:util';
import type { AnswersOf, QuestionOf, ReadDefinition } from '#events/reads/define.ts';
import { parseAnswers } from '../answers.ts';
import type { Ask } from '../ask.ts';

interface Owner<D extends ReadDefinition = ReadDefinition> {
  readonly read: D;
  readonly answer: (question: never) => AnswersOf<D>;
}

/** How the owner answers `read` in a test, typed by the definition. */
export const answers = <D extends ReadDefinition>(
  read: D,
  answer: (question: QuestionOf<D>) => AnswersOf<D>,
): Owner<D> => ({ read, answer });

/**
 * Asks these owners; `asked` has every question in its order. A fake that lacks a field does not compile, and one with
 * a field that the definition does not have fails.
 */
export function fakeAsk<const T extends readonly Owner[]>(...owners: T) {
  const asked: { read: string; question: object }[] = [];
  const ask: Ask<ReadDefinition> = async (read, question) => {
    asked.push({ read: read.name, question });
    const owner = owners.find((one) => one.read.name === read.name);
    if (!owner) throw new Error(`nobody answers ${read.name} in this test`);
    const answer = owner.answer(question as never);
    const told = parseAnswers(read, answer);
    if (!isDeepStrictEqual(told, answer)) throw new Error(`${read.name} does not tell what this test fakes`);
    return told;
  };
  return { asked, ask: ask as Ask<T[number]['read']> };
}
