import type { ReminderWriter } from '#features/evaluation/index.ts';
import { href, type Lang } from '#lib/lang.ts';
import { formatDate, formatNumber } from './format.ts';
import { strings } from './index.ts';

/** Writes the mail that reminds an evaluator: how many windows, their last day, and where the queue is. Nothing of a case. */
export function reminderMail(lang: Lang, origin: string): ReminderWriter {
  const { reminder } = strings(lang);
  const address = `${origin}${href(lang, '/kerja/antrean')}`;
  return (kind, lastDay, count) => {
    const write = kind === 'closing' ? reminder.closingText : reminder.waitingText;
    const text = write(formatNumber(lang, count), formatDate(lang, lastDay), address);
    const paragraphs = text.split('\n\n').map((part) => `<p>${part}</p>`);
    return {
      subject: kind === 'closing' ? reminder.closingSubject : reminder.waitingSubject,
      text,
      html: `<html lang="${lang}"><body>${paragraphs.join('')}</body></html>`,
    };
  };
}
