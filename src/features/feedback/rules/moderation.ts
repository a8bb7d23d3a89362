import type { Finding } from './screening/finding.ts';

/** Whether a verified submission counts: as the rules left it (clear, held), or as a person decided. */
export type Standing = 'clear' | 'held' | Outcome;
export type Outcome = 'counted' | 'set-aside' | 'forwarded';

/** Why a person decided so. Permanent codes: authors read their words, and they are counted in public. */
export const DECISION_REASONS = {
  counted: ['harmless', 'own-experience', 'about-service'],
  'set-aside': ['abusive', 'advertisement', 'repeated', 'not-service', 'others-data', 'campaign-copy'],
  forwarded: ['to-wbs', 'to-lapor'],
} as const satisfies Record<Outcome, readonly string[]>;
export type DecisionReason = (typeof DECISION_REASONS)[Outcome][number];

export const OUTCOMES = Object.keys(DECISION_REASONS) as Outcome[];

/** The outcome that a reason belongs to; null for a code that is none. */
export function outcomeOf(reason: string): Outcome | null {
  return OUTCOMES.find((outcome) => DECISION_REASONS[outcome].some((one) => one === reason)) ?? null;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: DecisionReason;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/** How far the moderation of one submission has come. */
export interface Moderation {
  /** Null until it is screened. */
  readonly standing: Standing | null;
  readonly findings: readonly Finding[];
  readonly first: Decision | null;
  readonly appealedAt: Date | null;
  readonly onAppeal: Decision | null;
}

/** An author may appeal once against what keeps their voice from counting. */
export function canAppeal({ first, appealedAt }: Pick<Moderation, 'first' | 'appealedAt'>): boolean {
  return first !== null && first.outcome !== 'counted' && appealedAt === null;
}
