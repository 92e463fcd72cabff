import type { Satisfied } from '#events/fields.ts';
import { Choice, Group } from '../page/fields.tsx';
import type { View } from '../page/view.ts';
import { track as w } from '../words/track.ts';

const choices = [
  ['satisfied', w.satisfied],
  ['fair', w.fair],
  ['dissatisfied', w.dissatisfied],
] as const;

/** 满意 / 一般 / 不满意; may be left open. */
export const Satisfaction = ({ view, value }: { view: View; value?: Satisfied | undefined }) => (
  <Group view={view} name="satisfied" label={view.t(w.rateTitle)} errors={[]}>
    {choices.map(([choice, words]) => (
      <Choice
        key={choice}
        kind="radio"
        name="satisfied"
        id={choice}
        value={choice}
        label={view.t(words)}
        checked={choice === value}
      />
    ))}
  </Group>
);
