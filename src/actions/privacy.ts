import { defineAction } from 'astro:actions';
import { answerDataRequest, openDataRequest, requestData, trackRequest } from '#features/privacy/index.ts';
import { answerMail } from '#strings/answer-mail.ts';
import { textFields } from './form.ts';

export const privacy = {
  request: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { altcha = '', 'h-captcha-response': hcaptcha = '', ...values } = textFields(form);
      const result = await requestData(locals.context, {
        values,
        captcha: locals.context.captcha.kind === 'hcaptcha' ? hcaptcha : altcha,
        isWithoutScript: values['tanpa-skrip'] === 'ya',
        network: locals.network,
      });
      return { result, values };
    },
  }),
  track: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { permintaan = '' } = textFields(form);
      return { result: await trackRequest(locals.context, permintaan, locals.network), typed: permintaan };
    },
  }),
  /** Shows what an asker wrote; a deed of its own, as it is recorded. */
  open: defineAction({
    accept: 'form',
    handler: (_, { locals, url }) =>
      openDataRequest(locals.context, locals.signedIn?.actor ?? null, url.pathname.split('/').at(-1) ?? ''),
  }),
  answer: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const values = textFields(form);
      const id = url.pathname.split('/').at(-1) ?? '';
      const actor = locals.signedIn?.actor ?? null;
      // Residents write and are written to in Indonesian first: their language was not kept.
      return { result: await answerDataRequest(locals.context, actor, id, values, answerMail('id')), values };
    },
  }),
};
