import type { gate as id } from '../id/gate.ts';

export const gate: typeof id = {
  names: {
    a: 'Members: every announcement has enough, and they are transfers of the register',
    b: 'Matching: whoever holds the register finds enough candidates',
    c: 'Closed years: the same where nothing more will be published',
    d: 'Revisions: nothing has become more precise',
    e: 'Differences: no two figures point at a few',
    f: 'Fields: only what the list allows',
    g: 'Canaries: no name and no number of the register',
  },
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
    'record-decision': 'The legal decision in force does not permit this: record it, or propose anew.',
    'hold-office': 'This cannot be published as one of a public office: hold it.',
  },
  report: {
    title: (kind, id, state) => `${kind} ${id}: ${state}`,
    policy: (version) => `Policy: version ${version}`,
    otherPolicy: (version) =>
      `Version ${version} of the policy is in force by now, so this proposal cannot be approved: refuse it, then propose again.`,
    hierarchy: (version) => `Hierarchies: version ${version}`,
    announcements: (announcements, transfers) =>
      `Announcements: ${announcements}, for ${transfers} transfers`,
    offices: (count) => `Public offices: ${count}`,
    smallest: (size, k) => `Smallest group: ${size} (k = ${k})`,
    held: (count) => `Held: at least ${count}`,
    heldFew: (k) => `Held: fewer than ${k}, or not stated`,
    cost: (percent) => `Detail lost: ${percent}% on average`,
    prosecutor: (percent) => `Highest chance to pick the right person: ${percent}%`,
    marketer: (percent) => `Average chance to pick the right person: ${percent}%`,
    erased: (count) => `Withdrawn since, and not judged: ${count}`,
    check: (letter, name, verdict) => `(${letter}) ${name}: ${verdict}`,
    finding: (place, remedy) => `${place}: ${remedy}`,
    passed: 'passed',
    failed: 'FAILED',
    allPassed: 'The gate passes this release.',
    someFailed: 'The gate refuses this release.',
  },
};
