import type { Role } from '#events/community.ts';
import { grantCopy } from '#shared/auth/grants.ts';
import { projectArea, projectGrants, projectRules, projectTeam } from '#shared/reference/projection.ts';
import { holdersOf, keys, templateRows } from './copies/rows.ts';

/** Roles whose holders are notified about an area. */
const NOTIFIED: ReadonlySet<Role> = new Set(['lead', 'dispatcher', 'duty', 'callback']);

/** What notification keeps of the community: names, levels and quiet hours, texts, and whom to notify about an area. */
export const projections = {
  area: projectArea({
    key: ({ id }) => keys.name('area', id),
    keep: ({ name, nameEn, sla }) => ({ zh: name, en: nameEn || name, ...(sla && { sla }) }),
  }),
  team: projectTeam({ key: ({ id }) => keys.name('team', id), keep: ({ name }) => ({ zh: name, en: name }) }),
  grant: projectGrants({
    ...grantCopy,
    listed: ({ staff, grants }) => {
      const areas = new Set(grants.filter(({ role }) => NOTIFIED.has(role)).map(({ area }) => area));
      return [...areas].map((area) => ({ pk: holdersOf(area), sk: staff }));
    },
  }),
  rules: projectRules({
    templates: ({ signature, templates }, { version, time }) => {
      const texts = Object.fromEntries(templates.map(({ purpose, zh, en }) => [purpose, { zh, en }]));
      return templateRows({ version, since: time, signature, texts });
    },
    sla: {
      key: ({ name }) => keys.sla(name),
      keep: ({ levels, quiet }) => ({
        levels: levels.map(({ level, name, nameEn }) => ({ level, zh: name, en: nameEn })),
        quiet,
      }),
    },
    taxonomy: ({ categories }) => ({
      latest: categories.map(({ code, name, nameEn }) => ({
        ...keys.name('category', code),
        zh: name,
        en: nameEn,
      })),
    }),
  }),
};
