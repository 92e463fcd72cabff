import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

const IGNORED = new Set(['node_modules', '__pycache__', 'dist', '.git']);

/** Every file at or below `path`, sorted; nothing when it does not exist. */
export function filesBelow(path: string, skip: (file: string) => boolean = () => false): string[] {
  if (!existsSync(path) || skip(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !IGNORED.has(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name), skip));
}

/** One hash over the names (relative to `base`) and contents of files, and over anything else that decides. */
export function hashOf(base: string, files: readonly string[], ...others: unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(others));
  for (const file of files)
    hash
      .update(`\0${relative(base, file)}\0`)
      .update(createHash('sha256').update(readFileSync(file)).digest());
  return hash.digest('hex');
}

/** The JSON of a file; undefined when it is missing or was cut short. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Writes a file in one step, so that a reader never sees half of it. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

export const writeJson = (path: string, value: unknown): void =>
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
