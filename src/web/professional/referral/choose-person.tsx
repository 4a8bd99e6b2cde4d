import { data } from 'react-router';
import { curly } from '../../../domain/french.ts';
import { ageOn } from '../../../domain/person/rules.ts';
import { type PersonToRefer, peopleToRefer } from '../../../domain/referral/people-to-refer.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { chooseForServiceHref, newReferralHref, referralHref } from '../../referral/paths.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { OFFER, serviceHref } from '../offer/paths.ts';
import { NameFilter } from '../person/name-filter.tsx';
import type { Route } from './+types/choose-person.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Orienter une personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  return readPage(requireProfessional(args), args.params.serviceId, '');
}

/** The filter by name is sent by POST: a name has no place in an address. */
export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const named = String((await args.request.formData()).get('named') ?? '').trim();
  return data(await readPage(signed, args.params.serviceId, named));
}

async function readPage({ runtime, actor }: Signed, serviceId: string, named: string) {
  const page = await run(runtime, peopleToRefer, actor, { serviceId, named });
  return { ...page, named, today: today(runtime.clock) };
}

/** From a service to a person: the request itself is the page that a person's own services lead to. */
export default function ChoosePerson({ loaderData, actionData }: Route.ComponentProps) {
  const { service, people, more, named, today: day } = actionData ?? loaderData;
  const here = chooseForServiceHref(service.id);
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: service.name, href: serviceHref(service.id) },
          { label: 'Orienter une personne' },
        ]}
      />
      <PageTitle title="Orienter une personne" subtitle={`${service.name} · ${service.structure}`} />
      <Card>
        <Stack>
          <NameFilter named={named} href={here} />
          {more && (
            <p>La liste est longue : le début du nom ou du prénom trouve qui n’est pas dans ces lignes.</p>
          )}
          <Table
            caption="Personnes que vous accompagnez"
            captionDetail={people.length > 0 && plural(people.length, 'personne')}
            columns={columnsOf(service.id, day)}
            rows={people}
            rowKey={({ personId }) => personId}
            empty={<Nobody named={named} href={here} />}
          />
        </Stack>
      </Card>
    </Stack>
  );
}

const columnsOf = (serviceId: string, day: string): Column<PersonToRefer>[] => [
  { key: 'name', header: 'Personne', rowHeader: true, cell: ({ name }) => name },
  {
    key: 'age',
    header: 'Âge',
    cell: ({ birthDate }) => (birthDate ? plural(ageOn(birthDate, day), 'an') : '–'),
  },
  { key: 'commune', header: 'Commune', cell: ({ communeName }) => curly(communeName) || '–' },
  {
    key: 'acts',
    header: 'Demande',
    cell: ({ personId, name, already }) =>
      already ? (
        <TextLink href={referralHref(personId, already)}>
          Déjà en cours<VisuallyHidden> : {name}</VisuallyHidden>
        </TextLink>
      ) : (
        <LinkButton href={newReferralHref(personId, serviceId)} variant="quiet" small>
          Choisir<VisuallyHidden> {name}</VisuallyHidden>
        </LinkButton>
      ),
  },
];

function Nobody({ named, href }: { named: string; href: string }) {
  if (!named) {
    return (
      <EmptyState level={2} title="Vous n’accompagnez encore personne">
        <p>Une demande se fait pour une personne dont vous êtes référent ou que vous accompagnez.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      level={2}
      title={`Personne dont le nom commence par «\u00a0${named}\u00a0» parmi celles que vous accompagnez`}
      action={
        <LinkButton href={href} variant="quiet">
          Tout afficher
        </LinkButton>
      }
    >
      <p>Une demande se fait pour une personne dont vous êtes référent ou que vous accompagnez.</p>
    </EmptyState>
  );
}
