import type { Category } from '#events/community.ts';
import { cityClasses } from './taxonomy-city.ts';
import type { Department, Entry } from './taxonomy-entry.ts';
import { livelihoodClasses } from './taxonomy-livelihood.ts';
import { livingClasses } from './taxonomy-living.ts';
import { peopleClasses } from './taxonomy-people.ts';
import { safetyClasses } from './taxonomy-safety.ts';

/** The neighbourhood's own classes first: they are what most residents look for. */
const entries: readonly Entry[] = [
  ...safetyClasses,
  ...livingClasses,
  ...peopleClasses,
  ...livelihoodClasses,
  ...cityClasses,
];

/** The taxonomy as it is imported. */
export const categories: readonly Category[] = entries.map((entry) => entry.category);

/** Category code → the city department that would take it up. Used for measuring only, not part of the import. */
export const departmentOf: ReadonlyMap<string, Department> = new Map(
  entries.map((entry) => [entry.category.code, entry.department]),
);
