import * as z from 'zod/mini';
import { reads } from '#events/reads/catalogue.ts';

/** Answers a named read of another service with what a script says, by read and id. */
export function answerRead(
  answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  { FunctionName, Payload }: Record<string, unknown>,
): object {
  const name = String(FunctionName).replace('huying-', '').replace('-read-', '.');
  const { ids } = JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as { ids: string[] };
  const known = answers[name] ?? {};
  const found = Object.fromEntries(
    ids.flatMap((id) => (id in known ? [[id, whole(name, known[id] as object)]] : [])),
  );
  return { Payload: Buffer.from(JSON.stringify(found)) };
}

/** What a read has to tell and the script leaves out is that of the definition's example. */
function whole(name: string, given: object | undefined): object {
  const definition = reads.get(name);
  if (!definition) throw new Error(`there is no named read ${name}`);
  const { answer, example } = definition;
  const { error } = z.safeParse(answer, given);
  const missing = new Set(error?.issues.map(({ path }) => path[0]));
  const added = Object.entries(example.answer).filter(([field]) => missing.has(field));
  return { ...Object.fromEntries(added), ...given };
}
