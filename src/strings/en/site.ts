import type { site as id } from '../id/site.ts';

export const site: typeof id = {
  name: 'Tapis',
  subtitle: 'Civil-service transfers, Lampung Province',
  demo: 'Demonstration: all data on this site is invented.',
  skip: 'Skip to content',
  menu: 'Menu',
  navigation: 'Main',
  otherLanguage: { short: 'ID', long: 'Bahasa Indonesia', code: 'id' },
  announcements: 'Announcements',
  consultations: 'Consultations',
  calendar: 'Feedback calendar',
  method: 'Method',
  track: 'Track feedback',
  transparency: 'Moderation report',
  footer: 'About this site',
  about:
    'Tapis publishes transfers of civil servants with their reasons, without names, and takes in what residents experience at the counter.',
  organisations: 'Organisations',
  privacy: 'Privacy notice',
  routesTitle: 'Other channels',
  routes: [
    { label: 'SP4N-LAPOR!', href: 'https://www.lapor.go.id', note: 'complaints about services' },
    { label: 'Ombudsman RI', href: 'https://ombudsman.go.id', note: 'maladministration' },
  ],
  signOut: 'Sign out',
  licence: 'Announcement data may be reused if the source is named (CC BY 4.0).',
};
