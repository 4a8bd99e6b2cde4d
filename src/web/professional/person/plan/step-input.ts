import { type LeverCode, leverCodes } from '../../../../domain/plan/codes.ts';
import { detailFieldName, detailFields } from '../../../../domain/plan/lever-details.ts';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** The lever that the form chose, when it is one. */
const leverOf = (form: FormData): LeverCode | undefined =>
  leverCodes.find((code) => code === text(form, 'lever'));

/** The fields of a step, as the commands take them. */
export function stepInput(form: FormData) {
  return {
    title: text(form, 'title'),
    lever: text(form, 'lever') as LeverCode,
    owner: text(form, 'owner'),
    dueOn: text(form, 'dueOn') || null,
    details: detailsInput(form),
  };
}

function detailsInput(form: FormData): Record<string, unknown> {
  const lever = leverOf(form);
  if (!lever) return {};
  return Object.fromEntries(
    // Every field that some form could show: what this step may not hold, the command refuses.
    detailFields(lever, true).flatMap((field) => {
      const name = detailFieldName(field.name);
      if (!form.has(name)) return [];
      return [[field.name, field.kind === 'days' ? form.getAll(name).map(String) : text(form, name)]];
    }),
  );
}

/** The page did not show the fields of the lever that was chosen: without JavaScript it could not know which. */
export function lacksDetails(form: FormData): boolean {
  const lever = leverOf(form);
  return lever !== undefined && form.has('precisions') && text(form, 'precisions') !== lever;
}
