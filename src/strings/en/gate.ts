/** What each check of the gate found wrong, and what to do (design of the gate: checks a to g). */
export const gate = {
  checks: {
    a: 'This group is smaller than the limit, or its members do not fit the description. Make a new proposal.',
    b: 'Fewer candidates than the limit could be meant: announce a coarser description. Or the announcements contradict the register: correct them.',
    c: 'Within a closed period fewer candidates than the limit could be meant, or the announcements contradict the register.',
    d: 'The description became finer than what is published. A correction may only coarsen.',
    e: 'This figure differs too little from another published one. Withhold it, or wait until the group is large enough.',
    f: 'The document holds a field outside the allow-list. Remove it.',
    g: 'The document holds a name, NIP or decree number of the register. Remove it from the narrative.',
  },
};
