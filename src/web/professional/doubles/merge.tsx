import { redirect } from 'react-router';
import { mergePeople } from '../../../domain/same-person/merge.server.ts';
import {
  type MergePreview,
  type MergeReader,
  mergePreview,
} from '../../../domain/same-person/merge-preview.query.server.ts';
import { samePersonMessages } from '../../../domain/same-person/messages.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/merge.ts';
import { DOUBLES, doubleHref, doublesCrumbs } from './paths.ts';
import { WhichLead } from './which-lead.tsx';
import { nameOf } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Réunir deux dossiers · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { refused, ...preview } = await run(runtime, mergePreview, actor, args.params);
  return { ...preview, refused: refused && samePersonMessages[refused]?.({}) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(form, async () => {
    await run(runtime, mergePeople, actor, {
      ...args.params,
      survivorId: sent(form, 'survivor'),
      keeps: sent(form, 'keeps'),
    });
    return redirect(`${DOUBLES}?fait=reunir`);
  });
}

export default function Merge({ loaderData, actionData }: Route.ComponentProps) {
  const { match, survivorId, twoLeads, refused, readers } = loaderData;
  const back = doubleHref(match.one.personId, match.other.personId);
  return (
    <Stack gap="l">
      <Breadcrumb items={[...doublesCrumbs, { label: 'Comparer', href: back }, { label: 'Réunir' }]} />
      <PageTitle
        title="Réunir ces deux dossiers ?"
        subtitle={`${nameOf(match.one)} et ${nameOf(match.other)}`}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {refused ? (
        <Card>
          <Stack>
            <Notice tone="warning" title="Ces dossiers ne peuvent pas encore être réunis">
              <p>{refused}</p>
            </Notice>
            <div>
              <LinkButton href={back} variant="quiet">
                Revenir à la comparaison
              </LinkButton>
            </div>
          </Stack>
        </Card>
      ) : (
        <Confirm confirmLabel="Réunir les deux dossiers" cancelHref={back} hidden={{ survivor: survivorId }}>
          <Consequences match={match} survivorId={twoLeads ? null : survivorId} />
          {twoLeads && <WhichLead match={match} />}
          <Readers match={match} readers={readers} twoLeads={twoLeads} />
        </Confirm>
      )}
    </Stack>
  );
}

function Consequences({ match, survivorId }: { match: MergePreview['match']; survivorId: string | null }) {
  if (survivorId === null) {
    return (
      <p>
        Le dossier du référent que vous choisissez continue ; l’adresse de l’autre y mène, et la page montre
        ensemble ce que disent les deux, chacun avec son auteur. Vous pourrez les séparer à tout moment :
        chaque référent reprendra alors sa place.
      </p>
    );
  }
  const [kept, joined] =
    match.one.personId === survivorId ? [match.one, match.other] : [match.other, match.one];
  return (
    <>
      <p>
        Le dossier de <strong>{nameOf(kept)}</strong>
        {kept.enteredOn && `, entré le ${formatDate(kept.enteredOn)},`} continue. Celui de{' '}
        <strong>{nameOf(joined)}</strong>
        {joined.enteredOn && `, entré le ${formatDate(joined.enteredOn)},`} y est réuni : son adresse mène au
        premier, et la page montre ensemble ce que disent les deux, chacun avec son auteur.
      </p>
      <p>
        Aucune ligne n’est déplacée ni effacée. Vous pourrez séparer les deux dossiers à tout moment : chacun
        sera tel qu’il est.
      </p>
    </>
  );
}

/** A merge widens no access, but for the référent who becomes that of both: who reads one record reads it, and nothing of the other. */
function Readers({ match, readers, twoLeads }: Pick<MergePreview, 'match' | 'readers' | 'twoLeads'>) {
  const { one, other } = match;
  return (
    <>
      <h2>Qui verra quoi</h2>
      <ul>
        <li>
          Votre service d’orientation lit les deux dossiers : une seule page, une seule ligne dans vos listes.
        </li>
        {readers.map((reader) => (
          <li key={`${reader.name} ${reader.organisation}`}>
            {reader.name} ({reader.organisation}) : {seenBy(reader, nameOf(one), nameOf(other))}
          </li>
        ))}
        <li>
          {twoLeads
            ? 'Hors le référent que vous choisissez pour les deux, personne ne voit rien de plus qu’avant'
            : 'Personne ne voit rien de plus qu’avant'}
          , ni rien de moins ; les responsables et l’accueil gardent ce que chacun lit. Pour que quelqu’un
          lise les deux, invitez-le dans le cercle du dossier qui lui manque.
        </li>
      </ul>
    </>
  );
}

function seenBy({ readsOne, readsOther }: MergeReader, one: string, other: string): string {
  if (readsOne && readsOther) return 'les deux dossiers, réunis sur une seule page.';
  return readsOne
    ? `comme aujourd’hui, le dossier de ${one} (le plus récent).`
    : `comme aujourd’hui, le dossier de ${other} (celui qui existait).`;
}
