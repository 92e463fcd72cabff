import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { TicketSkeleton } from '../parts/Skeletons.tsx';
import { Matter } from '../ticket/TicketParts.tsx';
import { doubtfulWords as w } from '../words/doubtful.ts';

/** The resident's words and place, where the dispatcher has the right to read them. */
export function Evidence({ ticket }: { ticket: string }) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const live = useLive({ key: ticket }, (signal) => casework.ticket(ticket, signal));
  return (
    <aside className="evidence" aria-label={say(w.evidence)}>
      {live.data ? (
        <Matter ticket={live.data} />
      ) : live.problem ? (
        <p className="fine">{say(w.evidenceNone)}</p>
      ) : (
        <TicketSkeleton />
      )}
    </aside>
  );
}
