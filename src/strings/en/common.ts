import type { common as id } from '../id/common.ts';

export const common: typeof id = {
  errorPrefix: 'Error: ',
  onThisPage: 'On this page',
  breadcrumbs: 'Where you are',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  quarter: (ordinal, year) => `${['first', 'second', 'third', 'fourth'][ordinal - 1]} quarter of ${year}`,
  halfYear: (ordinal, year) => `${['first', 'second'][ordinal - 1]} half of ${year}`,
  year: (year) => year,
};
