import type { Plugin } from 'vite';
import { dark, faces, light, type Palette, radius, target } from '../../design/tokens.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`).replace(/(\d)/g, '-$1');
const variables = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}:${value};`)
    .join('');

/** The tokens as custom properties, light and dark: `ink2` becomes `--ink-2`. */
export const tokensCss = (): string => `:root{color-scheme:light dark;${variables(light)}
--faces:${faces.map((f) => (f.includes(' ') ? `"${f}"` : f)).join(',')};--radius:${radius}px;--target:${target}px}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`;

const ID = 'virtual:tokens.css';

/** Lets a page import the tokens as a style sheet, so that colours are defined in one file only. */
export const tokensPlugin = (): Plugin => ({
  name: 'huying-tokens',
  resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
  load: (id) => (id === `\0${ID}` ? tokensCss() : undefined),
});
