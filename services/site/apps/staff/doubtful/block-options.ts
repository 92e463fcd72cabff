import { covers } from '#shared/auth/principal.ts';
import type { Area, DoubtfulItem } from '../api/answers.ts';
import type { Option } from '../parts/category-options.ts';

/** The blocks that a doubtful ticket may go to: those of the area that waits for the decision, in the tree's order. */
export function blockOptions(
  item: Pick<DoubtfulItem, 'area'>,
  areas: readonly Area[],
  place: (path: string) => string,
): Option[] {
  return areas
    .filter((a) => a.kind === 'block' && (item.area === undefined || covers(item.area, a.path)))
    .map((a) => ({ value: a.path, label: place(a.path) }));
}
