/** Terms smaller than this share of the sum change no digit of it. */
const NEGLIGIBLE = 1e-17;

/** P(X ≥ k) for a Poisson variable with this mean. */
export function poissonTail(k: number, mean: number): number {
  if (mean <= 0) return k <= 0 ? 1 : 0;
  return tailOf(
    k,
    mean,
    (x) => x * Math.log(mean) - mean - logGamma(x + 1),
    (x) => mean / (x + 1),
  );
}

/**
 * P(X ≥ k) where X is Poisson and its rate is itself known from `seen` events in `hours` only: the rate has a Gamma
 * distribution, so X in one of `exposure` hours is negative binomial (Gelman et al., Bayesian Data Analysis, 2.6).
 */
export function gammaPoissonTail(k: number, seen: number, hours: number, exposure: number): number {
  const share = exposure / (hours + exposure);
  return tailOf(
    k,
    (seen * exposure) / hours,
    (x) =>
      logGamma(seen + x) - logGamma(seen) - logGamma(x + 1) + x * Math.log(share) + seen * Math.log1p(-share),
    (x) => (share * (seen + x)) / (x + 1),
  );
}

/**
 * Exact: above the mean the terms are added from k upwards, so that tiny tails keep their digits, where one minus the
 * rest would lose them; below it the rest is added from k downwards. `ratio(x)` leads from the term of x to the next.
 */
function tailOf(
  k: number,
  mean: number,
  logTerm: (x: number) => number,
  ratio: (x: number) => number,
): number {
  if (k <= 0) return 1;
  let sum = 0;
  if (k > mean) {
    for (let x = k, term = Math.exp(logTerm(k)); term > sum * NEGLIGIBLE; term *= ratio(x++)) sum += term;
    return sum;
  }
  for (let x = k - 1, term = Math.exp(logTerm(x)); x >= 0 && term > sum * NEGLIGIBLE; x--) {
    sum += term;
    if (x > 0) term /= ratio(x - 1);
  }
  return 1 - sum;
}

/** Stirling's series, after shifting the argument above 7: fifteen digits (Abramowitz and Stegun, 6.1.41). */
function logGamma(argument: number): number {
  let shift = 0;
  let z = argument;
  for (; z < 7; z++) shift += Math.log(z);
  const r = 1 / (z * z);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}
