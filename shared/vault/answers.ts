import * as z from 'zod/mini';
import type { AnswersOf, ReadDefinition } from '#events/reads/define.ts';
import { parsePersonal } from './parse.ts';

const ById = z.record(z.string(), z.unknown());

/**
 * Parses a whole answer of `read`: of each id the definition's fields and no others.
 * The ids can be phone numbers, so they stand in no error.
 * @throws DefinitionMismatch
 */
export function parseAnswers<D extends ReadDefinition>(read: D, told: unknown): AnswersOf<D> {
  const what = `the answer of ${read.name}`;
  const fields = Object.entries(parsePersonal(ById, told, what));
  return Object.fromEntries(
    fields.map(([id, value]) => [id, parsePersonal<D['answer']>(read.answer, value, what)]),
  );
}

/** Looks all ids up concurrently; ids that are not found are absent. */
export async function findEach<T extends object>(
  ids: readonly string[],
  find: (id: string) => Promise<T | undefined>,
): Promise<Readonly<Record<string, T>>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<[string, T][]> => {
      const fields = await find(id);
      return fields ? [[id, fields]] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}
