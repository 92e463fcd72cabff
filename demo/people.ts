import type { MemberKind } from '#events/community.ts';
import { type Block, blocks } from './areas.ts';
import { nameOf, rareNames } from './names.ts';
import { failingPhone, phoneOf } from './phones.ts';
import { between, pick, type Random, streamFor } from './random.ts';
import type { MemberRow } from './rows.ts';
import { skillsOf } from './skills.ts';

/** Members of all teams together; the size reported for 127 teams of one subdistrict. */
export const MEMBERS = 2_700;

export const teamId = (block: Block): string =>
  `t-${block.neighbourhood.no}-${String(block.index).padStart(2, '0')}`;

// Seat by seat; the first is the responsible person, `-` a seat for the block's specialists. Any first ten keep the mix.
const seats = 'RPUVPVBPV-UVPVBPV-UVPVPB';
const bySeat: Readonly<Record<string, MemberKind>> = {
  P: 'party-member',
  U: 'resident-unit',
  V: 'volunteer',
  B: 'building-head',
};
// One police officer serves a neighbourhood, so specialists differ from block to block.
const specialists: readonly (readonly [MemberKind, MemberKind])[] = [
  ['police', 'property'],
  ['property', 'doctor'],
  ['doctor', 'elders-association'],
  ['elders-association', 'property'],
  ['property', 'doctor'],
  ['doctor', 'property'],
  ['property', 'elders-association'],
];

/** Members whose SMS always fail, to be seen on the phones page: ordinary members, far from every test's path. */
const failing: Readonly<Record<string, string>> = {
  't-05-04 4': failingPhone(1),
  't-12-04 4': failingPhone(2),
  't-17-06 4': failingPhone(3),
};

/** Member rows in team order; the first of a team answers for it 责任人 and is the only one with a staff number. */
export function memberRows(seed: number): readonly MemberRow[] {
  const sizes = teamSizes(seed);
  let number = 0;
  return blocks.flatMap((block, i) => {
    const random = streamFor(seed, `team ${block.id}`);
    return Array.from({ length: sizes[i] ?? 0 }, (_, seat) => {
      number += 1;
      return member(block, seat, number, random);
    });
  });
}

function member(block: Block, seat: number, number: number, random: Random): MemberRow {
  const team = teamId(block);
  const key = `${team} ${seat}`;
  const kind = kindOf(block, seat, random);
  const name = nameOf(random);
  const reachable = random() < 0.94 || seat === 0;
  return {
    id: `m-${String(number).padStart(5, '0')}`,
    team,
    name: rareNames[key] ?? name,
    phone: failing[key] ?? (reachable ? phoneOf(number) : ''),
    kind,
    skills: skillsOf(kind, random).join(';'),
    staff: seat === 0 ? String(30_000 + number) : '',
    active: 'yes',
  };
}

function kindOf(block: Block, seat: number, random: Random): MemberKind {
  const letter = seats.charAt(seat);
  // The neighbourhood's secretary answers for its first block; elsewhere a social worker or the branch's secretary.
  if (letter === 'R')
    return block.index === 1 ? 'secretary' : pick(random, ['social-worker', 'social-worker', 'secretary']);
  const pair = specialists[block.index - 1];
  return bySeat[letter] ?? (seat < 10 ? pair?.[0] : pair?.[1]) ?? 'property';
}

/** 18 to 24 a team, `MEMBERS` together. */
function teamSizes(seed: number): readonly number[] {
  const random = streamFor(seed, 'team sizes');
  const sizes = blocks.map(() => between(random, 19, 23));
  let missing = MEMBERS - sizes.reduce((sum, size) => sum + size, 0);
  for (let i = 0; missing !== 0; i = (i + 1) % sizes.length) {
    const next = (sizes[i] ?? 0) + Math.sign(missing);
    if (next < 18 || next > 24) continue;
    sizes[i] = next;
    missing -= Math.sign(missing);
  }
  return sizes;
}
