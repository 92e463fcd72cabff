import type { CloudEvent } from '#events/envelope.ts';

/** One thing that counts on one local day. Written for being plainly right, with nothing of analytics in it. */
export interface Item {
  readonly day: string;
  /** Empty: nobody knows yet. */
  readonly area: string;
  readonly category: string;
  readonly channel: string;
  readonly urgency: string;
  readonly level: string;
  /** Ticket, deadline or call, with what is known at the end. */
  readonly is: TicketItem | DeadlineItem | { readonly kind: 'consultation' | 'missed-call' };
}

export interface TicketItem {
  readonly kind: 'ticket';
  readonly phase: 'open' | 'proposed' | 'closed' | 'withdrawn';
  readonly level: number;
  readonly reopened: boolean;
  readonly everProposed: boolean;
  readonly followedUp: boolean;
  readonly answer?: 'solved' | 'not' | undefined;
  readonly rating?: string | undefined;
  /** From opening to closing. */
  readonly seconds?: number | undefined;
}

export interface DeadlineItem {
  readonly kind: 'deadline';
  readonly stage: string;
  readonly inTime: boolean;
  /** From opening to the first contact. */
  readonly seconds?: number | undefined;
}

interface Data {
  readonly area?: string;
  readonly category?: string;
  readonly channel?: string;
  readonly urgency?: string;
  readonly level?: number;
  readonly stage?: string;
  readonly cycle?: number;
  readonly opened?: string;
  readonly done?: string;
  readonly due?: string;
  readonly late?: boolean;
  readonly solved?: string;
  readonly satisfied?: string;
  readonly reached?: boolean;
  readonly attempt?: number;
  readonly by?: string;
}
const STAGES = ['dispatch', 'accept', 'contact', 'resolve'];
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const dayIn = (instant: string): string => shanghai.format(new Date(instant));
const between = (from: string, to: string): number =>
  Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1000));
const nameOf = (event: CloudEvent): string => event.type.split('.')[2] ?? '';

/** Everything that counts, from all events of casework, escalation and intake. */
export function itemsOf(events: readonly CloudEvent[]): Item[] {
  const inOrder = (list: CloudEvent[]) => [...list].sort((a, b) => a.version - b.version);
  const groups = Map.groupBy(events, (e) => `${e.source} ${e.subject}`);
  return [...groups].flatMap(([of, list]) => {
    if (of.startsWith('huying/casework ')) return ticketOf(inOrder(list));
    if (of.startsWith('huying/escalation ')) return deadlinesOf(inOrder(list));
    return callsOf(list);
  });
}

/** Walks through a ticket's life. */
function ticketOf(events: CloudEvent[]): Item[] {
  let day = '';
  let opened = '';
  let phase: TicketItem['phase'] = 'open';
  const place = { area: '', category: '', channel: '', urgency: '', level: 1 };
  let [reopened, everProposed, followedUp] = [false, false, false];
  let answer: TicketItem['answer'];
  let rating: string | undefined;
  let seconds: number | undefined;
  for (const event of events) {
    const data = event.data as Data;
    for (const key of ['area', 'category', 'channel', 'urgency', 'level'] as const)
      if (data[key] !== undefined) Object.assign(place, { [key]: data[key] });
    switch (nameOf(event)) {
      case 'TicketOpened':
        opened = event.time;
        day = dayIn(event.time);
        break;
      case 'TicketAssigned':
        phase = 'open';
        break;
      case 'ResolutionProposed':
        phase = 'proposed';
        everProposed = true;
        followedUp = false;
        break;
      case 'TicketRated':
        answer = data.solved === 'solved' ? 'solved' : 'not';
        followedUp = true;
        if (data.satisfied) rating = data.satisfied;
        break;
      case 'CallbackRecorded':
        if (data.reached || (data.attempt ?? 0) >= 3) followedUp = true;
        if (data.reached && data.solved) answer = data.solved === 'solved' ? 'solved' : 'not';
        if (data.satisfied) rating = data.satisfied;
        break;
      case 'TicketReopened':
        phase = 'open';
        reopened = true;
        followedUp = true;
        answer = 'not';
        break;
      case 'TicketClosed':
        phase = 'closed';
        followedUp = true;
        everProposed = true;
        if (data.by !== 'unreached') answer = 'solved';
        seconds = between(opened, event.time);
        break;
      case 'TicketWithdrawn':
        phase = 'withdrawn';
        break;
    }
  }
  if (day === '') return [];
  const { level } = place;
  const life = { phase, level, reopened, everProposed, followedUp: everProposed && followedUp };
  const told = { answer, rating, seconds: phase === 'closed' ? seconds : undefined };
  return [{ ...place, day, level: String(level), is: { kind: 'ticket', ...life, ...told } }];
}

/** Of each deadline the last word; clocks of calls and of rising levels are no deadlines of tickets. */
function deadlinesOf(events: CloudEvent[]): Item[] {
  const last = new Map<string, CloudEvent>();
  for (const event of events) {
    const { stage, cycle, level } = event.data as Data;
    const counts = ['DeadlineMet', 'DeadlineMissed'].includes(nameOf(event)) && STAGES.includes(stage ?? '');
    if (counts) last.set(`${stage}/${cycle}/${level}`, event);
  }
  return [...last.values()].map((event) => {
    const { stage = '', cycle, opened, done, due = '', late, ...place } = event.data as Data;
    const isFirst = stage === 'contact' && cycle === 1;
    return {
      ...cutsOf(place),
      day: dayIn(due),
      is: {
        kind: 'deadline',
        stage,
        inTime: nameOf(event) === 'DeadlineMet' && !late,
        seconds: isFirst && opened && done ? between(opened, done) : undefined,
      },
    };
  });
}

function callsOf(events: readonly CloudEvent[]): Item[] {
  return events.flatMap((event): Item[] => {
    const data = event.data as Data;
    const base = { ...cutsOf(data), day: dayIn(event.time) };
    if (nameOf(event) === 'ConsultationAnswered') return [{ ...base, is: { kind: 'consultation' } }];
    if (nameOf(event) === 'CallMissed') return [{ ...base, channel: 'hotline', is: { kind: 'missed-call' } }];
    return [];
  });
}

/** What a place is called that nobody knows. */
const UNKNOWN = ['-', 'unplaced'];

const cutsOf = ({ area = '', category = '', channel = '', urgency = '', level }: Data) => ({
  area: UNKNOWN.includes(area) ? '' : area,
  category,
  channel,
  urgency,
  level: level === undefined ? '' : String(level),
});
