import type {
  HolderWanted,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketRated,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import type { Channel, Language, Satisfied, Solved } from '#events/fields.ts';
import { type FactOf, factOf } from '#shared/command/fact.ts';
import { known, placed } from './published.ts';
import { type Placement, type Ticket, toldArea, type Wish } from './ticket.ts';

export const fact = factOf<Ticket>();

export const withOne = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all : [...all, one];

interface Opening {
  readonly number: string;
  readonly channel: Channel;
  readonly lang: Language;
  readonly area?: string | undefined;
  readonly category?: string | undefined;
  readonly enteredBy?: string | undefined;
}

type Assignment = Placement & { readonly request: number };

/** What happens to a ticket beside the facts that a single command records (`commands/<name>`). */
export const facts = {
  TicketOpened: fact<Opening, typeof TicketOpened>({
    label: { zh: '登记工单', en: 'Ticket opened' },
    evolve: (t, { number, channel, lang, area, category, enteredBy }, { at }) => ({
      ...t,
      phase: 'received',
      number,
      channel,
      lang,
      cycle: 1,
      request: 1,
      openedAt: at,
      chosen: { area, category },
      enteredBy,
    }),
    publish: ({ number, cycle, channel, chosen: { area, category } }) => ({
      number,
      cycle,
      channel,
      area,
      category,
    }),
  }),
  RoutingHeld: fact<{ area: string; request: number }>({
    label: { zh: '无法自动分派，转待定', en: 'Held for a lead to decide' },
    evolve: (t, { area }) => ({ ...t, heldFor: area }),
  }),
  TicketAssigned: fact<Assignment, typeof TicketAssigned>({
    label: { zh: '分派责任人', en: 'Assigned' },
    evolve: (t, { request, area, team, holder, category, urgency, level }) => {
      const before = t.placement?.holder;
      return {
        ...t,
        phase: 'assigned',
        request,
        placement: { area, team, holder, category, urgency, level },
        heldFor: undefined,
        rising: false,
        assignment: t.assignment + 1,
        previous: before === holder ? undefined : before,
        from: toldArea(t) ?? '-',
        holders: withOne(t.holders, holder),
        acceptedAt: undefined,
        contactedAt: undefined,
      };
    },
    publish: (t) => ({
      ...placed(t),
      assignment: t.assignment,
      previous: t.previous,
      why: t.why,
      from: t.from,
    }),
  }),
  TicketRated: fact<{ solved: Solved; satisfied?: Satisfied; by: 'page' | 'sms' }, typeof TicketRated>({
    label: { zh: '居民评价', en: 'Rated by the resident' },
    evolve: (t) => t,
    publish: (t, { solved, satisfied, by }) => ({ ...placed(t), solved, satisfied, by }),
  }),
  ConfirmationWanted: fact<{ wish: Wish }>({
    label: {
      zh: '凭查询码要求结束，待向居民核实',
      en: 'To be ended, says somebody with the code; the resident is to be asked',
    },
    evolve: (t, { wish }) => ({ ...t, toConfirm: wish }),
  }),
  TicketReopened: fact<object, typeof TicketReopened>({
    label: { zh: '没解决，重新办理', en: 'Reopened: not solved' },
    evolve: (t) => ({
      ...t,
      phase: 'reopened',
      cycle: t.cycle + 1,
      attempts: 0,
      unanswered: [],
      // The wish to withdraw stands until the resident is asked.
      toConfirm: t.toConfirm === 'solved' ? undefined : t.toConfirm,
    }),
    publish: placed,
  }),
  TicketLevelRaised: fact<{ before: number; level: number }, typeof TicketLevelRaised>({
    label: { zh: '逾期未办，升级', en: 'Late: raised to the next level' },
    evolve: (t, { level }) => ({ ...t, placement: t.placement && { ...t.placement, level } }),
    publish: (t, { before }) => ({ ...placed(t), before }),
  }),
  HolderWanted: fact<{ request: number; why: 'reopened' | 'level-raised' }, typeof HolderWanted>({
    label: { zh: '请派责任人', en: 'Holder asked for' },
    shownTo: 'nobody',
    evolve: (t, { request, why }) => ({ ...t, request, why, rising: why === 'level-raised' }),
    publish: (t, { request, why }) => {
      const { team: _team, opened: _opened, channel: _channel, lang: _lang, ...rest } = placed(t);
      return { ...rest, request, why };
    },
  }),
  TicketWithdrawn: fact<object, typeof TicketWithdrawn>({
    label: { zh: '居民撤回', en: 'Withdrawn by the resident' },
    evolve: (t) => ({ ...t, phase: 'withdrawn', rising: false, toConfirm: undefined }),
    publish: (t) => ({ ...known(t), opened: t.openedAt, lang: t.lang }),
  }),
  TicketClosed: fact<{ by: 'resident' | 'callback' | 'unreached' }, typeof TicketClosed>({
    label: { zh: '办结', en: 'Closed' },
    evolve: (t) => ({ ...t, phase: 'closed', toConfirm: undefined }),
    publish: (t, { by }) => ({ ...placed(t), by }),
  }),
} as const;

/** A fact that more than one decision records. */
export type CoreFact = FactOf<typeof facts>;

/** The same number, the next cycle, and routing is asked for a holder. */
export const reopen = (t: Ticket): CoreFact[] => [
  { type: 'TicketReopened' },
  { type: 'HolderWanted', request: t.request + 1, why: 'reopened' },
];
