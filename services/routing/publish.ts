import { publishing } from '#shared/messaging/publishing.ts';
import { decision } from './domain/decision.ts';

export const { handler, republish } = publishing([decision]);
