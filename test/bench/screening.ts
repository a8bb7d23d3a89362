import { createDuplicateIndex } from '#features/feedback/rules/screening/duplicate-index.ts';
import { foldText } from '#features/feedback/rules/screening/fold.ts';
import { screenText } from '#features/feedback/rules/screening/screen-text.ts';
import { type Screened, screenSubmissions } from '#features/feedback/rules/screening/screen-window.ts';
import { jaccard, type Shingles, SIMILAR, shinglesOf } from '#features/feedback/rules/screening/shingles.ts';
import { type Random, randomBelow, seededRandom } from '#lib/random.ts';
import { civicTexts } from './civic-texts.ts';
import { edited, messages, paraphrases, wordsOf } from './edited-texts.ts';

const PAIRS = 2_000;
const CAMPAIGN = 50;
const ORDINARY = 300;
const CROWD = 100_000;
const OPENS_AT = new Date('2026-11-02T00:00:00Z');
const ELEMENTS = ['REQUIREMENTS', 'PROCEDURE', 'TIME', 'COST', 'PRODUCT', 'COMPETENCE', 'CONDUCT'];

/** Measures screening on generated texts, from the same seeds each time. Times are CPU time. */
export function benchScreening(print: (line: string) => void): void {
  const { recall, falsePairs, unrelated } = measureDuplicates(PAIRS);
  for (const { share, exact, found } of recall) {
    print(
      `near-duplicates, ${share * 100} % of the words edited: ${percent(found, PAIRS)} of ${PAIRS} pairs found, ${percent(exact, PAIRS)} are alike (Jaccard ≥ ${SIMILAR})`,
    );
  }
  print(
    `near-duplicates, unrelated texts: ${falsePairs} false of ${unrelated} pairs, ${((falsePairs / unrelated) * 1e6).toFixed(2)} in a million`,
  );
  const { clusters, caught, strangers, without, with: shifted } = measureCampaign(CAMPAIGN, ORDINARY);
  print(
    `campaign of ${CAMPAIGN} among ${ORDINARY}: ${clusters} cluster, ${caught} of ${CAMPAIGN} in it, ${strangers} others; mean score ${without.toFixed(2)} without, ${shifted.toFixed(2)} with it`,
  );
  const texts = messages(PAIRS, 'speed');
  const startedAt = cpuSeconds();
  for (const { text } of texts) screenText(text);
  print(
    `rules of one text: ${Math.round(PAIRS / (cpuSeconds() - startedAt))} texts/s, ${Math.round(wordsOf(texts).length / PAIRS)} words each`,
  );
  measureCrowd(print);
}

/** Recall by share of edited words, and false pairs among texts that share no template; all pairs are looked at. */
export function measureDuplicates(pairs: number) {
  const all = messages(pairs, 'duplicates');
  const words = wordsOf(all);
  const random = seededRandom('edits');
  const shingles = all.map(({ text }) => need(text));
  const recall = [0.1, 0.2, 0.3].map((share) => {
    const index = createDuplicateIndex();
    for (const one of shingles) index.add(one);
    const copies = all.map(({ text }) => need(edited(text, share, words, random)));
    return {
      share,
      exact: copies.filter((copy, at) => jaccard(copy, shingles[at] ?? copy) >= SIMILAR).length,
      found: copies.filter((copy, at) => index.add(copy).includes(at)).length,
    };
  });
  let falsePairs = 0;
  let unrelated = 0;
  for (const [at, one] of all.entries()) {
    for (let other = 0; other < at; other++) {
      const { templates } = all[other] ?? one;
      if (one.templates.some((template) => templates.includes(template))) continue;
      unrelated++;
      const [left, right] = [shingles[at], shingles[other]];
      if (left !== undefined && right !== undefined && jaccard(left, right) >= SIMILAR) falsePairs++;
    }
  }
  return { recall, falsePairs, unrelated };
}

