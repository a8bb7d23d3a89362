import type { Attribute, Coarsenings } from '#features/anonymity/index.ts';
import { type AnnouncementDocument, canonicalJson, type WithdrawalDocument } from '#features/record/index.ts';
import type { RationaleWriter } from './announcement.ts';
import type { PublicText } from './typed-text.ts';

type Description = Pick<AnnouncementDocument, Attribute>;

/** What every later revision of an announcement starts from. */
export interface Revised<Document = AnnouncementDocument> {
  readonly previous: Document;
  /** SHA-256 (hex) of the previous revision's bytes. */
  readonly supersedes: string;
  readonly publishedOn: string;
}

/** The description at these levels; null when one of them is none, or says more than is said now. */
export function chooseDescription(
  coarsenings: Coarsenings,
  levels: Readonly<Record<Attribute, number>>,
): Description | null {
  const chosen = (attribute: Attribute) =>
    coarsenings[attribute].find((one) => one.level === levels[attribute]);
  const [origin, destination] = [chosen('origin'), chosen('destination')];
  const [post, grade, period] = [chosen('post'), chosen('grade'), chosen('period')];
  return origin && destination && post && grade && period
    ? { origin, destination, post, grade, period }
    : null;
}

/**
 * The next revision of an announcement under a description that says the same or less. Without a narrative it gets
 * the one that its own figures tell. Its release stays the one that announced it first. The need it answered falls
 * silent with destination or post: its figures stand in a public table beside the agency and the post family.
 */
export function correctAnnouncement(
  { previous, supersedes, publishedOn }: Revised,
  correction: {
    readonly description: Description;
    readonly rationale: PublicText | null;
    readonly salt: string;
  },
  write: RationaleWriter,
): AnnouncementDocument {
  const { description, rationale, salt } = correction;
  const needWouldTell =
    description.destination.level > previous.destination.level ||
    description.post.level > previous.post.level;
  const facts = { ...previous, ...description, need: needWouldTell ? null : previous.need };
  return {
    ...facts,
    rev: previous.rev + 1,
    publishedOn,
    rationale: rationale ?? write(facts),
    salt,
    supersedes,
  };
}

/** True when the two say the same in the same words. */
export function isSameContent(one: AnnouncementDocument, other: AnnouncementDocument): boolean {
  const content = ({ rev, publishedOn, salt, supersedes, ...said }: AnnouncementDocument) =>
    canonicalJson(said);
  return content(one) === content(other);
}

export function withdrawDocument(
  { previous, supersedes, publishedOn }: Revised<{ readonly id: string; readonly rev: number }>,
  reason: PublicText,
): WithdrawalDocument {
  return {
    v: 1,
    kind: 'withdrawal',
    id: previous.id,
    rev: previous.rev + 1,
    publishedOn,
    reason,
    supersedes,
  };
}
