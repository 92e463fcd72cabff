import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../bundle/bundle.ts';
import { onAws } from '../synthesis/synthesize.ts';

/** Every `metric('name', …)` of the code that runs on Lambda. */
function emitted(): Set<string> {
  const files = globSync('{shared,services}/**/*.ts', {
    cwd: root,
    exclude: (name) => /\.test\.ts$/.test(name),
  });
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\bmetric\(\s*'(\w+)'/g)].map(([, name]) => name as string)),
  );
}

/** Every metric of our own that an alarm or the dashboard looks at. */
function watched(): Set<string> {
  const text = JSON.stringify(onAws().templates).replaceAll('\\', '');
  const inAlarms = [...text.matchAll(/"MetricName":"(\w+)","Namespace":"Huying"/g)];
  const onDashboard = [...text.matchAll(/\["Huying","(\w+)"/g)];
  return new Set([...inAlarms, ...onDashboard].map(([, name]) => name as string));
}

test('alarms and the dashboard use every metric that the code emits, and no other', () => {
  const seen = watched();
  expect(seen.size).toBeGreaterThan(8);
  expect([...seen].sort()).toEqual([...emitted()].sort());
});
