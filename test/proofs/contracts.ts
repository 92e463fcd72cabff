import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { committed, references } from '../../docs/generate.ts';
import { operationsOf } from '../../docs/reference/contracts.ts';
import { asyncApiFlaws, openApiFlaws } from '../../docs/valid.ts';
import { catalogue } from '../../events/catalogue.ts';
import { Envelope, type EventDefinition } from '../../events/envelope.ts';
import { services } from '../../infra/model/services.ts';
import { subscribedTypes } from '../../infra/model/subscriptions.ts';
import { lastLine } from '../support/print.ts';

/**
 * `npm run contracts`: are the references valid and current, does every event that was ever published still parse, and
 * does nobody wait for what nobody tells, or tell what nobody hears? Needs no system. Last line:
 * {ok, routes, events, problems}.
 */
const problems: string[] = [];
const check = (good: boolean, problem: string): void => void (good || problems.push(problem));

/** What cannot be told at all is a problem too, and the others are still looked for. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    const { message } = error as Error;
    check(problems.includes(message), message);
    return otherwise;
  }
}

const routes = services.flatMap((service) => attempt(() => operationsOf(service), []));

const made = attempt(references, {});
for (const [name, text] of Object.entries(made))
  check(committed(name) === text, `docs/reference/${name} is not current: run npx node docs/generate.ts`);
const { 'openapi.json': openApi, 'asyncapi.json': asyncApi } = made;
for (const flaw of openApi ? await openApiFlaws(openApi) : []) problems.push(`openapi.json: ${flaw}`);
for (const flaw of asyncApi ? await asyncApiFlaws(asyncApi) : []) problems.push(`asyncapi.json: ${flaw}`);

type Golden = Readonly<Record<string, readonly { readonly type?: unknown; readonly data?: unknown }[]>>;
const golden: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'events', 'golden.json'), 'utf8'),
);

/** Parses, and nothing of it is lost: a subscriber that reads it back has all that was told. */
const survives = (schema: EventDefinition['schema'], value: unknown): boolean => {
  const { success, data } = z.safeParse(schema, value);
  return success && isDeepStrictEqual(data, value);
};
for (const { type, schema, example } of catalogue.values()) {
  const known = golden[type] ?? [];
  check(known.length > 0, `${type} has no golden event: GOLDEN=add npx vitest run events/golden`);
  check(
    known.some(({ data }) => isDeepStrictEqual(data, example)),
    `${type}: the example of today is not golden: GOLDEN=add npx vitest run events/golden`,
  );
  known.forEach((event, n) => {
    const reads = event.type === type && survives(Envelope, event) && survives(schema, event.data);
    check(reads, `${type}: golden event ${n + 1} is not read any more: make a v2 beside it`);
  });
}
for (const type of Object.keys(golden)) check(catalogue.has(type), `${type} was published once and is gone`);

// Says who it is when somebody subscribes to what its source does not publish.
const sent = attempt(() => subscribedTypes(services), new Map<string, readonly string[]>());
const published = services.flatMap(({ publishes = [] }) => publishes);
const heard = new Set([...sent.values()].flat());
for (const { type } of published) check(catalogue.has(type), `${type} is published and not in the catalogue`);
for (const type of heard) check(catalogue.has(type), `${type} is subscribed to and not in the catalogue`);
const declared = new Set(published.map(({ type }) => type));
for (const type of catalogue.keys())
  check(declared.has(type), `${type} is in the catalogue and nobody tells it`);

const quiet = published.filter(({ type }) => !heard.has(type)).map(({ name }) => name);
console.log(`${routes.length} routes, ${catalogue.size} events, ${heard.size} of them sent`);
console.log(`kept in the log since nobody hears them: ${quiet.join(', ') || 'none'}`);
for (const problem of problems) console.log(`✗ ${problem}`);
lastLine({ ok: problems.length === 0, routes: routes.length, events: catalogue.size, problems });
process.exit(problems.length === 0 ? 0 : 1);
