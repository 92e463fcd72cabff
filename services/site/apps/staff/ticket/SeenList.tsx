import type { AutomatedAccess } from '../api/seen.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { AccessList } from '../parts/AccessList.tsx';
import { Failed } from '../parts/EmptyState.tsx';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { At } from '../parts/When.tsx';
import { messageWords, readWords, seenWords } from '../words/seen.ts';

/** Who looked at the resident's words, photos and contact, when and what for; and what the system itself read. */
export function SeenList({ ticket }: { ticket: string }) {
  const { seen } = useApi();
  const { say } = useSpeech();
  const people = useLive({ key: ticket }, (signal) => seen.ticket(ticket, signal));
  const machines = useLive({ key: `machines ${ticket}` }, (signal) => seen.machines(ticket, signal));
  if (!people.data) {
    return people.problem ? <Failed problem={people.problem} retry={people.reload} /> : <ListSkeleton />;
  }
  return (
    <div className="seen">
      <h4>{say(seenWords.people)}</h4>
      <AccessList entries={people.data} />
      <h4>{say(seenWords.machines)}</h4>
      {machines.problem && <p className="fine">{say(seenWords.unmachined)}</p>}
      <ul>
        {machines.data?.map((look) => (
          <Machine key={`${look.at} ${look.by} ${look.purpose}`} look={look} />
        ))}
      </ul>
    </div>
  );
}

function Machine({ look: { by, read, at, purpose, isSent } }: { look: AutomatedAccess }) {
  const { say } = useSpeech();
  const what = readWords[read];
  const message = messageWords[purpose ?? ''];
  const said = message ? say(message) : (purpose ?? '');
  return (
    <li>
      <p>
        {say(seenWords[by])} · {what ? say(what) : read} · <At at={at} />
      </p>
      <p className="fine">
        {by === 'routing'
          ? say(seenWords.toFindHolder)
          : say(isSent ? seenWords.toSend : seenWords.toAsk, { what: said })}
      </p>
    </li>
  );
}
