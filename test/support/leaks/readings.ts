import { gunzipSync } from 'node:zlib';

/** Runs that could be base64 of something worth reading. */
const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A text as it stands, and what a reader would make of it: escapes undone, digits together, base64 and gzip opened. */
export function readings(text: string): string[] {
  const plain = unescaped(text);
  const opened = opens(plain);
  const all = [text, plain, togetherDigits(plain), ...opened.flatMap((one) => readings(one))];
  return [...new Set(all)];
}

/** JSON's \\u escapes, at any depth, and percent signs. */
function unescaped(text: string): string {
  const json = text.replace(/\\+u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return json.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** 154 0123-4567 is 15401234567. */
const togetherDigits = (text: string): string => text.replace(/(?<=\d)[ -]+(?=\d)/g, '');

function opens(text: string): string[] {
  return (text.match(BASE64) ?? []).flatMap((run) => {
    const bytes = Buffer.from(run, 'base64');
    try {
      const inner = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      const read = utf8.decode(inner);
      // What has control characters was no text.
      return /[\p{Cc}--[\n\r\t]]/v.test(read) ? [] : [read];
    } catch {
      return [];
    }
  });
}
