import { type Format, type ImportFile, type Kind, kinds } from '../api/settings.ts';

/** Community's limit for all files of one import. */
export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_FILES = 20;

/** A chosen file; its kind is guessed from the name and can be corrected. */
export interface Chosen {
  readonly name: string;
  readonly content: string;
  readonly format: Format;
  readonly kind: Kind | undefined;
}

export const formatOf = (name: string): Format => (/\.json$/i.test(name) ? 'json' : 'csv');

/** `areas.csv`, `areas-2026.csv`, `roster.json`: the kind whose name the file's begins with. */
export function kindOf(name: string): Kind | undefined {
  const base = name.toLowerCase().replace(/^.*[/\\]/, '');
  return kinds.find((kind) => new RegExp(`^${kind}\\b`).test(base));
}

export type FilesFault = 'noFile' | 'noKind' | 'tooLarge' | 'tooMany';

/** Why these files cannot be sent; undefined when they can. */
export function faultIn(files: readonly Chosen[]): FilesFault | undefined {
  if (files.length === 0) return 'noFile';
  if (files.length > MAX_FILES) return 'tooMany';
  if (files.some(({ kind }) => kind === undefined)) return 'noKind';
  const bytes = new TextEncoder().encode(JSON.stringify(files)).length;
  return bytes > MAX_BYTES ? 'tooLarge' : undefined;
}

export const bodyOf = (files: readonly Chosen[]): ImportFile[] =>
  files.flatMap(({ kind, format, content }) => (kind ? [{ kind, format, content }] : []));
