import type { AnnouncementDocument } from '#features/record/index.ts';
import { domainClusters, findAgency, type Labelled } from '#features/staffing/index.ts';
import { grounds } from '#features/transfer/index.ts';
import { figureValue, type Mark, unmarked } from '#lib/figure.ts';
import type { Lang } from '#lib/lang.ts';
import { formatPeriod, labelOf, numberWord } from './format.ts';
import { strings } from './index.ts';

type Described = AnnouncementDocument['origin'];
export type Announced = Pick<
  AnnouncementDocument,
  'size' | 'origin' | 'destination' | 'post' | 'grade' | 'period' | 'grounds'
>;

/** What changed, as a neighbour would say it: "Tujuh tenaga kesehatan berpindah dari Dinas Kesehatan". */
export function titleSentence(lang: Lang, announced: Announced, mark: Mark = unmarked): string {
  const { sentence } = strings(lang).announcement;
  const who = whoMoves(lang, announced, mark);
  const { origin, destination } = announced;
  const place = (field: string, described: Described) =>
    mark(field, figureValue(described), placeName(lang, described, sentence.cluster));
  if (isWithin(origin, destination)) return sentence.titleWithin(who, place(WITHIN, origin));
  if (isKnown(origin)) return sentence.titleFrom(who, place('origin', origin));
  if (isKnown(destination)) return sentence.titleTo(who, place('destination', destination));
  return sentence.titleOpen(who);
}

/** Everything the description says, in one sentence; with the main ground where the counts show one. */
export function leadSentence(lang: Lang, announced: Announced, mark: Mark = unmarked): string {
  const { sentence } = strings(lang).announcement;
  return sentence.lead(
    whoMoves(lang, announced, mark),
    gradeWords(lang, announced.grade, mark),
    routeWords(lang, announced, mark),
    periodWords(lang, announced.period, mark),
    mainGroundWords(lang, announced.grounds, mark),
  );
}

/** Where both ends are one place, one word tells origin and destination. */
const WITHIN = 'origin destination';

function whoMoves(lang: Lang, { size, post }: Announced, mark: Mark): string {
  const people = peopleWords(lang, post);
  const who =
    people === null ? strings(lang).announcement.sentence.anyone : mark('post', figureValue(post), people);
  return `${mark('size', size, numberWord(lang, size))} ${who}`;
}

/** Those who hold such a post; null where the description says nothing of it. */
export function peopleWords(lang: Lang, { level, value }: Described): string | null {
  const { families, kinds } = strings(lang).announcement.sentence;
  return [families, kinds][level]?.[value] ?? null;
}

/** An agency, or the agencies of a field, as titles and leads name them. */
export function placeWords(lang: Lang, described: Described): string[] {
  const { sentence } = strings(lang).announcement;
  return [placeName(lang, described, sentence.cluster), placeName(lang, described, sentence.agenciesOf)];
}

function isKnown(described: Described): boolean {
  return described.value !== '*';
}

function isWithin(origin: Described, destination: Described): boolean {
  return isKnown(origin) && origin.level === destination.level && origin.value === destination.value;
}

function placeName(lang: Lang, described: Described, ofCluster: (name: string) => string): string {
  if (described.level === 0) {
    const agency = findAgency(described.value);
    return strings(lang).announcement.sentence.agency(agency ? labelOf(lang, agency) : described.value);
  }
  const cluster = domainClusters.find(({ code }) => code === described.value);
  return ofCluster(cluster ? lowerFirst(labelOf(lang, cluster)) : described.value);
}

function routeWords(lang: Lang, { origin, destination }: Announced, mark: Mark): string {
  const { sentence } = strings(lang).announcement;
  const place = (field: string, described: Described) =>
    mark(field, figureValue(described), placeName(lang, described, sentence.agenciesOf));
  if (isWithin(origin, destination)) return sentence.leadWithin(place(WITHIN, origin));
  const from = isKnown(origin) ? sentence.leadFrom(place('origin', origin)) : '';
  return (
    from +
    (isKnown(destination) ? sentence.leadTo(place('destination', destination)) : sentence.leadElsewhere)
  );
}

/** Level 0 is one grade (III/c, or IX for PPPK), level 1 a band (III, or PPPK IX–XII). */
function gradeWords(lang: Lang, described: Described, mark: Mark): string {
  const { grade, contractGrade } = strings(lang).announcement.sentence;
  const { level, value } = described;
  if (value === '*') return '';
  const isContract = level === 0 ? !value.includes('/') : value.startsWith('PPPK ');
  const words = mark('grade', figureValue(described), shortGrade(value));
  return isContract ? contractGrade(words) : grade(words);
}

/** A grade as it stands behind "PPPK golongan" or "golongan". */
export function shortGrade(value: string): string {
  return value.replace('PPPK ', '');
}

function periodWords(lang: Lang, described: Described, mark: Mark): string {
  const { decreeMonth, decreePart, decreeYear } = strings(lang).announcement.sentence;
  const { value } = described;
  const words = mark('period', figureValue(described), formatPeriod(lang, value));
  if (/^\d{4}$/.test(value)) return decreeYear(words);
  return /-[QH]/.test(value) ? decreePart(words) : decreeMonth(words);
}

function mainGroundWords(lang: Lang, counts: Announced['grounds'], mark: Mark): string {
  const [first, second] = [...counts].sort((one, other) => other.count - one.count);
  if (first === undefined || !('code' in first) || first.count === second?.count) return '';
  const ground = grounds.find(({ code }) => code === first.code);
  if (ground === undefined) return '';
  const words = mark('mainGround', ground.code, groundWords(lang, ground));
  return strings(lang).announcement.sentence.mainly(words);
}

/** A ground or direction within a sentence. */
export function groundWords(lang: Lang, ground: Labelled): string {
  return lowerFirst(labelOf(lang, ground));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
