import { z } from 'zod';

/** A typed text in one spelling: composed letters (NFC), line feeds, nothing around it; empty when it was not sent. */
export const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim());
