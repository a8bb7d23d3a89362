/** Uploads that are under way; a place is given back when its answer is done. */
export interface UploadGate {
  /** Takes a place. @returns the function that gives it back, or the status to refuse with. */
  enter(network: string): (() => void) | 429 | 503;
}

/**
 * Bounds how many large bodies are held in memory at once: over all, and for one network, so that a slow or greedy
 * one leaves room to others.
 */
export function createUploadGate({ atOnce = 8, perNetwork = 3 } = {}): UploadGate {
  const byNetwork = new Map<string, number>();
  let count = 0;
  return {
    enter(network) {
      const own = byNetwork.get(network) ?? 0;
      if (own >= perNetwork) return 429;
      if (count >= atOnce) return 503;
      count++;
      byNetwork.set(network, own + 1);
      let isInside = true;
      return () => {
        if (!isInside) return;
        isInside = false;
        count--;
        const left = (byNetwork.get(network) ?? 1) - 1;
        if (left === 0) byNetwork.delete(network);
        else byNetwork.set(network, left);
      };
    },
  };
}
