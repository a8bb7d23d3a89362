import { defineCollection } from 'astro:content';
import { z } from 'zod';
import {
  type AnnouncementDocument,
  announcementPath,
  announcementSchema,
  officePath,
  officeSchema,
  openRecord,
  releaseSchema,
  staffingDocumentSchema,
  withdrawalSchema,
} from '#features/record/index.ts';
import { sha256Hex } from '#lib/hash.ts';

const folder = process.env.TAPIS_RECORD ?? './var/record';
const record = openRecord(folder);

/** The latest revision of every announcement, with its file's exact text, and all revisions, the latest first. */
const announcements = defineCollection({
  schema: z.object({
    document: announcementSchema,
    text: z.string(),
    sha256: z.string(),
    firstPublishedOn: z.iso.date(),
    revisions: z.array(z.object({ rev: z.int(), publishedOn: z.iso.date() })),
  }),
  async loader() {
    const documents = await record.listAnnouncements();
    return Promise.all(documents.map(loadAnnouncement));
  },
});

/** Transfers that are published openly, as those of public offices, each with its file's exact text. */
const offices = defineCollection({
  schema: z.object({ document: officeSchema, text: z.string(), sha256: z.string() }),
  async loader() {
    const documents = await record.offices.listStanding();
    return Promise.all(
      documents.map(async (document) => {
        const text = await readText(officePath(document.id, document.rev));
        return { id: document.id, document, text, sha256: sha256Hex(text) };
      }),
    );
  },
});

/** What stands in the place of documents that were withdrawn, and under which address they stood. */
const withdrawals = defineCollection({
  schema: z.object({ document: withdrawalSchema, folder: z.enum(['pengumuman', 'jabatan-publik']) }),
  async loader() {
    const announcements = await record.listWithdrawals();
    const offices = await record.offices.listWithdrawals();
    return [
      ...announcements.map((document) => ({ id: document.id, document, folder: 'pengumuman' })),
      ...offices.map((document) => ({ id: document.id, document, folder: 'jabatan-publik' })),
    ];
  },
});

const releases = defineCollection({ schema: releaseSchema, loader: () => record.listReleases() });

const staffing = defineCollection({
  schema: staffingDocumentSchema,
  // By period, not with an id inside: the schema knows no other fields than the document's.
  loader: async () =>
    Object.fromEntries((await record.listStaffing()).map((document) => [document.period, document])),
});

export const collections = { announcements, offices, withdrawals, releases, staffing };

async function loadAnnouncement(document: AnnouncementDocument) {
  const texts: string[] = [];
  for (let rev = document.rev; rev >= 1; rev--)
    texts.push(await readText(announcementPath(document.id, rev)));
  const text = texts[0] ?? '';
  const revisions = texts.map((revision) => announcementSchema.parse(JSON.parse(revision)));
  const firstPublishedOn = revisions.at(-1)?.publishedOn ?? document.publishedOn;
  return { id: document.id, document, text, sha256: sha256Hex(text), firstPublishedOn, revisions };
}

async function readText(file: string): Promise<string> {
  const bytes = await record.readDocument(file);
  if (bytes === null) throw new Error(`The record lacks ${file}.`);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
