import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataRequest } from '#db/schema/index.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';
import { finishedJob, propose, uploadRegister } from '#test/support/desk.ts';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { copyHome, firstVoice, insideHome, organisationIds } from '#test/support/home.ts';
import { policyFields } from '#test/support/policy-form.ts';
import { sendCode, sendForm } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { evaluatorOf, STAFF, type StaffName, signIn, signInRepresentative } from '#test/support/staff.ts';
import { changeFields, consultationFields, extensionDay } from '#test/support/window-form.ts';

type Visitor = 'anonymous' | StaffName | 'representative';

interface Rule {
  /** The address, without a language; `:name` stands for what the tests have made. */
  readonly path: string;
  /** Who may open it. */
  readonly opens: readonly Visitor[] | 'everybody' | 'staff' | 'the evaluator';
  /** What they get: 200 unless it says otherwise. */
  readonly status?: number;
  /** What other members of the staff get. Nobody who is not signed in gets anything but the sign-in. */
  readonly refused?: number;
}

const EVERYBODY = 'everybody';

/** Every page and who may open it. A page that is not in it fails the test. */
const PAGES: Readonly<Record<string, Rule>> = {
  '404.astro': { path: '/404', opens: EVERYBODY },
  '500.astro': { path: '/500', opens: EVERYBODY },
  'en/404.astro': { path: '/en/404', opens: EVERYBODY },
  'en/500.astro': { path: '/en/500', opens: EVERYBODY },
  'demo/kotak-surat.astro': { path: '/demo/kotak-surat', opens: EVERYBODY, status: 404 },
  // It is asked by POST alone; a GET finds nothing.
  'masukan/pratinjau.ts': { path: '/masukan/pratinjau', opens: EVERYBODY, status: 404 },
  'masukan/tanda-terima/[reference].json.ts': {
    path: '/masukan/tanda-terima/:reference.json',
    opens: EVERYBODY,
  },
  'masukan/tantangan.ts': { path: '/masukan/tantangan', opens: EVERYBODY },
  'ditarik/[id].json.ts': { path: '/ditarik/:withdrawn.json', opens: EVERYBODY, status: 404 },
  'jabatan-publik/[id].json.ts': { path: '/jabatan-publik/:office.json', opens: EVERYBODY, status: 404 },
  'pengumuman/[id].json.ts': { path: '/pengumuman/:announcement.json', opens: EVERYBODY },
  '[...lang]/index.astro': { path: '/', opens: EVERYBODY },
  '[...lang]/metode.astro': { path: '/metode', opens: EVERYBODY },
  '[...lang]/privasi/index.astro': { path: '/privasi', opens: EVERYBODY },
  '[...lang]/privasi/permintaan.astro': { path: '/privasi/permintaan', opens: EVERYBODY },
  '[...lang]/lacak.astro': { path: '/lacak', opens: EVERYBODY },
  '[...lang]/jabatan-publik/index.astro': { path: '/jabatan-publik', opens: EVERYBODY },
  '[...lang]/jabatan-publik/[id].astro': { path: '/jabatan-publik/:office', opens: EVERYBODY, status: 404 },
  '[...lang]/konsultasi.astro': { path: '/konsultasi', opens: EVERYBODY },
  '[...lang]/kalender.astro': { path: '/kalender', opens: EVERYBODY },
  '[...lang]/kalender.ics.ts': { path: '/kalender.ics', opens: EVERYBODY },
  '[...lang]/transparansi.astro': { path: '/transparansi', opens: EVERYBODY },
  '[...lang]/pengumuman/index.astro': { path: '/pengumuman', opens: EVERYBODY },
  '[...lang]/pengumuman/[id].astro': { path: '/pengumuman/:announcement', opens: EVERYBODY },
  '[...lang]/ditarik/[id].astro': { path: '/ditarik/:withdrawn', opens: EVERYBODY, status: 404 },
  '[...lang]/masukan/[window].astro': { path: '/masukan/:window', opens: EVERYBODY },
  // Without a reference it leads to where one is asked for.
  '[...lang]/masukan/perbaiki.astro': { path: '/masukan/perbaiki', opens: EVERYBODY, status: 303 },
  '[...lang]/carik/[code].astro': { path: '/carik/AAAAA-AAAAA', opens: EVERYBODY, status: 404 },
  '[...lang]/masukan/kode/[submission].astro': { path: '/masukan/kode/:submission', opens: EVERYBODY },
  '[...lang]/masukan/tanda-terima/[reference].astro': {
    path: '/masukan/tanda-terima/:reference',
    opens: EVERYBODY,
  },
  '[...lang]/kerja/masuk.astro': { path: '/kerja/masuk', opens: EVERYBODY },
  '[...lang]/kerja/keluar.astro': { path: '/kerja/keluar', opens: EVERYBODY, status: 303 },
  '[...lang]/kerja/index.astro': { path: '/kerja', opens: 'staff' },
  '[...lang]/kerja/impor.astro': { path: '/kerja/impor', opens: ['officer', 'both'] },
  '[...lang]/kerja/pekerjaan/[job].astro': {
    path: '/kerja/pekerjaan/:job',
    opens: ['officer'],
    refused: 404,
  },
  '[...lang]/kerja/pekerjaan/[job].csv.ts': { path: '/kerja/pekerjaan/:job.csv', opens: ['officer'] },
  '[...lang]/kerja/rilis/index.astro': { path: '/kerja/rilis', opens: ['officer', 'both'] },
  '[...lang]/kerja/rilis/[release].astro': { path: '/kerja/rilis/:release', opens: ['officer', 'both'] },
  '[...lang]/kerja/pengumuman/[id].astro': {
    path: '/kerja/pengumuman/:announcement',
    opens: ['officer', 'both'],
  },
  '[...lang]/kerja/jabatan-publik/[id].astro': {
    path: '/kerja/jabatan-publik/:office',
    opens: ['officer', 'both'],
    status: 404,
  },
  '[...lang]/kerja/persetujuan/index.astro': { path: '/kerja/persetujuan', opens: ['approver', 'both'] },
  '[...lang]/kerja/persetujuan/[release].astro': {
    path: '/kerja/persetujuan/:release',
    opens: ['approver', 'both'],
  },
  '[...lang]/kerja/jendela/index.astro': { path: '/kerja/jendela', opens: ['officer', 'both'] },
  '[...lang]/kerja/jendela/konsultasi.astro': {
    path: '/kerja/jendela/konsultasi',
    opens: ['officer', 'both'],
  },
  '[...lang]/kerja/jendela/[window].astro': {
    path: '/kerja/jendela/:window',
    opens: ['officer', 'both'],
  },
  '[...lang]/kerja/kode-layanan/index.astro': { path: '/kerja/kode-layanan', opens: ['officer', 'both'] },
  '[...lang]/kerja/kode-layanan/[batch].astro': {
    path: '/kerja/kode-layanan/:slips',
    opens: ['officer', 'both'],
  },
  '[...lang]/kerja/tahanan.astro': { path: '/kerja/tahanan', opens: ['officer', 'both'] },
  '[...lang]/kerja/antrean.astro': { path: '/kerja/antrean', opens: ['evaluator', 'healthEvaluator'] },
  '[...lang]/kerja/kasus/[window].astro': { path: '/kerja/kasus/:window', opens: 'the evaluator' },
  '[...lang]/kerja/kasus/[window]/teks/[feedback].astro': {
    path: '/kerja/kasus/:window/teks/:voice',
    opens: 'the evaluator',
  },
  '[...lang]/kerja/lampiran/[attachment].ts': {
    path: '/kerja/lampiran/:attachment',
    opens: 'the evaluator',
  },
  '[...lang]/kerja/organisasi/index.astro': {
    path: '/kerja/organisasi',
    opens: ['officer', 'approver', 'both'],
  },
  '[...lang]/kerja/organisasi/[application].astro': {
    path: '/kerja/organisasi/:application',
    opens: ['officer', 'approver', 'both'],
  },
  '[...lang]/kerja/organisasi/berkas/[attachment].ts': {
    path: '/kerja/organisasi/berkas/:scan',
    opens: ['officer', 'approver', 'both'],
  },
  '[...lang]/kerja/organisasi/terdaftar/[organisation].astro': {
    path: '/kerja/organisasi/terdaftar/:organisation',
    opens: ['officer', 'approver', 'both'],
  },
  'organisasi/templat.csv.ts': { path: '/organisasi/templat.csv', opens: EVERYBODY },
  'organisasi/templat.json.ts': { path: '/organisasi/templat.json', opens: EVERYBODY },
  'api/openapi.json.ts': { path: '/api/openapi.json', opens: EVERYBODY },
  // A token opens these, never a cookie.
  'api/v1/windows.ts': { path: '/api/v1/windows', opens: EVERYBODY, status: 401 },
  'api/v1/inputs/index.ts': { path: '/api/v1/inputs', opens: EVERYBODY, status: 401 },
  'api/v1/inputs/[id].ts': { path: '/api/v1/inputs/:input', opens: EVERYBODY, status: 401 },
  '[...lang]/organisasi/index.astro': { path: '/organisasi', opens: EVERYBODY },
  '[...lang]/organisasi/api.astro': { path: '/organisasi/api', opens: EVERYBODY },
  '[...lang]/organisasi/daftar.astro': { path: '/organisasi/daftar', opens: EVERYBODY },
  '[...lang]/organisasi/kode/[application].astro': {
    path: '/organisasi/kode/:application',
    opens: EVERYBODY,
  },
  '[...lang]/organisasi/pengajuan/[reference].astro': {
    path: '/organisasi/pengajuan/tidak-ada',
    opens: EVERYBODY,
    status: 404,
  },
  '[...lang]/organisasi/undangan/[token].astro': {
    path: '/organisasi/undangan/tidak-ada',
    opens: EVERYBODY,
    status: 410,
  },
  '[...lang]/organisasi/masuk/index.astro': { path: '/organisasi/masuk', opens: EVERYBODY },
  '[...lang]/organisasi/masuk/[attempt].astro': {
    path: '/organisasi/masuk/:input',
    opens: EVERYBODY,
  },
  '[...lang]/organisasi/keluar.astro': { path: '/organisasi/keluar', opens: EVERYBODY, status: 303 },
  '[...lang]/organisasi/saya.astro': { path: '/organisasi/saya', opens: ['representative'] },
  '[...lang]/organisasi/perpanjang.astro': { path: '/organisasi/perpanjang', opens: ['representative'] },
  '[...lang]/organisasi/unggah.astro': { path: '/organisasi/unggah', opens: ['representative'] },
  '[...lang]/organisasi/masa/[window].astro': {
    path: '/organisasi/masa/:window',
    opens: ['representative'],
  },
  '[...lang]/organisasi/isi/[input].astro': { path: '/organisasi/isi/:input', opens: ['representative'] },
  '[...lang]/kerja/kebijakan.astro': {
    path: '/kerja/kebijakan',
    opens: ['admin', 'auditor', 'officer', 'both'],
  },
  '[...lang]/kerja/permintaan/index.astro': { path: '/kerja/permintaan', opens: ['admin'] },
  '[...lang]/kerja/permintaan/[id].astro': { path: '/kerja/permintaan/:request', opens: ['admin'] },
  '[...lang]/kerja/jejak.astro': { path: '/kerja/jejak', opens: ['auditor', 'admin'] },
};

