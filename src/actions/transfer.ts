import { defineAction } from 'astro:actions';
import { queueImport } from '#features/transfer/index.ts';

export const transfer = {
  upload: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const file = form.get('berkas');
      const kind = form.get('jenis') === 'staffing' ? 'staffing' : 'transfers';
      const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
      const name = file instanceof File ? file.name : '';
      return queueImport(locals.context, locals.signedIn?.actor ?? null, kind, { name, bytes });
    },
  }),
};
