import { publishing } from '#shared/messaging/publishing.ts';
import { decision } from './domain/decision.ts';

export const { aggregates, handler, republish } = publishing([decision]);
