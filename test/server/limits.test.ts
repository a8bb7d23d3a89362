import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateLimit } from '#db/schema/index.ts';
import { BUCKETS, type Claim, networkPrefix, takeToken } from '#features/identity/index.ts';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import type { Answer } from '#test/support/http.ts';
import { sendCode, sendForm } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

const NETWORK = networkPrefix('127.0.0.1');
const SUREL = 'batas@example.org';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let codePage: string;
let receipt: string;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  const form = await sendForm(server, home.open, { 'tanpa-skrip': 'ya', surel: SUREL });
  codePage = String(form.headers.location);
  const other = await sendForm(server, home.open, { 'tanpa-skrip': 'ya', surel: 'lain@example.org' });
  const code = await server.mailbox.nextCode('lain@example.org');
  receipt = String((await sendCode(server, String(other.headers.location), code)).headers.location);
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** Uses up a limit beside the server, as another process on the same database. */
function exhaust([bucket, subject]: Claim): Promise<void> {
  return insideHome(home.folder, async (context) => {
    while ((await takeToken(context, bucket, subject)).allowed);
  });
}

interface Limited {
  /** What is used up before. */
  claim(): Claim;
  ask(lang: string): Promise<Answer>;
}

const post = (address: string, body: Readonly<Record<string, string>>) => server.request(address, { body });

/** Every limited path: the limit that stands before it, and how it is asked. */
const PATHS: Readonly<Record<string, Limited>> = {
  'the form': {
    claim: () => [BUCKETS.feedbackSubmitWithoutCaptcha, NETWORK],
    ask: (lang) =>
      post(
        `${lang}/masukan/${home.open.id}?_action=feedback.submit`,
        feedbackValues(home.open, new Date(), { 'tanpa-skrip': 'ya', surel: 'baru@example.org' }),
      ),
  },
  'the code': {
    claim: () => [BUCKETS.codeTries, NETWORK],
    ask: (lang) => sendCode(server, lang + codePage, '000000'),
  },
  'a new code': {
    claim: () => [BUCKETS.codePerAddress, SUREL],
    ask: (lang) => post(`${lang}${codePage}?_action=feedback.resend`, { surel: SUREL }),
  },
  'the tracking': {
    claim: () => [BUCKETS.trackLookup, NETWORK],
    ask: (lang) => post(`${lang}/lacak?_action=feedback.track`, { rujukan: 'TAPIS' }),
  },
  'the withdrawal': {
    claim: () => [BUCKETS.trackLookup, NETWORK],
    ask: (lang) => post(`${lang}/lacak?_action=feedback.withdraw`, { rujukan: 'TAPIS' }),
  },
  'the receipt': {
    claim: () => [BUCKETS.trackLookup, NETWORK],
    ask: (lang) => server.request(lang + receipt),
  },
  'the sign-in': {
    claim: () => [BUCKETS.signInPerNetwork, NETWORK],
    ask: (lang) =>
      post(`${lang}/kerja/masuk?_action=identity.signIn`, { surel: 'petugas@example.org', sandi: 'salah' }),
  },
};

describe('who sends too much', () => {
  it.each(Object.entries(PATHS))(
    'is told when to come again, in both languages: %s',
    async (_, { claim, ask }) => {
      await exhaust(claim());
      for (const [lang, words] of [
        ['', 'Coba lagi dalam'],
        ['/en', 'Try again in'],
      ] as const) {
        const { status, headers, text } = await ask(lang);
        expect(status).toBe(429);
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
        expect(text).toMatch(new RegExp(`${words} \\d+ (menit|minutes)`));
      }
    },
  );

  it('is not who asks for what does not exist', async () => {
    const { status, headers } = await insideHome(home.folder, async ({ database }) => {
      await database.write([database.read.delete(rateLimit)]);
      return post('/lacak?_action=feedback.withdraw', { rujukan: 'TAPIS-AAAA-AAAA-AAAA-AAAA' });
    });
    expect([status, headers['retry-after']]).toEqual([404, undefined]);
  });
});
