import methodRows from '../reference/methods.json' with { type: 'json' };

export interface Method {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
}

export const methods: readonly Method[] = methodRows;

export function findMethod(code: string): Method | null {
  return methods.find((method) => method.code === code) ?? null;
}

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What was found of one SKM element, and how sure the organisation is. */
export interface ElementScore {
  readonly element: string;
  /** 1 to 4, as residents answer. */
  readonly score: number;
  readonly evidence: string;
  readonly confidence: Confidence;
}

/** What an organisation says of the services of a window. */
export interface InputContent {
  readonly window: string;
  /** YYYY-MM, both included. */
  readonly period: { readonly from: string; readonly to: string };
  /** Codes of service units. */
  readonly units: readonly string[];
  readonly method: string;
  readonly observations: number;
  readonly scores: readonly ElementScore[];
  readonly goodPractice: string;
  readonly problem: string;
  readonly requestedAction: string;
  readonly sources: string;
  /** Null when the organisation declares none. */
  readonly conflictOfInterest: string | null;
  /** Whether its name may be read beside what it says. */
  readonly isNamed: boolean;
}

export type InputState = 'draft' | 'sent' | 'withdrawn';

export interface OrganisationInput {
  readonly id: string;
  readonly organisationId: string;
  readonly windowId: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly channel: 'form' | 'file' | 'api';
  /** 0 while nothing was sent. */
  readonly revision: number;
  readonly savedAt: Date;
  readonly sentAt: Date | null;
  readonly withdrawnAt: Date | null;
}

export function stateOf(input: Pick<OrganisationInput, 'revision' | 'withdrawnAt'>): InputState {
  if (input.withdrawnAt !== null) return 'withdrawn';
  return input.revision > 0 ? 'sent' : 'draft';
}

/** Texts of an input that others read; every one goes through redaction first. */
export const TEXT_FIELDS = ['goodPractice', 'problem', 'requestedAction', 'sources'] as const;

/** An organisation speaks of a window's units one by one, but not without end. */
export const MOST_INPUTS_PER_WINDOW = 50;

export const INPUT_SLOTS = ['lampiran-1', 'lampiran-2', 'lampiran-3'] as const;
