import { publishing } from '#shared/messaging/publishing.ts';
import { aggregateList } from './domain/kinds.ts';

export const { handler, republish } = publishing(aggregateList);
