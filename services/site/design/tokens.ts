/**
 * Colours, type and spacing of all pages. Residents' style sheet and the staff app's theme are both made from this file;
 * it imports nothing, so that a browser bundle can include it. Every text pair meets WCAG AA (tokens.unit.test.ts).
 */
export interface Palette {
  readonly ink: string;
  readonly ink2: string;
  readonly paper: string;
  readonly wash: string;
  /** Borders of controls; 3:1 on paper. */
  readonly line: string;
  /** Decorative hairlines. */
  readonly hair: string;
  readonly brand: string;
  readonly brandStrong: string;
  readonly onBrand: string;
  /** The band behind the wordmark, and the text on it. */
  readonly band: string;
  readonly onBand: string;
  readonly link: string;
  readonly ok: string;
  readonly okWash: string;
  readonly warn: string;
  readonly warnWash: string;
  readonly danger: string;
  readonly dangerWash: string;
  readonly paused: string;
  readonly pausedWash: string;
  readonly focus: string;
  readonly onFocus: string;
}

export const light: Palette = {
  ink: '#1B2430',
  ink2: '#4A5565',
  paper: '#FFFFFF',
  wash: '#F4F6F8',
  line: '#8793A1',
  hair: '#DDE2E7',
  brand: '#0B6E6E',
  brandStrong: '#085656',
  onBrand: '#FFFFFF',
  band: '#0B6E6E',
  onBand: '#FFFFFF',
  link: '#0B5CAD',
  ok: '#1E7B34',
  okWash: '#E9F5EC',
  warn: '#8A5A00',
  warnWash: '#FFF4DB',
  danger: '#B3261E',
  dangerWash: '#FDECEA',
  paused: '#5B4B8A',
  pausedWash: '#F0EDF8',
  focus: '#FFBF47',
  onFocus: '#1B2430',
};

export const dark: Palette = {
  ink: '#E8EDF2',
  ink2: '#A9B4C0',
  paper: '#12171D',
  wash: '#1A2129',
  line: '#6B7885',
  hair: '#2C3641',
  brand: '#4FC3C3',
  brandStrong: '#7AD6D6',
  onBrand: '#0C1F20',
  band: '#0F2B2D',
  onBand: '#D9F3F2',
  link: '#7CB7F2',
  ok: '#6CCB82',
  okWash: '#14261A',
  warn: '#F0B95A',
  warnWash: '#2A2110',
  danger: '#FF8A80',
  dangerWash: '#2E1715',
  paused: '#B9A8EA',
  pausedWash: '#221D33',
  focus: '#FFBF47',
  onFocus: '#1B2430',
};

export const faces = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'sans-serif',
] as const;

/** Sizes in px, line heights as factors. */
export const type = {
  resident: { size: 18, line: 1.65, h1: 28, h2: 22, small: 16 },
  staff: { size: 14, line: 1.57, h1: 20, h2: 16, small: 12 },
} as const;

/** px */
export const space = 4;
export const radius = 4;
export const target = 44;
export const column = 640;

/** Categories in charts, in this order: at most six, the rest as "others". */
export const chart = [
  '#0B6E6E',
  '#C77700',
  '#3B6FB6',
  '#B3446C',
  '#5F7F1E',
  '#7A5195',
  '#8C6D46',
  '#5F6B7A',
] as const;

/** Five steps of a map, palest first, each with the colour of its label. */
export const mapSteps = [
  { fill: '#E3F1F0', label: '#1B2430' },
  { fill: '#B4DAD8', label: '#1B2430' },
  { fill: '#79BDBA', label: '#1B2430' },
  { fill: '#2F8C88', label: '#FFFFFF' },
  { fill: '#0B5E5E', label: '#FFFFFF' },
] as const;
