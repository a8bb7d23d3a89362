import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencies, postFamilies } from '#features/staffing/index.ts';
import { LANGS } from '#lib/lang.ts';
import { codeMail } from '#strings/code-mail.ts';

const code = fc.stringMatching(/^[0-9]{6}$/);

describe.each(LANGS)('the mail with a code (%s)', (lang) => {
  const write = codeMail(lang);

  it('holds the code once in each of its two forms, and not in its subject', () => {
    fc.assert(
      fc.property(code, (digits) => {
        const { subject, text, html } = write(digits);
        for (const body of [text, html]) expect(body.split(digits)).toHaveLength(2);
        expect(subject).not.toMatch(/\d/);
      }),
    );
  });

  it('holds nothing that a mail scanner would follow: no link, no image, no address', () => {
    const { subject, text, html } = write('042137');
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/https?:|www\.|href|src=|@|\/masukan|<a\b|<img\b|\.(id|test|com|org)\b/i);
    }
    expect(html).not.toMatch(/<(?!\/?(!?doctype html|html|head|meta|title|body|p|br)\b)/);
  });

  it('tells nothing of the case: no agency, post, unit or month', () => {
    const { subject, text } = write('042137');
    const all = `${subject} ${text}`.toLowerCase();
    for (const item of [...agencies, ...postFamilies]) {
      expect(all).not.toContain(item.labelId.toLowerCase());
      expect(all).not.toContain(item.labelEn.toLowerCase());
    }
    expect(all).not.toMatch(/20\d\d/);
  });

  it('says the same in both of its forms, in one line of subject', () => {
    const { subject, text, html } = write('042137');
    const body = html.slice(html.indexOf('<body>'));
    const plain = body.replace(/<br>|<\/p><p>/g, '\n').replace(/<[^>]+>/g, '');
    expect(plain.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
    expect(html).toContain(`<html lang="${lang}"><head><meta charset="utf-8"><title>${subject}</title>`);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
