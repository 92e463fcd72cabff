import type { ApiProblem } from '../api/problem.ts';
import { useSpeech } from '../app/language.tsx';
import { common } from '../words/common.ts';

/** The result of a command, or why it failed, announced to screen readers. */
export function Notice({
  done,
  problem,
  also,
}: {
  done?: string | undefined;
  problem?: ApiProblem | undefined;
  also?: string | undefined;
}) {
  const { say } = useSpeech();
  return (
    <>
      <p className="notice ok" role="status" hidden={!done}>
        {done}
      </p>
      {problem && (
        <div className="notice danger" role="alert">
          <p>{problem.title}</p>
          {also && <p>{also}</p>}
          {problem.errors.map((e) => (
            <p key={e.field}>{e.message}</p>
          ))}
          {problem.status >= 500 && problem.instance && (
            <p className="fine">{say(common.help, { instance: problem.instance })}</p>
          )}
        </div>
      )}
    </>
  );
}
