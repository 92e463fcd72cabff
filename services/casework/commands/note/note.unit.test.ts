import { expect, test } from 'vitest';
import { AT, after, afterBy, histories } from '../../testing/fixtures.ts';
import { given } from '../../testing/given.ts';
import { isIndependent } from '../../ticket/independence.ts';
import { ticket } from '../aggregate.ts';
import { note } from './command.ts';

test('keeps the text beside the fact', () => {
  given(after(...histories.working))
    .when(note, { text: '钥匙在门卫' })
    .records([{ type: 'NoteAdded' }], [{ sk: 'note', text: '钥匙在门卫' }]);
});

test('is told to no other service, and moves the ticket nowhere', () => {
  const before = after(...histories.working);
  expect(ticket.publish.NoteAdded).toBeUndefined();
  expect({ ...afterBy('test', AT, [{ type: 'NoteAdded' }], before), hands: before.hands }).toEqual(before);
});

test('makes whoever wrote it somebody who had a part in the work', () => {
  const noted = afterBy('staff:10011', AT, [{ type: 'NoteAdded' }], after(...histories.proposed));
  expect(isIndependent(noted, { actor: 'staff:10011' })).toBe(false);
});
