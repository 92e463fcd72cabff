import { expect, test } from 'vitest';
import { checked, goodFiles } from '../../testing/import-files.ts';
import { chunksOf, outlineOf, progressOf } from './chunks.ts';

test('cuts work into chunks that fit one item, and counts finished ones as progress', async () => {
  const members = Array.from({ length: 250 }, (_, i) => `m-${i + 9},t-7,x,,volunteer,,,`);
  const files = goodFiles().map((f) =>
    f.kind === 'members' ? { ...f, content: [f.content, ...members].join('\n') } : f,
  );
  const chunks = chunksOf(await checked(files).plan());
  const outline = outlineOf(chunks);
  expect(outline).toEqual([
    { stage: 'areas', sizes: [3] },
    { stage: 'teams', sizes: [1] },
    { stage: 'members', sizes: [100, 100, 52] },
    { stage: 'grants', sizes: [2] },
  ]);
  expect(progressOf(outline, new Set())).toEqual({ done: 0, total: 258, stage: 'areas' });
  expect(progressOf(outline, new Set(['areas#0', 'teams#0', 'members#2']))).toEqual({
    done: 56,
    total: 258,
    stage: 'members',
  });
  const all = new Set(chunks.map(({ stage, n }) => `${stage}#${n}`));
  expect(progressOf(outline, all)).toEqual({ done: 258, total: 258 });
});
