import { defineAction } from 'astro:actions';
import {
  confirmFeedback,
  resendCode,
  submitFeedback,
  trackFeedback,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import { codeMail } from '#strings/code-mail.ts';
import { langOf, textFields } from './form.ts';

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
  resend: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { surel = '' } = textFields(form);
      const id = url.pathname.split('/').at(-1) ?? '';
      return resendCode(locals.context, id, surel, codeMail(langOf(url)));
    },
  }),
};
