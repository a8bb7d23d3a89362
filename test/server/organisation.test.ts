import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoApplications, demoRepresentative } from '#db/demo/index.ts';
import { exampleInput } from '#features/organisation/index.ts';
import { photograph } from '#test/lib/document/files.ts';
import { copyHome } from '#test/support/home.ts';
import type { Question } from '#test/support/http.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { signIn, signInRepresentative } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let cookie = '';
let token = '';

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  cookie = await signInRepresentative(server);
  const body = new FormData();
  body.set('nama-token', 'Uji');
  for (const scope of ['read', 'submit']) body.append('lingkup', scope);
  const page = await server.request('/organisasi/saya?_action=representative.createToken', { body, cookie });
  token = /tapis_[a-z2-7]{32}/.exec(page.text)?.[0] ?? '';
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** As a program asks: without Origin. */
function ask(path: string, question: Question = {}, bearer: string | null = token) {
  return server.request(path, {
    origin: null,
    ...question,
    headers: {
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(typeof question.body === 'string' && { 'content-type': 'application/json' }),
      ...question.headers,
    },
  });
}

describe('the interface for programs', () => {
  it('takes an input without an Origin, answers a repeat alike, and gives it back', async () => {
    const windows = JSON.parse((await ask('/api/v1/windows')).text) as {
      id: string;
      units: { code: string }[];
    }[];
    const window = windows.find(({ id }) => id === home.open.id);
    const units = [window?.units[0]?.code ?? ''];
    const body = JSON.stringify({ ...exampleInput, window: home.open.id, units });
    const headers = { 'idempotency-key': 'satu' };
    const sent = await ask('/api/v1/inputs', { body, headers });
    expect(sent.status, sent.text).toBe(201);
    const again = await ask('/api/v1/inputs', { body, headers });
    expect([again.status, again.text]).toEqual([200, sent.text]);
    const own = String(sent.headers.location);
    expect(JSON.parse((await ask(own)).text)).toMatchObject({ content: { units } });
    expect((await ask(own, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(own, { method: 'DELETE' })).status).toBe(404);
  });

  it('knows no cookie: not for reading, not for writing, and no action hides behind its address', async () => {
    const staff = await signIn(server, 'officer');
    for (const session of [cookie, staff]) {
      expect((await ask('/api/v1/inputs', { cookie: session }, null)).status).toBe(401);
      const posted = { body: '{}', cookie: session };
      expect((await ask('/api/v1/inputs', posted, null)).status).toBe(401);
      expect((await server.request('/api/v1/inputs', posted)).status).toBe(401);
    }
    const forged = await ask(
      '/api/v1/inputs?_action=representative.createToken',
      { body: { 'nama-token': 'x', lingkup: 'read' }, cookie },
      `tapis_${'a'.repeat(32)}`,
    );
    expect(forged.text).not.toMatch(/tapis_[a-z2-7]{32}/);
    const page = await server.request('/organisasi/saya', { cookie });
    expect(page.text.match(/name="token"/g)).toHaveLength(1);
  });

  it('tells problems as application/problem+json in the language asked for', async () => {
    const wrong = {
      body: '{"units":[]}',
      headers: { 'idempotency-key': 'x', 'accept-language': 'en, id;q=0.5' },
    };
    const answer = await ask('/api/v1/inputs', wrong);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = JSON.parse(answer.text);
    expect(problem.title).toBe('Some answers need correcting.');
    expect(problem.errors.length).toBeGreaterThan(3);
    const headers = { 'idempotency-key': 'x' };
    const broken = await ask('/api/v1/inputs', { body: '{"a":1,"a":2}', headers });
    expect(JSON.parse(broken.text)).toMatchObject({ status: 422, code: 'organisation.json-duplicate-name' });
    const large = await ask('/api/v1/inputs', { body: `"${'x'.repeat(300_000)}"`, headers });
    expect(large.status).toBe(413);
    const unsigned = await ask('/api/v1/windows', {}, null);
    expect([unsigned.status, unsigned.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  });
});

describe('an application over the wire', () => {
  const form = async (changes: Readonly<Record<string, string>> = {}) => {
    const body = new FormData();
    const values = { ...demoApplications[0], kunci: 'b'.repeat(26), surel: 'baru@contoh.test', ...changes };
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    const file = new File([new Uint8Array(await photograph())], '../../a"\r\nX: y.jpg', {
      type: 'text/html',
    });
    for (const name of ['berkas-pengesahan', 'berkas-mandat']) body.set(name, file);
    return body;
  };
  const PATH = '/organisasi/daftar?_action=organisation.apply';

  it('keeps what was typed and uploaded when refused, and goes on to its code without scripts', async () => {
    const refused = await server.request(PATH, { body: await form({ nama: '', npwp: '1' }) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="baru@contoh.test"');
    expect(refused.text.match(/Sudah diunggah/g)).toHaveLength(2);
    for (const field of ['nama', 'npwp']) expect(refused.text).toContain(`href="#${field}"`);
    const body = await form();
    body.delete('berkas-pengesahan');
    body.delete('berkas-mandat');
    const sent = await server.request(PATH, { body });
    expect(sent.status, sent.text).toBe(303);
    const kode = await server.mailbox.nextCode('baru@contoh.test');
    const confirm = `${sent.headers.location}?_action=organisation.confirm`;
    const confirmed = await server.request(confirm, { body: { kode } });
    expect(confirmed.status).toBe(303);
    const page = await server.request(String(confirmed.headers.location));
    expect(page.text).toContain('menunggu diperiksa petugas');
  });

  it('is refused from another site, and when it is too large', async () => {
    const foreign = await server.request(PATH, { body: await form(), origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const headers = { 'content-length': String(60 * 1024 * 1024) };
    const large = await server.request(PATH, { body: '', headers, method: 'POST' }).catch(() => null);
    if (large !== null) expect(large.status).toBe(413);
  });

  it('a thousand times at once leaves the server standing, and says when to come back', async () => {
    const body = new FormData();
    body.set('kunci', 'c'.repeat(26));
    body.set('berkas-akta', new File([new Uint8Array(400_000).fill(65)], 'a.pdf'));
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        server.request(PATH, { body }).then(
          ({ status, headers }) => ({ status, wait: headers['retry-after'] }),
          // A refused body is not read to its end; some senders notice it as a broken connection.
          () => ({ status: 0, wait: '15' }),
        ),
      ),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => ![0, 422, 429, 503].includes(status))).toEqual([]);
    for (const { status, wait } of answers) if (status === 429 || status === 503) expect(wait).toBeDefined();
    expect((await server.request('/health/ready')).status).toBe(200);
    expect((await server.request('/organisasi')).status).toBe(200);
  });
});

describe('a representative', () => {
  it('is told of the second step the same whether the attempt exists or not', async () => {
    const page = await server.request(`/organisasi/masuk/${'a'.repeat(26)}`);
    expect(page.status).toBe(200);
  });

  it('gets no session at the desk’s sign-in', async () => {
    const answer = await server.request('/kerja/masuk?_action=identity.signIn', {
      body: { surel: demoRepresentative.email, sandi: 'cerobong-kopi-siger-2026' },
    });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([422, undefined]);
  });
});
