import { replacedAt, withoutItem } from './source.ts';

/** The seams that hold the house together. */
export const KINDS = ['subscription', 'named read', 'API answer', 'route', 'command', 'event'] as const;
export type Kind = (typeof KINDS)[number];
export type Side = 'owner' | 'user';
export type Change = 'removal' | 'renaming';

/** One thing that is said on one side of a seam, where it stands in a file. */
export interface Place {
  readonly file: string;
  readonly name: string;
  /** Where its name begins. */
  readonly at: number;
  /** Where the item begins that it names; its name, unless told. */
  readonly from?: number;
  /** Only this change is one of the seam here. */
  readonly only?: Change;
}

/** The file after the change of one place. */
export const changed = (code: string, change: Change, { at, from = at, name }: Place): string =>
  change === 'removal' ? withoutItem(code, from) : replacedAt(code, at, name.length, `${name}Elsewhere`);

/** Finds the places of one kind and side; `read` gives a file's text. */
export type Find = (files: readonly string[], read: (file: string) => string) => Place[];
