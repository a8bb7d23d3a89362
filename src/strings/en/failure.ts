import type { failure as id } from '../id/failure.ts';

export const failure: typeof id = {
  notFoundTitle: 'Page not found',
  notFound:
    'There is no page at this address, or not any more. Check the spelling, or start from the list of announcements.',
  brokenTitle: 'This page cannot be shown',
  broken:
    'Something went wrong on our side. Try again in a few minutes. Feedback counts as received only once you have a receipt.',
  toList: 'List of announcements',
  toHome: 'Home',
};
