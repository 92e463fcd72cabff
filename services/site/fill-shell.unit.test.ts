import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillShell } from './fill-shell.ts';

const html = readFileSync(join(import.meta.dirname, 'apps', 'staff', 'index.html'), 'utf8');

test('fills in the nonce and the zone and leaves no placeholder', () => {
  const page = fillShell(html, { nonce: 'abc', zone: 'Europe/Berlin' });
  expect(page).toContain('<meta name="csp-nonce" content="abc">');
  expect(page).toContain('<meta name="zone" content="Europe/Berlin">');
  expect(page).not.toMatch(/__[A-Z]+__/);
});
