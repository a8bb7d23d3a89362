import { z } from 'zod';

const MOST_FIELDS = 80;
const LONGEST_FIELD = 20_000;

/** Whatever was typed, complete or not; only its size is bounded. */
export const draftSchema = z
  .record(z.string().max(60), z.string().max(LONGEST_FIELD))
  .refine((values) => Object.keys(values).length <= MOST_FIELDS);
