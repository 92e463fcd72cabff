import { exportPath, type Format, type Kind, kinds } from '../api/settings.ts';
import { useSpeech } from '../app/language.tsx';
import { kindWords, dataWords as w } from '../words/settings.ts';
import { ImportPart } from './ImportPart.tsx';

/** 导入导出: files in, with every bad row told; files out, each kind as it can be imported again. */
export default function DataPage() {
  const { say } = useSpeech();
  return (
    <div className="sheet wide-sheet">
      <h1>{say(w.title)}</h1>
      <ImportPart />
      <section aria-labelledby="export-title">
        <h2 id="export-title">{say(w.export)}</h2>
        <p className="fine">{say(w.exportText)}</p>
        <ul className="exports">
          {kinds.map((kind) => (
            <li key={kind}>
              <b>{say(kindWords[kind])}</b>
              {formatsOf(kind).map((format) => (
                <a key={format} href={exportPath(kind, format)} download={`${kind}.${format}`}>
                  {format.toUpperCase()}
                  <span className="vh"> {say(kindWords[kind])}</span>
                </a>
              ))}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A calendar is no table. */
const formatsOf = (kind: Kind): readonly Format[] => (kind === 'calendar' ? ['json'] : ['csv', 'json']);
