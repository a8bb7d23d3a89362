import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hcaptchaVerifier } from '#features/identity/hcaptcha.ts';
import {
  BUCKETS,
  createAltchaChallenge,
  createCaptchaVerifier,
  prepareTokens,
  spendCaptcha,
} from '#features/identity/index.ts';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import { readConfig } from '#lib/config.ts';
import { masterKey } from '#lib/master-key.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

/** Draws zeros only: a challenge of the least work, whose answer the tests know. */
const zeros = { bytes: (length: number) => new Uint8Array(length) };
const LEAST_WORK = 500;

interface Subject {
  readonly context: TestContext;
  readonly verifier: CaptchaVerifier;
  /** A token that a browser earned on this site. */
  earn(): Promise<string>;
  /** A token that is good somewhere else. */
  earnElsewhere(): Promise<string>;
}

describe.each([
  ['altcha', altchaSubject],
  ['hcaptcha', hcaptchaSubject],
] as const)('the contract of a captcha: %s', (kind, makeSubject) => {
  it('gives what a browser earned here a pass, which is good for one use', async () => {
    const { context, verifier, earn } = await makeSubject();
    expect(verifier.kind).toBe(kind);
    const token = await earn();
    expect(await isTaken(context, verifier, token)).toBe(true);
    expect(await isTaken(context, verifier, token)).toBe(false);
  });

  it('gives a pass for one use to a token that comes twice at the same time', async () => {
    const { context, verifier, earn } = await makeSubject();
    const token = await earn();
    const answers = await Promise.all([1, 2].map(() => isTaken(context, verifier, token)));
    expect(answers.sort()).toEqual([false, true]);
  });

  it('refuses what was earned elsewhere', async () => {
    const { verifier, earnElsewhere } = await makeSubject();
    expect(await verifier.verify(await earnElsewhere())).toBe('failed');
  });

  it('refuses anything else, without an error', async () => {
    const { verifier } = await makeSubject();
    const json = fc.json().map((text) => Buffer.from(text).toString('base64'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), json), async (token) => {
        expect(await verifier.verify(token)).toBe('failed');
      }),
      { numRuns: 40 },
    );
    expect(await verifier.verify('')).toBe('failed');
    expect(await verifier.verify('a'.repeat(1_000_000))).toBe('failed');
  });
});

describe('altcha', () => {
  it('gives the widget a signed PBKDF2 challenge that differs every time', async () => {
    const context = await createTestContext();
    const challenge = await createAltchaChallenge(context);
    expect(challenge.parameters).toMatchObject({ algorithm: 'PBKDF2/SHA-256', cost: 5000, keyLength: 32 });
    expect(challenge.signature).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(JSON.stringify(challenge))).toEqual(challenge);
    expect((await createAltchaChallenge(context)).signature).not.toBe(challenge.signature);
  });

  it('is solved by trying one key after the other', async () => {
    const { context, verifier } = await altchaSubject();
    const challenge = await createAltchaChallenge({ ...context, random: zeros });
    const solution = await solveChallenge({ challenge, deriveKey });
    expect(solution?.counter).toBe(LEAST_WORK);
    expect(await verifier.verify(encode({ challenge, solution }))).toMatchObject(PASS);
  });

  it('is good for 20 minutes', async () => {
    const { context, verifier, earn } = await altchaSubject();
    const [early, late] = [await earn(), await earn()];
    context.clock.advance(20 * 60 - 1);
    expect(await verifier.verify(early)).toMatchObject(PASS);
    context.clock.advance(1);
    expect(await verifier.verify(late)).toBe('failed');
  });

  it('cannot be made easier, longer or somebody else’s by its reader', async () => {
    const { verifier, earn } = await altchaSubject();
    const { challenge, solution } = decode(await earn());
    const { parameters } = challenge;
    const changes = [
      { cost: 1 },
      { keyPrefix: '00' },
      { keySignature: '00' },
      { nonce: '00' },
      { data: { expiresAtMs: Number.MAX_SAFE_INTEGER } },
    ];
    for (const change of changes) {
      const changed = { ...challenge, parameters: { ...parameters, ...change } };
      expect(await verifier.verify(encode({ challenge: changed, solution }))).toBe('failed');
    }
    const { signature: _, ...unsigned } = challenge;
    expect(await verifier.verify(encode({ challenge: unsigned, solution }))).toBe('failed');
  });

  it('is not opened by the prefix that the challenge shows', async () => {
    const { verifier, earn } = await altchaSubject();
    const { challenge } = decode(await earn());
    const derivedKey = challenge.parameters.keyPrefix.padEnd(64, '0');
    const answer = encode({ challenge, solution: { counter: LEAST_WORK, derivedKey } });
    expect(await verifier.verify(answer)).toBe('failed');
  });

  it('has the same pass for another spelling of an answer', async () => {
    const { verifier, earn } = await altchaSubject();
    const token = await earn();
    const { challenge, solution } = decode(token);
    const respelled = { solution: { ...solution, counter: 1, time: 5 }, challenge, extra: true };
    const pass = await verifier.verify(token);
    expect(pass).toMatchObject(PASS);
    expect(await verifier.verify(encode(respelled))).toEqual(pass);
  });
});

