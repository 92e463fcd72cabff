import { checkYear } from './check-year.ts';
import { type Issue, isFields, type Report } from './issues.ts';
import { checkSessions } from './sessions.ts';

/** Everything that is wrong with calendar data from outside, in its order; nothing wrong: it is `CalendarData`. */
export function check(data: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  const report: Report = (field, code, value) => {
    issues.push({ field, code, ...(value !== undefined && { value }) });
  };
  if (!isFields(data)) report('', 'wrong-type');
  else {
    if (data.zone !== 'Asia/Shanghai') report('zone', 'zone-not-supported', data.zone);
    checkSessions(data.sessions, report);
    if (!isFields(data.years)) report('years', 'wrong-type');
    else for (const [year, arrangement] of Object.entries(data.years)) checkYear(year, arrangement, report);
  }
  return issues;
}
