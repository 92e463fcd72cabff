import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A module that defines contracts: not a test, and not the catalogue that asks. */
const DEFINES = /^(?!catalogue)[\w-]+\.ts$/;

/**
 * The modules of a folder in the order of their names. For catalogues only: they are read by tests, references and
 * programs, and never bundled.
 */
export const modulesIn = (folder: string): Promise<object[]> =>
  Promise.all(
    readdirSync(folder)
      .filter((name) => DEFINES.test(name))
      .sort()
      .map((name): Promise<object> => import(/* @vite-ignore */ join(folder, name))),
  );
