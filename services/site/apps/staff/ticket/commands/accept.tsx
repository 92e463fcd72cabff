import { ticketCommand } from '../command.ts';

export default ticketCommand({
  name: 'accept',
  letter: 'a',
  label: { zh: '签收', en: 'Accept' },
  done: { zh: '已签收。请尽快联系居民。', en: 'Accepted. Please contact the resident soon.' },
  isDue: () => true,
});
