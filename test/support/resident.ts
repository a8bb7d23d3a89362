import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

import { feedbackValues } from '#test/support/feedback-form.ts';
import type { Answer, Question } from '#test/support/http.ts';
import type { TestServer } from '#test/support/server.ts';

/** Where the form that asks for a reference is sent to. */
export const TRACK = '/lacak?_action=feedback.track';

interface Window {
  readonly id: string;
  readonly agencies: readonly string[];
}

/** Sends the form of a window as a browser without scripts does, with these fields instead of the usual ones. */
export function sendForm(
  server: TestServer,
  window: Window,
  changed: Readonly<Record<string, string>> = {},
  question: Question = {},
): Promise<Answer> {
  const body = feedbackValues(window, new Date(), changed);
  return server.request(`/masukan/${window.id}?_action=feedback.submit`, { body, ...question });
}

/** Sends the code of a submission; `codePage` is where the form has led to. */
export function sendCode(server: TestServer, codePage: string, code: string): Promise<Answer> {
  return server.request(`${codePage}?_action=feedback.confirm`, { body: { kode: code } });
}

/** Solves a fresh challenge of the server as the widget does (about a second of work). @returns what the widget sends. */
export async function solvedCaptcha(server: TestServer): Promise<string> {
  const challenge = JSON.parse((await server.request('/masukan/tantangan')).text) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('The challenge could not be solved.');
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
