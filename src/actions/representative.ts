import { defineAction } from 'astro:actions';
import {
  createToken,
  INPUT_SLOTS,
  importInputs,
  inviteRepresentative,
  removeRepresentative,
  revokeToken,
  saveDraft,
  sendDraft,
  withdrawInput,
} from '#features/organisation/index.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { fileFields, lastSegment, textFields } from './form.ts';

/** What somebody who represents an organisation does. */
export const representative = {
  saveDraft: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { kunci = '', masukan = '', langkah, ...typed } = textFields(form);
      // Several units are ticked under one name.
      const values = { ...typed, unit: form.getAll('unit').map(String).join('\n') };
      const files = await fileFields(form, INPUT_SLOTS);
      const actor = locals.signedIn?.actor ?? null;
      const request = {
        windowId: lastSegment(url),
        inputId: masukan,
        formKey: kunci,
        values,
        files,
      };
      const result = await saveDraft(locals.context, actor, request);
      return { result, values, formKey: kunci, inputId: masukan, isForPreview: langkah === 'pratinjau' };
    },
  }),
  sendDraft: defineAction({
    accept: 'form',
    handler: (_, { locals, url }) =>
      sendDraft(locals.context, locals.signedIn?.actor ?? null, lastSegment(url)),
  }),
  withdraw: defineAction({
    accept: 'form',
    handler: (_, { locals, url }) =>
      withdrawInput(locals.context, locals.signedIn?.actor ?? null, lastSegment(url)),
  }),
  upload: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { berkas } = await fileFields(form, ['berkas']);
      return importInputs(locals.context, locals.signedIn?.actor ?? null, berkas ?? new Uint8Array());
    },
  }),
  invite: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const { nama = '', surel = '' } = textFields(form);
      const actor = locals.signedIn?.actor ?? null;
      const person = { nama, surel };
      return {
        result: await inviteRepresentative(locals.context, actor, person, organisationMails),
        values: person,
      };
    },
  }),
  remove: defineAction({
    accept: 'form',
    handler: (form, { locals }) =>
      removeRepresentative(locals.context, locals.signedIn?.actor ?? null, textFields(form)['akun'] ?? ''),
  }),
  createToken: defineAction({
    accept: 'form',
    handler: (form, { locals }) =>
      createToken(locals.context, locals.signedIn?.actor ?? null, {
        'nama-token': form.get('nama-token'),
        lingkup: form.getAll('lingkup'),
      }),
  }),
  revokeToken: defineAction({
    accept: 'form',
    handler: (form, { locals }) =>
      revokeToken(locals.context, locals.signedIn?.actor ?? null, textFields(form)['token'] ?? ''),
  }),
};