/** An officer may open the CSV of an import only when it is their own: another one's job does not exist for them. */
const OWN_ONLY: Readonly<Record<string, Partial<Record<Visitor, number>>>> = {
  '[...lang]/kerja/pekerjaan/[job].csv.ts': { both: 404 },
};

/** Every action and who may do it. An action that is not in it fails the test. */
const ACTIONS: Readonly<Record<string, readonly Visitor[] | 'everybody'>> = {
  'evaluation.saveReview': ['evaluator', 'healthEvaluator'],
  'evaluation.decideText': ['evaluator', 'healthEvaluator'],
  'feedback.check': EVERYBODY,
  'feedback.reopen': EVERYBODY,
  'feedback.openConsultation': ['officer', 'both'],
  'feedback.extendWindow': ['officer', 'both'],
  'feedback.closeWindow': ['officer', 'both'],
  'feedback.submit': EVERYBODY,
  'feedback.openCorrection': EVERYBODY,
  'feedback.correct': EVERYBODY,
  'feedback.issueServiceCodes': ['officer', 'both'],
  'feedback.revokeServiceCodes': ['officer', 'both'],
  'feedback.confirm': EVERYBODY,
  'feedback.resend': EVERYBODY,
  'feedback.track': EVERYBODY,
  'feedback.withdraw': EVERYBODY,
  'feedback.appeal': EVERYBODY,
  'feedback.decideHeld': ['officer', 'both'],
  'feedback.decideAppeal': ['officer', 'both'],
  'identity.signIn': EVERYBODY,
  'privacy.request': EVERYBODY,
  'privacy.track': EVERYBODY,
  'privacy.open': ['admin'],
  'privacy.answer': ['admin'],
  'organisation.apply': EVERYBODY,
  'organisation.confirm': EVERYBODY,
  'organisation.resend': EVERYBODY,
  'organisation.correct': EVERYBODY,
  'organisation.accept': EVERYBODY,
  'organisation.signIn': EVERYBODY,
  'organisation.finishSignIn': EVERYBODY,
  'organisation.renew': ['representative'],
  'organisation.check': ['officer', 'both'],
  'organisation.decide': ['approver', 'both'],
  'organisation.changeStanding': ['approver', 'both'],
  'representative.saveDraft': ['representative'],
  'representative.sendDraft': ['representative'],
  'representative.withdraw': ['representative'],
  'representative.upload': ['representative'],
  'representative.invite': ['representative'],
  'representative.remove': ['representative'],
  'representative.createToken': ['representative'],
  'representative.revokeToken': ['representative'],
  'publication.propose': ['officer', 'both'],
  'publication.edit': ['officer', 'both'],
  'publication.correct': ['officer', 'both'],
  'publication.withdraw': ['officer', 'both'],
  // An officer may take a proposal back, by the same action; what is posted here is an approval.
  'publication.decide': ['approver', 'both'],
  'publication.setPolicy': ['admin'],
  'transfer.upload': ['officer', 'both'],
};

