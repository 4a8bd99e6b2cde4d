import { redirect } from 'react-router';
import { planStock } from '../../../domain/stock/plan-stock.server.ts';
import { stockPage } from '../../../domain/stock/stock-page.query.server.ts';
import type { StockPage, StockScope } from '../../../domain/stock/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Table } from '../../ui/table.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { personHref } from '../circle/paths.ts';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/stock.ts';
import { stockHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Reprise du stock · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const asked = new URL(args.request.url).searchParams;
  const stock = await run(runtime, stockPage, actor, {
    scope: (asked.get('liste') ?? undefined) as StockScope | undefined,
    page: Number(asked.get('page') ?? 1),
  });
  return { stock, done: asked.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const scope = sent(form, 'scope') as StockScope;
  return submitted(form, async () => {
    await planStock(runtime, actor, { scope, perDay: sent(form, 'perDay'), from: sent(form, 'from') });
    return redirect(stockHref(scope, { fait: 'planifier' }));
  });
}

const TABS: Record<StockScope, string> = {
  siege: 'Mes personnes',
  equipe: 'Mon équipe',
  service: 'À orienter',
};

export default function Stock({ loaderData: { stock, done }, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Reprise du stock"
        subtitle="Les personnes arrivées par une liste quand leurs délais étaient déjà passés, les plus urgentes d’abord"
      />
      {actionData ? (
        <ErrorSummary errors={actionData.errors} />
      ) : (
        <DoneNotice
          done={done}
          sentences={{
            planifier:
              'La reprise est planifiée pour les quatre semaines à venir. Chaque personne vient dans «\u00a0Ma journée\u00a0» le jour prévu.',
          }}
        />
      )}
      {stock.scopes.length > 1 && (
        <LinkTabs
          label="Personnes montrées"
          items={stock.scopes.map(({ scope, people }) => ({
            label: TABS[scope],
            href: stockHref(scope),
            current: scope === stock.scope,
            count: people,
          }))}
        />
      )}
      {stock.unplanned > 0 && <Plan stock={stock} rejected={actionData} />}
      <Card title={stock.total > 0 && 'Qui reprendre'} detail={plural(stock.total, 'personne')}>
        <People stock={stock} />
      </Card>
    </Stack>
  );
}

const PER_DAY = Array.from({ length: 10 }, (_, n) => String(n + 1));

function Plan({ stock, rejected }: { stock: StockPage; rejected: Rejected | undefined }) {
  const team = stock.scope === 'equipe';
  return (
    <Card title="Planifier la reprise" detail={`${plural(stock.unplanned, 'personne')} sans jour prévu`}>
      <form method="post" noValidate>
        <Stack>
          <p>
            Elles n’alertent personne tant qu’un jour n’est pas prévu. Vous pouvez aussi reprendre une
            personne tout de suite : ouvrez sa page et notez un contact.
            {team &&
              ' Celles qui n’ont pas encore de référent viennent dans votre journée, pour que vous en nommiez un.'}
          </p>
          <input type="hidden" name="scope" value={stock.scope} />
          <SelectField
            name="perDay"
            label={team ? 'Personnes par jour, pour chaque référent' : 'Personnes par jour'}
            required
            options={PER_DAY.map((value) => ({ value, label: value }))}
            defaultValue={typed(rejected, 'perDay', '3')}
            error={errorOf(rejected, 'perDay')}
          />
          <DateField
            name="from"
            label="À partir du"
            required
            defaultValue={typed(rejected, 'from', stock.today)}
            error={errorOf(rejected, 'from')}
          />
          <FormActions>
            <Button>Planifier quatre semaines</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}

function People({ stock }: { stock: StockPage }) {
  const { page, pages, scope } = stock;
  return (
    <>
      <Table
        caption="Personnes à reprendre"
        hideCaption
        rows={stock.people}
        rowKey={({ personId }) => personId}
        empty={
          <EmptyState title="Il n’y a personne à reprendre" level={2}>
            <p>
              Quand une liste apporte des personnes dont les délais sont déjà passés, elles viennent ici, sans
              alerte.
            </p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: 'Personne',
            rowHeader: true,
            cell: ({ personId, name }) => <TextLink href={personHref(personId)}>{name}</TextLink>,
          },
          { key: 'commune', header: 'Commune', cell: ({ communeName }) => communeName ?? '–' },
          { key: 'lead', header: 'Référent', cell: ({ leadName }) => leadName ?? 'sans référent' },
          { key: 'entered', header: 'Entrée', cell: ({ enteredOn }) => formatDate(enteredOn) },
          {
            key: 'change',
            header: 'Changement connu',
            cell: ({ changeOn }) => (changeOn ? formatDate(changeOn) : '–'),
          },
          {
            key: 'planned',
            header: 'Jour prévu',
            cell: ({ plannedOn }) => (plannedOn ? formatDate(plannedOn) : 'à planifier'),
          },
        ]}
      />
      {pages > 1 && (
        <Pagination
          label="Pages de la liste"
          previousHref={page > 1 ? stockHref(scope, { page: String(page - 1) }) : undefined}
          nextHref={page < pages ? stockHref(scope, { page: String(page + 1) }) : undefined}
        />
      )}
    </>
  );
}
