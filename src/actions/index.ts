import { evaluation } from './evaluation.ts';
import { feedback } from './feedback.ts';
import { identity } from './identity.ts';
import { organisation } from './organisation.ts';
import { privacy } from './privacy.ts';
import { publication } from './publication.ts';
import { representative } from './representative.ts';
import { transfer } from './transfer.ts';

export const server = {
  evaluation,
  feedback,
  identity,
  organisation,
  privacy,
  publication,
  representative,
  transfer,
};
