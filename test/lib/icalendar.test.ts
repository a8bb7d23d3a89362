import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, icalendarText } from '#lib/icalendar.ts';

const event: CalendarEvent = {
  uid: 'abc@tapis.example',
  day: '2026-12-08',
  revisedAt: new Date('2026-11-24T03:04:05.678Z'),
  revision: 0,
  isCancelled: false,
  summary: 'Masukan ditutup: Tenaga kesehatan, RSUD',
  description: 'Baris satu\nBaris dua; dengan \\ dan ,',
  url: 'https://tapis.example/masukan/abc',
};

/** Reads as section 3.1 says: lines end in CRLF, and a line that begins with a blank belongs to the one before. */
function unfold(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  return text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
}

/** TEXT as it was before it was escaped (section 3.3.11). */
function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));
}

function propertyOf(lines: readonly string[], name: string): string | undefined {
  return lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
}

// A name, parameters, a colon and a value without control characters but the tab (section 3.1).
const CONTENT_LINE = /^[A-Z][A-Z0-9-]*(;[A-Z-]+=[^\p{Cc}";:,]+)*:[\P{Cc}\t]*$/u;

describe('an iCalendar', () => {
  it('is this, to the byte', () => {
    expect(icalendarText('Kalender', '-//Tapis//Uji//ID', [event])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Tapis//Uji//ID',
        'CALSCALE:GREGORIAN',
        'NAME:Kalender',
        'X-WR-CALNAME:Kalender',
        'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
        'BEGIN:VEVENT',
        'UID:abc@tapis.example',
        'DTSTAMP:20261124T030405Z',
        'SEQUENCE:0',
        'DTSTART;VALUE=DATE:20261208',
        'SUMMARY:Masukan ditutup: Tenaga kesehatan\\, RSUD',
        'DESCRIPTION:Baris satu\\nBaris dua\\; dengan \\\\ dan \\,',
        'URL:https://tapis.example/masukan/abc',
        'STATUS:CONFIRMED',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('without events is whole as well, and says of a cancelled one that it is', () => {
    expect(icalendarText('x', 'y', [])).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(icalendarText('x', 'y', [{ ...event, isCancelled: true }])).toContain('STATUS:CANCELLED\r\n');
  });

  it('keeps the rules of RFC 5545 for any text, and gives it back', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    const mixed = fc.oneof(
      text,
      fc.constantFrom('a;b', 'a,b', '\\n', 'a\r\nb', '😀'.repeat(60), ' x'.repeat(80)),
    );
    fc.assert(
      fc.property(mixed, mixed, (summary, description) => {
        const written = icalendarText(summary, '-//Tapis//Uji//ID', [{ ...event, summary, description }]);
        for (const row of written.split('\r\n')) {
          expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75);
          // Folding takes no character apart.
          expect(Buffer.from(row, 'utf8').toString('utf8')).toBe(row);
        }
        const lines = unfold(written);
        for (const line of lines) expect(line).toMatch(CONTENT_LINE);
        for (const name of ['UID', 'DTSTAMP', 'SUMMARY']) {
          expect(lines.filter((line) => line.startsWith(`${name}:`))).toHaveLength(1);
        }
        const kept = (given: string) => given.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '');
        expect(unescaped(propertyOf(lines, 'SUMMARY') ?? '')).toBe(kept(summary));
        expect(unescaped(propertyOf(lines, 'DESCRIPTION') ?? '')).toBe(kept(description));
      }),
      { numRuns: 300 },
    );
  });
});
