import { expect, test } from 'vitest';
import { timeline } from './history.ts';

const at = (minute: number) => `2026-11-22T04:${String(minute).padStart(2, '0')}:00.000Z`;

const nothing = { replies: [], notes: [], answers: [], callbacks: [] };

test('the newest fact stands on top, each with the words that were said with it', () => {
  const steps = timeline({
    history: [
      { type: 'TicketOpened', label: '', at: at(0), actor: 'resident' },
      { type: 'ContactMade', label: '', at: at(1), actor: 'staff:1' },
      { type: 'NoteAdded', label: '', at: at(2), actor: 'staff:1' },
      { type: 'ResolutionProposed', label: '', at: at(3), actor: 'staff:1' },
      { type: 'TicketReopened', label: '', at: at(4), actor: 'resident' },
    ],
    notes: [{ at: at(2), text: '电话约了下午' }],
    replies: [{ at: at(3), text: '已清理', outcome: 'done' }],
    answers: [{ at: at(4), text: '又堆上了' }],
    callbacks: [],
  });
  expect(steps.map(({ type, text, internal }) => [type, text, internal])).toEqual([
    ['TicketReopened', '又堆上了', undefined],
    ['ResolutionProposed', '已清理', undefined],
    ['NoteAdded', '电话约了下午', true],
    ['ContactMade', undefined, undefined],
    ['TicketOpened', undefined, undefined],
  ]);
});

test('a ticket without notes and answers has its facts all the same', () => {
  expect(
    timeline({ ...nothing, history: [{ type: 'TicketClosed', label: '', at: at(0), actor: 'resident' }] }),
  ).toHaveLength(1);
});

test('a call-back tells what came of it, with the words that the officer noted', () => {
  const call = { at: at(1), actor: 'staff:10011', cycle: 1, attempt: 1, reached: false, words: '无人接听' };
  const [step] = timeline({
    ...nothing,
    history: [{ type: 'CallbackRecorded', label: '', at: at(1), actor: 'staff:10011' }],
    callbacks: [call],
  });
  expect(step).toMatchObject({ call, text: '无人接听', internal: true });
});
