import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { packModel, type StoredModel } from '../model/storage.ts';
import { learn } from './learn.ts';

const SEED = 20_261_124;
const TEXTS = 100_000;
const TEXTS_REHEARSED = 1_500;
const FILE = new URL('../model/weights.json', import.meta.url);

/** The committed model: what was learned, and the digest of a rehearsal with the same code and lists. */
export interface WeightsFile extends StoredModel {
  readonly seed: number;
  readonly texts: number;
  /** SHA-256 of a model learned from few texts. Another digest means: code or lists changed, train again. */
  readonly rehearsal: string;
}

/** Learns from few texts, in a few seconds: the digest tells whether training would still give the same model. */
export function rehearse(): string {
  return createHash('sha256')
    .update(JSON.stringify(packModel(learn(SEED, TEXTS_REHEARSED))))
    .digest('hex');
}

function train(): string {
  const file: WeightsFile = {
    seed: SEED,
    texts: TEXTS,
    rehearsal: rehearse(),
    ...packModel(learn(SEED, TEXTS)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Writes the weights; with --check, compares them bit for bit with the committed ones instead. */
if (import.meta.main) {
  const startedAt = performance.now();
  const trained = train();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, trained);
    process.stdout.write(`Trained in ${seconds} s: ${trained.length} bytes.\n`);
  } else {
    const isSame = readFileSync(FILE, 'utf8') === trained;
    process.stdout.write(`${isSame ? 'The same' : 'Other'} weights, after ${seconds} s.\n`);
    process.exitCode = isSame ? 0 : 1;
  }
}
