import { Form } from 'react-router';
import type { ModelPage } from '../../../../domain/offer/model/model-page.query.server.ts';
import { modelMovesFrom, modelShare } from '../../../../domain/offer/model/states.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { modelMoveWords, modelStateWords } from './model-words.ts';

/** Who may use the model, and what may be done with it. */
export function ModelStateCard({
  page: { model, mayShare },
}: {
  page: Pick<ModelPage, 'model' | 'mayShare'>;
}) {
  const words = modelStateWords[modelShare(model)];
  return (
    <Card title="Partage" id="partage">
      <Stack>
        <p>
          <Tag tone={words.tone}>{words.word}</Tag> {words.what}
        </p>
        {!mayShare && (
          <p>
            <Soft>
              Un modèle partagé porterait le nom de votre organisation, que Relais ne dit à personne : les
              vôtres restent à votre équipe.
            </Soft>
          </p>
        )}
        <Form method="post">
          <input type="hidden" name="version" value={model.version} />
          <Cluster>
            {modelMovesFrom(model)
              .filter((move) => mayShare || move !== 'share')
              .map((move) => (
                <Button key={move} name="acte" value={modelMoveWords[move].act} variant="quiet">
                  {modelMoveWords[move].label}
                </Button>
              ))}
          </Cluster>
        </Form>
      </Stack>
    </Card>
  );
}