/** A campaign of paraphrases with the lowest scores among independent messages with middling ones. */
export function measureCampaign(size: number, ordinary: number) {
  const random = seededRandom('campaign');
  // Each ordinary message has words of its own, so that whatever joins the cluster joins it wrongly.
  const words = wordsOf(civicTexts(3_000, 'campaign'));
  const texts = [
    ...Array.from({ length: ordinary }, () => scrambled(words, random)),
    ...paraphrases(size, 'campaign', words),
  ];
  const answers = texts.map((_, at) =>
    Object.fromEntries(ELEMENTS.map((code) => [code, at < ordinary ? 2 + randomBelow(random, 3) : 1])),
  );
  const outcomes = screenSubmissions(submissionsOf(texts, answers), OPENS_AT, 1);
  const ids = new Set(outcomes.flatMap(({ clusterId }) => clusterId ?? []));
  const members = [...outcomes.keys()].filter((at) => outcomes[at]?.clusterId !== null);
  const meanOf = (places: readonly number[]) => {
    const scores = places.flatMap((at) => Object.values(answers[at] ?? {}));
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  const everybody = [...texts.keys()];
  return {
    clusters: ids.size,
    caught: members.filter((at) => at >= ordinary).length,
    strangers: members.filter((at) => at < ordinary).length,
    without: meanOf(everybody.filter((at) => !members.includes(at))),
    with: meanOf(everybody),
  };
}

/** A hundred thousand messages of random words in one window, as they come one by one. */
function measureCrowd(print: (line: string) => void): void {
  const random = seededRandom('crowd');
  const words = wordsOf(civicTexts(6_000, 'crowd'));
  const texts = Array.from({ length: CROWD }, () => scrambled(words, random));
  const answers = texts.map(() =>
    Object.fromEntries(ELEMENTS.map((code) => [code, 1 + randomBelow(random, 4)])),
  );
  globalThis.gc?.();
  const before = process.memoryUsage();
  const startedAt = cpuSeconds();
  const submissions = submissionsOf(texts, answers);
  const indexedAt = cpuSeconds();
  const outcomes = screenSubmissions(submissions, OPENS_AT, 1);
  const endedAt = cpuSeconds();
  const after = process.memoryUsage();
  const megabytes = (after.rss - before.rss) / 1e6;
  print(
    `${CROWD} texts in a window: compared in ${(indexedAt - startedAt).toFixed(1)} s (${Math.round(CROWD / (indexedAt - startedAt))} texts/s), looked at together in ${(endedAt - indexedAt).toFixed(1)} s, ${Math.round(megabytes)} MB more; ${outcomes.filter(({ clusterId }) => clusterId !== null).length} in clusters`,
  );
}

function submissionsOf(
  texts: readonly string[],
  answers: readonly Readonly<Record<string, number>>[],
): Screened[] {
  const index = createDuplicateIndex();
  const indexed: string[] = [];
  const hour = (14 * 24) / texts.length;
  return texts.map((text, at) => {
    const shingles = shinglesOf(foldText(text));
    const matches = shingles === null ? [] : index.add(shingles).flatMap((match) => indexed[match] ?? []);
    if (shingles !== null) indexed.push(String(at));
    return {
      id: String(at),
      verifiedAt: new Date(OPENS_AT.getTime() + at * hour * 3_600_000),
      answers: answers[at] ?? {},
      conduct: {},
      ownFindings: [],
      matches,
    };
  });
}

function scrambled(words: readonly string[], random: Random): string {
  const length = 15 + randomBelow(random, 30);
  return Array.from({ length }, () => words[randomBelow(random, words.length)]).join(' ');
}

function need(text: string): Shingles {
  const shingles = shinglesOf(foldText(text));
  if (shingles === null) throw new Error(`Too short to be compared: ${text}`);
  return shingles;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

/** Of this process: the same whether others use the machine, too. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

if (import.meta.main) benchScreening((line) => process.stdout.write(`${line}\n`));
