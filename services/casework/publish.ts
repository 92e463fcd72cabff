import { publishing } from '#shared/messaging/publishing.ts';
import { ticket } from './domain/aggregate.ts';

export const { handler, republish } = publishing('casework', [ticket]);
