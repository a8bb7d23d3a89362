import type { Agent } from 'node:http';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { type Answer, request } from '#test/support/http.ts';
import type { WindowFacts } from '#test/support/published-home.ts';

/** The key of the form of resident number `number`. */
export function formKeyOf(number: number): string {
  return newId(seededRandom(`bench ${number}`));
}

/**
 * The form of resident number `number`, who has an address of their own: with a captcha's answer, or as a browser without
 * scripts sends it. The same number gives the same form.
 */
export function formOf(window: WindowFacts, number: number, altcha?: string): Record<string, string> {
  return feedbackValues(window, new Date(), {
    kunci: formKeyOf(number),
    surel: addressOf(number),
    ...(altcha === undefined ? { 'tanpa-skrip': 'ya' } : { altcha }),
  });
}

export function addressOf(number: number): string {
  return `warga${number}@example.org`;
}

/** Posts to a page through one proxy of ours, from a network of the resident's own. */
export function postAs(
  number: number,
  port: number,
  path: string,
  body: Readonly<Record<string, string>>,
  agent: Agent,
): Promise<Answer> {
  return request(port, path, {
    agent,
    body,
    origin: `http://localhost:${port}`,
    headers: { 'x-forwarded-for': networkOf(number) },
  });
}

/** One of the 2²⁸ networks of the size /48 in a range for documentation (RFC 9637). */
export function networkOf(number: number): string {
  const high = (number >> 16) & 0xfff;
  return `3fff:${high.toString(16)}:${(number & 0xffff).toString(16)}::7`;
}

export const formPath = (window: WindowFacts) => `/masukan/${window.id}?_action=feedback.submit`;
export const codePath = (submissionId: string) => `/masukan/kode/${submissionId}?_action=feedback.confirm`;