const ROOT = path.resolve(import.meta.dirname, '../..');
const VISITORS: readonly Visitor[] = ['anonymous', ...(Object.keys(STAFF) as StaffName[]), 'representative'];

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
const cookies = new Map<Visitor, string>();
const made: Record<string, string> = {};

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  for (const name of Object.keys(STAFF) as StaffName[]) cookies.set(name, await signIn(server, name));
  cookies.set('representative', await signInRepresentative(server));
  made['announcement'] = home.open.announcementId;
  made['window'] = home.open.id;
  made['voice'] = await firstVoice(home.folder, home.open.id);
  await makeSubmissions();
  await makeJobs();
  made['slips'] = await makeSlips();
  made['request'] = await makeDataRequest();
  Object.assign(made, await organisationIds(home.folder));
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** One submission that waits for its code, and one with its receipt. */
async function makeSubmissions(): Promise<void> {
  const sent = ['satu@example.org', 'dua@example.org'].map((surel) =>
    sendForm(server, home.open, { 'tanpa-skrip': 'ya', surel }),
  );
  const [waiting, confirmed] = (await Promise.all(sent)).map(({ headers }) => String(headers.location));
  made['submission'] = waiting?.split('/').at(-1) ?? '';
  const code = await server.mailbox.nextCode('dua@example.org');
  const receipt = await sendCode(server, confirmed ?? '', code);
  made['reference'] = String(receipt.headers.location).split('/').at(-1) ?? '';
}

