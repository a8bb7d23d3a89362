import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  apiExamples,
  apiRoutes,
  apiSchemas,
  authenticateToken,
  changeStanding,
  createToken,
  exampleInput,
  listEntries,
  listTokens,
  listWindowEntries,
  openApiDocument,
  readEntry,
  revokeToken,
  submitFromProgram,
  withdrawOf,
} from '#features/organisation/index.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { createWindow } from '#test/features/feedback/window.ts';
import { codeOf, hire, NETWORK, need, trustingIntake, verified } from '#test/features/organisation/cast.ts';
import { createTestContext } from '#test/support/context.ts';

async function stage(...lingkup: string[]) {
  const context = await createTestContext({ intake: trustingIntake });
  const cast = await hire(context);
  const { actor, organisationId } = await verified(context, cast);
  const window = await createWindow(context);
  const created = await createToken(context, actor, { 'nama-token': 'Program', lingkup });
  const secret = created.ok ? created.value.secret : '';
  const ask = (scope: 'read' | 'submit', token = secret) =>
    authenticateToken(context, `Bearer ${token}`, scope, NETWORK);
  const allowed = await ask(lingkup.includes('submit') ? 'submit' : 'read');
  const organisation = need(allowed.ok ? allowed.value : null, 'no organisation');
  const body = { ...exampleInput, window: window.id };
  return { context, cast, actor, organisationId, organisation, window, secret, ask, body };
}

describe('a token', () => {
  it('opens what its scopes say, is stored hashed, and tells the last day of its use only', async () => {
    const { context, actor, secret, ask } = await stage('read');
    expect(codeOf(await ask('submit'))).toBe('organisation.scope-missing');
    const rows = JSON.stringify(await context.database.read.all(sql`SELECT * FROM organisation_token`));
    expect(rows).not.toContain(secret);
    const tokens = await listTokens(context, actor);
    expect(tokens.ok && tokens.value[0]?.lastUsedOn).toBe('2026-11-24');
  });

  it('opens nothing when it is none, revoked, or its organisation suspended or over its term', async () => {
    const { context, cast, actor, organisationId, ask } = await stage('read');
    for (const wrong of ['', 'x', `tapis_${'a'.repeat(32)}`, `tapis_${'A'.repeat(32)}`]) {
      expect(codeOf(await ask('read', wrong))).toBe('organisation.token-invalid');
    }
    expect(codeOf(await authenticateToken(context, null, 'read', NETWORK))).toBe(
      'organisation.token-invalid',
    );
    const change = { id: organisationId, reason: 'Diperiksa.' };
    await changeStanding(context, cast.approver, { ...change, isSuspending: true }, organisationMails);
    expect(codeOf(await ask('read'))).toBe('organisation.suspended');
    await changeStanding(context, cast.approver, { ...change, isSuspending: false }, organisationMails);
    expect(codeOf(await ask('read'))).toBe('ok');
    context.clock.advance(366 * 86_400);
    expect(codeOf(await ask('read'))).toBe('organisation.expired');
    context.clock.advance(-366 * 86_400);
    const tokens = await listTokens(context, actor);
    const id = tokens.ok ? (tokens.value[0]?.id ?? '') : '';
    const other = await verified(context, cast, 'lain');
    expect(codeOf(await revokeToken(context, other.actor, id))).toBe('organisation.token-unknown');
    expect(codeOf(await revokeToken(context, actor, id))).toBe('ok');
    expect(codeOf(await ask('read'))).toBe('organisation.token-invalid');
  });

  it('may be used sixty times at once, then is told how long to wait', async () => {
    const { ask } = await stage('read');
    const answers = [];
    for (let n = 0; n < 60; n++) answers.push(await ask('read'));
    const last = answers.at(-1);
    expect(last).toMatchObject({ ok: false, code: 'organisation.too-many' });
    expect(!last?.ok && last?.details?.['retryAfterSeconds']).toBeGreaterThan(0);
  });

  it('needs a name and a scope, and ten are enough', async () => {
    const { context, actor } = await stage('read');
    const create = (name: string, lingkup: unknown) =>
      createToken(context, actor, { 'nama-token': name, lingkup });
    expect(await create('', [])).toMatchObject({
      problems: [
        { field: 'nama-token', code: 'organisation.text-missing' },
        { field: 'lingkup', code: 'organisation.scopes-missing' },
      ],
    });
    expect(codeOf(await create('x', ['admin']))).toBe('organisation.form-invalid');
    for (let n = 1; n < 10; n++) expect(codeOf(await create('x', ['read']))).toBe('ok');
    expect(codeOf(await create('x', ['read']))).toBe('organisation.too-many-tokens');
  });
});

