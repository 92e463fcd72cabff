import { publishing } from '#shared/messaging/publishing.ts';
import { report } from './domain/report.ts';

export const { handler, republish } = publishing('intake', [report]);
