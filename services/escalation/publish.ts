import { publishing } from '#shared/messaging/publishing.ts';
import { clock } from './domain/aggregate.ts';

export const { aggregates, handler, republish } = publishing([clock]);
