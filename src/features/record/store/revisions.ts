import type { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';
import { parseRevision } from '../rules/paths.ts';
import type { WithdrawalDocument } from '../schema.ts';
import { getDocument, RecordFileError } from './document.ts';
import { listNames } from './files.ts';

interface Revised {
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
}

/** Documents that stand in folders of their own, revision by revision, the last of which may be a withdrawal. */
export interface Revisions<Document> {
  /** The ids of all, also of those withdrawn, in their order. */
  listIds(): Promise<string[]>;
  /** The latest revision of every document that is not withdrawn, in the order of their ids. */
  listStanding(): Promise<Document[]>;
  /** Every revision of every document that is not withdrawn. */
  listAll(): Promise<Document[]>;
  listWithdrawals(): Promise<WithdrawalDocument[]>;
  /** The latest revision; null when there is none or it is withdrawn, also for an id that is none. */
  find(id: string): Promise<Document | null>;
}

interface Place {
  /** The folder that holds the documents' folders. */
  readonly parent: string;
  folderOf(id: string): string;
  pathOf(id: string, rev: number): string;
}

/** @param schema of what the latest revision may be: a document or its withdrawal. */
export function openRevisions<Document extends Revised>(
  folder: string,
  { parent, folderOf, pathOf }: Place,
  schema: z.ZodType<Document | WithdrawalDocument>,
): Revisions<Document> {
  /** In ascending order; none for an id that is none. */
  async function revisionsOf(id: string): Promise<number[]> {
    if (!ID_PATTERN.test(id)) return [];
    const names = await listNames(folder, folderOf(id));
    return names.flatMap((name) => parseRevision(name) ?? []).sort((one, other) => one - other);
  }

  async function getRevision(id: string, rev: number): Promise<Document | WithdrawalDocument> {
    const file = pathOf(id, rev);
    const document = await getDocument(folder, file, schema);
    if (document.id !== id) throw new RecordFileError(`${file}: field "id" names another document.`);
    if (document.rev !== rev) throw new RecordFileError(`${file}: field "rev" is not the file's.`);
    return document;
  }

  async function findLatest(id: string): Promise<Document | WithdrawalDocument | null> {
    const latest = (await revisionsOf(id)).at(-1);
    return latest === undefined ? null : getRevision(id, latest);
  }

  async function listIds(): Promise<string[]> {
    return (await listNames(folder, parent)).filter((name) => ID_PATTERN.test(name));
  }

  async function listLatest(): Promise<(Document | WithdrawalDocument)[]> {
    const found = await Promise.all((await listIds()).map(findLatest));
    return found.filter((document) => document !== null);
  }

  return {
    listIds,
    listStanding: async () => (await listLatest()).filter(isStanding),
    listWithdrawals: async () => (await listLatest()).filter(isWithdrawal),
    // Those that a withdrawal is about to remove are left out.
    async listAll() {
      const standing = (await listLatest()).filter(isStanding);
      const places = await Promise.all(
        standing.map(async ({ id }) => (await revisionsOf(id)).map((rev) => ({ id, rev }))),
      );
      const found: (Document | WithdrawalDocument)[] = await Promise.all(
        places.flat().map(({ id, rev }) => getRevision(id, rev)),
      );
      return found.filter(isStanding);
    },
    async find(id) {
      const latest = await findLatest(id);
      return latest !== null && isStanding(latest) ? latest : null;
    },
  };

  function isStanding(document: Document | WithdrawalDocument): document is Document {
    return document.kind !== 'withdrawal';
  }
}

function isWithdrawal(document: Revised): document is WithdrawalDocument {
  return document.kind === 'withdrawal';
}
