import { personPage } from '../../../domain/person/person-page.query.server.ts';
import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import { abilities, ageOn } from '../../../domain/person/rules.ts';
import { type EventCategory, eventCategories } from '../../../domain/timeline/codes.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Route } from './+types/person.ts';
import { diagnosisHref, editHref, peopleHref, planHref } from './paths.ts';
import { PersonAside } from './person-aside.tsx';
import { PersonDue } from './person-due.tsx';
import { PersonMain } from './person-main.tsx';

/** The browser's history and the tab say no name: screens are shared. */
export const meta: Route.MetaFunction = () => [{ title: 'Page d’une personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const category = categoryIn(query);
  const before = query.get('avant') ?? undefined;
  const { personId } = args.params;
  const page = await run(runtime, personPage, actor, { personId, category, before });
  return {
    page,
    phone: page.contact?.phone ? formatPhone(page.contact.phone) : null,
    today: today(runtime.clock),
    category,
    before,
    done: query.get('fait'),
  };
}

function categoryIn(query: URLSearchParams): EventCategory | undefined {
  const wanted = query.get('fil');
  return (Object.keys(eventCategories) as EventCategory[]).find((category) => category === wanted);
}

const DONE: Record<string, string> = {
  ajoutee: 'La personne est ajoutée. Sa page se complète au fil des entretiens.',
};

export default function Person({ loaderData }: Route.ComponentProps) {
  const { page, phone, today: day, category, before, done } = loaderData;
  const name = `${page.givenName} ${page.familyName}`;
  const facts = [
    page.identity?.birthDate && plural(ageOn(page.identity.birthDate, day), 'an'),
    page.address?.communeName,
  ].filter(Boolean);
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Personnes', href: peopleHref }, { label: name }]} />
      <PageTitle
        title={name}
        subtitle={facts.join(' · ')}
        tags={
          page.protected && (
            <Tag tone="plain" icon="lock">
              personne à protéger
            </Tag>
          )
        }
        actions={<Acts {...page} />}
      />
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <PersonDue page={page} today={day} />
      <Columns aside={<PersonAside page={page} phone={phone} today={day} />}>
        <PersonMain page={page} category={category} before={before} />
      </Columns>
    </Stack>
  );
}

/** Where the work on a person is done, as far as the reader does it. */
function Acts({ personId, levels }: Route.ComponentProps['loaderData']['page']) {
  const may = abilities(levels);
  if (may.readFile) {
    return (
      <>
        <LinkButton href={diagnosisHref(personId)} variant="quiet">
          Diagnostic partagé
        </LinkButton>
        <LinkButton href={planHref(personId)}>Objectifs et étapes</LinkButton>
      </>
    );
  }
  if (levels.part) return <LinkButton href={planHref(personId)}>Ce qui est partagé avec vous</LinkButton>;
  if (may.editIdentity)
    return <LinkButton href={editHref(personId)}>Modifier l’identité et les coordonnées</LinkButton>;
  return null;
}
