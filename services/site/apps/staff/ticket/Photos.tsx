import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useLive } from '../app/live.ts';
import { ticketWords } from '../words/work.ts';

/** What the resident photographed. The links live for a short time, so they are asked for with the ticket. */
export function Photos({ report }: { report: string }) {
  const { intake } = useApi();
  const { say } = useSpeech();
  const live = useLive({ key: `photos ${report}` }, (signal) => intake.photos(report, signal));
  // Whoever may not see them is not told that there are any.
  const refused = live.problem && [401, 403, 404].includes(live.problem.status);
  if (refused || (!live.problem && !live.data?.length)) return null;
  return (
    <section>
      <h3>{say(ticketWords.photos)}</h3>
      {live.problem ? (
        <p className="fine">{say(ticketWords.photosNone)}</p>
      ) : (
        <ul className="photos">
          {live.data?.map((photo, i) => (
            <li key={photo.id}>
              <a href={photo.url} target="_blank" rel="noreferrer">
                <img src={photo.url} alt={say(ticketWords.photo, { n: i + 1 })} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
