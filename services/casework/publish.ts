import { publishing } from '#shared/messaging/publishing.ts';
import { ticket } from './commands/aggregate.ts';
import { message } from './sms/domain/message.ts';

export const { aggregates, handler, republish } = publishing([ticket, message]);
