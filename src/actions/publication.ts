import { defineAction } from 'astro:actions';
import { readDecisions } from '#features/anonymity/index.ts';
import {
  approveRelease,
  editNarrative,
  GROUP_BOUNDS,
  proposeCorrection,
  proposeRelease,
  proposeWithdrawal,
  refuseRelease,
  requestPublishing,
  setPolicy,
} from '#features/publication/index.ts';
import { writeRationale } from '#strings/rationale.ts';
import { textFields } from './form.ts';

type Fields = Readonly<Record<string, string>>;

/** What the form of a typed text sent, without what was decided in a review of it. */
function typedFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== 'lihat' && !name.startsWith('tinjau-')),
  );
}

/** A public text in both languages, and what was decided about it once it was shown. */
function typedText(fields: Fields, name: string) {
  return {
    id: fields[name] ?? '',
    en: fields[`${name}-en`] ?? '',
    decisions: { id: readDecisions(fields, 'tinjau-id'), en: readDecisions(fields, 'tinjau-en') },
  };
}

export const publication = {
  propose: defineAction({
    accept: 'form',
    handler: (_, { locals }) =>
      proposeRelease(locals.context, locals.signedIn?.actor ?? null, writeRationale),
  }),
  edit: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const fields = textFields(form);
      const edit = {
        releaseId: url.pathname.split('/').at(-1) ?? '',
        announcementId: fields['pengumuman'] ?? '',
        ...typedText(fields, 'uraian'),
      };
      const result = await editNarrative(locals.context, locals.signedIn?.actor ?? null, edit);
      return { result, edit, fields: typedFields(fields) };
    },
  }),
  correct: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const fields = textFields(form);
      const level = (name: string) => Number.parseInt(fields[name] ?? '', 10);
      const correction = {
        announcementId: url.pathname.split('/').at(-1) ?? '',
        levels: {
          origin: level('asal'),
          destination: level('tujuan'),
          post: level('jabatan'),
          grade: level('golongan'),
          period: level('periode'),
        },
        narrative: typedText(fields, 'uraian'),
      };
      const actor = locals.signedIn?.actor ?? null;
      const result = await proposeCorrection(locals.context, actor, correction, writeRationale);
      return { result, correction, fields: typedFields(fields) };
    },
  }),
  withdraw: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const fields = textFields(form);
      const withdrawal = {
        announcementId: url.pathname.split('/').at(-1) ?? '',
        reason: typedText(fields, 'alasan'),
      };
      const actor = locals.signedIn?.actor ?? null;
      const result = await proposeWithdrawal(locals.context, actor, withdrawal);
      return { result, withdrawal, fields: typedFields(fields) };
    },
  }),
  /** Approves or refuses; an approved release is built and put in place by a job. */
  decide: defineAction({
    accept: 'form',
    handler: async (form, { locals, url }) => {
      const { keputusan, sidik = '', alasan = '' } = textFields(form);
      const actor = locals.signedIn?.actor ?? null;
      const id = url.pathname.split('/').at(-1) ?? '';
      if (keputusan !== 'setuju') {
        return { result: await refuseRelease(locals.context, actor, id, alasan), reason: alasan, job: null };
      }
      const result = await approveRelease(locals.context, actor, id, sidik);
      return {
        result,
        reason: alasan,
        job: result.ok ? await requestPublishing(locals.context, actor) : null,
      };
    },
  }),
  setPolicy: defineAction({
    accept: 'form',
    handler: async (form, { locals }) => {
      const fields = textFields(form);
      const values = {
        k: fields['k'],
        kByGroup: Object.fromEntries(
          GROUP_BOUNDS.map(({ code }) => [code, fields[`k-dasar-${code.toLowerCase()}`]]),
        ),
        kpop: fields['k-pegawai'],
        costCapPercent: fields['rincian-hilang'],
        minimumDelayDays: fields['masa-tunggu'],
        fewestTransfers: fields['isi-rilis'],
        closingYear: fields['tutup-tahun'],
        publicOffice: {
          number: fields['jabatan-publik-nomor'],
          date: fields['jabatan-publik-tanggal'],
          issuer: fields['jabatan-publik-penerbit'],
          summary: fields['jabatan-publik-ringkasan'],
          link: fields['jabatan-publik-tautan'],
        },
        reason: fields['alasan'],
      };
      const actor = locals.signedIn?.actor ?? null;
      return { result: await setPolicy(locals.context, actor, values, Number(fields['versi'])), values };
    },
  }),
};
