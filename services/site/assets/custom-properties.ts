import { column, dark, faces, light, type Palette, radius, type } from '../design/tokens.ts';

const kebab = (name: string) =>
  name
    .replace(/([A-Z])/g, '-$1')
    .replace(/(\d+)$/, '-$1')
    .toLowerCase();

const colours = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}:${value};`)
    .join('');

const quoted = (face: string) => (face.includes(' ') ? `"${face}"` : face);

/** The tokens as custom properties, for residents' pages: light, and dark when the device asks for it. */
export function properties(): string {
  const { size, line, h1, h2, small } = type.resident;
  return [
    `:root{color-scheme:light dark;${colours(light)}--faces:${faces.map(quoted).join(',')};`,
    `--size:${size}px;--line-height:${line};--h1:${h1}px;--h2:${h2}px;--small:${small}px;`,
    `--column:${column}px;--radius:${radius}px}`,
    `@media (prefers-color-scheme:dark){:root{${colours(dark)}}}`,
  ].join('');
}