/** A request about personal data that waits. */
async function makeDataRequest(): Promise<string> {
  const body = { ...dataRequestFields(), 'tanpa-skrip': 'ya' };
  await server.request('/privasi/permintaan?_action=privacy.request', { body });
  return insideHome(home.folder, async ({ database }) => {
    const rows = await database.read.select({ id: dataRequest.id }).from(dataRequest);
    return rows[0]?.id ?? '';
  });
}

function dataRequestFields(): Record<string, string> {
  return {
    kunci: newId(systemRandom),
    jenis: 'access',
    peran: 'resident',
    nama: 'Warga',
    uraian: 'Data saya.',
  };
}

/** A sheet of slips. */
async function makeSlips(): Promise<string> {
  const answer = await request(
    'officer',
    '/kerja/kode-layanan?_action=feedback.issueServiceCodes',
    slipFields(),
  );
  return String(answer.headers.location).split('/').at(-1) ?? '';
}

/** An order of slips that holds, with a key of its own. */
function slipFields(): Record<string, string> {
  return { ...feedbackValues(home.open, new Date()), jumlah: '4', hari: '30' };
}

/** One import of the officer that was rejected, and one release that waits. */
async function makeJobs(): Promise<void> {
  const cookie = cookies.get('officer') ?? '';
  const broken = await uploadRegister(server, cookie, path.join(ROOT, 'package.json'));
  made['job'] = broken.split('/').at(-1) ?? '';
  await finishedJob(server, cookie, broken);
  await finishedJob(server, cookie, await uploadRegister(server, cookie, home.nextRegister));
  made['release'] = await propose(server, cookie);
}

