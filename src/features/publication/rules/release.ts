import { sha256Hex } from '#lib/hash.ts';

export type ReleaseState = 'proposed' | 'approved' | 'refused' | 'published';

export interface ReleaseSummary {
  readonly id: string;
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
  /** What an approval is bound to: SHA-256 over all paths and bytes. */
  readonly digest: string;
}

/** SHA-256 (hex) over the sorted paths, each with the SHA-256 of its bytes. One changed byte changes it. */
export function releaseDigest(files: readonly ReleaseFile[]): string {
  const lines = files.map((file) => `${sha256Hex(file.body)}  ${file.path}\n`).sort();
  return sha256Hex(lines.join(''));
}
