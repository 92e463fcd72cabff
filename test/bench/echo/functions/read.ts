import { type Message, perform } from './sdk.ts';

export const handler = async (m: Message) => {
  await perform({ ...m, kind: 'read' });
  return m;
};
