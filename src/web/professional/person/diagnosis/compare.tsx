import { Form } from 'react-router';
import { z } from 'zod';
import { compareDates } from '../../../../domain/diagnosis/compare-dates.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { formatDate, plural } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import type { Route } from './+types/compare.ts';
import { ChangeTable } from './change-table.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Comparer deux dates · Relais' }];

const Day = z.iso.date().nullable().catch(null);

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const { searchParams } = new URL(args.request.url);
  const [one, other] = [Day.parse(searchParams.get('du')), Day.parse(searchParams.get('au'))];
  // Whichever was typed first: time goes one way.
  const [from, until] = one && other && one > other ? [other, one] : [one, other];
  const asked = searchParams.has('du') || searchParams.has('au');
  const comparison = await run(runtime, compareDates, actor, { personId, from, until });
  return { personId, from, until, incomplete: asked && !(from && until), ...comparison };
}

/** What appeared, went and changed in the diagnosis between two dates, with who said it. */
export default function Compare({ loaderData }: Route.ComponentProps) {
  const { personId, frame, from, until, incomplete, sittings, begunOn, changes } = loaderData;
  const suggested = from ?? sittings.at(-1)?.heldOn ?? begunOn ?? frame.today;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: '/personnes' },
          { label: frame.personName, href: `/personnes/${personId}` },
          { label: 'Diagnostic', href: `/personnes/${personId}/diagnostic` },
          { label: 'Comparer deux dates' },
        ]}
      />
      <PageTitle title="Comparer deux dates" subtitle={frame.personName} />
      {begunOn === null ? (
        <EmptyState title="Le diagnostic n’est pas commencé">
          <p>Il n’y a encore rien à comparer.</p>
        </EmptyState>
      ) : (
        <>
          <Card title="Quelles dates ?">
            <Stack>
              {incomplete && (
                <Notice tone="error" live>
                  <p>Donnez deux dates complètes, par exemple {formatDate(begunOn)} et aujourd’hui.</p>
                </Notice>
              )}
              <Form method="get" noValidate key={`${from} ${until}`}>
                <Stack>
                  <Cluster>
                    <DateField
                      name="du"
                      label="Première date"
                      hint="La fin de cette journée."
                      defaultValue={suggested}
                      max={frame.today}
                    />
                    <DateField
                      name="au"
                      label="Deuxième date"
                      hint="La fin de cette journée."
                      defaultValue={until ?? frame.today}
                      max={frame.today}
                    />
                  </Cluster>
                  <FormActions>
                    <Button>Comparer</Button>
                  </FormActions>
                </Stack>
              </Form>
              <SittingShortcuts sittings={sittings} today={frame.today} />
            </Stack>
          </Card>
          {changes && from && until && (
            <Card
              title={`Du ${formatDate(from)} au ${formatDate(until)}`}
              detail={plural(changes.length, 'changement')}
            >
              <ChangeTable changes={changes} />
            </Card>
          )}
        </>
      )}
    </Stack>
  );
}

/** One click from each sitting to today. */
function SittingShortcuts({
  sittings,
  today,
}: Pick<Route.ComponentProps['loaderData'], 'sittings'> & { today: string }) {
  const days = [...new Set(sittings.map((sitting) => sitting.heldOn))].slice(0, 6);
  if (days.length === 0) return null;
  return (
    <div>
      <p>Depuis une séance, jusqu’à aujourd’hui :</p>
      <Cluster>
        {days.map((day) => (
          <TextLink key={day} href={`?du=${day}&au=${today}`}>
            {formatDate(day)}
          </TextLink>
        ))}
      </Cluster>
    </div>
  );
}
