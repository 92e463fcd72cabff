import { exportPath, type Format, type Kind, kinds } from '../api/settings.ts';
import { useSpeech } from '../app/language.tsx';
import { kindWords, dataWords as w } from '../words/settings.ts';
import { ImportSection } from './ImportSection.tsx';

/** 导入导出: imports files and lists every rejected row; exports each kind in the format of the import. */
export default function DataPage() {
  const { say } = useSpeech();
  return (
    <div className="sheet wide-sheet">
      <h1>{say(w.title)}</h1>
      <ImportSection />
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

/** A calendar is not a table, so it has no CSV file. */
const formatsOf = (kind: Kind): readonly Format[] => (kind === 'calendar' ? ['json'] : ['csv', 'json']);