function request(visitor: Visitor, address: string, body?: Record<string, string>) {
  const cookie = cookies.get(visitor);
  return server.request(address, { ...(cookie !== undefined && { cookie }), ...(body && { body }) });
}

function addressOf(rule: Rule, lang: string): string {
  const address = rule.path.replace(/:(\w+)/g, (_, name: string) => made[name] ?? 'not-made');
  return lang === '' ? address : `/${lang}${address === '/' ? '' : address}`;
}

function mayOpen(rule: Rule, visitor: Visitor): boolean {
  if (rule.opens === 'everybody') return true;
  if (rule.opens === 'staff') return visitor !== 'anonymous' && visitor !== 'representative';
  if (rule.opens === 'the evaluator') return visitor === evaluatorOf(home.open.agencies);
  return rule.opens.includes(visitor);
}

describe('every page', () => {
  it('stands in the table, and nothing else does', () => {
    const files = globSync('**/*.{astro,ts}', { cwd: path.join(ROOT, 'src/pages') });
    const pages = files.filter((file) => !/(^|\/)_/.test(file));
    expect(Object.keys(PAGES).sort()).toEqual(pages.sort());
  });

  it.each(Object.entries(PAGES))(
    'opens to whom it is meant for, and to nobody else: %s',
    async (file, rule) => {
      for (const lang of file.startsWith('[...lang]') ? ['', 'en'] : ['']) {
        const address = addressOf(rule, lang);
        for (const visitor of VISITORS) {
          const { status, headers } = await request(visitor, address);
          const seen = `${visitor} at ${address}: `;
          if (mayOpen(rule, visitor)) {
            expect(`${seen}${status}`).toBe(`${seen}${rule.status ?? 200}`);
          } else if (visitor === 'anonymous') {
            const door = rule.path.startsWith('/organisasi') ? '/organisasi/masuk' : '/kerja/masuk';
            const signInPage = `${lang && '/en'}${door}?ke=${encodeURIComponent(address)}`;
            expect(`${seen}${status} ${headers.location}`).toBe(`${seen}303 ${signInPage}`);
          } else {
            const ofStaff = OWN_ONLY[file]?.[visitor] ?? rule.refused ?? 403;
            const refused = visitor === 'representative' ? 403 : ofStaff;
            expect(`${seen}${status}`).toBe(`${seen}${refused}`);
          }
        }
      }
    },
  );
});

describe('reading', () => {
  it('changes nothing but the audit trail: every page, by GET and HEAD, whoever asks', async () => {
    const before = await contentOfStore([...LIMITS, ...TRAIL]);
    for (const [file, rule] of Object.entries(PAGES)) {
      for (const lang of file.startsWith('[...lang]') ? ['', 'en'] : ['']) {
        for (const visitor of VISITORS) {
          const cookie = cookies.get(visitor);
          for (const method of ['GET', 'HEAD'])
            await server.request(addressOf(rule, lang), { method, ...(cookie !== undefined && { cookie }) });
        }
      }
    }
    expect(await contentOfStore([...LIMITS, ...TRAIL])).toEqual(before);
  }, 60_000);
});

