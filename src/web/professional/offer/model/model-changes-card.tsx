import { Form } from 'react-router';
import type { ModelChange } from '../../../../domain/offer/model/model-changes.ts';
import type { ServiceModel } from '../../../../domain/offer/model/read-service-model.server.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import styles from '../offer.module.css';
import { fieldWords, valueWords } from '../own/field-words.ts';
import { modelHref } from '../paths.ts';

/** How the form calls the choice about one field. */
export const choiceField = (field: string) => `choix-${field}`;

/** What the model says since: taken in one act, chosen field by field where the service says otherwise, or set aside. */
export function ModelChangesCard({ model, version }: { model: ServiceModel; version: number }) {
  if (!model.current || model.changes.length === 0) return null;
  const plain = model.changes.filter(({ both }) => !both);
  const both = model.changes.filter((change) => change.both);
  return (
    <Card title="Le modèle a changé depuis" id="modele">
      <Form method="post" key={`${version}-${model.current.version}`}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="modelVersion" value={model.current.version} />
        <Stack>
          <p>
            Ce service vient du modèle <TextLink href={modelHref(model.modelId)}>{model.name}</TextLink> (
            {model.current.organisationName}). Rien n’y change sans vous.
          </p>
          {plain.length > 0 && <DescriptionList items={plain.map(told)} />}
          {both.length > 0 && (
            <p>Votre équipe a écrit autre chose ici : choisissez ce que dira le service.</p>
          )}
          {both.map(({ field, before, after, mine }) => (
            <RadioGroup
              key={field}
              name={choiceField(field)}
              legend={fieldWords[field]}
              hint={<span className={styles.prose}>Le modèle disait : {valueWords(field, before)}</span>}
              defaultValue="mien"
              options={[
                { value: 'mien', label: 'Garder le nôtre', hint: prose(field, mine) },
                { value: 'modele', label: 'Prendre celui du modèle', hint: prose(field, after) },
              ]}
            />
          ))}
          <Cluster>
            <Button name="acte" value="reprendre-modele" icon="check">
              Reprendre ces changements
            </Button>
            <Button name="acte" value="garder-mien" variant="quiet">
              Garder le mien
            </Button>
          </Cluster>
        </Stack>
      </Form>
    </Card>
  );
}

const prose = (field: string, value: unknown) => (
  <span className={styles.prose}>{valueWords(field, value)}</span>
);

const told = ({ field, before, after }: ModelChange) => ({
  term: fieldWords[field],
  details: (
    <>
      <div className={styles.prose}>Avant : {valueWords(field, before)}</div>
      <div className={styles.prose}>Maintenant : {valueWords(field, after)}</div>
    </>
  ),
});
