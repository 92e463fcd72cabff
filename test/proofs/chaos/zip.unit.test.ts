import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../infra/tooling/testing/temp-folder.ts';
import { zip } from './zip.ts';

test('writes an archive that another program reads with a valid checksum', () => {
  const file = join(tempFolder('zip'), 'a.zip');
  writeFileSync(file, zip('index.mjs', Buffer.from('export const 呼应 = 1;')));
  const read =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist(), z.read("index.mjs").decode())';
  const { stdout } = spawnSync('python3', ['-c', read, file], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
  });
  expect(stdout.trim()).toBe("None ['index.mjs'] export const 呼应 = 1;");
});
