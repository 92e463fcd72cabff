import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { type Kind, kinds, type NewImport } from '../api/settings.ts';
import { useApi } from '../app/api.tsx';
import { useSpeech } from '../app/language.tsx';
import { useActions } from '../app/useActions.ts';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Notice } from '../parts/Notice.tsx';
import { kindWords, dataWords as w } from '../words/settings.ts';
import { bodyOf, type Chosen, faultIn, formatOf, kindOf } from './files.ts';
import { Progress } from './Progress.tsx';

/** Chooses files and their kinds, sends them, then shows the progress of the import and its rejected rows. */
export function ImportSection() {
  const { settings } = useApi();
  const { say } = useSpeech();
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [partial, setPartial] = useState(false);
  const [tried, setTried] = useState(false);
  const [running, setRunning] = useState<string>();
  const { act, busy, failed, clear } = useActions(() => undefined);
  const picker = useRef<HTMLInputElement>(null);
  const fault = tried ? faultIn(files) : undefined;
  // A rejected import has an id too, by which its rejected rows are read.
  const refused = failed?.problem.more.import;
  const shown = running ?? (typeof refused === 'string' ? refused : undefined);

  const choose = async (list: FileList | null) => {
    const read = await Promise.all(
      [...(list ?? [])].map(async (file) => ({
        name: file.name,
        content: await file.text(),
        format: formatOf(file.name),
        kind: kindOf(file.name),
      })),
    );
    clear();
    setRunning(undefined);
    setTried(false);
    setFiles((old) => [...old.filter((f) => !read.some((r) => r.name === f.name)), ...read]);
    // Allows choosing the same file again after correcting it.
    if (picker.current) picker.current.value = '';
  };
  const send = () => {
    setTried(true);
    if (faultIn(files)) return;
    setRunning(undefined);
    const body: NewImport = { files: bodyOf(files), partial };
    void act('import', body, async (key) => setRunning((await settings.begin(body, key)).id), w.began);
  };
  return (
    <section aria-labelledby="import-title">
      <h2 id="import-title">{say(w.import)}</h2>
      <p className="fine">{say(w.importText)}</p>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label className="picker">
          {say(w.files)}
          <input
            ref={picker}
            type="file"
            multiple
            accept=".csv,.json,text/csv,application/json"
            onChange={(event) => void choose(event.target.files)}
          />
        </label>
        <ul className="chosen">
          {files.map((file) => (
            <li key={file.name}>
              <span>{file.name}</span>
              <Select
                aria-label={say(w.kindOf, { file: file.name })}
                value={file.kind ?? null}
                placeholder={say(w.kindOf, { file: file.name })}
                options={kinds.map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
                onChange={(kind: Kind) =>
                  setFiles((old) => old.map((f) => (f === file ? { ...f, kind } : f)))
                }
              />
              <Button
                aria-label={say(w.remove, { file: file.name })}
                onClick={() => setFiles((old) => old.filter((f) => f !== file))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <Checkbox label={say(w.partial)} checked={partial} onChange={setPartial} />
        {fault && (
          <p className="field-error" role="alert">
            {say(w[fault])}
          </p>
        )}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={busy === 'import'}>
            {say(w.start)}
          </Button>
        </div>
      </form>
      {failed && typeof refused !== 'string' && <Notice problem={failed.problem} />}
      {shown && <Progress key={shown} id={shown} names={files.map(({ name }) => name)} />}
    </section>
  );
}
