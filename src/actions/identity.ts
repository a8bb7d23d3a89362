import { defineAction } from 'astro:actions';
import { signIn } from '#features/identity/index.ts';
import { textFields } from './form.ts';

export const identity = {
  signIn: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { surel = '', sandi = '' } = textFields(form);
      const result = await signIn(locals.context, { email: surel, password: sandi, client: locals.network });
      return { result, email: surel };
    },
  }),
};
