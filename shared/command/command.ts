import type * as z from 'zod/mini';
import { type Decided, Refused } from '#shared/commit/decision.ts';
import type { AnyCommand } from '#shared/service/manifest.ts';
import type { Words } from '#shared/text/language.ts';
import type { FactOf, Facts } from './fact.ts';

/** Who acts: the actor of the facts, the team member that they are, when, and from where. */
export interface Acting {
  readonly actor: string;
  readonly member?: string | undefined;
  /** UTC ISO instant. */
  readonly at: string;
  readonly via: 'page' | 'sms';
}

type Schema = z.core.$ZodType;
type Who = Pick<Acting, 'actor' | 'member'>;
/** What the body of a command is once it is parsed; undefined for one that has none. */
export type BodyOf<B> = [Extract<B, Schema>] extends [never] ? undefined : z.output<Extract<B, Schema>>;

/**
 * A command on an aggregate with state `T`: everything that is known of it, in one object. Route, rights, contract entry,
 * refusal codes, what pages offer and the table in the reference are derived from it.
 */
export interface Command<
  T = never,
  By extends string = string,
  Phase extends string = string,
  Needs = object,
  Core extends { type: string } = { type: string },
  B extends Schema | undefined = Schema | undefined,
  F extends Facts<T> = Facts<T>,
  N extends keyof Needs = keyof Needs,
  O extends string = string,
> {
  readonly by: By;
  /** In every other phase it is refused. */
  readonly from: readonly Phase[];
  /** One line for the API reference. */
  readonly summary: string;
  /** What a request brings. Without it the command has no route here: it arrives as another service's event. */
  readonly body?: B;
  /** A good one, for references and tests. */
  readonly example?: BodyOf<B>;
  /** Facts that this command alone records. */
  readonly facts?: F;
  /** What the edge looks up before it asks for a decision. */
  readonly needs?: readonly N[];
  /** What pages offer; the command's own name unless told. */
  readonly offers?: readonly O[];
  /** Has an offer sense now, in a phase that allows it? */
  readonly isOffered?: (state: T, offer: O, who: Who) => boolean;
  /** Its own codes of refusal (409), with what to do about it. */
  readonly refusals?: Readonly<Record<string, Words>>;
  /** Pure. The phase has been checked. @throws Refused with a code of `refusals` */
  readonly decide: (body: BodyOf<B>, who: Acting & Pick<Needs, N>) => (state: T) => Decided<Core | FactOf<F>>;
}

/** Binds commands to an aggregate: its state, who acts on it, its phases, what can be looked up, and its common facts. */
export const commandOf =
  <T, By extends string, Phase extends string, Needs, Core extends { type: string }>() =>
  <
    B extends Schema | undefined = undefined,
    const F extends Facts<T> = Record<never, never>,
    const N extends keyof Needs = never,
    const O extends string = never,
  >(
    spec: Command<T, By, Phase, Needs, Core, B, F, N, O>,
  ): Command<T, By, Phase, Needs, Core, B, F, N, O> =>
    spec;

/** The names under which pages offer the command `K` of `C`. */
type OffersOf<C, K extends keyof C> = C[K] extends { offers?: readonly (infer O extends string)[] }
  ? [O] extends [never]
    ? K & string
    : O
  : K & string;
export type OfferOf<C> = { [K in keyof C]: OffersOf<C, K> }[keyof C];

export const offersOf = (name: string, command: Pick<AnyCommand, 'offers'>): readonly string[] =>
  command.offers ?? [name];

/** The code of every refusal that only the phase explains. */
export const NOT_IN_THIS_PHASE = 'not-in-this-phase';

interface Decides<T, B, W, D> {
  readonly from: readonly string[];
  readonly decide: (body: B, who: W) => (state: T) => D;
}

export const isAllowed = (command: Pick<AnyCommand, 'from'>, state: { readonly phase: string }): boolean =>
  command.from.includes(state.phase);

/**
 * The decision of a command on a state.
 * @throws Refused `not-in-this-phase` with status 409, and whatever the command refuses
 */
export const decision =
  <T extends { readonly phase: string }, B, W, D>(
    command: Decides<T, B, W, D>,
    body: NoInfer<B>,
    who: NoInfer<W>,
  ) =>
  (state: T): D => {
    if (!isAllowed(command, state)) throw new Refused(NOT_IN_THIS_PHASE);
    return command.decide(body, who)(state);
  };

interface Offers<T> extends Pick<AnyCommand, 'by' | 'from' | 'offers'> {
  readonly isOffered?: (state: T, offer: never, who: Who) => boolean;
}

/** The offers that an actor in the role `by` has now, in the order of the commands. */
export const offered = <T extends { readonly phase: string }, C extends Readonly<Record<string, Offers<T>>>>(
  commands: C,
  state: T,
  by: C[keyof C]['by'],
  who: Who,
): OfferOf<C>[] =>
  Object.entries(commands).flatMap(([name, command]) => {
    if (command.by !== by || !isAllowed(command, state)) return [];
    const offers = offersOf(name, command) as never[];
    return offers.filter((offer) => command.isOffered?.(state, offer, who) ?? true);
  });
