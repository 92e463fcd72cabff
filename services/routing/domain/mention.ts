import { covers } from '#shared/auth/principal.ts';
import type { AreaRow, Gazetteer, Meaning } from './gazetteer.ts';
import { numbersAfter } from './house-number.ts';
import { namesIn } from './name-index.ts';
import { normalise } from './normalise.ts';

/**
 * How a name in the text leads to blocks: by its number, as a name of the whole block, as a name that does not say
 * which block, or with a number that no block is known to have.
 */
export type How = 'number' | 'named' | 'shared' | 'number-unknown';

export interface Mention {
  /** The community's own spelling. */
  readonly name: string;
  readonly how: How;
  readonly blocks: readonly AreaRow[];
  /** Larger areas that the name stands for: they narrow, they do not decide. */
  readonly wide: readonly AreaRow[];
  /** The name goes on beyond what is known of it here, as a road does: fewer blocks make it no surer. */
  readonly open: boolean;
  /** The row of numbers that decided; the community's own, not the resident's. */
  readonly row?: Meaning;
}

/** Every name of the community in a text, and the blocks it leads to. */
export function mentionsIn(g: Gazetteer, text: string): Mention[] {
  const form = normalise(text);
  return namesIn(g.names, form).flatMap(({ meanings, end }) => {
    const isRoad = meanings.every((m) => m.kind === 'road');
    const numbers = numbersAfter(form.slice(end), isRoad ? 'road' : 'building');
    const meant = numbers.length > 0 ? meanings : meanings.filter((m) => !m.short);
    return meant.length > 0 ? [resolve(meant, numbers)] : [];
  });
}

const isRanged = (m: Meaning) => m.from !== undefined || m.to !== undefined || m.parity !== undefined;

/** Whether a row of numbers has this one. A row with one bound only: 12 alone, or everything up to 12. */
export function has(m: Meaning, n: number): boolean {
  const to = m.to ?? m.from ?? Number.POSITIVE_INFINITY;
  return n >= (m.from ?? 0) && n <= to && (m.parity === undefined || (n % 2 === 1) === (m.parity === 'odd'));
}

function resolve(meanings: readonly Meaning[], numbers: readonly number[]): Mention {
  const rows = meanings.filter(isRanged);
  const whole = meanings.filter((m) => !isRanged(m));
  const name = meanings[0]?.name ?? '';
  if (numbers.length > 0 && rows.length > 0) {
    // A number that no row has may still lie in a block that has the whole name.
    const rest = whole.filter((m) => m.area.kind === 'block');
    const each = numbers
      .map((n) => rows.filter((m) => has(m, n)))
      .map((hit) => (hit.length > 0 ? hit : rest));
    if (each.some((hit) => hit.length === 0))
      return { name, how: 'number-unknown', open: true, ...targets(meanings) };
    const row = each[0]?.[0];
    const deciding = each.flat();
    const how = deciding.every(isRanged) ? 'number' : 'named';
    return { name, how, open: false, ...targets(deciding), ...(row && isRanged(row) && { row }) };
  }
  const found = targets(meanings);
  const open = rows.some((m) => m.kind === 'road');
  return { name, how: isOwn({ ...found, open }) ? 'named' : 'shared', open, ...found };
}

/** The name of one block alone, and not of an area around it that has other blocks too. */
export const isOwn = ({
  blocks: [block, ...others],
  wide,
  open,
}: Pick<Mention, 'blocks' | 'wide' | 'open'>) =>
  block !== undefined && others.length === 0 && !open && !wide.some((w) => covers(w.path, block.path));

function targets(meanings: readonly Meaning[]): Pick<Mention, 'blocks' | 'wide'> {
  const areas = [...new Set(meanings.map((m) => m.area))];
  return { blocks: areas.filter((a) => a.kind === 'block'), wide: areas.filter((a) => a.kind !== 'block') };
}

/** A normalised text without the community's names: 听禾幼儿园门口 says nothing about education. */
export function withoutNames(g: Gazetteer, text: string): string {
  const form = normalise(text);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, meanings } of namesIn(g.names, form)) {
    if (meanings.every((m) => m.short)) continue;
    parts.push(form.slice(from, start));
    from = end;
  }
  return [...parts, form.slice(from)].join('\n');
}
