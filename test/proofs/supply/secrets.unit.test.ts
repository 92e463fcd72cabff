import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../infra/tooling/testing/temp-folder.ts';
import { scan } from './secrets.ts';

// Put together here, so that the scan of this repository does not find the test.
const token = ['ghp', '_', '1234567890abcdefghij1234567890abcdefgh'.slice(0, 36)].join('');
const key = ['-----BEGIN RSA ', 'PRIVATE KEY-----'].join('');

test('finds a planted token and a private key, and nothing harmless', () => {
  const dir = tempFolder('planted');
  const bad = join(dir, 'bad.ts');
  const good = join(dir, 'good.ts');
  writeFileSync(bad, `const a = 1;\nconst t = '${token}';\n`);
  writeFileSync(
    join(dir, 'key.pem'),
    `${key}\n${'MIIEpAIBAAKCAQEA'.repeat(12)}\n${key.replace('BEGIN', 'END')}\n`,
  );
  writeFileSync(good, `export const secret = process.env.SECRET; // 'test'\n`);
  const found = scan([bad, good, join(dir, 'key.pem')]);
  expect(found.map(({ where, line }) => [where.slice(dir.length + 1), line])).toEqual([
    ['bad.ts', 2],
    ['key.pem', 1],
  ]);
  expect(JSON.stringify(found)).not.toContain(token);
});
