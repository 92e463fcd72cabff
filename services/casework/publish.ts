import { publishing } from '#shared/messaging/publishing.ts';
import { ticket } from './domain/aggregate.ts';
import { message } from './domain/message.ts';

export const { handler, republish } = publishing('casework', [ticket, message]);
