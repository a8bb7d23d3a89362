/** The anonymity policy: the limits that an administrator sets and everybody at the desk can look up. */
export const policy = {
  title: 'Anonymity policy',
  lead: 'The limits of every search for groups and of every check of the gate. A change holds for the next proposal; one that is waiting must be refused and proposed again.',
  labels: {
    k: 'Fewest transfers in an announcement (k)',
    kSensitive: 'Fewest transfers for groups of grounds to be counted',
    kpop: 'Fewest employees who fit a description',
    costCapPercent: 'Detail that may be lost (per cent)',
    minimumDelayDays: 'Waiting time after the date of the decree (days)',
    fewestTransfers: 'Fewest transfers in a release',
    closingYear: 'Year that is being closed',
    reason: 'Reason for the change',
  },
  hints: {
    k: 'With 5, the chance to pick the right person is 20 per cent at most.',
    kSensitive:
      'For grounds that are published by group of grounds only, such as own requests. A smaller announcement shows no counts.',
    kpop: 'Counted in the staffing table. Not below k.',
    costCapPercent: 'The smaller, the more precise the announcements and the more transfers are held.',
    minimumDelayDays: 'Before that, the day of an inauguration is easily matched.',
    fewestTransfers:
      'A release that is too small points at people by the time of its publication. Not below k.',
    closingYear:
      'Leave empty except to close a year. While it is filled in, a release holds only decrees up to the end of that year, and there is no limit to the detail that is lost. What is left after it is only counted, and the count is published only if it is at least k. Empty it again once the closing release is approved.',
    reason: 'Auditors read it, and it cannot be changed later. No names of persons. At most 500 characters.',
  },
  bounds: (lowest: string, highest: string) => `From ${lowest} to ${highest}.`,
  closingNow: (year: string) =>
    `The year ${year} is being closed: only decrees up to its end, and no limit to the detail that is lost.`,
  notClosing: 'None',
  save: 'Save policy',
  saved: (version: string) => `Version ${version} of the policy is now in force.`,
  error: 'The policy was not saved',
  inForce: 'In force now',
  history: 'History',
  version: (version: string) => `Version ${version}`,
  builtIn: 'built into Tapis',
  columns: {
    version: 'Version',
    kSensitive: 'k for grounds',
    kpop: 'k for employees',
    costCapPercent: 'Lost detail',
    minimumDelayDays: 'Waiting time',
    fewestTransfers: 'Release size',
    closingYear: 'Year close',
    reason: 'Reason',
    setBy: 'Account',
  },
};
