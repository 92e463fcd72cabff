import type { Meta } from '../aggregate.ts';
import type { Cause } from '../commit.ts';
import { type Command, decideSample, type Sample, type SampleFact, sample } from './sample-aggregate.ts';

/** One command; it may be delivered repeatedly, late and concurrently with others. */
export interface Intent {
  readonly command: Command;
  readonly cause: Cause;
  readonly text: string;
}

export interface ModelFact {
  readonly fact: SampleFact;
  readonly meta: Meta;
  readonly state: Sample;
}

/** The expected outcome: each intent takes effect at most once, in the order in which they got through. */
export class Model {
  readonly facts: ModelFact[] = [];
  /** Cause id → words, of the intents that took effect. */
  readonly effective = new Map<string, Intent>();

  get state(): Sample {
    return this.facts.at(-1)?.state ?? sample.initial;
  }

  apply(intent: Intent, at: string, actor: string): void {
    if (this.effective.has(intent.cause.id)) return;
    for (const fact of decideSample(this.state, intent.command, intent.text).events) {
      const meta = { at, actor, version: this.facts.length + 1 };
      this.facts.push({ fact, meta, state: sample.evolve(this.state, fact, meta) });
      this.effective.set(intent.cause.id, intent);
    }
  }
}
