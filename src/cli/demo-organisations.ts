import { demoApplications, demoInputs, demoPassword, demoRepresentative, demoScan } from '#db/demo/index.ts';
import { type FeedbackWindow, serviceMonths, unitsOf } from '#features/feedback/index.ts';
import { findActor } from '#features/identity/index.ts';
import {
  acceptInvitation,
  applyForVerification,
  CHECKLIST_ITEMS,
  checkDocuments,
  confirmApplication,
  decideApplication,
  type OrganisationMails,
  saveDraft,
  sendDraft,
} from '#features/organisation/index.ts';
import { tidyOutbox } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import type { Lang } from '#lib/lang.ts';
import { organisationMails } from '#strings/organisation-mail.ts';

const APPLIED_BEFORE_MS = 3 * 86_400_000;
/** Where the applicants of the demonstration sit (RFC 6598 space). */
const NETWORK = '100.127.0.7';

/**
 * Two organisations apply by the product's own verbs. The first is checked, approved, and represented by somebody who
 * may sign in; the second waits for its check. That was three days ago: nobody waits for their mails any more.
 * @returns who represents the first.
 */
export async function createOrganisations(
  present: Context,
  { officer, approver }: { readonly officer: Actor; readonly approver: Actor },
): Promise<Actor> {
  const at = new Date(present.clock.now().getTime() - APPLIED_BEFORE_MS);
  const context: Context = { ...present, clock: { now: () => at } };
  const [first = {}, ...waiting] = demoApplications;
  const id = await apply(context, first);
  const checklist = Object.fromEntries(CHECKLIST_ITEMS.map((item) => [item, { answer: 'yes', remark: '' }]));
  const check = { id, revision: 1, checklist, remark: '', step: 'recommend' } as const;
  need(await checkDocuments(context, officer, check, organisationMails));
  let token = '';
  const read = withMails({
    invitation: (_, link) => {
      token = link.split('/').at(-1) ?? '';
    },
  });
  need(await decideApplication(context, approver, { id, revision: 1, isApproved: true, remark: '' }, read));
  need(await acceptInvitation(context, token, demoPassword));
  for (const application of waiting) await apply(context, application);
  await tidyOutbox(present);
  const actor = await findActor(context, demoRepresentative.email);
  if (actor === null) throw new Error('The demonstration has no representative.');
  return actor;
}

/** The organisation speaks in the first windows, each at a time when it was open, and begins a draft in the last. */
export async function speakForOrganisation(
  context: Context,
  actor: Actor,
  windows: readonly FeedbackWindow[],
): Promise<number> {
  let sent = 0;
  for (const [index, window] of windows.entries()) {
    const at = new Date(Math.min(window.opensAt.getTime() + 3_600_000, context.clock.now().getTime()));
    const then: Context = { ...context, clock: { now: () => at } };
    const month = serviceMonths(at)[1] ?? '';
    const values = {
      ...demoInputs[index % demoInputs.length],
      mulai: month,
      selesai: month,
      unit: unitsOf(window.agencies)[0]?.code ?? '',
    };
    const formKey = newId(context.random);
    const files = { 'lampiran-1': demoScan };
    const request = { windowId: window.id, inputId: '', formKey, values, files };
    const { id } = need(await saveDraft(then, actor, request));
    if (index === windows.length - 1 && windows.length > 1) continue;
    need(await sendDraft(then, actor, id));
    sent++;
  }
  return sent;
}

async function apply(context: Context, application: Readonly<Record<string, string>>): Promise<string> {
  let mailed = '';
  const read = withMails({
    applicationCode: (code) => {
      mailed = code;
    },
  });
  const values = { ...application, kunci: newId(context.random) };
  const scans = { akta: demoScan, pengesahan: demoScan, mandat: demoScan };
  const request = { values, scans, network: NETWORK, lang: 'id' } as const;
  const { id } = need(await applyForVerification(context, request, read));
  need(await confirmApplication(context, id, mailed, NETWORK));
  return id;
}

/** The product's mails, with an eye on what some of them say. */
function withMails(
  watch: {
    readonly [Name in 'applicationCode' | 'invitation']?: (
      ...words: Parameters<OrganisationMails[Name]>
    ) => void;
  },
) {
  return (lang: Lang): OrganisationMails => {
    const mails = organisationMails(lang);
    return {
      ...mails,
      applicationCode(code) {
        watch.applicationCode?.(code);
        return mails.applicationCode(code);
      },
      invitation(...words) {
        watch.invitation?.(...words);
        return mails.invitation(...words);
      },
    };
  };
}

function need<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string },
): Value {
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result)}`);
  return result.value;
}
