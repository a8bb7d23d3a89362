import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { feedbackWindow } from './feedback.ts';
import { account } from './identity.ts';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** An organisation whose documents two people have checked. */
export const organisation = sqliteTable('organisation', {
  id: text('id').primaryKey(),
  state: text('state', { enum: ['verified', 'suspended'] }).notNull(),
  name: text('name').notNull(),
  legalForm: text('legal_form').notNull(),
  registrationNumber: text('registration_number').notNull(),
  domicile: text('domicile').notNull(),
  /** Whether the public may read its name in the list of verified organisations. */
  isNamed: integer('is_named', { mode: 'boolean' }).notNull(),
  lang: text('lang', { enum: ['id', 'en'] }).notNull(),
  /** What was checked (contact, deed, tax number, mandate), for the renewal. */
  sealedBox: text('sealed_box'),
  sealedKey: text('sealed_key'),
  verifiedAt: instant('verified_at').notNull(),
  /** The last day (YYYY-MM-DD) on which it may speak. */
  validUntil: text('valid_until').notNull(),
  /** The last day of which a reminder was sent. */
  remindedOf: text('reminded_of'),
  suspendedAt: instant('suspended_at'),
  suspensionReason: text('suspension_reason'),
});

/** A request to be verified, or to be verified for another year. */
export const organisationApplication = sqliteTable(
  'organisation_application',
  {
    id: text('id').primaryKey(),
    /** The organisation that renews; set for a new one when it is approved. */
    organisationId: text('organisation_id').references(() => organisation.id),
    kind: text('kind', { enum: ['new', 'renewal'] }).notNull(),
    /** The form's random key: sent twice, it is one row. Its scans are stored under it. */
    formKey: text('form_key').notNull().unique(),
    /** SHA-256 of the reference with which the applicant comes back. */
    referenceHash: text('reference_hash').notNull().unique(),
    state: text('state', {
      enum: ['unconfirmed', 'submitted', 'changes-requested', 'recommended', 'approved', 'refused'],
    }).notNull(),
    /** Counts what the applicant sent; a decision is bound to it. */
    revision: integer('revision').notNull(),
    name: text('name').notNull(),
    lang: text('lang', { enum: ['id', 'en'] }).notNull(),
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    createdAt: instant('created_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** Item → answer and remark. */
    checklist: text('checklist', { mode: 'json' }).$type<
      Record<string, { readonly answer: 'yes' | 'no' | ''; readonly remark: string }>
    >(),
    /** What the officer asks to be changed, or why it was refused. */
    remark: text('remark'),
    checkedBy: text('checked_by').references(() => account.id),
    checkedAt: instant('checked_at'),
    decidedBy: text('decided_by').references(() => account.id),
    decidedAt: instant('decided_at'),
  },
  (table) => [index('organisation_application_by_state').on(table.state, table.submittedAt)],
);

/** A cleaned scan or attachment. The file lies sealed beside the database; destroying the key erases it. */
export const organisationAttachment = sqliteTable(
  'organisation_attachment',
  {
    id: text('id').primaryKey(),
    /** The form's key of an application, or the id of an input. */
    ownerId: text('owner_id').notNull(),
    /** Which document it is; one of each. */
    slot: text('slot').notNull(),
    kind: text('kind', { enum: ['pdf', 'jpeg', 'png'] }).notNull(),
    byteCount: integer('byte_count').notNull(),
    /** Of the cleaned bytes, hex; stays when the file is gone. */
    sha256: text('sha256').notNull(),
    sealedKey: text('sealed_key'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('organisation_attachment_by_owner').on(table.ownerId, table.slot)],
);

/** Accounts that speak for an organisation. */
export const organisationRepresentative = sqliteTable(
  'organisation_representative',
  {
    accountId: text('account_id')
      .primaryKey()
      .references(() => account.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [index('organisation_representative_by_organisation').on(table.organisationId)],
);

/** A link by mail that lets one person set a password, once. */
export const organisationInvitation = sqliteTable(
  'organisation_invitation',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** SHA-256 of the token in the link. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Name and address of the person; destroyed once the link is used or void. */
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('organisation_invitation_by_organisation').on(table.organisationId)],
);

/** A sign-in whose password was right and whose mailed code is awaited. */
export const organisationSignIn = sqliteTable('organisation_sign_in', {
  id: text('id').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id),
  createdAt: instant('created_at').notNull(),
});

/** Lets a program speak for an organisation. */
export const organisationToken = sqliteTable(
  'organisation_token',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    tokenHash: text('token_hash').notNull().unique(),
    label: text('label').notNull(),
    scopes: text('scopes', { mode: 'json' }).notNull().$type<readonly ('read' | 'submit')[]>(),
    createdBy: text('created_by')
      .notNull()
      .references(() => account.id),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** YYYY-MM-DD: the day is enough to see whether it is still needed. */
    lastUsedOn: text('last_used_on'),
  },
  (table) => [index('organisation_token_by_organisation').on(table.organisationId)],
);

/** What an organisation observed of a window's services, or is about to say. */
export const organisationInput = sqliteTable(
  'organisation_input',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    windowId: text('window_id')
      .notNull()
      .references(() => feedbackWindow.id),
    /** The form's key, a row of a file, or the Idempotency-Key of a request. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** HMAC of what was sent with it first. */
    fingerprint: text('fingerprint').notNull(),
    channel: text('channel', { enum: ['form', 'file', 'api'] }).notNull(),
    /** Answers as typed, until they are sent. */
    draftBox: text('draft_box'),
    draftKey: text('draft_key'),
    /** The revision that counts; 0 while nothing was sent. */
    revision: integer('revision').notNull(),
    savedAt: instant('saved_at').notNull(),
    sentAt: instant('sent_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('organisation_input_once').on(table.organisationId, table.idempotencyKey),
    index('organisation_input_by_window').on(table.windowId, table.sentAt),
  ],
);

/** What was sent, revision by revision. Destroying the keys erases it. */
export const organisationInputRevision = sqliteTable(
  'organisation_input_revision',
  {
    inputId: text('input_id')
      .notNull()
      .references(() => organisationInput.id),
    revision: integer('revision').notNull(),
    sealedBox: text('sealed_box'),
    sealedKey: text('sealed_key'),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.inputId, table.revision] })],
);
