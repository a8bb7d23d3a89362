import { eventStatement } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { sha256Hex } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import type { Application } from '../rules/application.ts';
import { canRenew } from '../rules/organisation.ts';
import { applicationValues } from '../schema/application.ts';
import type { FormValues } from '../schema/text.ts';
import * as store from '../store/applications.ts';
import { readContent } from '../store/organisations.ts';
import { type ApplicationRefusal, type ApplicationRequest, checkApplication, referenceOf } from './apply.ts';
import { type RepresentationCode, requireRepresentative } from './representation.ts';

/** What a renewal begins with: the form's values as they were checked last, or the application that waits. */
export async function readRenewal(
  context: Context,
  actor: Actor | null,
): Promise<
  Result<
    { isDue: boolean; waiting: Application | null; reference: string | null; values: FormValues },
    RepresentationCode
  >
> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const { organisation } = found.value;
  const waiting = await store.findOpenRenewal(context, organisation.id);
  const content = await readContent(context, organisation.id);
  return accept({
    isDue: canRenew(organisation, plainDate(context.clock.now())),
    waiting,
    reference: waiting === null ? null : referenceOf(context, waiting.id),
    values: content === null ? {} : applicationValues(content),
  });
}

/** Applies for another year. Whoever is signed in needs no code; scans are needed only where something changed. */
export async function renew(
  context: Context,
  actor: Actor | null,
  request: ApplicationRequest,
): Promise<
  | Result<{ reference: string }>
  | ApplicationRefusal
  | Refusal<RepresentationCode | 'organisation.renewal-early' | 'organisation.renewal-waiting'>
> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const { organisation } = found.value;
  const earlier = await store.findByFormKey(context, request.values['kunci'] ?? '');
  if (earlier?.organisationId === organisation.id) {
    return accept({ reference: referenceOf(context, earlier.id) });
  }
  if (!canRenew(organisation, plainDate(context.clock.now()))) return refuse('organisation.renewal-early');
  if ((await store.findOpenRenewal(context, organisation.id)) !== null) {
    return refuse('organisation.renewal-waiting');
  }
  const checked = await checkApplication(context, request, false);
  if (!checked.ok) return checked;
  const id = newId(context.random);
  const reference = referenceOf(context, id);
  await context.database.write([
    store.insertStatement(context, {
      id,
      organisationId: organisation.id,
      kind: 'renewal',
      formKey: checked.value.formKey,
      lang: request.lang,
      state: 'submitted',
      referenceHash: sha256Hex(reference),
      content: checked.value.content,
    }),
    eventStatement(context, {
      actor,
      action: 'organisation.renewal-submitted',
      object: `organisation:${organisation.id}`,
    }),
  ]);
  return accept({ reference });
}
