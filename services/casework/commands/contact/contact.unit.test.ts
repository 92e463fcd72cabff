import { test } from 'vitest';
import { after, histories } from '../../testing/fixtures.ts';
import { given } from '../../testing/given.ts';
import { contact } from './command.ts';

const accepted = given(after(...histories.accepted));

test('keeps a note beside the fact, when there is one', () => {
  accepted
    .when(contact, { note: '已约时间' })
    .records([{ type: 'ContactMade' }], [{ sk: 'note', text: '已约时间' }]);
  accepted.when(contact, {}).records([{ type: 'ContactMade' }]);
});
