import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { confirmFeedback, submitFeedback } from '#features/feedback/index.ts';
import { readConfig } from '#lib/config.ts';
import { createContext } from '#server/context.ts';
import { codeMail } from '#strings/code-mail.ts';
import { passToken } from '#test/bench/captcha.ts';
import { keepBusy } from '#test/bench/load.ts';
import { formOf, networkOf } from '#test/bench/resident.ts';
import { openMore } from '#test/bench/windows.ts';
import { createWindow } from '#test/features/feedback/window.ts';

const CONNECTIONS = 64;
const WINDOWS = 20;
const WARM_UP = 500;
const RESIDENTS = 2_500;

export interface ServiceRates {
  /** Forms a second: captcha, limits, sealing, code, mail, commit. */
  readonly submitted: number;
  /** The same, each confirmed by its code after it: twice the commits. */
  readonly confirmed: number;
}

/** The verbs by themselves, without a server, in a process of their own and on a new database beside the others. */
export async function serviceRates(folder: string): Promise<ServiceRates> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, folder]);
  return JSON.parse(stdout) as ServiceRates;
}

async function measure(folder: string): Promise<ServiceRates> {
  const home = mkdtempSync(path.join(folder, 'service-'));
  const context = await createContext(readConfig({ TAPIS_HOME: home }));
  const { id, announcementId, agencies } = await createWindow(context);
  const window = { id, announcementId: announcementId ?? '', agencies };
  const windows = openMore(home, window, WINDOWS);
  const tokens: string[] = [];
  for (let number = 0; number < WARM_UP + 2 * RESIDENTS; number++) tokens.push(await passToken(context.key));

  async function send(resident: number, isConfirmed: boolean): Promise<void> {
    const at = windows[resident % WINDOWS] ?? window;
    const captcha = tokens[resident] ?? '';
    const network = networkOf(resident);
    let code = '';
    const outcome = await submitFeedback(
      context,
      { windowId: at.id, values: formOf(at, resident), captcha, isWithoutScript: false, network },
      (mailed) => {
        code = mailed;
        return codeMail('id')(mailed);
      },
    );
    if (!outcome.ok) throw new Error(`A form was refused: ${outcome.code}`);
    if (!isConfirmed) return;
    const receipt = await confirmFeedback(context, outcome.value.id, code, network);
    if (!receipt.ok) throw new Error(`A code was refused: ${receipt.code}`);
  }

  async function rateOf(first: number, residents: number, isConfirmed: boolean): Promise<number> {
    const startedAt = performance.now();
    let sent = 0;
    await keepBusy(
      CONNECTIONS,
      () => sent >= residents,
      (number) => {
        sent++;
        return send(first + number, isConfirmed);
      },
    );
    return (residents * 1000) / (performance.now() - startedAt);
  }

  await rateOf(0, WARM_UP, true);
  const submitted = await rateOf(WARM_UP, RESIDENTS, false);
  const confirmed = await rateOf(WARM_UP + RESIDENTS, RESIDENTS, true);
  context.database.close();
  rmSync(home, { recursive: true, force: true });
  return { submitted, confirmed };
}

// Started by itself with a folder, this module is measured.
const [, , folder] = process.argv;
if (import.meta.main && folder !== undefined) process.stdout.write(JSON.stringify(await measure(folder)));