describe('a program', () => {
  it('sees open windows with their units, and sends an input of one of them', async () => {
    const { context, organisation, window, body } = await stage('read', 'submit');
    const [entry] = await listWindowEntries(context);
    expect(entry?.id).toBe(window.id);
    expect(entry?.units.map(({ code }) => code)).toContain(body.units[0]);
    const sent = await submitFromProgram(context, organisation, body, 'one');
    expect(sent).toMatchObject({
      ok: true,
      value: { isRepeat: false, entry: { state: 'sent', revision: 1 } },
    });
    const id = sent.ok ? sent.value.entry.id : '';
    expect(await listEntries(context, organisation)).toHaveLength(1);
    expect((await readEntry(context, organisation, id))?.content).toEqual(body);
    expect(codeOf(await withdrawOf(context, organisation.id, id, null))).toBe('ok');
    expect(await readEntry(context, organisation, id)).toMatchObject({ state: 'withdrawn', content: null });
  });

  it('gets the same answer to the same key, also at once and after the window; another body is refused', async () => {
    const { context, organisation, body } = await stage('submit');
    const send = (key: string | null, changed: object = {}) =>
      submitFromProgram(context, organisation, { ...body, ...changed }, key);
    const [one, other] = await Promise.all([send('k'), send('k')]);
    expect([one, other].every((answer) => answer?.ok)).toBe(true);
    expect(await listEntries(context, organisation)).toHaveLength(1);
    context.clock.advance(20 * 86_400);
    expect(await send('k')).toMatchObject({ ok: true, value: { isRepeat: true } });
    expect(codeOf(await send('k', { observations: 7 }))).toBe('organisation.key-reused');
    expect(await send('new')).toMatchObject({ problems: [{ code: 'organisation.window-closed' }] });
    for (const key of [null, '', 'a b', 'x'.repeat(101), 'é']) {
      expect(codeOf(await send(key))).toBe('organisation.idempotency-key-missing');
    }
  });

  it('is told every problem at once, by its path, and of names that nobody knows', async () => {
    const { context, organisation, body } = await stage('submit');
    const wrong = {
      ...body,
      units: [],
      scores: [{ element: 'TIME', score: 5, evidence: '', confidence: 'sure' }],
      conflictOfInterest: '',
      extra: true,
    };
    const refused = await submitFromProgram(context, organisation, wrong, 'k');
    const problems = !refused.ok && 'problems' in refused ? refused.problems : [];
    expect(Object.fromEntries(problems.map(({ field, code }) => [field, code]))).toEqual({
      units: 'organisation.units-missing',
      'scores.0.score': 'organisation.score-invalid',
      'scores.0.evidence': 'organisation.evidence-missing',
      'scores.0.confidence': 'organisation.confidence-missing',
      conflictOfInterest: 'organisation.conflict-text-missing',
      '': 'organisation.shape-invalid',
    });
    for (const body of [null, [], 'x', 1, {}]) {
      expect(codeOf(await submitFromProgram(context, organisation, body, 'k'))).toBe(
        'organisation.form-invalid',
      );
    }
  });
});

describe('the description of the interface', () => {
  const document = openApiDocument('https://tapis.example') as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
    components: { schemas: Record<string, { examples: unknown[] }> };
  };

  it('names every route that there is, and each has a page that answers its method', async () => {
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([route, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method} ${route}`),
    );
    expect(described.sort()).toEqual(
      apiRoutes.map((route) => `${route.operationId} ${route.method} ${route.path}`).sort(),
    );
    const pages = path.resolve(import.meta.dirname, '../../../src/pages');
    for (const { path: route } of apiRoutes) {
      const file = route.replace(/\{(\w+)\}/g, '[$1]');
      const isThere = [`${file}.ts`, `${file}/index.ts`].some((name) => existsSync(path.join(pages, name)));
      expect(isThere, route).toBe(true);
    }
  });

  it('has examples that its own schemas accept, before and after they went through JSON Schema', () => {
    for (const [name, schema] of Object.entries(apiSchemas)) {
      const example = apiExamples[name as keyof typeof apiExamples];
      expect(schema.safeParse(example).success, name).toBe(true);
      expect(document.components.schemas[name]?.examples).toEqual([example]);
      const again = z.fromJSONSchema(document.components.schemas[name] as never);
      expect(again.safeParse(example).success, name).toBe(true);
      expect(again.safeParse({ unheard: 'of' }).success, name).toBe(false);
    }
  });
});
