import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Grant } from './roles.ts';

/** One decision of the engine about what a function's role may do. */
export interface Decision {
  readonly at: number;
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
}

/** What the engine decided, from the file that it writes (HUYING_IAM_RECORD). */
export class Decisions {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }

  /** Where the record ends now. */
  mark = (): number => (existsSync(this.#path) ? statSync(this.#path).size : 0);

  /** What was decided about a function since the mark. */
  of(fn: string, since: number): Decision[] {
    if (!existsSync(this.#path)) return [];
    const file = openSync(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - since));
      readSync(file, bytes, 0, bytes.length, since);
      const text = bytes.toString('utf8');
      return text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line.includes(`"by": "${fn}"`))
        .map((line) => JSON.parse(line) as Decision);
    } finally {
      closeSync(file);
    }
  }
}

/** Is this decision about that grant? */
export function concerns({ action, resource, except }: Grant, decision: Decision): boolean {
  if (action !== decision.action) return false;
  const parts = resource.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(decision.resource) !== except;
}
