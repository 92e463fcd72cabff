import type * as z from 'zod/mini';

/** The question of every named read: whose data, by whom and what for. The owner's audit records the last two. */
export interface ReadQuestion {
  readonly ids: readonly string[];
  readonly by: string;
  readonly purpose: string;
}

type QuestionSchema = z.core.$ZodType<ReadQuestion>;
type AnswerSchema = z.core.$ZodType<object>;

/**
 * One named read of personal data: who owns it, what it is asked, and the fields that it tells of one id. Callers and
 * the owner parse by these schemas, so a field that is not in them never leaves the owner.
 */
export interface ReadDefinition<
  N extends string = string,
  Q extends QuestionSchema = QuestionSchema,
  A extends AnswerSchema = AnswerSchema,
> {
  readonly owner: string;
  /** `<owner>.<read>`, e.g. `intake.words`: how audits and logs call it. */
  readonly name: N;
  readonly title: string;
  readonly question: Q;
  /** The fields that are told of one id. */
  readonly answer: A;
  readonly example: { readonly question: z.output<Q>; readonly answer: z.output<A> };
}

/**
 * Declares a named read of `owner`. While a deployment rolls, old callers ask the new owner and new callers the old
 * one: evolve both schemas by optional fields; a breaking change is a read of another name beside this one.
 */
export const defineRead = <
  O extends string,
  R extends string,
  Q extends QuestionSchema,
  A extends AnswerSchema,
>(
  owner: O,
  read: R,
  title: string,
  schemas: { question: Q; answer: A },
  example: { question: z.output<Q>; answer: z.output<A> },
): ReadDefinition<`${O}.${R}`, Q, A> => ({ owner, name: `${owner}.${read}`, title, ...schemas, example });

/** What the read `D` is asked. */
export type QuestionOf<D extends ReadDefinition> = z.output<D['question']>;

/** The fields that the read `D` tells of one id. */
export type AnswerOf<D extends ReadDefinition> = z.output<D['answer']>;

/**
 * The same as its owner states it: every field by its name, also one that may be undefined. A field that the owner calls
 * by another name is missing here, while an optional one would only be absent.
 */
export type StatementOf<D extends ReadDefinition> = {
  readonly [K in keyof Required<AnswerOf<D>>]: AnswerOf<D>[K];
};

/** A whole answer, by id; ids that are unknown or erased are absent. */
export type AnswersOf<D extends ReadDefinition> = Readonly<Record<string, AnswerOf<D>>>;
