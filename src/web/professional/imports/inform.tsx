import { data, redirect } from 'react-router';
import { informPeople, peopleToInform, type ToInform } from '../../../domain/import/inform.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { Invalid, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { problemsOf } from '../../form-problems.server.ts';
import { requestContext } from '../../request-context.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDay, formatNumber, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { Route } from './+types/inform.ts';
import { addressee } from './addressee.server.ts';
import styles from './inform.module.css';
import { InformationLetter } from './information-letter.tsx';
import { importHref, importsHref, informHref, mailMergeHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Information des personnes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { importId } = args.params;
  const query = new URL(args.request.url).searchParams;
  const after = Math.max(0, Number.parseInt(query.get('apres') ?? '', 10) || 0);
  const { people, ...waiting } = await run(runtime, peopleToInform, actor, { importId, after });
  const day = today(runtime.clock);
  return {
    ...waiting,
    importId,
    first: after === 0,
    letters: people.map(addressee),
    day,
    today: formatDay(day),
    address: `${runtime.publicUrl}/donnees-personnelles`,
    contact: args.context.get(requestContext).runtime.contactEmail,
    informed: Number.parseInt(query.get('fait') ?? '', 10) || null,
  };
}

/** One act answers within this; a longer list says what is left. */
const LONGEST_MS = 15_000;

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { importId } = args.params;
  const form = await args.request.formData();
  const informedOn = String(form.get('informedOn') ?? '');
  const shown = String(form.get('personnes') ?? '')
    .split(' ')
    .filter(Boolean);
  const whole = form.get('qui') === 'liste';
  try {
    const informed = whole
      ? await informAll(signed, importId, informedOn)
      : await run(signed.runtime, informPeople, signed.actor, { people: shown, informedOn });
    return redirect(`${informHref(importId)}?fait=${informed}`);
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof Refused)) throw error;
    return data({ ...problemsOf(error, { messages: personMessages }), informedOn }, { status: 422 });
  }
}

async function informAll({ runtime, actor }: Signed, importId: string, informedOn: string): Promise<number> {
  const until = performance.now() + LONGEST_MS;
  let informed = 0;
  for (let after: number | null = 0; after !== null && performance.now() < until; ) {
    const packet: ToInform = await run(runtime, peopleToInform, actor, { importId, after });
    const people = packet.people.map(({ known }) => known.personId);
    informed += await run(runtime, informPeople, actor, { people, informedOn });
    after = packet.next;
  }
  return informed;
}

/** The letters of those not told yet, to print or to send, and the day they were. On paper, the letters alone. */
export default function Inform({ loaderData, actionData }: Route.ComponentProps) {
  const { importId, total, letters, informed, first, next } = loaderData;
  return (
    <Stack gap="l">
      <div className={styles.screen}>
        <Breadcrumb
          items={[
            { label: 'Imports', href: importsHref },
            { label: 'Cet import', href: importHref(importId) },
            { label: 'Information des personnes' },
          ]}
        />
        <PageTitle
          title="Informer les personnes de la liste"
          subtitle={`${plural(total, 'personne')} ${total > 1 ? 'restent' : 'reste'} à informer`}
        />
        {actionData && <ErrorSummary errors={actionData.errors} />}
        {informed !== null && (
          <Notice tone="success" live>
            <p>C’est noté pour {plural(informed, 'personne')}.</p>
          </Notice>
        )}
        {letters.length > 0 ? (
          <Work {...loaderData} error={actionData?.byField.informedOn} typed={actionData?.informedOn} />
        ) : (
          <p>
            {total === 0
              ? 'Toutes les personnes de cette liste sont informées.'
              : 'Les autres sont suivies par un organisme qui les informe lui-même.'}
          </p>
        )}
      </div>
      {letters.map((letter) => (
        <InformationLetter key={letter.personId} {...loaderData} to={letter} />
      ))}
      <Pagination
        label="Lots de lettres"
        previousHref={first ? undefined : informHref(importId)}
        nextHref={next === null ? undefined : `${informHref(importId)}?apres=${next}`}
      />
    </Stack>
  );
}

type Shown = Awaited<ReturnType<typeof loader>>;

function Work({
  importId,
  total,
  letters,
  day,
  error,
  typed,
}: Shown & { error?: string | undefined; typed?: string | undefined }) {
  return (
    <Card title="Remettre, puis noter">
      <Stack gap="m">
        <p>
          Dans le mois qui suit son entrée, chaque personne est informée de ce que Relais garde d’elle et de
          ses droits (RGPD, article 14). D’ici là, votre organisation est seule à la voir.
        </p>
        <ol>
          <li>
            Imprimez les {formatNumber(letters.length)} lettres ci-dessous, ou prenez{' '}
            <a href={mailMergeHref(importId)} download>
              les noms et adresses (CSV)
            </a>{' '}
            pour un publipostage ou un envoi par e-mail.
          </li>
          <li>Remettez-les ou envoyez-les, puis notez le jour.</li>
        </ol>
        <PrintButton>Imprimer ces lettres</PrintButton>
        <form method="post" noValidate>
          <input type="hidden" name="personnes" value={letters.map(({ personId }) => personId).join(' ')} />
          <Stack gap="m">
            {total > letters.length && (
              <RadioGroup
                name="qui"
                legend="Qui a été informé ?"
                defaultValue="lot"
                options={[
                  { value: 'lot', label: `Les ${letters.length} personnes des lettres ci-dessous` },
                  { value: 'liste', label: `Les ${formatNumber(total)} personnes de la liste` },
                ]}
              />
            )}
            <DateField
              name="informedOn"
              label="Informées le"
              defaultValue={typed ?? day}
              error={error}
              required
            />
            <FormActions>
              <Button>Noter qu’elles sont informées</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
