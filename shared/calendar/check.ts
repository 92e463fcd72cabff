import { checkYear } from './check-year.ts';
import { type Issue, isFields, type Report } from './issues.ts';
import { checkSessions } from './sessions.ts';
import { isZone, type Zone } from './zone.ts';

/**
 * Everything that is wrong with calendar data from outside, in its order; nothing wrong: it is `CalendarData`.
 * `zone`: the deployment's, when it has to be that one.
 */
export function check(data: unknown, zone?: Zone): readonly Issue[] {
  const issues: Issue[] = [];
  const report: Report = (field, code, value) => {
    issues.push({ field, code, ...(value !== undefined && { value }) });
  };
  if (!isFields(data)) report('', 'wrong-type');
  else {
    if (!isZone(data.zone)) report('zone', 'not-a-zone', data.zone);
    else if (zone !== undefined && data.zone !== zone) report('zone', 'another-zone', data.zone);
    checkSessions(data.sessions, report);
    if (!isFields(data.years)) report('years', 'wrong-type');
    else for (const [year, arrangement] of Object.entries(data.years)) checkYear(year, arrangement, report);
  }
  return issues;
}
