import { publishing } from '#shared/messaging/publishing.ts';
import { aggregateList } from './domain/kinds.ts';

export const { aggregates, handler, republish } = publishing(aggregateList);
