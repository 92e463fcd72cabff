import type { Entry, Head } from '../aggregate.ts';
import { type Cause, commit, type Loaded, load } from '../commit.ts';
import { shortHash } from '../entry.ts';
import { republish, toEvents } from '../publish.ts';
import type { PutHead, Store } from '../store.ts';
import { type ConsumerRules, Consumers } from './consumers.ts';
import { type Intent, Model } from './model.ts';
import { type Command, decideSample, type Sample, sample } from './sample-aggregate.ts';
import type { Answer, Scenario, Step } from './scenario.ts';

/** Where a scenario runs: in memory or on an engine. `images` are the images of an item's heads since asked last. */
export interface Storage {
  readonly store: Store;
  readonly vault: Store;
  images(id: string): Promise<Head[]>;
}

/** What a test may take away, to see the property notice. The code under test has no such switch. */
export interface Rules extends ConsumerRules {
  /** What the n-th delivery (1, 2, …) of an intent gives as its cause. */
  readonly cause: (cause: Cause, nth: number) => Cause;
  readonly store: (store: Store) => Store;
  readonly republishes: boolean;
}

export const sound: Rules = {
  cause: (cause) => cause,
  store: (store) => store,
  republishes: true,
  claims: true,
  latestWins: true,
};

class LostAnswer extends Error {}

/** Loses the answer of one head write, or lets the client's own retry send it twice. */
function unreliable(store: Store, answer: Answer): Store {
  let left = answer === 'arrives' ? 0 : 1;
  const putHead = async (head: Head, version: number): Promise<PutHead> => {
    const put = await store.putHead(head, version);
    if (!put.ok || left-- <= 0) return put;
    if (answer === 'lost') throw new LostAnswer();
    return store.putHead(head, version);
  };
  return { ...store, putHead };
}

interface Delivery {
  readonly answer: Answer;
  readonly skew?: number;
  readonly from?: number;
}

const ACTOR = 'm-00412';
const MINUTE = 60_000;

/** The life of one aggregate with everything that goes wrong around it. `invariants.ts` checks what is left. */
export class Simulation {
  readonly model = new Model();
  readonly consumers: Consumers;
  /** Causes whose sender was told that they are in the log. */
  readonly acknowledged = new Set<string>();
  readonly seen = { deliveries: 0, given: 0, lost: 0, races: 0, dropped: 0, crashes: 0 };
  readonly storage: Storage;
  readonly id: string;
  readonly #rules: Rules;
  readonly #intents: Intent[] = [];
  readonly #delivered = new Map<Intent, number>();
  /** How the aggregate stood before each delivery. */
  readonly #stood: Loaded<Sample>[] = [];
  #pending: Head[] = [];
  #now = Date.UTC(2026, 10, 22, 1);

  constructor(storage: Storage, id: string, rules: Rules) {
    this.storage = storage;
    this.id = id;
    this.#rules = rules;
    this.consumers = new Consumers(rules);
  }

  async run({ steps }: Scenario): Promise<void> {
    await this.#one(this.#intent('open', 0, false), { answer: 'arrives' });
    for (const step of steps) await this.#step(step);
    await this.#publish(Number.POSITIVE_INFINITY, 'no', false);
    this.consumers.deliverAll();
    if (this.#rules.republishes && this.seen.dropped > 0) {
      const again = await republish(this.storage.store, 'casework', sample, this.id);
      for (const { event } of again) this.consumers.enqueue(event);
      this.consumers.deliverAll();
    }
  }

  /** The log as it is stored, read without the code under test. */
  async log(): Promise<Entry[]> {
    const head = (await this.storage.store.get(this.id, '-')) as Head;
    const chunks = Array.from({ length: head.spilled / 8 }, (_, n) =>
      this.storage.store.get(this.id, `log#${n}`),
    );
    return [...(await Promise.all(chunks)).flatMap((chunk) => chunk?.log as Entry[]), ...head.log];
  }

