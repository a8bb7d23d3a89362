import { submitFeedback } from '#features/feedback/index.ts';
import { newId } from '#lib/id.ts';
import { openProcessContext } from '#test/faults/process-context.ts';
import { formValues } from '#test/features/feedback/window.ts';

/**
 * Residents who send forms without end, eight at a time: `node feedback-process.ts HOME URL WINDOW ROUND`. Writes a line
 * `sent KEY ADDRESS` before each form, and `kept KEY ID` once it is acknowledged.
 */
const [, , home = '', url = '', windowId = '', round = ''] = process.argv;
const context = await openProcessContext(home, url);
let sender = 0;

async function sendForever(): Promise<never> {
  for (;;) {
    const n = sender++;
    const kunci = newId(context.random);
    const surel = `warga${round}-${n}@contoh.test`;
    process.stdout.write(`sent ${kunci} ${surel}\n`);
    const outcome = await submitFeedback(
      context,
      {
        windowId,
        values: formValues(context, { kunci, surel }),
        captcha: 'a person',
        isWithoutScript: false,
        network: `100.${64 + (n >> 8)}.${n % 256}.${round}`,
      },
      (code) => ({ subject: 'Kode', text: code, html: code }),
    );
    if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
    process.stdout.write(`kept ${kunci} ${outcome.value.id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, sendForever));
