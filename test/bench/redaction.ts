import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { redactText, type Span } from '#features/anonymity/index.ts';
import { type CivicText, civicTexts, namesInTraining, type Range } from './civic-texts.ts';

const TEXTS = 2_000;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
const SPLITS = ['train', 'dev', 'test'] as const;

/** Counts of words: how many of names and of others there are, and how many of each a tier takes. */
interface Tally {
  names: number;
  others: number;
  readonly taken: Record<'mask' | 'both', { names: number; others: number }>;
  tokens: number;
  milliseconds: number;
}

/**
 * Measures redaction without a roster: names on labelled news, if NER_DIR holds train.txt, dev.txt and test.txt with
 * lines of token, part of speech and tag; names and numbers on made-up messages that share nothing with training.
 */
export function benchRedaction(print: (line: string) => void): void {
  const folder = process.env['NER_DIR'];
  if (folder === undefined)
    print('news: set NER_DIR to a folder with labelled sentences (token, part of speech, tag a line)');
  else for (const split of SPLITS) benchNews(print, path.join(folder, `${split}.txt`), split);
  benchCivic(print);
}

function benchNews(print: (line: string) => void, file: string, split: string): void {
  if (!existsSync(file)) return;
  const sentences = readFileSync(file, 'utf8')
    .split(/(?:\r?\n){2,}/)
    .map(labelled);
  for (const [name, change] of [
    ['mixed case', (text: string) => text],
    ['lower case', (text: string) => text.toLowerCase()],
    ['upper case', (text: string) => text.toUpperCase()],
  ] as const) {
    const tally = newTally();
    for (const { text, names } of sentences) measure(tally, change(text), names, []);
    print(lineOf(`news ${split}, ${name}`, tally));
  }
}

function benchCivic(print: (line: string) => void): void {
  const texts = civicTexts(TEXTS, 'bench');
  const all = newTally();
  const byCase = { 'mixed case': newTally(), 'lower case': newTally(), 'upper case': newTally() };
  let falseHits = 0;
  let numbers = 0;
  let numbersMasked = 0;
  for (const { text, names, numbers: expected } of texts) {
    const letterCase =
      text === text.toLowerCase() ? 'lower case' : text === text.toUpperCase() ? 'upper case' : 'mixed case';
    const spans = measure(all, text, names, expected);
    measure(byCase[letterCase], text, names, expected);
    const masks = spans.filter(({ tier, kind }) => tier === 'mask' && kind !== 'name');
    numbers += expected.length;
    numbersMasked += expected.filter((range) => isCovered(text, range, masks)).length;
    falseHits += masks.filter((mask) => !expected.some((range) => overlaps(range, mask))).length;
  }
  print(`civic: ${namesInTraining().length} of its names were in training`);
  for (const [name, tally] of Object.entries({ 'all cases': all, ...byCase }))
    print(lineOf(`civic, ${name}`, tally));
  print(
    `civic numbers: recall ${percent(numbersMasked, numbers)} of ${numbers}; false hits ${((falseHits / TEXTS) * 1_000).toFixed(2)} per 1,000 texts`,
  );
}

/** Adds one text to the tally and returns its spans. Words of numbers, addresses and the like count as neither. */
function measure(
  tally: Tally,
  text: string,
  names: readonly Range[],
  ignored: readonly Range[],
): readonly Span[] {
  const startedAt = performance.now();
  const { spans } = redactText(text, { roster: [] });
  tally.milliseconds += performance.now() - startedAt;
  tally.tokens += text.match(/\p{L}[\p{L}\p{M}'’]*|\p{N}+|[^\s]/gu)?.length ?? 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const range = { start: index, end: index + word.length };
    if (ignored.some((one) => overlaps(one, range))) continue;
    const group = names.some((name) => overlaps(name, range)) ? 'names' : 'others';
    tally[group]++;
    const span = spans.find((one) => overlaps(one, range));
    if (group === 'others' && span?.kind !== 'name') continue;
    const tier = span?.tier;
    if (tier !== undefined) tally.taken.both[group]++;
    if (tier === 'mask') tally.taken.mask[group]++;
  }
  return spans;
}

function labelled(block: string): Pick<CivicText, 'text' | 'names'> {
  const names: Range[] = [];
  let text = '';
  for (const line of block.split(/\r?\n/)) {
    const [token = '', , tag = 'O'] = line.split(' ');
    if (token === '') continue;
    if (text !== '') text += ' ';
    if (tag.endsWith('PER')) names.push({ start: text.length, end: text.length + token.length });
    text += token;
  }
  return { text, names };
}

function newTally(): Tally {
  return {
    names: 0,
    others: 0,
    taken: { mask: { names: 0, others: 0 }, both: { names: 0, others: 0 } },
    tokens: 0,
    milliseconds: 0,
  };
}

function lineOf(title: string, { names, others, taken, tokens, milliseconds }: Tally): string {
  const tiers = (['mask', 'both'] as const).map((tier) => {
    const { names: found, others: touched } = taken[tier];
    const label = tier === 'mask' ? 'mask' : 'mask+highlight';
    return `${label} recall ${percent(found, names)} precision ${percent(found, found + touched)} touched ${percent(touched, others)}`;
  });
  const speed = Math.round((tokens / milliseconds) * 1_000).toLocaleString('en');
  return `${title.padEnd(24)} ${names} words of names; ${tiers.join('; ')}; ${speed} tokens/s`;
}

function isCovered(text: string, { start, end }: Range, spans: readonly Range[]): boolean {
  for (let at = start; at < end; at++) {
    if (/\d/.test(text.charAt(at)) && !spans.some((span) => span.start <= at && at < span.end)) return false;
  }
  return spans.some((span) => overlaps(span, { start, end }));
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
}

if (import.meta.main) benchRedaction((line) => process.stdout.write(`${line}\n`));
