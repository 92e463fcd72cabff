import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { services } from '../model/services.ts';
import { ofType } from '../synthesis/deployed.ts';
import { onAws, type Resource } from '../synthesis/synthesize.ts';
import { entries, root } from './bundle.ts';

/** Every function of every manifest, started as it is deployed: with its own environment and no other. */
beforeAll(() => void onAws(), 240_000);
afterEach(() => void vi.unstubAllEnvs());

const files = entries(services);
const fileOf = (name: string) => files[name.replace(/-republish$/, '-publish')];

/** Deployed functions, each with its entry: a republisher shares that of its publisher. */
const deployed = () =>
  ofType('AWS::Lambda::Function').flatMap(({ Properties }) => {
    const name: string = Properties.FunctionName ?? '';
    const file = fileOf(name);
    return file ? [{ name, file, Properties }] : [];
  });

/** What is known at deployment only has some value. */
function startWith(variables: Resource['Properties']): void {
  for (const name of Object.keys(process.env)) if (/^(HUYING|OIDC)_/.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  for (const [name, value] of Object.entries(variables))
    vi.stubEnv(name, typeof value === 'string' ? value : 'https://deployed.example');
}

test('every entry is a middy handler and starts with its deployed environment', async () => {
  for (const { name, file, Properties } of deployed()) {
    startWith(Properties.Environment.Variables);
    const [, exported = ''] = Properties.Handler.split('.');
    const entry = (await import(join(root, file)))[exported];
    for (const method of ['use', 'before', 'after', 'onError'])
      expect(entry?.[method], `${name}: ${exported} of ${file}`).toBeTypeOf('function');
  }
}, 60_000);

test('no entry is left out', () => {
  const names = deployed().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(files)));
  expect(names.filter((name) => name.endsWith('-republish'))).toHaveLength(
    names.filter((name) => name.endsWith('-publish')).length,
  );
});
