import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type AnnouncementDocument,
  announcementPath,
  documentBytes,
  type OfficeDocument,
  officePath,
  officeSchema,
  openRecord,
  RecordConflictError,
  type ReleaseDocument,
  releasePath,
  releaseSchema,
  type WithdrawalDocument,
} from '#features/record/index.ts';

const [one, other] = ['a'.repeat(26), 'b'.repeat(26)] as [string, string];

async function newRecord() {
  const parent = await mkdtemp(path.join(tmpdir(), 'tapis-record-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = path.join(parent, 'record');
  return { folder, record: openRecord(folder) };
}

function announcement(id: string, rev: number): AnnouncementDocument {
  const described = { level: 1, value: 'kesehatan' };
  return {
    v: 1,
    kind: 'announcement',
    id,
    rev,
    release: one,
    publishedOn: '2026-11-24',
    hierarchy: '2026-1',
    size: 7,
    origin: described,
    destination: described,
    post: { level: 1, value: 'fungsional' },
    grade: { level: 1, value: 'III' },
    period: { level: 1, value: '2026-Q3' },
    grounds: [],
    directions: [],
    rationale: { id: 'Mengisi kekurangan pegawai.' },
    need: null,
    qualification: null,
    legalBasis: [],
    feedbackWindow: null,
    salt: 'A'.repeat(43),
    supersedes: null,
  };
}

function withdrawal(id: string, rev: number): WithdrawalDocument {
  return {
    v: 1,
    kind: 'withdrawal',
    id,
    rev,
    publishedOn: '2026-12-01',
    reason: { id: 'Angkanya salah.' },
    supersedes: '0'.repeat(64),
  };
}

function office(id: string, rev: number): OfficeDocument {
  return {
    v: 1,
    kind: 'public-office',
    id,
    rev,
    release: one,
    publishedOn: '2026-11-24',
    origin: 'bkd',
    destination: 'inspektorat',
    post: { kind: 'jpt', family: 'pimpinan-tinggi' },
    postAt: 'origin',
    effective: '2026-07',
    decision: { number: '12', date: '2026-05-04', issuer: 'Gubernur', summary: 'Terbuka.', link: null },
    legalBasis: [],
    rationale: { id: 'Jabatan publik.' },
    salt: 'A'.repeat(43),
    supersedes: null,
  };
}

const release: ReleaseDocument = {
  v: 1,
  kind: 'release',
  id: one,
  publishedOn: '2026-11-24',
  hierarchy: '2026-1',
  k: 5,
  kpop: 20,
  smallestSize: 5,
  announcements: 1,
  transfers: 5,
  held: null,
  meanCost: 2_500,
  prosecutorRisk: 2_000,
  marketerRisk: 2_000,
  checks: [{ check: 'a', passed: true }],
};

describe('the record', () => {
  it('gives back the bytes that were written', async () => {
    const { folder, record } = await newRecord();
    const file = announcementPath(one, 1);
    const bytes = documentBytes(announcement(one, 1));
    expect(await record.readDocument(file)).toBeNull();
    await record.writeDocument(file, bytes);
    expect(Buffer.from((await record.readDocument(file)) as Uint8Array).equals(bytes)).toBe(true);
    expect(Buffer.compare(await readFile(path.join(folder, file)), bytes)).toBe(0);
    expect(await readdir(folder)).toEqual(['announcements']);
  });

  it('takes the same bytes again and refuses others, which change nothing', async () => {
    const { record } = await newRecord();
    const bytes = new TextEncoder().encode('{}');
    await record.writeDocument('staffing/2026-Q3.json', bytes);
    await record.writeDocument('staffing/2026-Q3.json', bytes);
    const others = record.writeDocument('staffing/2026-Q3.json', new TextEncoder().encode('[]'));
    await expect(others).rejects.toThrow(RecordConflictError);
    await expect(others).rejects.toThrow('staffing/2026-Q3.json');
    expect(new TextDecoder().decode((await record.readDocument('staffing/2026-Q3.json')) as Uint8Array)).toBe(
      '{}',
    );
  });

  it('lets one of two writers win when both write at once', async () => {
    const { record } = await newRecord();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => record.writeDocument('x.json', new TextEncoder().encode(`${n}`))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const text = new TextDecoder().decode((await record.readDocument('x.json')) as Uint8Array);
    expect(outcomes[Number(text)]?.status).toBe('fulfilled');
  });

  it.each(['../x.json', '/etc/x', 'a/../../x', '.writing-x/document', 'a\\..\\x'])(
    'refuses the path %s',
    async (file) => {
      const { record } = await newRecord();
      await expect(record.writeDocument(file, new Uint8Array())).rejects.toThrow(RangeError);
      await expect(record.readDocument(file)).rejects.toThrow(RangeError);
    },
  );

  it('lists the latest revision of every announcement, and releases', async () => {
    const { record } = await newRecord();
    expect(await record.listAnnouncements()).toEqual([]);
    expect(await record.listReleases()).toEqual([]);
    for (const document of [announcement(other, 1), ...[1, 2, 10].map((rev) => announcement(one, rev))]) {
      await record.writeDocument(announcementPath(document.id, document.rev), documentBytes(document));
    }
    await record.writeDocument(releasePath(one), documentBytes(release));
    expect(await record.listAnnouncements()).toEqual([announcement(one, 10), announcement(other, 1)]);
    expect(await record.findAnnouncement(one)).toEqual(announcement(one, 10));
    expect(await record.findAnnouncement('c'.repeat(26))).toBeNull();
    expect(await record.findAnnouncement('../../etc')).toBeNull();
    expect(await record.listReleases()).toEqual([release]);
  });

  it('lists withdrawals apart, also while earlier revisions still stand beside them', async () => {
    const { record } = await newRecord();
    for (const document of [announcement(other, 1), announcement(one, 1), announcement(one, 2)]) {
      await record.writeDocument(announcementPath(document.id, document.rev), documentBytes(document));
    }
    expect(await record.listWithdrawals()).toEqual([]);
    await record.writeDocument(announcementPath(one, 3), documentBytes(withdrawal(one, 3)));
    expect(await record.listWithdrawals()).toEqual([withdrawal(one, 3)]);
    expect(await record.listAnnouncements()).toEqual([announcement(other, 1)]);
    expect(await record.findAnnouncement(one)).toBeNull();
    for (const rev of [1, 2]) await record.removeDocument(announcementPath(one, rev));
    expect(await record.readDocument(announcementPath(one, 1))).toBeNull();
    expect(await record.listWithdrawals()).toEqual([withdrawal(one, 3)]);
    expect(await record.findAnnouncement(one)).toBeNull();
  });

  it('removes a document once, and nothing outside of itself', async () => {
    const { folder, record } = await newRecord();
    const file = announcementPath(one, 1);
    await record.removeDocument(file);
    await record.writeDocument(file, documentBytes(announcement(one, 1)));
    await record.removeDocument(file);
    await record.removeDocument(file);
    expect(await record.readDocument(file)).toBeNull();
    await writeFile(path.join(folder, '..', 'x.json'), '{}');
    await expect(record.removeDocument('../x.json')).rejects.toThrow(RangeError);
  });

  it('does not see what a stopped writer left behind', async () => {
    const { folder, record } = await newRecord();
    await record.writeDocument(announcementPath(one, 1), documentBytes(announcement(one, 1)));
    await mkdir(path.join(folder, '.writing-abc'));
    await writeFile(path.join(folder, '.writing-abc/document'), '{"half":');
    await writeFile(path.join(folder, 'announcements', '.half'), '{');
    await writeFile(path.join(folder, 'announcements', one, '.2.json'), '{');
    await mkdir(path.join(folder, 'announcements', other));
    expect(await record.listAnnouncements()).toEqual([announcement(one, 1)]);
  });

  it.each([
    ['an unknown field', { ...announcement(one, 1), name: 'x' }, /1\.json: field "": .*name/],
    ['a wrong value', { ...announcement(one, 1), size: 0 }, /1\.json: field "size"/],
    [
      'a wrong inner value',
      { ...announcement(one, 1), grade: { level: 9, value: 'III' } },
      /field "grade\.level"/,
    ],
    ['the id of another', announcement(other, 1), /1\.json: field "id"/],
    ['another revision', announcement(one, 2), /1\.json: field "rev"/],
    ['another kind', { ...announcement(one, 1), kind: 'rumour' }, /1\.json: field "kind"/],
    ['a withdrawal of nothing', withdrawal(one, 1), /1\.json: field "rev"/],
    [
      'a withdrawal that still tells',
      { ...withdrawal(one, 2), origin: announcement(one, 1).origin },
      /1\.json: field "": .*origin/,
    ],
  ])('names the file and the field of a document with %s', async (_, document, message) => {
    const { record } = await newRecord();
    await record.writeDocument(announcementPath(one, 1), documentBytes(document));
    await expect(record.listAnnouncements()).rejects.toThrow(message);
  });

  it('names a file that is no JSON or no UTF-8', async () => {
    for (const bytes of [Buffer.from('{"v":1'), Buffer.from([0x22, 0xff, 0x22])]) {
      const { record } = await newRecord();
      await record.writeDocument(releasePath(one), bytes);
      await expect(record.listReleases()).rejects.toThrow(`releases/${one}.json is no JSON text in UTF-8`);
    }
  });
});

describe('the public offices of the record', () => {
  it('are those that stand, by their latest revision, beside the announcements', async () => {
    const { record } = await newRecord();
    expect(await record.offices.listIds()).toEqual([]);
    await record.writeDocument(announcementPath(other, 1), documentBytes(announcement(other, 1)));
    for (const rev of [1, 2])
      await record.writeDocument(officePath(one, rev), documentBytes(office(one, rev)));
    expect(await record.offices.listStanding()).toEqual([office(one, 2)]);
    expect(await record.offices.listAll()).toEqual([office(one, 1), office(one, 2)]);
    expect(await record.offices.find(one)).toEqual(office(one, 2));
    expect(await record.offices.find(other)).toBeNull();
    expect(await record.offices.find('../x')).toBeNull();
    expect(await record.listAnnouncements()).toEqual([announcement(other, 1)]);
  });

  it('that are withdrawn keep their id, and stand in no list', async () => {
    const { record } = await newRecord();
    await record.writeDocument(officePath(one, 1), documentBytes(office(one, 1)));
    await record.writeDocument(officePath(one, 2), documentBytes(withdrawal(one, 2)));
    expect(await record.offices.listIds()).toEqual([one]);
    expect(await record.offices.listStanding()).toEqual([]);
    expect(await record.offices.listAll()).toEqual([]);
    expect(await record.offices.listWithdrawals()).toEqual([withdrawal(one, 2)]);
    expect(await record.listWithdrawals()).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an announcement', announcement(one, 1)],
    ['another id', office(other, 1)],
    ['another revision', office(one, 2)],
  ])('are not trusted where a file holds %s', async (_, document) => {
    const { record } = await newRecord();
    await record.writeDocument(officePath(one, 1), documentBytes(document));
    await expect(record.offices.listStanding()).rejects.toThrow(officePath(one, 1));
  });

  it.each<[string, object]>([
    ['a name', { name: 'x' }],
    ['grounds', { grounds: [] }],
    ['directions', { directions: [] }],
    ['a grade', { grade: 'IV/b' }],
    ['an exact day', { effective: '2026-07-01' }],
    ['a decree', { decree: 'G/1/2026' }],
    ['a title of the post', { post: { kind: 'jpt', family: 'pimpinan-tinggi', title: 'x' } }],
    ['a decision without a number', { decision: { ...office(one, 1).decision, number: '' } }],
    ['a decision with a link that runs', { decision: { ...office(one, 1).decision, link: 'javascript:x' } }],
  ])('hold no %s', (_, change) => {
    expect(officeSchema.safeParse(office(one, 1)).success).toBe(true);
    expect(officeSchema.safeParse({ ...office(one, 1), ...change }).success).toBe(false);
  });
});

describe('the report of a release', () => {
  it('may state the policy, and need not, as older ones do not', () => {
    const policy = {
      version: 3,
      kByGroup: { MERIT: 5 },
      costCapPercent: 80,
      premiumPercent: 20,
      minimumDelayDays: 30,
      fewestTransfers: 5,
      closingYear: null,
      publicOffice: null,
    };
    expect(releaseSchema.safeParse(release).success).toBe(true);
    expect(releaseSchema.safeParse({ ...release, policy }).success).toBe(true);
    expect(releaseSchema.safeParse({ ...release, policy: { ...policy, setBy: 'admin' } }).success).toBe(
      false,
    );
  });
});
