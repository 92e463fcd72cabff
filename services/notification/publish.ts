import { publishing } from '#shared/messaging/publishing.ts';
import { inbound } from './domain/inbound.ts';
import { message } from './domain/message.ts';

export const { handler, republish } = publishing([message, inbound]);
