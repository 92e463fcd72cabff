import { publishing } from '#shared/messaging/publishing.ts';
import { report } from './domain/report.ts';
import { call } from './hotline/domain/call.ts';

export const { aggregates, handler, republish } = publishing([report, call]);
