import type { Meta } from '../aggregate.ts';
import type { Cause } from '../commit.ts';
import { type Command, decideErrand, type Errand, type ErrandFact, errand } from './errand.ts';

/** One thing that somebody wants; it may arrive often, late and beside others. */
export interface Intent {
  readonly command: Command;
  readonly cause: Cause;
  readonly text: string;
}

export interface ModelFact {
  readonly fact: ErrandFact;
  readonly meta: Meta;
  readonly state: Errand;
}

/** What must come out: each intent takes effect at most once, in the order in which they got through. */
export class Model {
  readonly facts: ModelFact[] = [];
  /** Cause id → words, of the intents that took effect. */
  readonly effective = new Map<string, Intent>();

  get state(): Errand {
    return this.facts.at(-1)?.state ?? errand.initial;
  }

  apply(intent: Intent, at: string, actor: string): void {
    if (this.effective.has(intent.cause.id)) return;
    for (const fact of decideErrand(this.state, intent.command, intent.text).events) {
      const meta = { at, actor, version: this.facts.length + 1 };
      this.facts.push({ fact, meta, state: errand.evolve(this.state, fact, meta) });
      this.effective.set(intent.cause.id, intent);
    }
  }
}
