import { redirect } from 'react-router';
import { wholeFile } from '../../../../domain/whole-file/whole-file.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { today } from '../../../../platform/clock/clock.ts';
import { heldDataAnswer, heldDataJson, heldDataPage } from '../../../held-data.tsx';
import { requireProfessional } from '../../../require-professional.server.ts';
import { formatDate, formatMoment } from '../../../ui/format.ts';
import { exportPersonHref } from '../paths.ts';
import type { Route } from './+types/person-file.ts';
import { confirmExport } from './confirm-export.server.ts';

/** A person's whole file. By POST: no page fetches it ahead, no address repeats it. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const sensitive = form.get('sensible') === 'oui';
  try {
    const { personName, joined, ...file } = await run(runtime, wholeFile, actor, { personId, sensitive });
    const data = {
      ...file,
      title: `${personName}, dossier exporté`,
      intro: `Ce que Relais en montrait à qui l’a exporté, le ${formatMoment(file.at, file.timeZone)}. La personne le sait. Ce fichier dit des choses personnelles\u00a0: gardez-le en lieu sûr, et effacez-le quand il ne sert plus.`,
      joined: joined.map(({ on, by, sections }) => ({
        title: `Dossier réuni le ${formatDate(on)} par ${by}`,
        sections,
      })),
    };
    const name = `dossier-${today(runtime.clock)}`;
    return form.get('format') === 'json'
      ? heldDataAnswer(name, 'json', heldDataJson('relais-dossier', data))
      : heldDataAnswer(name, 'html', heldDataPage(data));
  } catch (error) {
    confirmExport(error, exportPersonHref(personId));
  }
}

/** Its own address, opened by hand, leads to the page that chooses. */
export const loader = ({ params }: Route.LoaderArgs) => redirect(exportPersonHref(params.personId));
