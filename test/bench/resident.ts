import type { Agent } from 'node:http';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { type Answer, request } from '#test/support/http.ts';
import type { WindowFacts } from '#test/support/published-home.ts';

/** The form of resident number `number`, who has an address of their own. The same number gives the same form. */
export function formOf(window: WindowFacts, number: number): Record<string, string> {
  return feedbackValues(window, new Date(), {
    kunci: newId(seededRandom(`bench ${number}`)),
    surel: `warga${number}@example.org`,
    'tanpa-skrip': 'ya',
  });
}

/** Posts the form as a browser without scripts does, through one proxy of ours, from a network of the resident's own. */
export function postForm(
  port: number,
  window: WindowFacts,
  number: number,
  form: Readonly<Record<string, string>>,
  agent: Agent,
): Promise<Answer> {
  return request(port, `/masukan/${window.id}?_action=feedback.submit`, {
    agent,
    body: form,
    origin: `http://localhost:${port}`,
    headers: { 'x-forwarded-for': networkOf(number) },
  });
}

/** One of the 2²⁸ networks of the size /48 in a range for documentation (RFC 9637). */
function networkOf(number: number): string {
  const high = (number >> 16) & 0xfff;
  return `3fff:${high.toString(16)}:${(number & 0xffff).toString(16)}::7`;
}
