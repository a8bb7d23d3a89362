import { logistic, sumOf, type WeightTable } from '../model/classifier.ts';

const RATE = 0.12;
/** A gradient below this teaches nothing and only costs time. */
const LEAST_GRADIENT = 0.001;

/**
 * Weights of one look while they are learned: logistic regression with AdaGrad steps (Duchi et al. 2011), averaged
 * over the later steps (Polyak and Juditsky 1992), since the last step of all is as good as its last few texts.
 */
export class Learner implements WeightTable {
  readonly values: Float32Array;
  readonly scale = 1;
  readonly #squares: Float32Array;
  /** Every step taken while averaging, times the number of steps before it. */
  readonly #drift: Float64Array;
  #averaged = 0;
  #isAveraging = false;

  constructor(buckets: number) {
    this.values = new Float32Array(buckets);
    this.#squares = new Float32Array(buckets).fill(1);
    this.#drift = new Float64Array(buckets);
  }

  startAveraging(): void {
    this.#isAveraging = true;
  }

  /** Learns that the features in the first `count` of `buckets` mean `label` (0 or 1), on top of what `margin` says. */
  teach(buckets: Int32Array, count: number, label: number, margin = 0): void {
    const gradient = logistic(margin + sumOf(this, buckets, count)) - label;
    if (this.#isAveraging) this.#averaged++;
    if (Math.abs(gradient) < LEAST_GRADIENT) return;
    for (let n = 0; n < count; n++) {
      const bucket = buckets[n] as number;
      const square = (this.#squares[bucket] as number) + gradient * gradient;
      const step = (RATE * gradient) / Math.sqrt(square);
      this.#squares[bucket] = square;
      this.values[bucket] = (this.values[bucket] as number) - step;
      if (this.#isAveraging) this.#drift[bucket] = (this.#drift[bucket] as number) + step * this.#averaged;
    }
  }

  /** The mean of the weights since averaging started. */
  average(): WeightTable {
    const steps = Math.max(1, this.#averaged);
    return {
      values: this.values.map((value, bucket) => value + (this.#drift[bucket] as number) / steps),
      scale: 1,
    };
  }
}
