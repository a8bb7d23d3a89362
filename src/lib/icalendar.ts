import type { PlainDate } from '#lib/date.ts';

/** A day in a calendar that people subscribe to (RFC 5545, VEVENT). */
export interface CalendarEvent {
  /** The same for all revisions of an event, and of no other in the world. */
  readonly uid: string;
  readonly day: PlainDate;
  /** When what is said here was last revised. */
  readonly revisedAt: Date;
  /** Counts the revisions from 0. */
  readonly revision: number;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

const LONGEST_LINE_OCTETS = 75;

/** The text of an iCalendar object: CRLF, lines folded at 75 octets between characters, texts escaped. */
export function icalendarText(name: string, productId: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(productId)}`,
    'CALSCALE:GREGORIAN',
    // RFC 7986; the second one for the readers that do not know it yet.
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** Without an end, an event that begins on a day lasts that day (section 3.6.1). */
function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    // Without a METHOD, the stamp is the time of the last revision (section 3.8.7.2).
    `DTSTAMP:${utc(event.revisedAt)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // It takes up nobody's time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** TEXT (section 3.3.11): the marks that structure a line are escaped, and no control character but the tab is left. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Long lines go on after a line break and a blank (section 3.1); a character is never taken apart. */
function fold(line: string): string {
  const rows: string[] = [];
  let row = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE_OCTETS) {
      rows.push(row);
      row = ' ';
      octets = 1;
    }
    row += character;
    octets += size;
  }
  return [...rows, row].join('\r\n');
}
