import { redirect } from 'react-router';
import { notesContacts } from '../../../domain/contact/rules.ts';
import { curly } from '../../../domain/french.ts';
import { personPage } from '../../../domain/person/person-page.query.server.ts';
import { formatPhone } from '../../../domain/person/read-phone.server.ts';
import { abilities, ageOn } from '../../../domain/person/rules.ts';
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
import { ContactNoting, NoteContact } from './contacts/contact-noting.tsx';
import { EndedCard } from './ending/ended-card.tsx';
import {
  diagnosisHref,
  editHref,
  exportPersonHref,
  peopleHref,
  personHref,
  planHref,
  summaryHref,
} from './paths.ts';
import { PersonAside } from './person-aside.tsx';
import { PersonDue } from './person-due.tsx';
import { PersonMain } from './person-main.tsx';
import { periodIsReversed, timelineViewIn } from './timeline/timeline-view.ts';

/** The browser's history and the tab say no name: screens are shared. */
export const meta: Route.MetaFunction = () => [{ title: 'Page d’une personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const view = timelineViewIn(query);
  const { personId } = args.params;
  const wanted = periodIsReversed(view) ? { ...view, from: undefined, until: undefined } : view;
  const page = await run(runtime, personPage, actor, { personId, ...wanted });
  if (page.survivorId) throw redirect(personHref(page.survivorId));
  return {
    page,
    phone: page.contact?.phone ? formatPhone(page.contact.phone) : null,
    mergedPhones: Object.fromEntries(
      page.merged.flatMap(({ personId: id, contact }) =>
        contact?.phone ? [[id, formatPhone(contact.phone)]] : [],
      ),
    ),
    today: today(runtime.clock),
    view,
    done: query.get('fait'),
  };
}

const DONE: Record<string, string> = {
  ajoutee: 'La personne est ajoutée. Sa page se complète au fil des entretiens.',
  contact: 'Le contact est noté.',
  etiquettes: 'Les étiquettes sont enregistrées.',
  terminer: 'L’accompagnement est terminé. Pendant 24 heures, vous pouvez annuler cette fin.',
  annuler: 'La fin est annulée\u00a0: tout est comme avant.',
  reprendre: 'L’accompagnement reprend. La personne attend un référent.',
  'contact-retire': 'Le contact est retiré. Le parcours en garde la trace.',
};

export default function Person({ loaderData }: Route.ComponentProps) {
  const { page, phone, mergedPhones, today: day, view, done } = loaderData;
  const name = `${page.givenName} ${page.familyName}`;
  const facts = [
    page.identity?.birthDate && plural(ageOn(page.identity.birthDate, day), 'an'),
    curly(page.address?.communeName),
  ].filter(Boolean);
  return (
    <ContactNoting>
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
        <EndedCard page={page} />
        <PersonDue page={page} today={day} />
        <Columns aside={<PersonAside page={page} phone={phone} mergedPhones={mergedPhones} today={day} />}>
          <PersonMain page={page} view={view} today={day} />
        </Columns>
      </Stack>
    </ContactNoting>
  );
}

/** Where the work on a person is done, as far as the reader does it. */
function Acts({ personId, levels, givenName, familyName }: Route.ComponentProps['loaderData']['page']) {
  const may = abilities(levels);
  const note = notesContacts(levels) && (
    <NoteContact
      person={{ personId, name: `${givenName} ${familyName}` }}
      returnTo={personHref(personId)}
      icon="phone"
    />
  );
  if (may.readFile) {
    return (
      <>
        {note}
        {levels.edit && (
          <LinkButton href={summaryHref(personId)} variant="quiet">
            Copier la synthèse
          </LinkButton>
        )}
        {levels.file && (
          <LinkButton href={exportPersonHref(personId)} variant="quiet">
            Exporter le dossier
          </LinkButton>
        )}
        <LinkButton href={diagnosisHref(personId)} variant="quiet">
          Diagnostic partagé
        </LinkButton>
        <LinkButton href={planHref(personId)}>Objectifs et étapes</LinkButton>
      </>
    );
  }
  if (levels.part) {
    return (
      <>
        {note}
        <LinkButton href={planHref(personId)}>Ce qui est partagé avec vous</LinkButton>
      </>
    );
  }
  if (may.editIdentity)
    return <LinkButton href={editHref(personId)}>Modifier l’identité et les coordonnées</LinkButton>;
  return null;
}
