import { Form } from 'react-router';
import { isDoubtful } from '../../../../domain/offer/freshness.ts';
import type { OwnServicePage } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { movesFrom } from '../../../../domain/offer/own/states.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatDate, formatDateWithRelative } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { serviceHref } from '../paths.ts';
import { fieldWords } from './field-words.ts';
import { moveWords, stateWords } from './own-words.ts';

/** Where the service stands, and what may be done with it; what publication lacks is named. */
export function StateCard({
  page: { service, missing, today },
}: {
  page: Pick<OwnServicePage, 'service' | 'missing' | 'today'>;
}) {
  const words = stateWords[service.state];
  const lacks = missing.length > 0;
  return (
    <Card title="État" id="etat">
      <Stack>
        <p>
          <Tag tone={words.tone}>{words.word}</Tag> {words.what}
        </p>
        {service.state === 'published' && (
          <p>
            <TextLink href={serviceHref(service.serviceId)}>Voir la page que tous lisent</TextLink>
          </p>
        )}
        {lacks && service.state !== 'published' && service.state !== 'archived' && (
          <div>
            <p>Pour pouvoir le publier, remplissez puis enregistrez :</p>
            <ul>
              {missing.map((field) => (
                <li key={field}>
                  <a href={`#${field}`}>
                    {field === 'telephone' ? 'Téléphone, e-mail ou page en ligne' : fieldWords[field]}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {service.state === 'published' && (
          <p>
            {isDoubtful(service.updatedOn, today) ? (
              <Tag tone="warn">non confirmé depuis le {formatDate(service.updatedOn)}</Tag>
            ) : (
              <Soft>Confirmé le {formatDateWithRelative(service.updatedOn, today)}</Soft>
            )}
          </p>
        )}
        <Form method="post">
          <input type="hidden" name="version" value={service.version} />
          <Cluster>
            {service.state === 'published' && (
              <Button name="acte" value="confirmer" icon="check">
                Toujours exact
              </Button>
            )}
            {movesFrom(service.state)
              .filter((move) => !(lacks && (move === 'publish' || move === 'resume')))
              .map((move) => (
                <Button
                  key={move}
                  name="acte"
                  value={moveWords[move].act}
                  variant={move === 'publish' || move === 'resume' ? 'primary' : 'quiet'}
                >
                  {moveWords[move].label}
                </Button>
              ))}
          </Cluster>
        </Form>
      </Stack>
    </Card>
  );
}
