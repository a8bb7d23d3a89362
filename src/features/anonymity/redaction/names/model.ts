import { unpackModel } from '../model/storage.ts';
import weights from '../model/weights.json' with { type: 'json' };

/** The model of names that is committed beside the code that trains it. */
export const nameModel = unpackModel(weights);
