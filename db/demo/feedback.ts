import { plainDate } from '#lib/date.ts';
import { type Chance, createChance } from './chance.ts';
import { createEmployeeSource, type DemoEmployee } from './employees.ts';
import { extremeOpinion, formOpinion, type Scores } from './feedback-scores.ts';
import type { Relation, TextFacts } from './feedback-slots.ts';
import { campaignText, residentText } from './feedback-texts.ts';
import { type ServiceUnit, subjectOf, unitsOf, type WindowScope } from './feedback-units.ts';
import { plainName } from './names.ts';

export interface DemoWindow extends WindowScope {
  readonly id: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** One submission, as the form would hand it in. */
export interface DemoFeedback {
  readonly serviceUnit: string;
  /** YYYY-MM, at most three months before the submission. */
  readonly serviceMonth: string;
  readonly answers: Scores;
  readonly conduct: Scores;
  readonly text: string;
  readonly relation: Relation;
  /** A different person for each submission of a window; the domains are reserved ones (RFC 2606). */
  readonly email: string;
  readonly submittedAt: Date;
}

export interface DemoFeedbackOptions {
  /** Employees whom some texts name with their NIP; made-up ones when there are none. */
  readonly roster?: readonly DemoEmployee[];
  /** Puts a burst of about forty paraphrases with extreme scores among the submissions. */
  readonly campaign?: 'good' | 'bad';
}

const CAMPAIGN_SIZE = 40;
const CAMPAIGN_MS = 150 * 60_000;
const HOUR_MS = 3_600_000;
const DOMAINS = ['example.org', 'example.net', 'example.com', 'Example.ORG', 'mail.example.net'];

/**
 * Exactly `count` submissions of one window, oldest first, all within [opensAt, closesAt).
 * For a window that is still open, give the present as `closesAt`.
 */
export function demoFeedback(
  seed: string,
  window: DemoWindow,
  count: number,
  options: DemoFeedbackOptions = {},
): DemoFeedback[] {
  const chance = createChance(`${seed}/feedback/${window.id}`);
  const units = unitsOf(window);
  const invented = createEmployeeSource(chance);
  const roster = options.roster ?? [];
  const employee = () =>
    roster.length > 0
      ? chance.pick(roster)
      : invented.next('administrasi', 'III/b', plainDate(window.opensAt));
  const campaignSize = options.campaign ? Math.min(CAMPAIGN_SIZE, Math.floor(count / 2)) : 0;

  const residents = Array.from({ length: count - campaignSize }, (_, index) => {
    const unit = chance.pick(units);
    const submittedAt = wakingInstant(chance, window);
    const opinion = formOpinion(chance, seed, unit.code);
    const facts = textFacts(chance, unit, submittedAt, employee);
    return submission(facts, submittedAt, {
      opinion,
      text: residentText(chance, opinion, facts),
      email: emailOf(chance, index),
    });
  });
  const { campaign } = options;
  const burst =
    campaign === undefined ? [] : campaignOf(chance, window, units, campaign, campaignSize, employee);
  return [...residents, ...burst].sort(
    (one, other) => one.submittedAt.getTime() - other.submittedAt.getTime(),
  );
}

function campaignOf(
  chance: Chance,
  window: DemoWindow,
  units: readonly ServiceUnit[],
  tone: 'good' | 'bad',
  size: number,
  employee: () => DemoEmployee,
): DemoFeedback[] {
  const unit = chance.pick(units);
  const length = Math.min(CAMPAIGN_MS, window.closesAt.getTime() - window.opensAt.getTime());
  const start =
    window.opensAt.getTime() +
    chance.fraction() * (window.closesAt.getTime() - window.opensAt.getTime() - length);
  return Array.from({ length: size }, (_, index) => {
    const submittedAt = new Date(Math.floor(start + chance.fraction() * length));
    const facts = textFacts(chance, unit, submittedAt, employee);
    return submission(facts, submittedAt, {
      opinion: extremeOpinion(tone),
      text: campaignText(chance, tone, facts),
      email: `warga.peduli${index + 1}@${chance.pick(DOMAINS)}`,
    });
  });
}

function submission(
  facts: TextFacts,
  submittedAt: Date,
  written: { opinion: { answers: Scores; conduct: Scores }; text: string; email: string },
): DemoFeedback {
  return {
    serviceUnit: facts.unit.code,
    serviceMonth: facts.month,
    answers: written.opinion.answers,
    conduct: written.opinion.conduct,
    text: written.text,
    relation: facts.relation,
    email: written.email,
    submittedAt,
  };
}

function textFacts(
  chance: Chance,
  unit: ServiceUnit,
  submittedAt: Date,
  employee: () => DemoEmployee,
): TextFacts {
  const monthsAgo = chance.pickWeighted([
    [0, 55],
    [1, 30],
    [2, 10],
    [3, 5],
  ]);
  const [year = 0, month = 0] = plainDate(submittedAt).split('-').map(Number);
  const relation = chance.pickWeighted<Relation>([
    ['user', 70],
    ['family', 22],
    ['other', 8],
  ]);
  return {
    unit,
    subject: subjectOf(unit),
    month: new Date(Date.UTC(year, month - 1 - monthsAgo)).toISOString().slice(0, 7),
    relation,
    employee,
  };
}

/** An instant within the window; the small hours of the night in Jakarta (17 to 22 UTC) mostly move to the morning. */
function wakingInstant(chance: Chance, { opensAt, closesAt }: DemoWindow): Date {
  const span = closesAt.getTime() - opensAt.getTime();
  const drawn = new Date(opensAt.getTime() + Math.floor(chance.fraction() * span));
  const isNight = drawn.getUTCHours() >= 17 && drawn.getUTCHours() < 22;
  const later = new Date(drawn.getTime() + 7 * HOUR_MS);
  return isNight && later < closesAt && chance.happens(0.95) ? later : drawn;
}

/** The number keeps addresses of one window apart, also for a reader that ignores case, dots and +tags. */
function emailOf(chance: Chance, index: number): string {
  const [first = 'warga', last = 'lampung'] = plainName(chance, chance.pick(['male', 'female'] as const))
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .split(' ');
  const local = chance.pick([
    `${first}.${last}${index}`,
    `${first}${last}${index}`,
    `${last}_${first}${index}`,
  ]);
  const spelled = chance.happens(0.1) ? local.toUpperCase() : local;
  return `${spelled}${chance.happens(0.06) ? '+tapis' : ''}@${chance.pick(DOMAINS)}`;
}
