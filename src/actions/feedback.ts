import { defineAction } from 'astro:actions';
import { isReviewClosed } from '#features/evaluation/index.ts';
import {
  appealDecision,
  type ChangeRequest,
  checkFeedback,
  closeWindow,
  confirmFeedback,
  correctFeedback,
  decideAppeal,
  decideHeld,
  extendWindow,
  issueServiceCodes,
  openConsultation,
  openForCorrection,
  resendCode,
  revokeServiceCodes,
  submitFeedback,
  trackFeedback,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import { href } from '#lib/lang.ts';
import { codeMail } from '#strings/code-mail.ts';
import { langOf, textFields } from './form.ts';

function changeRequest(values: Readonly<Record<string, string>>, url: URL): ChangeRequest {
  return { windowId: url.pathname.split('/').at(-1) ?? '', values, seen: Number(values['versi']) };
}

export const feedback = {
  check: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const values = textFields(form);
      const windowId = url.pathname.split('/').at(-1) ?? '';
      return { result: await checkFeedback(locals.context, windowId, values), values };
    },
  }),
  /** Back from the checking of the answers to the form; keeps nothing. */
  reopen: defineAction({ accept: 'form', handler: (form) => ({ values: textFields(form) }) }),
  openCorrection: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { rujukan = '' } = textFields(form);
      return openForCorrection(locals.context, rujukan, locals.network);
    },
  }),
  correct: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { rujukan = '', ...values } = textFields(form);
      const result = await correctFeedback(locals.context, rujukan, values, locals.network);
      return { result, reference: rujukan, values };
    },
  }),
  issueServiceCodes: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const values = textFields(form);
      return {
        result: await issueServiceCodes(locals.context, locals.signedIn?.actor ?? null, values),
        values,
      };
    },
  }),
  revokeServiceCodes: defineAction({
    accept: 'form',
    handler: async (form, { locals }) =>
      revokeServiceCodes(locals.context, locals.signedIn?.actor ?? null, textFields(form)['lembar'] ?? ''),
  }),
  submit: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { altcha = '', 'h-captcha-response': hcaptcha = '', ...values } = textFields(form);
      const result = await submitFeedback(
        locals.context,
        {
          windowId: url.pathname.split('/').at(-1) ?? '',
          values,
          captcha: locals.context.captcha.kind === 'hcaptcha' ? hcaptcha : altcha,
          isWithoutScript: values['tanpa-skrip'] === 'ya',
          network: locals.network,
        },
        codeMail(langOf(url)),
      );
      if (!result.ok) return { result, values };
      const { id, reference } = result.value;
      const next = reference === null ? `/masukan/kode/${id}` : `/masukan/tanda-terima/${reference}`;
      return { result, values, leadsTo: href(langOf(url), next) };
    },
  }),
  confirm: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { kode = '' } = textFields(form);
      return confirmFeedback(locals.context, url.pathname.split('/').at(-1) ?? '', kode, locals.network);
    },
  }),
  track: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { rujukan = '' } = textFields(form);
      return { result: await trackFeedback(locals.context, rujukan, locals.network), typed: rujukan };
    },
  }),
  withdraw: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { rujukan = '' } = textFields(form);
      return { result: await withdrawFeedback(locals.context, rujukan, locals.network), typed: rujukan };
    },
  }),
  openConsultation: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const listed = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
      const typed = { values: textFields(form), agencies: listed('perangkat'), units: listed('unit') };
      const actor = locals.signedIn?.actor ?? null;
      return { result: await openConsultation(locals.context, actor, typed), typed };
    },
  }),
  extendWindow: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const request = changeRequest(textFields(form), url);
      const { context } = locals;
      const actor = locals.signedIn?.actor ?? null;
      const result = await extendWindow(context, actor, request, (id) => isReviewClosed(context, id));
      return { result, values: request.values };
    },
  }),
  closeWindow: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const request = changeRequest(textFields(form), url);
      const actor = locals.signedIn?.actor ?? null;
      return { result: await closeWindow(locals.context, actor, request), values: request.values };
    },
  }),
  /** Takes an appeal, and shows what has become of the feedback. */
  appeal: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { rujukan = '', banding = '' } = textFields(form);
      const result = await appealDecision(locals.context, rujukan, banding, locals.network);
      return {
        result,
        text: banding,
        tracked: { result: await trackFeedback(locals.context, rujukan, locals.network), typed: rujukan },
      };
    },
  }),
  decideHeld: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { masukan = '', kelompok, sampai, alasan = '' } = textFields(form);
      const target =
        kelompok === undefined ? { id: masukan } : { clusterId: kelompok, until: new Date(Number(sampai)) };
      const actor = locals.signedIn?.actor ?? null;
      const result = await decideHeld(locals.context, actor, { target, reason: alasan });
      return { result, field: `alasan-${kelompok ?? masukan}` };
    },
  }),
  decideAppeal: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { masukan = '', alasan = '' } = textFields(form);
      const result = await decideAppeal(locals.context, locals.signedIn?.actor ?? null, masukan, alasan);
      return { result, field: `alasan-${masukan}` };
    },
  }),
  resend: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { surel = '' } = textFields(form);
      const id = url.pathname.split('/').at(-1) ?? '';
      return resendCode(locals.context, id, surel, codeMail(langOf(url)));
    },
  }),
};