  async #step(step: Step): Promise<void> {
    if (step.do === 'wait') this.#now += step.minutes * MINUTE;
    else if (step.do === 'consume') this.consumers.deliver(step.shuffle, step.share, step.twice);
    else if (step.do === 'publish') await this.#publish(step.count, step.crash, step.drop);
    else if (step.do === 'race') await this.#race(step);
    else if (step.do === 'again') {
      const intent = this.#intents[step.which % this.#intents.length] as Intent;
      await this.#one(intent, step);
    } else {
      const intent = this.#intent(step.command, step.age, step.keyed);
      for (let n = 0; n < step.times; n++) await this.#one(intent, step);
    }
  }

  #intent(command: Command, age: number, keyed: boolean): Intent {
    const n = this.#intents.length;
    const made = new Date(this.#now - age * MINUTE).toISOString();
    const cause: Cause = keyed
      ? { id: `key-${n}`, fingerprint: `body-${n}` }
      : { id: `intake.R01.${n}`, made };
    const intent = { command, cause, text: 'w'.repeat(1 + (n % 5)) };
    this.#intents.push(intent);
    return intent;
  }

  async #one(intent: Intent, { answer, skew = 0, from }: Delivery): Promise<void> {
    const at = new Date(this.#now + skew * MINUTE).toISOString();
    await this.#deliver(intent, answer, at, await this.#standing(from));
    this.model.apply(intent, at, ACTOR);
  }

  /** Several at once; who won is taken from the log, and the model follows. */
  async #race({ commands, twin, from }: Step & { do: 'race' }): Promise<void> {
    this.seen.races++;
    const before = this.model.facts.length;
    const intents = commands.map((command) => this.#intent(command, 0, false));
    const at = new Date(this.#now).toISOString();
    const all = twin ? [...intents, ...intents.slice(0, 1)] : intents;
    const start = await this.#standing(from);
    await Promise.all(all.map((intent) => this.#deliver(intent, 'arrives', at, start)));
    const winners = new Set((await this.log()).slice(before).map(([, , , cause]) => cause));
    for (const winner of winners) {
      const intent = intents.find(({ cause }) => shortHash(cause.id) === winner);
      if (intent) this.model.apply(intent, at, ACTOR);
    }
  }

  /** The aggregate as of that many deliveries ago; undefined when the commit is to read it itself. */
  async #standing(ago: number | undefined): Promise<Loaded<Sample> | undefined> {
    this.#stood.push(await load(this.storage.store, sample, this.id));
    return ago === undefined ? undefined : this.#stood.at(-1 - ago);
  }

  /** As a queue does: the same cause again until an answer arrives. */
  async #deliver(intent: Intent, answer: Answer, at: string, from?: Loaded<Sample>): Promise<void> {
    this.seen.deliveries++;
    if (from) this.seen.given++;
    const nth = (this.#delivered.get(intent) ?? 0) + 1;
    this.#delivered.set(intent, nth);
    const cause = this.#rules.cause(intent.cause, nth);
    const store = unreliable(this.#rules.store(this.storage.store), answer);
    const stores = { store, vault: this.storage.vault, pause: async () => {} };
    try {
      const by = { cause, at, actor: ACTOR };
      const decide = (state: Sample) => decideSample(state, intent.command, intent.text);
      const { outcome } = await commit(stores, sample, this.id, by, decide, { from });
      if (outcome !== 'nothing') this.acknowledged.add(cause.id);
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      this.seen.lost++;
      await this.#deliver(intent, 'arrives', at);
    }
  }

  /** A batch of the stream. A crash leaves half of it sent, before or after the checkpoint was moved. */
  async #publish(count: number, crash: (Step & { do: 'publish' })['crash'], drop: boolean): Promise<void> {
    const images = await this.storage.images(this.id);
    this.#pending.push(...images.filter(({ emits }) => emits !== undefined));
    const batch = this.#pending.slice(0, count);
    const sent = crash === 'no' ? batch.length : Math.ceil(batch.length / 2);
    for (const [n, head] of batch.slice(0, sent).entries()) {
      if (drop && n === 0) this.seen.dropped++;
      else for (const { event } of toEvents('casework', sample, head)) this.consumers.enqueue(event);
    }
    if (crash !== 'no') this.seen.crashes++;
    if (crash !== 'before checkpoint') this.#pending = this.#pending.slice(sent);
  }
}
