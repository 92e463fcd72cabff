import { publishing } from '#shared/messaging/publishing.ts';
import { inbound } from './domain/inbound.ts';
import { message } from './domain/message.ts';

export const { aggregates, handler, republish } = publishing([message, inbound]);
