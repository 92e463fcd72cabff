import { grantCopy } from '#shared/auth/grants.ts';
import {
  projectAbsence,
  projectArea,
  projectDuty,
  projectGrants,
  projectRules,
} from '#shared/reference/projection.ts';
import { ABSENCES, DUTIES, MENU, ROOTS } from './hotline/copies.ts';

/** Duties are kept this long after their end: when nobody is on duty, the last one on is rung. */
const KEEP_MS = 14 * 86_400_000;
const withExpiry = <R extends { readonly to: string }>(row: R) => ({
  ...row,
  expires: Math.ceil((Date.parse(row.to) + KEEP_MS) / 1000),
});

/** Keys 1 to 8; 9 and 0 mean something else everywhere. */
const CHOICES = 8;

/** What intake keeps of the community: the roster, and what the hotline asks. */
export const projections = {
  duty: projectDuty({ key: ({ id }) => ({ pk: DUTIES, sk: id }), keep: withExpiry }),
  absence: projectAbsence({ key: ({ id }) => ({ pk: ABSENCES, sk: id }), keep: withExpiry }),
  /** Roots only: where the hotline belongs as long as there is no roster. */
  area: projectArea({
    when: ({ parent }) => parent === undefined,
    key: ({ id }) => ({ pk: ROOTS, sk: id }),
    keep: ['path', 'active'],
  }),
  /** The telephone's menu: the first classes of the taxonomy, in the community's own order. */
  rules: projectRules({
    taxonomy: {
      key: () => ({ pk: MENU, sk: '-' }),
      keep: ({ categories }) => ({
        choices: categories
          .filter(({ parent }) => parent === undefined)
          .slice(0, CHOICES)
          .map(({ code, name, nameEn }) => ({ code, name, nameEn })),
      }),
    },
  }),
  grant: projectGrants(grantCopy),
};
