import type { AnnouncementDocument } from '#features/record/index.ts';
import { domainClusters, findAgency } from '#features/staffing/index.ts';
import { grounds } from '#features/transfer/index.ts';
import type { Lang } from '#lib/lang.ts';
import { formatPeriod, labelOf, numberWord } from './format.ts';
import { strings } from './index.ts';

type Described = AnnouncementDocument['origin'];
export type Announced = Pick<
  AnnouncementDocument,
  'size' | 'origin' | 'destination' | 'post' | 'grade' | 'period' | 'grounds'
>;

/** What changed, as a neighbour would say it: "Tujuh tenaga kesehatan berpindah dari Dinas Kesehatan". */
export function titleSentence(lang: Lang, announced: Announced): string {
  const { sentence } = strings(lang).announcement;
  const who = whoMoves(lang, announced);
  const { origin, destination } = announced;
  const place = (described: Described) => placeName(lang, described, sentence.cluster);
  if (isWithin(origin, destination)) return sentence.titleWithin(who, place(origin));
  if (isKnown(origin)) return sentence.titleFrom(who, place(origin));
  if (isKnown(destination)) return sentence.titleTo(who, place(destination));
  return sentence.titleOpen(who);
}

/** Everything the description says, in one sentence; with the main ground where the counts show one. */
export function leadSentence(lang: Lang, announced: Announced): string {
  const { sentence } = strings(lang).announcement;
  return sentence.lead(
    whoMoves(lang, announced),
    gradeWords(lang, announced.grade),
    routeWords(lang, announced),
    periodWords(lang, announced.period),
    mainGroundWords(lang, announced.grounds),
  );
}

function whoMoves(lang: Lang, { size, post }: Announced): string {
  const { families, kinds, anyone } = strings(lang).announcement.sentence;
  const people = [families, kinds][post.level]?.[post.value] ?? anyone;
  return `${numberWord(lang, size)} ${people}`;
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

function routeWords(lang: Lang, { origin, destination }: Announced): string {
  const { sentence } = strings(lang).announcement;
  const place = (described: Described) => placeName(lang, described, sentence.agenciesOf);
  if (isWithin(origin, destination)) return sentence.leadWithin(place(origin));
  const from = isKnown(origin) ? sentence.leadFrom(place(origin)) : '';
  return from + (isKnown(destination) ? sentence.leadTo(place(destination)) : sentence.leadElsewhere);
}

/** Level 0 is one grade (III/c, or IX for PPPK), level 1 a band (III, or PPPK IX–XII). */
function gradeWords(lang: Lang, { level, value }: Described): string {
  const { grade, contractGrade } = strings(lang).announcement.sentence;
  if (value === '*') return '';
  const isContract = level === 0 ? !value.includes('/') : value.startsWith('PPPK ');
  return isContract ? contractGrade(value.replace('PPPK ', '')) : grade(value);
}

function periodWords(lang: Lang, { value }: Described): string {
  const { decreeMonth, decreePart, decreeYear } = strings(lang).announcement.sentence;
  const words = formatPeriod(lang, value);
  if (/^\d{4}$/.test(value)) return decreeYear(words);
  return /-[QH]/.test(value) ? decreePart(words) : decreeMonth(words);
}

function mainGroundWords(lang: Lang, counts: Announced['grounds']): string {
  const [first, second] = [...counts].sort((one, other) => other.count - one.count);
  if (first === undefined || !('code' in first) || first.count === second?.count) return '';
  const ground = grounds.find(({ code }) => code === first.code);
  return ground ? strings(lang).announcement.sentence.mainly(lowerFirst(labelOf(lang, ground))) : '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
