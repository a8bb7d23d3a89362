import { describe, expect, it } from 'vitest';
import { appeal } from '#db/schema/index.ts';
import {
  appealDecision,
  DECISION_REASONS,
  decideAppeal,
  decideHeld,
  listAppeals,
  listHeld,
  screenWindow,
  trackFeedback,
  verifiedCounts,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import { listEvents } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import {
  colleague,
  createHeld,
  createModerated,
  heldGroups,
  officer,
  repeatText,
} from '#test/features/feedback/held.ts';
import { NETWORK } from '#test/features/feedback/sent.ts';
import { speak } from '#test/features/feedback/window.ts';
import { createActor } from '#test/features/publication/actor.ts';

const auditor: Actor = { accountId: 'a', roles: ['auditor'], agencies: [] };
const evaluator: Actor = { accountId: 'e', roles: ['evaluator'], agencies: ['rsud-abdul-moeloek'] };
const both: Actor = { accountId: 'b', roles: ['officer', 'evaluator'], agencies: ['rsud-abdul-moeloek'] };
const others: readonly Actor[] = [
  evaluator,
  { accountId: 'x', roles: ['admin', 'approver', 'auditor'], agencies: [] },
];

const counted = async (context: Context, windowId: string) =>
  (await verifiedCounts(context, [windowId])).get(windowId) ?? 0;
const decide = (context: Context, id: string, reason: string, actor: Actor | null = officer) =>
  decideHeld(context, actor, { target: { id }, reason });
const moderationOf = async (context: Context, reference: string) => {
  const tracked = await trackFeedback(context, reference, NETWORK);
  return tracked.ok ? tracked.value?.moderation : undefined;
};

describe('the hold queue', () => {
  it('shows officers what waits, why and since when, masked, the oldest first', async () => {
    const { context, window } = await createHeld();
    context.clock.advance(86_400);
    const bribe = 'Kasir minta uang pelicin. Hubungi saya di 0812-3456-7890.';
    await speak(context, window, 2, { cerita: bribe });
    const groups = await heldGroups(context);
    expect(groups.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ['abuse'],
      ['integrity'],
    ]);
    expect(groups[0]).toMatchObject({ size: 1, clusterId: null, items: [{ window: { id: window.id } }] });
    expect(groups[1]?.items[0]?.text).toBe('Kasir minta uang pelicin. Hubungi saya di [telepon].');
    expect(groups[1]?.heldSince.getTime()).toBeGreaterThan(groups[0]?.heldSince.getTime() ?? 0);
  });

  it('is for officers alone, and hides from one who evaluates that agency', async () => {
    const { context, id } = await createHeld();
    for (const actor of others) {
      expect(await listHeld(context, actor)).toEqual({ ok: false, code: 'identity.forbidden' });
      expect(await decide(context, id, 'abusive', actor)).toEqual({ ok: false, code: 'identity.forbidden' });
      expect(await listAppeals(context, actor)).toEqual({ ok: false, code: 'identity.forbidden' });
      expect(await decideAppeal(context, actor, id, 'harmless')).toEqual({
        ok: false,
        code: 'identity.forbidden',
      });
    }
    expect(await listHeld(context, null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await decide(context, id, 'abusive', null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await heldGroups(context, both)).toEqual([]);
    expect(await decide(context, id, 'abusive', both)).toEqual({
      ok: false,
      code: 'feedback.own-evaluation',
    });
  });

  it('holds nothing that its author has taken back', async () => {
    const { context, id, reference } = await createHeld();
    await withdrawFeedback(context, reference, NETWORK);
    expect(await heldGroups(context)).toEqual([]);
    expect(await decide(context, id, 'abusive')).toEqual({ ok: false, code: 'feedback.not-held' });
  });

  it('shows a campaign as one, by its first texts', async () => {
    const { context, window } = await createModerated();
    const ids = await repeatText(context, window, 5);
    const groups = await heldGroups(context);
    expect(groups).toMatchObject([{ size: 5, clusterId: ids[0], findings: [{ code: 'campaign' }] }]);
    expect(groups[0]?.items.map(({ id }) => id)).toEqual(ids.slice(0, 3));
  });

  it('has pages of twenty', async () => {
    const { context, window } = await createModerated();
    for (let voice = 0; voice < 21; voice++) await speak(context, window, voice, { cerita: 'Dasar tolol.' });
    expect(await listHeld(context, officer)).toMatchObject({ value: { total: 21, pages: 2 } });
    const second = await listHeld(context, officer, 2);
    expect(second.ok && second.value.groups).toHaveLength(1);
    expect(await listHeld(context, officer, 3)).toMatchObject({ value: { groups: [] } });
  });
});

describe('a decision', () => {
  it.each(DECISION_REASONS.counted)('to count lets the voice count: %s', async (reason) => {
    const { context, window, id, reference } = await createHeld();
    expect(await decide(context, id, reason)).toEqual({ ok: true, value: { decided: 1 } });
    expect(await counted(context, window.id)).toBe(1);
    expect(await moderationOf(context, reference)).toMatchObject({
      standing: 'counted',
      first: { outcome: 'counted', reason, decidedBy: 'o' },
    });
  });

  it.each([...DECISION_REASONS['set-aside'], ...DECISION_REASONS.forwarded])(
    'may keep it out, with a reason the author reads: %s',
    async (reason) => {
      const { context, window, id, reference } = await createHeld();
      await decide(context, id, reason);
      expect(await counted(context, window.id)).toBe(0);
      expect(await moderationOf(context, reference)).toMatchObject({ first: { reason } });
    },
  );

  it('is final: nobody decides again, and no later screening changes it', async () => {
    const { context, window, id, reference } = await createHeld();
    await decide(context, id, 'harmless');
    expect(await decide(context, id, 'abusive', colleague)).toEqual({ ok: false, code: 'feedback.not-held' });
    await repeatText(context, window, 3, 5);
    await screenWindow(context, window.id);
    expect(await moderationOf(context, reference)).toMatchObject({ standing: 'counted' });
  });

  it('is one decision when two decide at once', async () => {
    const { context, id } = await createHeld();
    const answers = await Promise.all([
      decide(context, id, 'harmless'),
      decide(context, id, 'abusive', colleague),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const events = await listEvents(context, auditor);
    expect(events.ok && events.value).toHaveLength(1);
  });

  it('needs a reason of the list, and something that is held', async () => {
    const { context, id } = await createHeld();
    for (const reason of ['', 'because', 'counted', '__proto__']) {
      expect(await decide(context, id, reason)).toEqual({
        ok: false,
        code: 'feedback.decision-reason-missing',
      });
    }
    for (const unknown of [newId(context.random), 'x']) {
      expect(await decide(context, unknown, 'abusive')).toEqual({ ok: false, code: 'feedback.not-held' });
    }
  });

  it('is audited with its reason', async () => {
    const { context, id } = await createHeld();
    await decide(context, id, 'abusive');
    const events = await listEvents(context, auditor);
    expect(events.ok && events.value).toMatchObject([
      {
        accountId: 'o',
        action: 'feedback.held-decided',
        object: `feedback:${id}`,
        detail: { outcome: 'set-aside', reason: 'abusive' },
      },
    ]);
  });

  it('on a campaign covers all that were held when it was seen, and nobody who came later', async () => {
    const { context, window } = await createModerated();
    const ids = await repeatText(context, window, 4);
    const [seen] = await heldGroups(context);
    const [late] = await repeatText(context, window, 1, 9);
    const target = { clusterId: seen?.clusterId ?? '', until: seen?.heldUntil ?? new Date(0) };
    expect(await decideHeld(context, officer, { target, reason: 'campaign-copy' })).toEqual({
      ok: true,
      value: { decided: 4 },
    });
    expect((await heldGroups(context)).map(({ items }) => items.map(({ id }) => id))).toEqual([[late]]);
    const events = await listEvents(context, auditor);
    expect(events.ok && events.value).toMatchObject([{ object: `cluster:${ids[0]}` }]);
  });
});

describe('an appeal', () => {
  async function createSetAside(reason = 'abusive') {
    const held = await createHeld();
    await decide(held.context, held.id, reason);
    const say = (text = 'Saya marah karena menunggu lima jam.') =>
      appealDecision(held.context, held.reference, text, NETWORK);
    return { ...held, say };
  }

  it('goes to another person, who may let the voice count', async () => {
    const { context, window, id, reference, say } = await createSetAside();
    expect(await say()).toEqual({ ok: true, value: null });
    expect(await moderationOf(context, reference)).toMatchObject({
      appealedAt: context.clock.now(),
      onAppeal: null,
    });
    expect(await listAppeals(context, officer)).toMatchObject({ value: [{ id, canDecide: false }] });
    expect(await decideAppeal(context, officer, id, 'about-service')).toEqual({
      ok: false,
      code: 'feedback.same-person',
    });
    expect(await listAppeals(context, colleague)).toMatchObject({
      value: [{ id, canDecide: true, appealText: 'Saya marah karena menunggu lima jam.' }],
    });
    expect(await decideAppeal(context, colleague, id, 'about-service')).toEqual({ ok: true, value: null });
    expect(await counted(context, window.id)).toBe(1);
    expect(await moderationOf(context, reference)).toMatchObject({
      standing: 'counted',
      first: { outcome: 'set-aside' },
      onAppeal: { outcome: 'counted', reason: 'about-service', decidedBy: 'c' },
    });
    expect(await listAppeals(context, colleague)).toEqual({ ok: true, value: [] });
  });

  it('may be refused, and the decision then stands', async () => {
    const { context, window, id, reference, say } = await createSetAside();
    await say();
    await decideAppeal(context, colleague, id, 'not-service');
    expect(await counted(context, window.id)).toBe(0);
    expect(await moderationOf(context, reference)).toMatchObject({
      standing: 'set-aside',
      onAppeal: { outcome: 'set-aside', reason: 'not-service' },
    });
  });

  it('is made once, and decided once', async () => {
    const { context, id, say } = await createSetAside();
    const answers = await Promise.all([say(), say()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await say()).toMatchObject({ ok: false, code: 'feedback.appeal-not-open' });
    await createActor(context, 'third');
    const decisions = await Promise.all([
      decideAppeal(context, colleague, id, 'harmless'),
      decideAppeal(context, { ...colleague, accountId: 'third' }, id, 'abusive'),
    ]);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await decideAppeal(context, colleague, id, 'abusive')).toEqual({
      ok: false,
      code: 'feedback.appeal-unknown',
    });
    expect(await say()).toMatchObject({ code: 'feedback.appeal-not-open' });
  });

  it('is for decisions that keep a voice out', async () => {
    const held = await createHeld();
    const say = () => appealDecision(held.context, held.reference, 'Mengapa?', NETWORK);
    expect(await say()).toEqual({ ok: false, code: 'feedback.appeal-not-open' });
    await decide(held.context, held.id, 'harmless');
    expect(await say()).toEqual({ ok: false, code: 'feedback.appeal-not-open' });
    expect(await decideAppeal(held.context, colleague, held.id, 'abusive')).toEqual({
      ok: false,
      code: 'feedback.appeal-unknown',
    });
    expect(await appealDecision(held.context, 'TAPIS-AAAA-AAAA-AAAA-AAAA', 'x', NETWORK)).toEqual({
      ok: false,
      code: 'feedback.submission-unknown',
    });
  });

  it.each([
    ['', 'feedback.appeal-text-missing'],
    [' \n ', 'feedback.appeal-text-missing'],
    ['x'.repeat(1001), 'feedback.appeal-text-too-long'],
    ['a\u0007b', 'feedback.text-control-characters'],
  ])('says something that can be read, in a thousand characters', async (text, code) => {
    const { say } = await createSetAside();
    expect(await say(text)).toEqual({
      ok: false,
      code: 'feedback.form-invalid',
      problems: [{ field: 'banding', code }],
    });
    expect(await say('💬'.repeat(1000))).toMatchObject({ ok: true });
  });

  it('is kept sealed, and destroyed with the feedback that its author withdraws', async () => {
    const { context, reference, say } = await createSetAside();
    await say('Nama saya tidak perlu disebut.');
    const rows = () => context.database.read.select().from(appeal);
    expect(JSON.stringify(await rows())).not.toContain('disebut');
    await withdrawFeedback(context, reference, NETWORK);
    expect(await rows()).toMatchObject([{ sealedBox: null, sealedKey: null }]);
    expect(await listAppeals(context, colleague)).toEqual({ ok: true, value: [] });
  });

  it('shows an officer who evaluates that agency nothing, and takes no decision from them', async () => {
    const { context, id, say } = await createSetAside();
    await say();
    expect(await listAppeals(context, both)).toEqual({ ok: true, value: [] });
    expect(await decideAppeal(context, both, id, 'harmless')).toEqual({
      ok: false,
      code: 'feedback.own-evaluation',
    });
  });

  it('is limited like tracking, against guessing', async () => {
    const { context } = await createSetAside();
    const guess = () => appealDecision(context, 'TAPIS-AAAA-BBBB-CCCC-DDDD', 'x', NETWORK);
    for (let n = 0; n < 30; n++) await guess();
    expect(await guess()).toMatchObject({ ok: false, code: 'feedback.too-many' });
  });
});