describe('every action', () => {
  it('stands in the table, and nothing else does', () => {
    expect(Object.keys(ACTIONS).sort()).toEqual(actionNames().sort());
  });

  it.each(Object.entries(ACTIONS).filter(([, who]) => who !== EVERYBODY))(
    'is refused to whom it is not meant for, and changes nothing: %s',
    async (name, who) => {
      const before = await contentOfStore();
      for (const visitor of VISITORS.filter((one) => !who.includes(one))) {
        const code = visitor === 'anonymous' ? 'identity.sign-in' : 'identity.forbidden';
        const fields = fieldsFor(name);
        const called = await request(visitor, `/_actions/${name}`, fields);
        expect(`${visitor}: ${called.text}`).toContain(`"${code}"`);
        // A form may name any action at any page: each page of the desk, and a public one.
        const pages = [`/kerja/rilis/${made['release']}`, `/kerja/persetujuan/${made['release']}`];
        for (const page of [
          ...pages,
          `/kerja/kasus/${made['window']}`,
          `/kerja/kasus/${made['window']}/teks/${made['voice']}`,
          `/kerja/jendela/${made['window']}`,
          '/kerja/impor',
          '/kerja/kebijakan',
          `/kerja/permintaan/${made['request']}`,
          `/kerja/organisasi/${made['application']}`,
          `/organisasi/isi/${made['input']}`,
          '/organisasi/saya',
          '/lacak',
        ]) {
          await request(visitor, `${page}?_action=${name}`, fields);
        }
      }
      expect(await contentOfStore()).toEqual(before);
    },
  );

  it('that does not exist is answered with 404', async () => {
    expect((await request('officer', '/_actions/publication.publishAll', {})).status).toBe(404);
  });
});

/** The names of the actions as their files give them: one object a file, one `defineAction` a name. */
function actionNames(): string[] {
  const files = globSync('src/actions/*.ts', { cwd: ROOT });
  return files.flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const feature = /^export const (\w+) = \{/m.exec(text)?.[1];
    return [...text.matchAll(/(\w+): defineAction\(/g)].map((match) => `${feature}.${match[1]}`);
  });
}

/** Fields with which the action would do its work for whoever may. */
function fieldsFor(name: string): Record<string, string> {
  if (name === 'publication.decide') return { keputusan: 'setuju' };
  if (name === 'publication.edit')
    return { pengumuman: made['announcement'] ?? '', uraian: 'Tanpa wewenang.' };
  if (name === 'feedback.openConsultation') return consultationFields(new Date());
  if (name === 'feedback.extendWindow') return { ...changeFields, ...extensionDay(new Date()) };
  if (name === 'feedback.closeWindow') return changeFields;
  if (name === 'publication.setPolicy') return policyFields;
  if (name === 'publication.withdraw') return { alasan: 'Tanpa wewenang.' };
  if (name === 'feedback.issueServiceCodes') return slipFields();
  if (name === 'feedback.revokeServiceCodes') return { lembar: made['slips'] ?? '' };
  if (name === 'privacy.answer') return { hasil: 'granted', jawaban: 'Tanpa wewenang.' };
  if (name === 'evaluation.saveReview') return { revisi: '0', temuan: 'Tanpa wewenang.' };
  return {};
}

/** Counting how often somebody asks is no effect of what they ask for. */
const LIMITS = ['rate_limit', 'rate_salt'];
/** Who opens a sealed file is recorded. */
const TRAIL = ['audit_event', 'sqlite_sequence'];

/** All rows of the store that a request could have changed. */
function contentOfStore(except = [...LIMITS, 'session']): Promise<Record<string, unknown[]>> {
  return insideHome(home.folder, async ({ database }) => {
    const tables = await database.read.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table'`,
    );
    const kept = tables.filter(({ name }) => !except.includes(name));
    const entries = kept.map(
      async ({ name }) => [name, await database.read.all(sql.raw(`SELECT * FROM "${name}"`))] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  });
}
