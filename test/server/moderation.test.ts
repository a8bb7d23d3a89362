import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyHome } from '#test/support/home.ts';
import { sendCode, sendForm, TRACK } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { type StaffName, signIn } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
const cookies = new Map<StaffName, string>();

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  for (const name of ['officer', 'both'] as const) cookies.set(name, await signIn(server, name));
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

const QUEUE = '/kerja/tahanan';

async function queueOf(name: StaffName): Promise<string> {
  return (await server.request(QUEUE, { cookie: cookies.get(name) ?? '' })).text;
}

function post(name: StaffName, action: string, body: Record<string, string>) {
  return server.request(`${QUEUE}?_action=feedback.${action}`, { cookie: cookies.get(name) ?? '', body });
}

const track = async (rujukan: string) => (await server.request(TRACK, { body: { rujukan } })).text;

/** Sends a text that the rules hold. @returns its reference once it is held, and its id in the queue. */
async function sendHeld(surel: string, cerita: string) {
  const sent = await sendForm(server, home.open, { 'tanpa-skrip': 'ya', surel, cerita });
  const code = await server.mailbox.nextCode(surel);
  const receipt = String((await sendCode(server, String(sent.headers.location), code)).headers.location);
  const reference = receipt.split('/').at(-1) ?? '';
  await vi.waitFor(async () => expect(await track(reference)).toContain('sedang diperiksa seorang petugas'), {
    timeout: 10_000,
    interval: 400,
  });
  const id = String(sent.headers.location).split('/').at(-1) ?? '';
  return { receipt, reference, id };
}

describe('held feedback', () => {
  it('goes from the hold queue to the author, and by an appeal to another officer', async () => {
    const { reference, id } = await sendHeld('kasar@example.org', 'Dasar goblok semua di loket itu.');
    expect(await track(reference)).toContain('kata kasar');
    const queue = await queueOf('officer');
    expect(queue).toContain('Dasar goblok semua di loket itu.');
    expect(queue).toContain(`value="${id}"`);

    const unreasoned = await post('officer', 'decideHeld', { masukan: id });
    expect(unreasoned.status).toBe(422);
    expect(unreasoned.text).toContain('<title>Galat: ');
    expect(unreasoned.text.match(/Pilih satu alasan untuk keputusan Anda/g)).toHaveLength(2);
    expect(unreasoned.text).toContain(`href="#alasan-${id}"`);
    const decided = await post('officer', 'decideHeld', { masukan: id, alasan: 'abusive' });
    expect(decided.status).toBe(200);
    expect(decided.text).toContain('Keputusan untuk 1 masukan tersimpan.');
    expect(decided.text).not.toContain('Dasar goblok');
    expect((await post('both', 'decideHeld', { masukan: id, alasan: 'harmless' })).text).toContain(
      'sudah diputuskan atau ditarik',
    );

    const told = await track(reference);
    expect(told).toContain('dikesampingkan dan tidak dihitung');
    expect(told).toContain('Isinya menghina orang');
    const appeal = (banding: string) =>
      server.request('/lacak?_action=feedback.appeal', { body: { rujukan: reference, banding } });
    const empty = await appeal(' ');
    expect(empty.status).toBe(422);
    expect(empty.text.match(/Tulis mengapa keputusan itu keliru/g)).toHaveLength(2);
    const taken = await appeal('Saya menunggu <b>lima</b> jam.');
    expect(taken.status).toBe(200);
    expect(taken.text).toContain('Banding Anda sudah diterima');
    expect((await appeal('Lagi')).status).toBe(422);

    expect(await queueOf('officer')).toContain('Anda yang memutuskan pertama');
    const own = await post('officer', 'decideAppeal', { masukan: id, alasan: 'about-service' });
    expect(own.status).toBe(422);
    expect(own.text).toContain('Banding diputuskan orang lain');
    expect(await queueOf('both')).toContain('Saya menunggu &lt;b&gt;lima&lt;/b&gt; jam.');
    const answered = await post('both', 'decideAppeal', { masukan: id, alasan: 'about-service' });
    expect(answered.text).toContain('Keputusan banding tersimpan.');
    expect(await track(reference)).toContain('Banding Anda dikabulkan. Masukan Anda dihitung.');
  });

  it('that speaks of bribery offers other channels on the receipt and on the tracking page', async () => {
    const { receipt, reference } = await sendHeld('suap@example.org', 'Kasir minta uang pelicin.');
    for (const page of [(await server.request(receipt)).text, await track(reference)]) {
      for (const address of ['inspektorat.lampungprov.go.id', 'www.lapor.go.id', 'kws.kpk.go.id']) {
        expect(page).toContain(`https://${address}`);
      }
    }
  });
});

describe('the transparency report', () => {
  it('may be kept for a while by everybody, but not for who is signed in', async () => {
    const answer = await server.request('/transparansi');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Laporan keterbukaan moderasi');
    expect(answer.headers['cache-control']).toBe('public, max-age=600');
    const cookie = cookies.get('officer') ?? '';
    expect((await server.request('/transparansi', { cookie })).headers['cache-control']).toBe('no-store');
  });
});
