import { curly } from '../../../domain/french.ts';
import type { PlaceInList } from '../../../domain/person/codes.ts';
import { ageOn } from '../../../domain/person/rules.ts';
import type { ListedPerson } from '../../../domain/person/views.ts';
import { plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './listed-name.module.css';
import { personHref } from './paths.ts';
import { newsWords } from './people-words.ts';

/** Said where it is not the ordinary place of somebody who accompanies. */
const PLACES: Partial<Record<PlaceInList, string>> = {
  contributeur: 'vous contribuez',
  remplacement: 'vous remplacez un collègue',
  tuilage: 'vous venez de passer le relais',
};

export function ListedName({ person, today }: { person: ListedPerson; today: string }) {
  const details = [
    person.birthDate && plural(ageOn(person.birthDate, today), 'an'),
    curly(person.communeName),
    PLACES[person.place],
  ].filter(Boolean);
  return (
    <>
      <TextLink href={personHref(person.personId)}>
        {person.givenName} {person.familyName}
      </TextLink>
      {details.length > 0 && <p className={styles.details}>{details.join(' · ')}</p>}
      {!person.informed && <Tag tone="warn">à informer</Tag>}
      {person.news && <Tag tone="info">{newsWords(person.news)}</Tag>}
      {person.tags.length > 0 && (
        <ul className={styles.tags} aria-label="Étiquettes">
          {person.tags.map((name) => (
            <li key={name}>
              <Tag tone="plain">{name}</Tag>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
