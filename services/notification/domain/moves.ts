import type { MessageFact } from './facts.ts';

export type MessageState = 'none' | 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'off';
type FactName = MessageFact['type'];
type Moves = Readonly<
  Record<FactName, { readonly from: readonly MessageState[]; readonly to: MessageState }>
>;

/** Which fact may follow which state. A carrier may deliver in the end what it had given up before. */
export const moves = checkedMoves({
  MessageQueued: { from: ['none'], to: 'queued' },
  SendingStarted: { from: ['queued', 'sending'], to: 'sending' },
  SendingPutBack: { from: ['sending'], to: 'queued' },
  MessageSent: { from: ['sending'], to: 'sent' },
  MessageDelivered: { from: ['sent', 'failed'], to: 'delivered' },
  MessageFailed: { from: ['queued', 'sending', 'sent'], to: 'failed' },
  MessageSkipped: { from: ['queued'], to: 'off' },
});

/** @throws when the fact may not follow: a decision was wrong, and nothing is stored */
export function moved(state: MessageState, fact: FactName): MessageState {
  const { from, to } = moves[fact];
  if (!from.includes(state)) throw new Error(`a message that is ${state} cannot take ${fact}`);
  return to;
}

/** Nothing more is to be sent. */
export function settled(state: MessageState): boolean {
  return state !== 'none' && state !== 'queued' && state !== 'sending';
}

/** @throws unless every state can be reached and every unsettled one can be left */
export function checkedMoves(table: Moves): Moves {
  const lines = Object.values(table);
  const reached = new Set<MessageState>(['none']);
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of lines) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  for (const state of lines.flatMap(({ from, to }) => [...from, to])) {
    if (!reached.has(state)) throw new Error(`no message is ever ${state}`);
    if (!settled(state) && !lines.some(({ from, to }) => from.includes(state) && to !== state))
      throw new Error(`a message would stay ${state} for ever`);
  }
  return table;
}
