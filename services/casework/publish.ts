import { publishing } from '#shared/messaging/publishing.ts';
import { message } from './sms/domain/message.ts';
import { ticket } from './ticket/aggregate.ts';

export const { handler, republish } = publishing('casework', [ticket, message]);
