import { withdrawalSchema } from '#features/record/index.ts';
import { sha256Hex } from '#lib/hash.ts';

/** A batch of new announcements, or another revision of one that is public: what takes the same way through two pairs of eyes. */
export type ReleaseKind = 'release' | 'correction' | 'withdrawal';
export type ReleaseState = 'proposed' | 'approved' | 'refused' | 'published';

export interface ReleaseSummary {
  readonly id: string;
  readonly kind: ReleaseKind;
  readonly state: ReleaseState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  /** The anonymity policy that its groups were searched under. */
  readonly policyVersion: number;
  readonly announcementCount: number;
  readonly transferCount: number;
  readonly heldCount: number;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly publishedAt: Date | null;
}

/** One public file of a release: its path in the record and its exact bytes as text. */
export interface ReleaseFile {
  readonly path: string;
  readonly body: string;
}

export interface ReleaseDetail extends ReleaseSummary {
  readonly files: readonly ReleaseFile[];
  /** Paths of files whose text was destroyed, as the announcement was withdrawn. */
  readonly erased: readonly string[];
  /** What an approval is bound to: SHA-256 over all paths and bytes. */
  readonly digest: string;
}

/** SHA-256 (hex) over the sorted paths, each with the SHA-256 of its bytes. One changed byte changes it. */
export function releaseDigest(files: readonly ReleaseFile[]): string {
  const lines = files.map((file) => `${sha256Hex(file.body)}  ${file.path}\n`).sort();
  return sha256Hex(lines.join(''));
}

/** The announcements among the files: all that stands in their folder and is no proper withdrawal. */
export function announcementFiles(files: readonly ReleaseFile[]): ReleaseFile[] {
  return filesUnder('announcements', files).filter((file) => !isWithdrawal(file));
}

/** The documents of public offices among the files, likewise. */
export function officeFiles(files: readonly ReleaseFile[]): ReleaseFile[] {
  return filesUnder('offices', files).filter((file) => !isWithdrawal(file));
}

/** The withdrawals of either. */
export function withdrawalFiles(files: readonly ReleaseFile[]): ReleaseFile[] {
  return [...filesUnder('announcements', files), ...filesUnder('offices', files)].filter(isWithdrawal);
}

/** The files of a release in one folder of the record. */
export function filesUnder(
  folder: 'announcements' | 'offices' | 'releases' | 'staffing',
  files: readonly ReleaseFile[],
): ReleaseFile[] {
  return files.filter(({ path }) => path.startsWith(`${folder}/`));
}

function isWithdrawal(file: ReleaseFile): boolean {
  return withdrawalSchema.safeParse(JSON.parse(file.body)).success;
}
