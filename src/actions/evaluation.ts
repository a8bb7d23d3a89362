import { defineAction } from 'astro:actions';
import { readDecisions } from '#features/anonymity/index.ts';
import { decideText, saveReview } from '#features/evaluation/index.ts';
import { textFields } from './form.ts';

export const evaluation = {
  saveReview: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const fields = textFields(form);
      const values = {
        heard: fields['didengar'],
        used: fields['dipakai'],
        notUsed: fields['tidak-dipakai'],
        finding: fields['temuan'],
        recommendation: fields['rekomendasi'],
        hasNoConflict: fields['tanpa-benturan'] === 'ya',
      };
      const result = await saveReview(locals.context, locals.signedIn?.actor ?? null, {
        windowId: url.pathname.split('/').at(-1) ?? '',
        values,
        revision: Number(fields['revisi']),
        isClosing: fields['tutup'] === 'ya',
      });
      return { result, values };
    },
  }),
  decideText: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const sent = readDecisions(textFields(form), 'tinjau');
      const feedbackId = url.pathname.split('/').at(-1) ?? '';
      return {
        result: await decideText(locals.context, locals.signedIn?.actor ?? null, feedbackId, sent),
        sent,
      };
    },
  }),
};
