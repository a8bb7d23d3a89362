import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FigureWords, SiteAnnouncement, SiteGateInput } from '#features/anonymity/index.ts';
import {
  type AnnouncementDocument,
  announcementPath,
  canonicalJson,
  openRecord,
  type PublicRecord,
} from '#features/record/index.ts';
import { agencies } from '#features/staffing/index.ts';
import { directions, grounds } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { sha256Hex } from '#lib/hash.ts';
import { recordFolder } from '#lib/places.ts';
import { listCanaries } from '../canaries.ts';
import { policyInForce } from '../policy.ts';
import { gatherPublicState } from '../public-state.ts';
import { announcementPlaces, officeCopy, withdrawalPlaces } from './pages.ts';

/** A label of one word stands in ordinary sentences too. */
const LABELS = [...agencies, ...grounds, ...directions]
  .flatMap(({ labelId, labelEn }) => [labelId, labelEn])
  .filter((label) => label.includes(' '));

/** The record as the built site must show it, and all that its announcements are set against. */
export async function gatherSiteGateInput(context: Context, words: FigureWords): Promise<SiteGateInput> {
  const { home } = context.config;
  const record = openRecord(recordFolder(home));
  const state = await gatherPublicState(context, plainDate(context.clock.now()));
  const revisions = Map.groupBy(state.published, ({ id }) => id);
  const announcements = await Promise.all(
    [...revisions.values()].map((all) => siteAnnouncement(record, all)),
  );
  return {
    announcements,
    withdrawals: [...state.withdrawals, ...(await record.offices.listWithdrawals())].map((one) => ({
      ...one,
      text: canonicalJson(one),
      ...withdrawalPlaces(one.id),
    })),
    offices: (await record.offices.listStanding()).map((one) => ({
      copy: officeCopy(one.id),
      text: canonicalJson(one),
    })),
    releases: state.allReports,
    background: { ...state, held: null, policy: await policyInForce(context) },
    isNothingNew: await areShown(announcements, path.join(home, 'current', 'client')),
    labels: LABELS,
    words,
    canaries: await listCanaries(context),
  };
}

async function siteAnnouncement(
  record: PublicRecord,
  revisions: readonly AnnouncementDocument[],
): Promise<SiteAnnouncement> {
  const sorted = revisions.toSorted((one, other) => one.rev - other.rev);
  const document = sorted.at(-1);
  if (document === undefined) throw new Error('An announcement has no revision.');
  const bytes = await record.readDocument(announcementPath(document.id, document.rev));
  if (bytes === null) throw new Error(`The record lost ${document.id} while it was read.`);
  return {
    document,
    text: new TextDecoder().decode(bytes),
    sha256: sha256Hex(bytes),
    publishedOn: sorted.map(({ publishedOn }) => publishedOn),
    ...announcementPlaces(document.id),
  };
}

/** True when the running site shows all of these already, byte for byte. */
async function areShown(announcements: readonly SiteAnnouncement[], site: string): Promise<boolean> {
  for (const { copy, text } of announcements) {
    const shown = await readFile(path.join(site, copy), 'utf8').catch(() => null);
    if (shown !== text) return false;
  }
  return true;
}
