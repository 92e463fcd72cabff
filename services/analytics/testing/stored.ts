import {
  CallbackRecorded,
  ResolutionProposed,
  TicketAssigned,
  TicketClosed,
  TicketLevelRaised,
  TicketOpened,
  TicketRated,
  TicketReopened,
  TicketWithdrawn,
} from '#events/casework.ts';
import type { EventDefinition } from '#events/envelope.ts';
import { DeadlineMet, DeadlineMissed } from '#events/escalation.ts';
import { CallMissed, ConsultationAnswered } from '#events/intake.ts';
import { LEADER, tellCommunity } from '#shared/stored/sample-community.ts';
import { type Running, type StoredScript, without } from '#shared/stored/script.ts';

const MINUTE = 60_000;
const id = (letter: 'R' | 'C', n: number): string => `${letter}${String(n).padStart(26, '0')}`;

/** A ticket that moves from where its resident thought it was, and the other ways in which things end. */
const FACTS: readonly (readonly [EventDefinition, subject: string, data?: object])[] = [
  [TicketOpened, id('R', 1)],
  [TicketAssigned, id('R', 1), { assignment: 1, previous: undefined, why: 'reported', from: 'qt/qt-03' }],
  [DeadlineMissed, id('R', 1)],
  [TicketLevelRaised, id('R', 1)],
  [DeadlineMet, id('R', 1)],
  [ResolutionProposed, id('R', 1)],
  [TicketRated, id('R', 1)],
  [TicketReopened, id('R', 1)],
  [CallbackRecorded, id('R', 1), { cycle: 2 }],
  [TicketClosed, id('R', 1), { cycle: 2 }],
  [TicketOpened, id('R', 2), { area: undefined }],
  [TicketOpened, id('R', 3)],
  [TicketWithdrawn, id('R', 3)],
  [CallMissed, id('C', 4)],
  [ConsultationAnswered, id('C', 5)],
];

async function lives(s: Running): Promise<void> {
  await tellCommunity(s);
  for (const [n, [definition, subject, data = {}]] of FACTS.entries()) {
    s.wait(MINUTE);
    await s.event(definition, subject, { version: n + 1, data });
  }
  // Nobody writes any more, and somebody asks: rows are kept of each sheet.
  s.wait(10 * MINUTE);
  await asks(s);
  s.wait(MINUTE);
}

async function asks(s: Running): Promise<Record<string, unknown>> {
  const [from, to] = ['2026-11-22', '2026-11-24'];
  const answers: Record<string, unknown> = {};
  for (const by of ['', 'day', 'area', 'category', 'channel', 'urgency', 'level'])
    for (const area of ['qt', 'qt/qt-03/qt-03-07'])
      answers[`${area} by ${by || 'nothing'}`] = await s.call(
        `GET /figures?area=${area}&from=${from}&to=${to}${by && `&by=${by}`}`,
        { by: LEADER },
      );
  return without(answers, 'title', 'formula');
}

async function goesOn(s: Running): Promise<void> {
  const placed = { from: '-', assignment: 1, previous: undefined };
  await s.event(TicketAssigned, id('R', 2), { version: 30, data: placed });
  // What comes twice leaves the same line.
  await s.event(TicketClosed, id('R', 1), { version: 10, data: { cycle: 2 } });
  s.wait(10 * MINUTE);
}

/** Lines of sheets, marks, and rows that were counted from them. */
export const script: StoredScript = { lives, asks, goesOn };
