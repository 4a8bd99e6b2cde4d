import { statusKinds } from '../../../domain/person/codes.ts';
import { abilities } from '../../../domain/person/rules.ts';
import type { MergedFile } from '../../../domain/person/views.ts';
import { isStepOpen } from '../../../domain/plan/states.ts';
import { Card } from '../../ui/card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { formatDate, joinList } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { homeOf } from './contact-card.tsx';
import { ConstraintTags } from './diagnosis/constraint-tags.tsx';
import {
  circleHref,
  diagnosisHref,
  editHref,
  ofJoined,
  orientationHref,
  planHref,
  situationHref,
} from './paths.ts';

/** Of the diagnosis, as on the page's own card. */
const SHOWN = 5;

/** What the other record of the same person says, and the pages where it goes on being written. */
export function MergedCard({
  file,
  phone,
  today,
}: {
  file: MergedFile;
  phone: string | null;
  today: string;
}) {
  const { identity, contact } = file;
  const may = abilities(file.levels);
  const circle = (file.circle ?? []).map(({ name, organisation }) => `${name} (${organisation})`);
  const statuses = (file.statuses ?? []).filter(({ until }) => until === null || until >= today);
  const steps = file.steps.filter(({ state }) => isStepOpen(state)).length;
  const items = [
    { term: 'Nom de naissance', details: identity?.familyName },
    { term: 'Nom d’usage', details: identity?.usedName },
    { term: 'Prénom', details: identity?.givenName },
    { term: 'Date de naissance', details: identity?.birthDate && formatDate(identity.birthDate) },
    { term: 'Téléphone', details: phone },
    { term: 'E-mail', details: contact?.email },
    { term: 'Domicile', details: homeOf(file.address) },
    { term: 'Numéro dans votre organisation', details: file.externalNumber },
    { term: 'Statuts', details: joinList(statuses.map(({ kind }) => statusKinds[kind].label)) },
    { term: 'Orientation', details: file.orientation?.body },
    { term: 'Référent', details: file.lead && `${file.lead.name}, ${file.lead.organisation}` },
    { term: 'Son cercle', details: joinList(circle) },
    { term: 'Étapes en cours', details: steps > 0 && String(steps) },
    { term: 'Entrée dans Relais', details: formatDate(file.enteredOn) },
  ].filter(({ details }) => details);
  const links = [
    may.readFile && { label: 'Son diagnostic', href: ofJoined(diagnosisHref(file.personId)) },
    (may.readFile || file.levels.part) && { label: 'Ses objectifs', href: ofJoined(planHref(file.personId)) },
    may.readStatuses && { label: 'Sa situation', href: ofJoined(situationHref(file.personId)) },
    may.readCircle && { label: 'Son cercle', href: ofJoined(circleHref(file.personId)) },
    may.editIdentity && { label: 'Ses coordonnées', href: ofJoined(editHref(file.personId)) },
    (may.readFile || file.levels.summary) && {
      label: 'Son orientation',
      href: ofJoined(orientationHref(file.personId)),
    },
  ].filter((link) => link !== false);
  return (
    <Card title="Dossier réuni" id={`dossier-${file.personId}`}>
      <Stack gap="s">
        <p>
          C’est la même personne. {file.mergedBy} a réuni ce dossier à cette page le{' '}
          {formatDate(file.mergedOn)} ; ce qui s’y passe figure aussi dans le parcours.
        </p>
        <DescriptionList items={items} />
        {file.diagnosis && file.diagnosis.constraints.length > 0 && (
          <>
            <p>Son diagnostic dit{'\u00a0'}:</p>
            <ConstraintTags constraints={file.diagnosis.constraints.slice(0, SHOWN)} />
          </>
        )}
        <Cluster>
          {links.map(({ label, href }) => (
            <TextLink key={href} href={href}>
              {label}
            </TextLink>
          ))}
        </Cluster>
      </Stack>
    </Card>
  );
}
