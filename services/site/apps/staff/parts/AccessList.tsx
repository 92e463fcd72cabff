import type { SeenEntry } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { pageWords, readWords, seenWords } from '../words/seen.ts';
import { Person } from './Person.tsx';
import { At } from './When.tsx';

const REVEAL = /^reveal: /;

/** Who accessed what of a resident, when and why, the newest first; a reveal with a reason stands out from an opened page. */
export function AccessList({ entries }: { entries: readonly SeenEntry[] }) {
  const { say } = useSpeech();
  if (entries.length === 0) return <p className="fine">{say(seenWords.empty)}</p>;
  return (
    <ul>
      {entries.map(({ at, by, purpose, read }) => {
        const [what, page] = [readWords[read], pageWords[purpose]];
        return (
          <li key={`${at} ${by} ${read}`} className={REVEAL.test(purpose) ? 'revealed' : undefined}>
            <p>
              <Person actor={by} /> · {what ? say(what) : read} · <At at={at} />
            </p>
            <p className="fine" dir="auto">
              {page ? say(page) : purpose.replace(REVEAL, '')}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
