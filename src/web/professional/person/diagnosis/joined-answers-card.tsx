import { itemKey } from '../../../../domain/diagnosis/codes.ts';
import type { JoinedAnswer, JoinedDiagnosis } from '../../../../domain/diagnosis/joined-answers.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import { Card } from '../../../ui/card.tsx';
import { civilDateAt, formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Table } from '../../../ui/table.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { diagnosisHref, ofJoined } from '../paths.ts';
import { answerWords } from './answer-words.ts';

/** What another record of the person answered last: read with the page's own answers, the whole diagnosis of both. */
export function JoinedAnswersCard({ joined, timeZone }: { joined: JoinedDiagnosis; timeZone: string }) {
  const { personId, answers, mergedBy, mergedOn } = joined;
  return (
    <Card title="Dossier réuni : ses réponses les plus récentes">
      <Stack>
        <p>
          C’est la même personne{'\u00a0'}: {mergedBy} a réuni ce dossier le {formatDate(mergedOn)}.{' '}
          {answers.length === 0 && 'Il ne dit rien de plus récent que cette page. '}
          <TextLink href={ofJoined(diagnosisHref(personId))}>Ouvrir son diagnostic</TextLink>
        </p>
        {answers.length > 0 && (
          <Table
            caption="Réponses du dossier réuni"
            hideCaption
            rows={answers}
            rowKey={itemKey}
            columns={[
              {
                key: 'item',
                header: 'Sujet',
                rowHeader: true,
                cell: (answer: JoinedAnswer) => findAnyItem(answer)?.label ?? itemKey(answer),
              },
              { key: 'said', header: 'Réponse', cell: (answer) => answerWords(answer, answer) },
              {
                key: 'by',
                header: 'Par qui, quand',
                cell: ({ authorName, organisationName, at, replaces }) => (
                  <>
                    {authorName} ({organisationName}), le {formatDate(civilDateAt(at, timeZone))}
                    <Soft>
                      {replaces ? 'plus récente que celle de cette page' : 'sans réponse sur cette page'}
                    </Soft>
                  </>
                ),
              },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
