import type { Command } from '#cli/commands.ts';
import { withContext } from '#cli/with-context.ts';
import { countForgettableFeedback, forgetOldFeedback } from '#features/feedback/index.ts';
import { countForgettableRequests, forgetOldRequests } from '#features/privacy/index.ts';

export const retention: Command = {
  usage: 'retention [--dry-run]',
  summary:
    'Lists what is past its time, and destroys its keys unless it is a dry run. The server does so every hour.',
  async run(words) {
    if (words.some((word) => word !== '--dry-run')) {
      process.stderr.write(`Usage: ${retention.usage}\n`);
      return 2;
    }
    return withContext(async (context) => {
      const { unconfirmed, texts } = await countForgettableFeedback(context);
      const requests = await countForgettableRequests(context);
      process.stdout.write(
        `unconfirmed feedback  ${unconfirmed}\nstories of old windows ${texts}\nanswered data requests ${requests}\n`,
      );
      if (words.includes('--dry-run')) return 0;
      await forgetOldFeedback(context);
      await forgetOldRequests(context);
      process.stdout.write('Their keys are destroyed.\n');
      return 0;
    });
  },
};
