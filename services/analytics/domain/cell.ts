import type { CallFact, DeadlineFact, Fact, Place, TicketFact } from './fact.ts';

/**
 * A fact as an attribute of its line: the name is publisher and version, so each event has a place of its own and the
 * same event is always the same attribute with the same value. Writing needs no condition, order does not matter.
 */
export interface Cell {
  readonly name: string;
  readonly value: string;
}

const prefix = { ticket: 'c', deadline: 'e', call: 'i' } as const;

export function toCell(fact: Fact): Cell {
  const { area, category, urgency, channel, level } = fact.place;
  const common = [fact.what, area, category, urgency, channel, level];
  return { name: `${prefix[fact.of]}${fact.version}`, value: [...common, ...details(fact)].join('|') };
}

function details(fact: Fact): (string | number)[] {
  if (fact.of === 'deadline') return [fact.stage, fact.cycle, fact.level, fact.seconds];
  switch (fact.what) {
    case 'called':
      return [fact.reached ? 'yes' : '', fact.attempt, fact.solved, fact.satisfied];
    case 'rated':
      return [fact.solved, fact.satisfied];
    case 'closed':
      return [fact.by, fact.seconds];
    default:
      return [];
  }
}

/** The fact of an attribute; undefined for any other attribute of the item. */
export function fromCell({ name, value }: Cell): Fact | undefined {
  const [, kind, digits] = /^([cei])(\d+)$/.exec(name) ?? [];
  if (!kind) return undefined;
  const [what = '', area = '', category = '', urgency = '', channel = '', level, ...rest] = value.split('|');
  const place = { area, category, urgency, channel, level: Number(level) } as Place;
  const version = Number(digits);
  if (kind === 'i') return { of: 'call', version, what: what as CallFact['what'], place };
  if (kind === 'c') return ticketFact(version, what as TicketFact['what'], place, rest);
  const [stage, cycle, at, seconds] = rest;
  return {
    of: 'deadline',
    version,
    what: what as DeadlineFact['what'],
    stage: stage as DeadlineFact['stage'],
    cycle: Number(cycle),
    level: Number(at),
    place,
    seconds: Number(seconds),
  };
}

type Of<W> = Extract<TicketFact, { what: W }>;

function ticketFact(version: number, what: TicketFact['what'], place: Place, rest: string[]): TicketFact {
  const base = { of: 'ticket' as const, version, place };
  const [a = '', b = '', c = '', d = ''] = rest;
  switch (what) {
    case 'called':
      return {
        ...base,
        what,
        reached: a === 'yes',
        attempt: Number(b),
        solved: c as Of<'called'>['solved'],
        satisfied: d as Of<'called'>['satisfied'],
      };
    case 'rated':
      return { ...base, what, solved: a as Of<'rated'>['solved'], satisfied: b as Of<'rated'>['satisfied'] };
    case 'closed':
      return { ...base, what, by: a as Of<'closed'>['by'], seconds: Number(b) };
    default:
      return { ...base, what };
  }
}
