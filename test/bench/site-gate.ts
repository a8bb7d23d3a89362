import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCanaryScanner } from '#features/anonymity/gate/canary-scanner.ts';
import { createSiteGate, type SiteAnnouncement, type SiteGateInput } from '#features/anonymity/index.ts';
import { gatherSiteGateInput } from '#features/publication/site/gate-input.ts';
import { announcementPlaces } from '#features/publication/site/pages.ts';
import { canonicalJson } from '#features/record/index.ts';
import { groupedHash, sha256Hex } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { figureWords } from '#strings/figure-words.ts';
import { peakMegabytes } from '#test/features/transfer/peak-memory.ts';
import { insideHome } from '#test/support/home.ts';
import type { PublishedHome } from '#test/support/published-home.ts';

const COUNT = 10_000;
const NAMES = 20_000;
const AT_ONCE = 50;

/**
 * The gate over the pages of 10,000 announcements in two languages and their documents, all made from one built page,
 * with the names of 20,000 people to look for; and that search alone. The register is not asked; what that takes is
 * measured with the gate before a release. Prints seconds of computing, as others may use the machine.
 */
export async function benchSiteGate(home: PublishedHome): Promise<void> {
  const gathered = await insideHome(home.folder, (context) => gatherSiteGateInput(context, figureWords));
  const model = gathered.announcements.find(({ document }) => document.id === home.open.announcementId);
  if (model === undefined) throw new Error('The open announcement is not in the record.');
  const client = path.join(home.folder, 'releases', home.releaseName, 'client');
  const pages = model.pages.map((page) => readFileSync(path.join(client, page), 'utf8'));
  const random = seededRandom('site-gate');
  const copies = Array.from({ length: COUNT }, () => copyOf(model, newId(random)));
  const names = Array.from({ length: NAMES }, () =>
    newId(random)
      .replace(/\d/g, 'a')
      .replace(/(.{6})/, '$1 '),
  );
  const canaries = { names, nips: [], decreeNumbers: [] };
  const input: SiteGateInput = {
    ...gathered,
    announcements: copies,
    background: { ...gathered.background, published: copies.map(({ document }) => document) },
    isNothingNew: true,
    canaries,
  };
  const files = () => portionsOf(copies, model, pages);

  const gate = createSiteGate(input);
  const reading = measure(files(), (file) => gate.read(file));
  const report = gate.finish();
  if (!report.passed) throw new Error(`The gate refused the pages: ${JSON.stringify(report).slice(0, 1000)}`);
  const megabytes = Math.round(peakMegabytes());
  const scanner = createCanaryScanner(canaries);
  const search = measure(files(), ({ path: file, bytes }) => scanner.scan(file, bytes.toString('utf8')));
  const own = reading.seconds - search.seconds;
  process.stdout.write(
    `site gate, ${COUNT} announcements, ${Math.round(reading.bytes / 1e6)} MB: ${own.toFixed(1)} s, and ${search.seconds.toFixed(1)} s for the search for ${NAMES} names; at most ${megabytes} MB (target 10 s without the search, 500 MB)\n`,
  );
}

function copyOf(model: SiteAnnouncement, id: string): SiteAnnouncement {
  const document = { ...model.document, id };
  const text = canonicalJson(document);
  return { ...model, document, text, sha256: sha256Hex(text), ...announcementPlaces(id) };
}

interface MadeFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** All files of the site, some hundred at a time. */
function* portionsOf(
  copies: readonly SiteAnnouncement[],
  model: SiteAnnouncement,
  pages: readonly string[],
): Generator<MadeFile[]> {
  for (let from = 0; from < copies.length; from += AT_ONCE) {
    yield copies
      .slice(from, from + AT_ONCE)
      .flatMap((one) => filesOf(one, model, pages))
      .map(([file, text]) => ({ path: file, bytes: Buffer.from(text) }));
  }
}

/** Only the work counts, not the making of the files. */
function measure(
  portions: Iterable<MadeFile[]>,
  work: (file: MadeFile) => void,
): { seconds: number; bytes: number } {
  let microseconds = 0;
  let total = 0;
  for (const files of portions) {
    total += files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const startedAt = process.threadCpuUsage();
    for (const file of files) work(file);
    const { user, system } = process.threadCpuUsage(startedAt);
    microseconds += user + system;
  }
  return { seconds: microseconds / 1e6, bytes: total };
}

/** The model's pages, made to be about another announcement, and its document. */
function filesOf(
  { document, sha256, text, pages: places, copy }: SiteAnnouncement,
  model: SiteAnnouncement,
  pages: readonly string[],
): [file: string, text: string][] {
  const own = (page: string) =>
    page
      .replaceAll(model.document.id, document.id)
      .replaceAll(groupedHash(model.sha256), groupedHash(sha256));
  return [...places.map((place, n): [string, string] => [place, own(pages[n] ?? '')]), [copy, text]];
}