describe('hcaptcha', () => {
  it('tells the service the token and the site, not the visitor', async () => {
    const { verifier, service } = await hcaptchaSubject();
    await verifier.verify('token');
    expect(service.asked).toEqual([{ response: 'token', secret: 'hush', sitekey: 'site' }]);
    expect(https.request).toHaveBeenCalledWith(
      expect.objectContaining({ host: 'hcaptcha.com', path: '/siteverify', method: 'POST' }),
      expect.any(Function),
    );
  });

  it.each([
    [
      'no success',
      'failed',
      '{"success":false,"hostname":"localhost","error-codes":["invalid-input-response"]}',
    ],
    ['no hostname', 'failed', '{"success":true}'],
    ['a hostname that only ends like ours', 'failed', '{"success":true,"hostname":"evil-localhost"}'],
    ['a success that is a word', 'unreachable', '{"success":"true","hostname":"localhost"}'],
    ['a page', 'unreachable', '<html>bad gateway</html>'],
    ['half of an answer', 'unreachable', '{"success":true,"hostname":"localh'],
    ['nothing', 'unreachable', ''],
    ['null', 'unreachable', 'null'],
  ])('gives no pass when the service answers with %s: %s', async (_, word, body) => {
    const { verifier, service } = await hcaptchaSubject();
    service.answer = () => body;
    expect(await verifier.verify('token')).toBe(word);
  });

  it('gives no pass when the service is down or hangs up', async () => {
    const { verifier, service } = await hcaptchaSubject();
    service.answer = (_, response) => void response.destroy();
    expect(await verifier.verify('token')).toBe('unreachable');
    service.server.close();
    await once(service.server, 'close');
    expect(await verifier.verify('token')).toBe('unreachable');
  });

  it('gives no pass when the service takes longer than five seconds, and says so then', async () => {
    const { verifier, service } = await hcaptchaSubject();
    service.answer = () => undefined;
    const start = performance.now();
    expect(await verifier.verify('token')).toBe('unreachable');
    expect(performance.now() - start).toBeGreaterThan(4_900);
    expect(performance.now() - start).toBeLessThan(7_000);
  }, 10_000);

  it('is what the configuration chooses when its keys are set, and the proof of work is otherwise', async () => {
    const context = await createTestContext();
    const config = readConfig({ TAPIS_HCAPTCHA_SITEKEY: 'site', TAPIS_HCAPTCHA_SECRET: 'hush' });
    expect(createCaptchaVerifier({ ...context, config }).kind).toBe('hcaptcha');
    expect(createCaptchaVerifier(context).kind).toBe('altcha');
  });
});

const SITE = { origin: 'http://localhost:4321', account: { sitekey: 'site', secret: 'hush' } };
const PASS = { tokenHash: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: expect.any(Date) };

/** Whether a form that comes with this token would be taken: it has a pass that was not used before. */
async function isTaken(context: TestContext, verifier: CaptchaVerifier, token: string): Promise<boolean> {
  const pass = await verifier.verify(token);
  if (typeof pass === 'string') return false;
  const tokens = await prepareTokens(context, [[BUCKETS.trackLookup, 'anyone']], true);
  const changed = await context.database.write([...tokens.statements, spendCaptcha(context, pass)]);
  return changed.at(-1) === 1;
}

async function altchaSubject(): Promise<Subject> {
  const context = await createTestContext();
  const solveFor = async (parts: Pick<TestContext, 'key' | 'clock'>) => {
    const challenge = await createAltchaChallenge({ ...parts, random: zeros });
    return encode({
      challenge,
      solution: await solveChallenge({ challenge, deriveKey, counterStart: LEAST_WORK }),
    });
  };
  return {
    context,
    verifier: createCaptchaVerifier(context),
    earn: () => solveFor(context),
    earnElsewhere: () => solveFor({ ...context, key: masterKey(Buffer.alloc(32, 8)) }),
  };
}

/** hCaptcha's side: plain HTTP on this machine, to which every https.request is led. */
async function hcaptchaSubject() {
  const context = await createTestContext();
  const service = {
    asked: [] as Record<string, unknown>[],
    answer: (token: string, _response: http.ServerResponse): string | undefined => {
      if (token === 'token') return '{"success":true,"hostname":"localhost"}';
      if (token === 'elsewhere') return '{"success":true,"hostname":"other.example"}';
      return '{"success":false,"error-codes":["invalid-input-response"]}';
    },
    server: http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const form = new URLSearchParams(body);
      service.asked.push(Object.fromEntries(form));
      const answer = service.answer(form.get('response') ?? '', response);
      if (answer !== undefined) response.end(answer);
    }),
  };
  service.server.listen(0, '127.0.0.1');
  await once(service.server, 'listening');
  const { port } = service.server.address() as AddressInfo;
  const request = vi
    .spyOn(https, 'request')
    .mockImplementation(((options: object, callback: never) =>
      http.request({ ...options, host: '127.0.0.1', port, agent: false }, callback)) as typeof https.request);
  onTestFinished(() => {
    request.mockRestore();
    service.server.closeAllConnections();
    service.server.close();
  });
  return {
    context,
    service,
    verifier: hcaptchaVerifier({ ...context, ...SITE }),
    earn: async () => 'token',
    earnElsewhere: async () => 'elsewhere',
  };
}

function encode(payload: unknown): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

function decode(token: string): { challenge: Challenge; solution: object } {
  return JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
}
