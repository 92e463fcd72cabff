import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Decided, DoubtfulItem } from '../api/answers.ts';
import { useApi } from '../app/api.tsx';
import { pick } from '../app/keys.ts';
import { inFours, useSpeech } from '../app/language.tsx';
import { useSession } from '../app/session.tsx';
import { useKeys } from '../app/shortcuts.tsx';
import { useActions } from '../app/useActions.ts';
import { categoryOptions } from '../parts/category-options.ts';
import { Choices, Field } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { common } from '../words/common.ts';
import { doubtfulWords as w } from '../words/doubtful.ts';
import { ticketWords } from '../words/work.ts';
import { blockOptions } from './block-options.ts';
import { Evidence } from './Evidence.tsx';

const OTHER = 'other';

/** One doubtful ticket: why it is doubtful, the choice of block and category, and the evidence. */
export function Decision({
  item,
  onDecided,
  onGone,
}: {
  item: DoubtfulItem;
  onDecided: (message: string) => void;
  onGone: () => void;
}) {
  const { routing } = useApi();
  const { say, lang } = useSpeech();
  const session = useSession();
  const called = (path: string) => item.candidates.find((c) => c.area === path)?.name ?? session.place(path);

  const [chosen, setChosen] = useState<string | undefined>(item.candidates.length === 0 ? OTHER : undefined);
  const [other, setOther] = useState<string>();
  const [category, setCategory] = useState(item.category);
  const [tried, setTried] = useState(false);
  const block = chosen === OTHER ? other : chosen;
  const { act, busy, failed } = useActions(onGone);

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useKeys(
    Object.fromEntries(
      item.candidates.flatMap((c, i) => {
        const key = pick(i);
        return key ? [[key, () => setChosen(c.area)]] : [];
      }),
    ),
  );

  const decide = async () => {
    setTried(true);
    if (!block || !category) return;
    const body: Decided = { area: block, category };
    const worked = await act('decide', body, (key) => routing.decide(item.ticket, body, key), w.decided);
    if (worked) onDecided(say(w.decided, { area: called(block) }));
  };

  return (
    <article className="decision" aria-labelledby="decision-title">
      <div className="decision-task">
        <Link className="back" to="/doubtful">
          {say(ticketWords.back)}
        </Link>
        <h2 id="decision-title" ref={heading} tabIndex={-1}>
          {item.areaName ?? say(common.unknownArea)}
          {item.number && <span className="number">{inFours(item.number)}</span>}
        </h2>
        <section className="why">
          <h3>{say(w.why)}</h3>
          <ul>
            {item.reasons.map((reason) => (
              <li key={reason.code}>{reason.text}</li>
            ))}
          </ul>
        </section>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void decide();
          }}
        >
          <Choices
            legend={say(w.block)}
            name="block"
            value={chosen}
            onChange={setChosen}
            error={tried && !chosen ? say(w.blockMissing) : undefined}
            options={[
              ...item.candidates.map((c, i) => ({
                value: c.area,
                label: called(c.area),
                key: i < 9 ? String(i + 1) : undefined,
              })),
              { value: OTHER, label: say(w.otherBlock) },
            ]}
          />
          {chosen === OTHER && (
            <Field label={say(w.otherBlock)} error={tried && !other ? say(w.blockMissing) : undefined}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={other ?? null}
                  onChange={setOther}
                  placeholder={say(w.chooseBlock)}
                  options={blockOptions(item, session.areas, session.place)}
                  showSearch={{ optionFilterProp: 'label' }}
                />
              )}
            </Field>
          )}
          <Field label={say(w.category)} error={tried && !category ? say(w.categoryMissing) : undefined}>
            {(wiring) => (
              <Select
                {...wiring}
                value={category ?? null}
                onChange={setCategory}
                placeholder={say(w.chooseCategory)}
                options={categoryOptions(session.categories, lang)}
                showSearch={{ optionFilterProp: 'label' }}
              />
            )}
          </Field>
          <Notice
            problem={failed?.problem}
            also={failed?.problem.status === 409 || failed?.problem.status === 404 ? say(w.gone) : undefined}
          />
          <div className="form-foot">
            <Button type="primary" htmlType="submit" loading={busy === 'decide'}>
              {say(w.decide)}
            </Button>
          </div>
        </form>
      </div>
      <Evidence ticket={item.ticket} />
    </article>
  );
}
