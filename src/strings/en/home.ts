import type { home as id } from '../id/home.ts';

export const home: typeof id = {
  title: 'Transfers of civil servants, with their reasons',
  description:
    'Tapis publishes transfers of civil servants in the Government of Lampung Province with their reasons, without names, and takes in what residents experience.',
  heading: 'Why civil servants are transferred, and how the service is afterwards',
  lead: 'Here you can read which employees of the Government of Lampung Province move, why, and which need it answers, without names. If you have been served there, evaluators read what you experienced.',
  read: 'Read announcements',
  method: 'How we protect names',
  newest: 'Newest announcements',
  all: 'All announcements',
  open: 'Taking feedback',
  openNote: 'From the latest release, those that take residents’ experiences. Each page says until when.',
  openNone: 'The latest release takes no feedback.',
  numbers: (year) => `${year} in four numbers`,
  announcements: 'announcements published',
  transfers: 'transfers in them',
  agencies: 'agencies named',
  smallest: 'employees in the smallest group',
  steps: 'How it works',
  stepList: [
    {
      title: 'Grouped, then published',
      text: 'Decided transfers are grouped, at least five with the same description. Two people check before they are published.',
    },
    {
      title: 'Residents speak',
      text: 'Anyone who has been served can give feedback without an account and without a name. The e-mail address is used once, to send a code.',
    },
    {
      title: 'Evaluators read',
      text: 'Evaluators read the feedback beside other data. No score decides by itself, and no employee is ranked.',
    },
  ],
};
