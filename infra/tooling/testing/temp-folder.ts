import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for the test that asks, which is gone when that is over. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `huying-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
