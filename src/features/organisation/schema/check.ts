import { z } from 'zod';
import { CHECKLIST_ITEMS } from '../rules/application.ts';
import { paragraph } from './text.ts';

const LONGEST_REMARK = 1_000;

/** A remark or a reason; may be empty. */
export const remarkSchema = paragraph(LONGEST_REMARK);

const answerSchema = z.strictObject({ answer: z.enum(['yes', 'no', '']), remark: paragraph(300) });

/** An officer's answers, item by item; those not looked at yet may be left out. */
export const checkSchema = z.partialRecord(z.enum(CHECKLIST_ITEMS), answerSchema);
