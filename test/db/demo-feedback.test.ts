import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DemoWindow, demoEmployees, demoFeedback } from '#db/demo/index.ts';
import { conductItems, serviceElements } from '#features/feedback/index.ts';
import serviceUnits from '#features/feedback/reference/service-units.json' with { type: 'json' };
import { findAgency } from '#features/staffing/index.ts';
import { plainDate } from '#lib/date.ts';

const SCOPES = [
  [0, 'dinas-pendidikan-dan-kebudayaan', 0, 'pendidik'],
  [0, 'rsud-abdul-moeloek', 0, 'tenaga-kesehatan'],
  [1, 'kesehatan', 0, 'tenaga-kesehatan'],
  [0, 'bapenda', 0, 'layanan-langsung'],
  [2, '*', 0, 'administrasi'],
  [2, '*', 1, 'pengawas'],
  [0, 'satpol-pp', 0, 'ketertiban'],
  [0, 'sekretariat-daerah', 2, '*'],
  [1, 'infrastruktur', 0, 'teknis'],
  [1, 'pangan', 0, 'penyuluhan'],
] as const;
const windows: readonly DemoWindow[] = SCOPES.map(([originLevel, origin, postLevel, post], index) => ({
  id: `window-${index}`,
  originLevel,
  origin,
  postLevel,
  post,
  opensAt: new Date(Date.UTC(2026, 9, 10 + index, 17)),
  closesAt: new Date(Date.UTC(2026, 9, 24 + index, 17)),
}));
const CAMPAIGN_INDEX = 3;
const roster = demoEmployees('tapis', '2026-11-24');
const all = windows.map((window, index) => ({
  window,
  items: demoFeedback('tapis', window, 300, {
    roster,
    ...(index === CAMPAIGN_INDEX && { campaign: 'bad' as const }),
  }),
}));
const items = all.flatMap((entry) => entry.items);
const agencyOf = new Map(serviceUnits.map(({ code, agency }) => [code, agency]));

function mean(scores: Readonly<Record<string, number>>): number {
  const values = Object.values(scores);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

it('makes as many submissions as asked, oldest first and within the window', () => {
  for (const { window, items: submissions } of all) {
    expect(submissions).toHaveLength(300);
    const times = submissions.map(({ submittedAt }) => submittedAt.getTime());
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(window.opensAt.getTime());
    expect(times.at(-1)).toBeLessThan(window.closesAt.getTime());
  }
});

it('keeps to windows of any length and to any count, with or without a campaign', () => {
  const [template] = windows;
  if (template === undefined) throw new Error('no window');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 * 86_400_000 }),
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom(undefined, 'good' as const, 'bad' as const),
      (lengthMs, count, campaign) => {
        const window = { ...template, closesAt: new Date(template.opensAt.getTime() + lengthMs) };
        const submissions = demoFeedback('seed', window, count, campaign ? { campaign } : {});
        expect(submissions).toHaveLength(count);
        for (const { submittedAt } of submissions) {
          expect(submittedAt >= window.opensAt && submittedAt < window.closesAt).toBe(true);
        }
      },
    ),
    { numRuns: 40 },
  );
});

it('is the same for the same seed and window, and differs between windows and seeds', () => {
  const [first, second] = windows;
  if (first === undefined || second === undefined) throw new Error('no windows');
  const texts = (seed: string, window: DemoWindow) => demoFeedback(seed, window, 50).map(({ text }) => text);
  expect(demoFeedback('tapis', first, 50)).toEqual(demoFeedback('tapis', first, 50));
  expect(texts('other', first)).not.toEqual(texts('tapis', first));
  expect(texts('tapis', { ...first, id: 'elsewhere' })).not.toEqual(texts('tapis', first));
});

it('speaks of units of the origin, or of its office where it has none', () => {
  for (const { window, items: submissions } of all) {
    for (const { serviceUnit } of submissions) {
      // An agency without a listed unit serves at its own office.
      const agency = agencyOf.get(serviceUnit) ?? serviceUnit;
      if (window.originLevel === 0) expect(agency).toBe(window.origin);
      if (window.originLevel === 1) expect(findAgency(agency)?.domainCluster).toBe(window.origin);
    }
  }
});

