import { publishing } from '#shared/messaging/publishing.ts';
import { call } from './hotline/domain/call.ts';
import { report } from './reports/domain/report.ts';

export const { handler, republish } = publishing([report, call]);
