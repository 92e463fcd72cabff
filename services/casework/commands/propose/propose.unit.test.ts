import { test } from 'vitest';
import { after, histories } from '../../testing/fixtures.ts';
import { given } from '../../testing/given.ts';
import { propose } from './command.ts';

test('keeps the public reply beside the fact', () => {
  given(after(...histories.working))
    .when(propose, { outcome: 'done', reply: '已清理' })
    .records(
      [{ type: 'ResolutionProposed', outcome: 'done' }],
      [{ sk: 'reply', text: '已清理', outcome: 'done' }],
    );
});
