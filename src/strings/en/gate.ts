import type { gate as id } from '../id/gate.ts';

/** What the gate found, and what to do about it. */
export const gate: typeof id = {
  remedies: {
    'hold-cohort':
      'This group is smaller than the limit. Hold it until it is large enough: make a new proposal.',
    'correct-size': 'The number stated is not the number of the group’s members. Make a new proposal.',
    'correct-members': 'A member does not fit the description, or was announced before. Make a new proposal.',
    'reconcile-register': 'The announcements contradict the register. Correct the register, then repeat.',
    'coarsen-description': 'Fewer candidates than the limit could be meant. Announce a coarser description.',
    'keep-or-coarsen': 'The description became finer than what is published. Keep it or make it coarser.',
    'remove-field': 'This field is not on the list of what is allowed. Remove it.',
    'correct-field': 'This field is missing or holds something wrong. Correct it.',
    'use-hierarchy-value': 'This value is not in the hierarchies in force. Use one that is.',
    'generalise-post': 'Leading posts are named by their kind only. Make the post coarser.',
    'correct-counts': 'These figures do not add up to the whole. Count again.',
    'withhold-counts': 'These figures could reveal somebody’s reason. Withhold them.',
    'withhold-figure':
      'This figure differs too little from another published one, or is not the sum of what is published. Withhold it.',
    'mask-text': 'The text holds a name, NIP or decree number of the register. Remove that part.',
    'rebuild-site':
      'This file says something else than the public record, or is missing. Build the site again; if it happens again, correct the page.',
    'mark-figure':
      'A figure or name stands outside of the marks that can be checked, or a mark is missing. Correct the page.',
    'remove-file':
      'This file must not be in the site, or cannot be looked into. Leave it out of the site, or replace it.',
  },
};
