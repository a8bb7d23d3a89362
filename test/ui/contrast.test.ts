import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const [lightSource = '', darkSource = ''] = source.split('@media (prefers-color-scheme: dark)');

function colours(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const light = colours(lightSource);
const dark = new Map([...light, ...colours(darkSource.split('@media print')[0] ?? '')]);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: ReadonlyMap<string, string>, ink: string, paper: string): number {
  const [inkColour, paperColour] = [theme.get(ink), theme.get(paper)];
  if (inkColour === undefined || paperColour === undefined) throw new Error(`no colour ${ink} or ${paper}`);
  const [lighter = 0, darker = 0] = [luminance(inkColour), luminance(paperColour)].sort(
    (one, other) => other - one,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

const PAPERS = ['ground', 'raised', 'sunken'];
const TONES = ['green', 'amber', 'red'];

describe.each([
  ['light', light],
  ['dark', dark],
])('colours of the %s theme', (_name, theme) => {
  it.each(PAPERS)('running text reads at AAA on %s', (paper) => {
    expect(contrast(theme, 'text', paper)).toBeGreaterThanOrEqual(7);
    expect(contrast(theme, 'action', paper)).toBeGreaterThanOrEqual(7);
  });

  it.each(PAPERS)('quiet text reads at AA on %s', (paper) => {
    expect(contrast(theme, 'text-quiet', paper)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)('a %s state reads at AA on its tint and on the page', (tone) => {
    expect(contrast(theme, tone, `${tone}-tint`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, tone, 'ground')).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of controls stand out at 3 to 1', () => {
    expect(contrast(theme, 'line-strong', 'raised')).toBeGreaterThanOrEqual(3);
  });

  it('words on maroon and on the banner read at AAA', () => {
    expect(contrast(theme, 'on-maroon', 'maroon-deep')).toBeGreaterThanOrEqual(7);
    expect(contrast(theme, 'text', 'banner')).toBeGreaterThanOrEqual(7);
  });
});
