import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A module that defines contracts: not a test, and not the catalogue that asks. */
const DEFINES = /^(?!catalogue)[\w-]+\.ts$/;

/**
 * What the modules of a folder export, module by module in the order of their names. For catalogues only: they are read
 * by tests, references and programs, and never bundled.
 */
export async function exportsIn(folder: string): Promise<unknown[]> {
  const files = readdirSync(folder).filter((name) => DEFINES.test(name));
  const modules = await Promise.all(
    files.sort().map((name): Promise<object> => import(/* @vite-ignore */ join(folder, name))),
  );
  return modules.flatMap((module) => Object.values(module));
}
