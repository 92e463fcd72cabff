import type { SlaRule } from '#events/rules.ts';
import type { Say } from '../app/language.tsx';
import { rulesWords as w } from '../words/settings.ts';

/** `30 分钟`, `2 个工作小时`, `5 个工作日`: whole hours as hours. `–` for a rule without a duration. */
export function limitOf({ minutes, days, clock }: SlaRule, say: Say): string {
  const working = clock === 'working';
  if (days !== undefined) return say(working ? w.workDays : w.days, { n: days });
  if (minutes === undefined) return '–';
  if (minutes >= 60 && minutes % 60 === 0) return say(working ? w.workHours : w.hours, { n: minutes / 60 });
  return say(working ? w.workMinutes : w.minutes, { n: minutes });
}
