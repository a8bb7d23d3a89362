import type { withdrawal as id } from '../id/withdrawal.ts';

export const withdrawal: typeof id = {
  title: 'This announcement was withdrawn',
  lead: (date) => `The announcement at this address was withdrawn on ${date}.`,
  reason: 'Why it was withdrawn',
  untranslated: 'This reason is available in Indonesian only.',
  kept: 'What it said has been deleted. Kept are the date, this reason, and the fingerprint of its last document. Its feedback window is closed; feedback already received is still read.',
};
