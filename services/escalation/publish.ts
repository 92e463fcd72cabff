import { publishing } from '#shared/messaging/publishing.ts';
import { clock } from './domain/aggregate.ts';

export const { handler, republish } = publishing([clock]);
