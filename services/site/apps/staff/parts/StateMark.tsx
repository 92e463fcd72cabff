import type { Urgency } from '#events/fields.ts';
import type { TicketState } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { stateWords, urgencyWords } from '../words/states.ts';

/** Each state has a word, a shape and a tone; the shape fills as the work goes on. Paths on a 16 × 16 field. */
const shapes: Record<TicketState, { tone: string; path: string; filled?: string }> = {
  received: { tone: 'info', path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z' },
  assigned: { tone: 'warn', path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z', filled: 'M8 8V2a6 6 0 0 1 6 6Z' },
  accepted: { tone: 'info', path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z', filled: 'M8 2a6 6 0 0 1 0 12Z' },
  working: {
    tone: 'info',
    path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
    filled: 'M8 8V2a6 6 0 1 1-6 6Z',
  },
  proposed: { tone: 'paused', path: 'M8 1.5 14.5 8 8 14.5 1.5 8Z' },
  closed: { tone: 'ok', path: 'M2.5 8.5 6.5 12.5 13.5 4' },
  reopened: { tone: 'danger', path: 'M3.2 5.5A5.5 5.5 0 1 1 2.5 9M3 1.8v4h4' },
  withdrawn: { tone: 'info', path: 'M3 8h10M6.5 4.5 3 8l3.5 3.5' },
  doubtful: { tone: 'warn', path: 'M5.2 5.6a2.8 2.8 0 1 1 4.3 2.3c-1 .7-1.5 1.2-1.5 2.3M8 13.4v.2' },
};

export function StateMark({ state }: { state: TicketState }) {
  const { say } = useSpeech();
  const shape = shapes[state] ?? shapes.received;
  return (
    <span className={`mark ${shape.tone}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={shape.path} />
        {shape.filled && <path d={shape.filled} className="filled" />}
      </svg>
      {stateWords[state] ? say(stateWords[state]) : state}
    </span>
  );
}

/** Marks only urgent and emergency tickets. */
export function UrgencyMark({ urgency }: { urgency: Urgency | undefined }) {
  const { say } = useSpeech();
  if (urgency !== 'emergency' && urgency !== 'urgent') return null;
  return (
    <span className={`mark ${urgency === 'emergency' ? 'danger' : 'warn'}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M8 1.8 14.8 14H1.2ZM8 6.5v3.2M8 11.8v.2" />
      </svg>
      {say(urgencyWords[urgency])}
    </span>
  );
}
