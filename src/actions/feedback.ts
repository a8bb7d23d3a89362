import { defineAction } from 'astro:actions';
import {
  appealDecision,
  confirmFeedback,
  decideAppeal,
  decideHeld,
  resendCode,
  submitFeedback,
  trackFeedback,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import type { Lang } from '#lib/lang.ts';
import { codeMail } from '#strings/code-mail.ts';
import { textFields } from './form.ts';

/** What stands in the address: /en/… is English. */
function langOf(url: URL): Lang {
  return url.pathname.startsWith('/en/') ? 'en' : 'id';
}

export const feedback = {
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
      return { result, values };
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
