import type { SeenEntry } from '../api/answers.ts';
import { useSpeech } from '../app/language.tsx';
import { pageWords, readWords, seenWords } from '../words/seen.ts';
import { Person } from './Person.tsx';
import { At } from './When.tsx';

const REVEAL = /^reveal: /;

/** Who saw what of somebody, when and why, the newest first; a look with a reason stands out from an opened page. */
export function Looks({ looks }: { looks: readonly SeenEntry[] }) {
  const { say } = useSpeech();
  if (looks.length === 0) return <p className="fine">{say(seenWords.empty)}</p>;
  return (
    <ul>
      {looks.map(({ at, by, purpose, read }) => {
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
