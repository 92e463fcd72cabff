import { NewImport } from '../../services/community/import/file/input.ts';
import { NewReport, NewVisit } from '../../services/intake/reports/domain/input.ts';
import { DeskReport, SpotAnswer } from '../../services/intake/hotline/input.ts';
import { named, shapes } from '../../shared/service/shapes.ts';

/** Names and examples of the larger bodies: here, since functions carry these schemas and need neither. */
export function nameBodies(): void {
  if (shapes.has(NewReport)) return;
  const told = { words: '12号楼前的消防通道被车堵住了', place: '幸福里12号楼', lang: 'zh-CN' } as const;
  named('NewReport', 'What a resident reports', NewReport, {
    ...told,
    phone: '13800138000',
    channel: 'web',
    consent: { process: true, sms: true },
  });
  named('NewVisit', 'What staff enter for somebody', NewVisit, {
    ...told,
    area: 'qt/qt-03/qt-03-07',
    channel: 'visit',
    consent: { process: true, sms: false },
  });
  named('DeskReport', 'What a duty worker enters of a call', DeskReport, {
    ...told,
    urgency: 'urgent',
    consent: { process: true, sms: false },
  });
  named('SpotAnswer', 'A question that was answered on the telephone', SpotAnswer, {
    words: '问：装修垃圾放哪里？答：小区东门北侧，周一周四清运。',
  });
  named('NewImport', 'Files that are checked against each other and take effect together', NewImport, {
    files: [
      {
        kind: 'teams',
        format: 'csv',
        content: 'id,area,name,responsible\nt-03-07,qt-03-07,幸福里第七块区服务队,m-00412\n',
      },
    ],
  });
}
