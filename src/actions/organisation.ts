import { defineAction } from 'astro:actions';
import {
  acceptInvitation,
  applyForVerification,
  beginSignIn,
  CHECKLIST_ITEMS,
  changeStanding,
  checkDocuments,
  confirmApplication,
  correctApplication,
  decideApplication,
  finishSignIn,
  renew,
  resendApplicationCode,
  SCAN_SLOTS,
} from '#features/organisation/index.ts';
import type { Lang } from '#lib/lang.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { fileFields, langOf, lastSegment, textFields } from './form.ts';

/** An application as its form sends it. */
async function applicationOf(form: FormData, network: string, lang: Lang) {
  const files = await fileFields(
    form,
    SCAN_SLOTS.map((slot) => `berkas-${slot}`),
  );
  const scans = Object.fromEntries(SCAN_SLOTS.map((slot) => [slot, files[`berkas-${slot}`]]));
  return { values: textFields(form), scans, network, lang };
}

/** What applicants, the officers who check them, and whoever signs in as a representative do. */
export const organisation = {
  apply: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const request = await applicationOf(form, locals.network, langOf(url));
      const result = await applyForVerification(locals.context, request, organisationMails);
      return { result, values: request.values };
    },
  }),
  confirm: defineAction({
    accept: 'form',
    handler: (form, { locals, url }) =>
      confirmApplication(locals.context, lastSegment(url), textFields(form)['kode'] ?? '', locals.network),
  }),
  resend: defineAction({
    accept: 'form',
    handler: (_, { locals, url }) =>
      resendApplicationCode(locals.context, lastSegment(url), organisationMails),
  }),
  correct: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const request = await applicationOf(form, locals.network, langOf(url));
      const result = await correctApplication(locals.context, lastSegment(url), request);
      return { result, values: request.values };
    },
  }),
  renew: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const request = await applicationOf(form, locals.network, langOf(url));
      const result = await renew(locals.context, locals.signedIn?.actor ?? null, request);
      return { result, values: request.values };
    },
  }),
  check: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const fields = textFields(form);
      const checklist = Object.fromEntries(
        CHECKLIST_ITEMS.map((item) => [
          item,
          { answer: fields[`butir-${item}`] ?? '', remark: fields[`catatan-${item}`] ?? '' },
        ]),
      );
      const step =
        fields['langkah'] === 'rekomendasi'
          ? 'recommend'
          : fields['langkah'] === 'perbaikan'
            ? 'request-changes'
            : 'save';
      const request = {
        id: lastSegment(url),
        revision: Number(fields['revisi']),
        checklist,
        remark: fields['catatan'] ?? '',
        step,
      } as const;
      const actor = locals.signedIn?.actor ?? null;
      const result = await checkDocuments(locals.context, actor, request, organisationMails);
      return { result, checklist, remark: request.remark };
    },
  }),
  decide: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { keputusan, revisi, alasan = '' } = textFields(form);
      const request = {
        id: lastSegment(url),
        revision: Number(revisi),
        isApproved: keputusan === 'setuju',
        remark: alasan,
      };
      const actor = locals.signedIn?.actor ?? null;
      const result = await decideApplication(locals.context, actor, request, organisationMails);
      return { result, reason: alasan };
    },
  }),
  changeStanding: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { keadaan, alasan = '' } = textFields(form);
      const request = { id: lastSegment(url), isSuspending: keadaan !== 'cabut', reason: alasan };
      const actor = locals.signedIn?.actor ?? null;
      const result = await changeStanding(locals.context, actor, request, organisationMails);
      return { result, reason: alasan };
    },
  }),
  accept: defineAction({
    accept: 'form',
    handler: (form, { locals, url }) =>
      acceptInvitation(locals.context, lastSegment(url), textFields(form)['sandi'] ?? ''),
  }),
  signIn: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { surel = '', sandi = '' } = textFields(form);
      const credentials = { email: surel, password: sandi, client: locals.network };
      const result = await beginSignIn(locals.context, credentials, langOf(url), organisationMails);
      return { result, email: surel };
    },
  }),
  finishSignIn: defineAction({
    accept: 'form',
    handler: (form, { locals, url }) =>
      finishSignIn(locals.context, lastSegment(url), textFields(form)['kode'] ?? '', locals.network),
  }),
};
