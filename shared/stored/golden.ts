import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { canonical } from '#shared/commit/plain.ts';

export type Stored = Readonly<Record<string, unknown>>;
export type Answers = Readonly<Record<string, unknown>>;

/** What a service had stored and enqueued at some time, and what it answered then and after it had gone on. */
export interface World {
  /** Epoch milliseconds at which the questions were asked. */
  readonly now: number;
  readonly tables: Readonly<Record<string, readonly Stored[]>>;
  readonly queued: Readonly<Record<string, readonly unknown[]>>;
  readonly answers: Answers;
  readonly after: Answers;
}

/** A world as the file has it: everything by its number there, so that a later world adds what is new and nothing else. */
interface Kept {
  readonly now: number;
  readonly tables: Readonly<Record<string, readonly number[]>>;
  readonly queued: Readonly<Record<string, readonly number[]>>;
  readonly answers: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  /** Hash of what was stored and of the seal before: nothing earlier can be changed or taken out unnoticed. */
  readonly seal: string;
}
interface File {
  /** Items and bodies. */
  readonly forms: readonly unknown[];
  readonly answers: readonly unknown[];
  readonly worlds: readonly Kept[];
}

/** Text of a value that is the same whatever the order of its keys; a set is written as `{"set": […]}`. */
export const textOf = (value: unknown): string => JSON.stringify(canonical(withSets(value))) ?? 'undefined';

function withSets(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].sort() };
  if (Array.isArray(value)) return value.map(withSets);
  if (typeof value !== 'object' || value === null) return value;
  return each(value as Record<string, unknown>, withSets);
}

function fromFile<T>(value: T): T {
  if (Array.isArray(value)) return value.map(fromFile) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { set, ...others } = value as { set?: unknown };
  if (Array.isArray(set) && Object.keys(others).length === 0) return new Set(set) as T;
  return each(value as Record<string, unknown>, fromFile) as T;
}

const each = <A, B>(of: Readonly<Record<string, A>>, change: (one: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(one)]));

const sealOf = (before: string, { now, tables, queued }: World): string =>
  createHash('sha256')
    .update(`${before}\n${textOf({ now, tables, queued })}`)
    .digest('base64url')
    .slice(0, 16);

/** Values by number, each once. */
class Numbered {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();
  numberOf = (value: unknown): number => {
    const text = textOf(value);
    const known = this.#numbers.get(text) ?? this.all.push(text) - 1;
    this.#numbers.set(text, known);
    return known;
  };
}

/** The worlds of a golden file, oldest first. */
export class Golden {
  readonly #path: string;
  readonly worlds: readonly World[];
  readonly seals: readonly string[];

  constructor(path: string) {
    this.#path = path;
    const none: File = { forms: [], answers: [], worlds: [] };
    const file: File = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : none;
    const form = (n: number) => fromFile(file.forms[n]);
    const answer = (n: number) => file.answers[n];
    this.seals = file.worlds.map(({ seal }) => seal);
    this.worlds = file.worlds.map(({ now, tables, queued, answers, after }) => ({
      now,
      tables: each(tables, (items) => items.map(form) as Stored[]),
      queued: each(queued, (bodies) => bodies.map(form)),
      answers: each(answers, answer),
      after: each(after, answer),
    }));
  }

  /** The seals that the worlds should have. */
  trueSeals(): string[] {
    return sealsOf(this.worlds);
  }

  /** Writes these worlds, one thing a line, so that a change of the file can be read. */
  write(worlds: readonly World[]): void {
    const [forms, answers] = [new Numbered(), new Numbered()];
    const seals = sealsOf(worlds);
    const kept = worlds.map((world, n) =>
      textOf({
        now: world.now,
        tables: each(world.tables, (items) => items.map(forms.numberOf)),
        queued: each(world.queued, (bodies) => bodies.map(forms.numberOf)),
        answers: each(world.answers, answers.numberOf),
        after: each(world.after, answers.numberOf),
        seal: seals[n],
      }),
    );
    const parts = { forms: forms.all, answers: answers.all, worlds: kept };
    const lines = Object.entries(parts).map(
      ([name, all]) => `  "${name}": [\n    ${all.join(',\n    ')}\n  ]`,
    );
    writeFileSync(this.#path, `{\n${lines.join(',\n')}\n}\n`);
  }
}

function sealsOf(worlds: readonly World[]): string[] {
  let before = '';
  return worlds.map((world) => {
    before = sealOf(before, world);
    return before;
  });
}
