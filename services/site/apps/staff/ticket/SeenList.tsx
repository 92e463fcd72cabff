import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { Failed } from '../parts/Blank.tsx';
import { Person } from '../parts/Person.tsx';
import { ListSkeleton } from '../parts/Skeletons.tsx';
import { At } from '../parts/When.tsx';
import { revealWords } from '../words/work.ts';

/** Who looked at the resident's contact, when and what for. */
export function SeenList({ ticket }: { ticket: string }) {
  const { casework } = useApi();
  const { say } = useSpeech();
  const live = useLive({ key: ticket }, (signal) => casework.seen(ticket, signal));
  if (!live.data) {
    return live.problem ? <Failed problem={live.problem} retry={live.reload} /> : <ListSkeleton />;
  }
  return (
    <div className="seen">
      <h4>{say(revealWords.seenText)}</h4>
      {live.data.length === 0 && <p className="fine">{say(revealWords.seenEmpty)}</p>}
      <ul>
        {live.data.map((entry) => (
          <li key={`${entry.at} ${entry.by}`}>
            <p>
              <Person actor={entry.by} /> · <At at={entry.at} />
            </p>
            <p className="fine">{entry.purpose.replace(/^reveal: /, '')}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
