import { expect, test } from 'vitest';
import { dark, light, mapSteps, type Palette } from './tokens.ts';

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const texts: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'wash'],
  ['ink2', 'paper'],
  ['ink2', 'wash'],
  ['brand', 'paper'],
  ['onBrand', 'brand'],
  ['onBrand', 'brandStrong'],
  ['onBand', 'band'],
  ['link', 'paper'],
  ['link', 'wash'],
  ['ok', 'okWash'],
  ['warn', 'warnWash'],
  ['danger', 'dangerWash'],
  ['danger', 'paper'],
  ['paused', 'pausedWash'],
  ['ink', 'okWash'],
  ['ink', 'warnWash'],
  ['ink', 'dangerWash'],
  ['link', 'dangerWash'],
  ['onFocus', 'focus'],
];

for (const [mode, palette] of Object.entries({ light, dark })) {
  test.each(texts)(`${mode}: text %s on %s has a contrast of 4.5`, (fore, back) => {
    expect(contrast(palette[fore], palette[back])).toBeGreaterThanOrEqual(4.5);
  });
  test(`${mode}: borders of controls have a contrast of 3`, () => {
    expect(contrast(palette.line, palette.paper)).toBeGreaterThanOrEqual(3);
  });
}

test('map labels have a contrast of 3.9 on each step', () => {
  for (const { fill, label } of mapSteps) expect(contrast(fill, label)).toBeGreaterThanOrEqual(3.9);
});
