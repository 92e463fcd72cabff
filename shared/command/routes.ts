import type * as z from 'zod/mini';
import type { AnswerSpec } from '#shared/service/contract.ts';
import type { Access, Commands } from '#shared/service/manifest.ts';
import { NOT_IN_THIS_PHASE } from './command.ts';

/** Path of the aggregate and required access for each role of an actor. */
export type Doors = Readonly<Record<string, { readonly path: string; readonly access: Access }>>;

/** The commands that requests bring. */
export type Requested<C> = {
  [K in keyof C]: C[K] extends { readonly body?: infer B } ? (B extends z.core.$ZodType ? K : never) : never;
}[keyof C] &
  string;

type Bodied<C> = C extends { readonly body?: infer B } ? Extract<B, z.core.$ZodType> : never;
type By<C> = C extends { readonly by: infer B extends string } ? B : never;

export type CommandRoutes<C, D extends Doors> = {
  readonly [K in Requested<C>]: {
    readonly method: 'POST';
    readonly path: `${D[By<C[K]>]['path']}/${K}`;
    readonly access: D[By<C[K]>]['access'];
    readonly summary: string;
    readonly body: Bodied<C[K]>;
    readonly keyed: true;
  };
};

/** The commands that requests bring, by name: those that have a body. */
export const requested = <C extends Pick<Commands[string], 'body'>>(
  commands: Readonly<Record<string, C>>,
): [string, C][] => Object.entries(commands).filter(([, { body }]) => body !== undefined);

/** A route for each command that has a body: `POST <door>/<command>`, keyed. */
export const commandRoutes = <const C extends Commands, const D extends Doors>(
  commands: C,
  doors: D,
): CommandRoutes<C, D> =>
  Object.fromEntries(
    requested(commands).map(([name, { by, summary, body }]) => {
      const door = doors[by];
      if (!door) throw new Error(`command ${name}: no door for whoever acts as ${by}`);
      return [
        name,
        {
          method: 'POST',
          path: `${door.path}/${name}`,
          access: door.access,
          summary,
          body,
          keyed: true,
        },
      ];
    }),
  ) as CommandRoutes<C, D>;

export type CommandContracts<C, A extends Readonly<Record<string, AnswerSpec>>> = {
  readonly [K in Requested<C>]: {
    readonly answers: { readonly 200: A[By<C[K]>] };
    readonly refusals: { readonly 409: readonly string[] };
  };
};

/** A contract for each of these routes: the answer by who acts, and every code that the command refuses with. */
export const commandContracts = <const C extends Commands, A extends Readonly<Record<string, AnswerSpec>>>(
  commands: C,
  answers: A,
): CommandContracts<C, A> =>
  Object.fromEntries(
    requested(commands).map(([name, { by, refusals = {} }]) => [
      name,
      { answers: { 200: answers[by] }, refusals: { 409: [NOT_IN_THIS_PHASE, ...Object.keys(refusals)] } },
    ]),
  ) as unknown as CommandContracts<C, A>;
