import { type BuildOptions, buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { services } from '../model/services.ts';
import { bundleOptions, entries, root } from './bundle.ts';

/** Our own files that go into bundles of these entries, before anything unused is shaken out of them. */
const filesIn = (options: BuildOptions): string[] => {
  const { metafile } = buildSync({
    ...bundleOptions,
    ...options,
    absWorkingDir: root,
    packages: 'external',
    external: ['virtual:*'],
    loader: { '.css': 'empty' },
    outdir: 'nowhere',
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
};
const isContract = (file: string) => /^services\/.*\bcontract[\w-]*\.ts$/.test(file);
const isOfOthers = (file: string) => file.startsWith('services/') && !file.startsWith('services/site/');

const functionsOf = (name: string) => Object.values(entries(services.filter((s) => s.name === name)));
const staffApp = 'services/site/apps/staff/main.tsx';

test('sees a contract that is imported as a value', () => {
  const contents = "import contract from './services/casework/contract.ts'; console.log(contract);";
  const files = filesIn({ stdin: { contents, resolveDir: root } });
  expect(files.filter(isContract)).toContain('services/casework/contract.ts');
  expect(files.filter(isOfOthers)).toContain('services/casework/contract.ts');
});

test.each(services.map(({ name }) => name))('no function of %s carries a contract', (name) => {
  const files = filesIn({ entryPoints: functionsOf(name) });
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter(isContract)).toEqual([]);
});

test('pages, sign-in and the staff app bundle no code of other services', () => {
  const files = filesIn({ entryPoints: [...functionsOf('site'), staffApp] });
  expect(files).toContain('services/site/apps/staff/ticket/TicketPage.tsx');
  expect(files.filter(isOfOthers)).toEqual([]);
});
