import { publishing } from '#shared/messaging/publishing.ts';
import { call } from './hotline/domain/call.ts';
import { report } from './reports/domain/report.ts';

export const { aggregates, handler, republish } = publishing([report, call]);