it('answers with scores of the instrument, some left out, at least two given', () => {
  const elementCodes = serviceElements.map(({ code }) => code);
  const conductCodes = conductItems.map(({ code }) => code);
  for (const { answers, conduct } of items) {
    expect(Object.keys(answers).length).toBeGreaterThanOrEqual(2);
    expect(elementCodes).toEqual(expect.arrayContaining(Object.keys(answers)));
    expect(conductCodes).toEqual(expect.arrayContaining(Object.keys(conduct)));
    for (const score of [...Object.values(answers), ...Object.values(conduct)]) {
      expect([1, 2, 3, 4]).toContain(score);
    }
  }
  expect(items.some(({ answers }) => Object.keys(answers).length < elementCodes.length)).toBe(true);
});

it('tells of a service in the month of the submission or up to three months before', () => {
  for (const { serviceMonth, submittedAt } of items) {
    const [year = 0, month = 0] = plainDate(submittedAt).split('-').map(Number);
    const [serviceYear = 0, service = 0] = serviceMonth.split('-').map(Number);
    const monthsAgo = (year - serviceYear) * 12 + month - service;
    expect(monthsAgo).toBeGreaterThanOrEqual(0);
    expect(monthsAgo).toBeLessThanOrEqual(3);
    expect(serviceMonth).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
  }
});

it('has one reserved address for each voice of a window, also without case, dots and tags', () => {
  for (const { items: submissions } of all) {
    const mailboxes = submissions.map(({ email }) => {
      expect(email).toMatch(/^[a-z0-9._+]+@([a-z]+\.)?example\.(org|net|com)$/i);
      return email.toLowerCase().replace(/@.*/, '').replace(/\+.*/, '').replaceAll('.', '');
    });
    expect(new Set(mailboxes).size).toBe(submissions.length);
  }
});

it('writes more than 2,000 different texts in 3,000, from nothing to long, with every slot filled', () => {
  const lengths = items.map(({ text }) => text.length);
  expect(items).toHaveLength(3000);
  expect(new Set(items.map(({ text }) => text)).size).toBeGreaterThan(2000);
  expect(Math.min(...lengths)).toBe(0);
  expect(Math.max(...lengths)).toBeGreaterThan(500);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(2000);
  expect(items.filter(({ text }) => /[{}|]|undefined/.test(text))).toEqual([]);
});

it('praises where the scores are high and complains where they are low', () => {
  const scoresOf = (words: RegExp) => {
    const speaking = items.filter(({ text }) => words.test(text));
    expect(speaking.length).toBeGreaterThan(20);
    return speaking.reduce((sum, { answers }) => sum + mean(answers), 0) / speaking.length;
  };
  expect(scoresOf(/semoga makin baik|pertahankan|salut untuk/i)).toBeGreaterThan(3);
  expect(scoresOf(/kecewa|kapok|jangan cuma janji/i)).toBeLessThan(2.4);
});

it('holds what screening must find: numbers, persons, abuse, allegations, other languages', () => {
  const texts = items.map(({ text }) => text);
  for (const sought of [
    /\d{18}/,
    /\d{8} \d{6} \d \d{3}/,
    /(\+62 |0)84\d/,
    /\b(bu|mbak|pak|dr\.) \p{Lu}\p{Ll}+ loket \d/iu,
    /goblok|tolol|bego/i,
    /pungli|pelicin|jatah/i,
    /waited .* hours/,
    /wawai|suwe tenan|matur nuwun/i,
    /\p{Extended_Pictographic}/u,
  ]) {
    expect(
      texts.some((text) => sought.test(text)),
      String(sought),
    ).toBe(true);
  }
  const nips = new Set(roster.map(({ nip }) => nip));
  const pasted = texts.flatMap((text) => text.match(/\d{18}/g) ?? []);
  expect(pasted.every((nip) => nips.has(nip))).toBe(true);
});

it('puts a burst of forty paraphrases with the lowest scores in the campaign window only', () => {
  const bursts = all.map(({ items: submissions }) =>
    submissions.filter(({ email }) => email.startsWith('warga.peduli')),
  );
  expect(bursts.map((burst) => burst.length)).toEqual(
    windows.map((_, index) => (index === CAMPAIGN_INDEX ? 40 : 0)),
  );
  const burst = bursts[CAMPAIGN_INDEX] ?? [];
  const times = burst.map(({ submittedAt }) => submittedAt.getTime());
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(3 * 3_600_000);
  expect(burst.every(({ answers }) => mean(answers) === 1)).toBe(true);
  expect(new Set(burst.map(({ text }) => text)).size).toBeGreaterThan(20);
});
