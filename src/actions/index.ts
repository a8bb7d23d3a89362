import { evaluation } from './evaluation.ts';
import { feedback } from './feedback.ts';
import { identity } from './identity.ts';
import { publication } from './publication.ts';
import { transfer } from './transfer.ts';

export const server = { evaluation, feedback, identity, publication, transfer };
