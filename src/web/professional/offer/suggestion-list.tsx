import { Form } from 'react-router';
import { suggestionSubjects } from '../../../domain/offer/suggestion/codes.ts';
import type { Suggestion } from '../../../domain/offer/suggestion/read-suggestions.server.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Soft } from '../../ui/soft.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';
import styles from './offer.module.css';
import { ownServiceHref, serviceHref } from './paths.ts';
import { Prose } from './record-words.tsx';

/** After an answer. */
export const ANSWERED = 'Votre réponse est enregistrée\u00a0: qui l’a signalé la lit sur la page du service.';

/** Each of the list has its own field for the answer. */
const answerField = (suggestionId: string) => `reponse-${suggestionId}`;

/** What the summary of a page with such a list says. */
export const errorsOfPage = ({ about, errors }: Rejected) =>
  errors.map((error) => (error.field === 'answer' ? { ...error, field: answerField(about) } : error));

/** What was found wrong, each with its answer, or with what is needed to answer. `level`: of their headings. */
export function SuggestionList({
  suggestions,
  rejected,
  named = false,
}: {
  suggestions: readonly Suggestion[];
  rejected?: Rejected | undefined;
  /** Says of which service each is. */
  named?: boolean;
}) {
  return (
    <ul className={styles.services}>
      {suggestions.map((one) => (
        <li key={one.suggestionId} className={styles.service}>
          {named && (
            <>
              <p>
                <TextLink href={one.own ? ownServiceHref(one.serviceId) : serviceHref(one.serviceId)}>
                  {one.serviceName}
                </TextLink>
              </p>
              <p>
                <Soft>{one.structureName}</Soft>
              </p>
            </>
          )}
          <p>
            <strong>{suggestionSubjects[one.about]}</strong>
          </p>
          <Prose text={one.words} />
          <p>
            <Soft>
              {one.author ?? 'Un professionnel du territoire'}, le {formatDate(one.madeOn)}
            </Soft>
          </p>
          {one.state === 'waiting' ? (
            <Waiting suggestion={one} rejected={rejectionOf(rejected, 'repondre', one.suggestionId)} />
          ) : (
            <Answered suggestion={one} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Answered({ suggestion: { state, answer, decidedOn, decidedBy } }: { suggestion: Suggestion }) {
  return (
    <>
      <Cluster>
        <Tag tone={state === 'applied' ? 'ok' : 'plain'}>
          {state === 'applied' ? 'corrigé' : 'non retenu'}
        </Tag>
        <Soft>
          {decidedOn && `le ${formatDate(decidedOn)}`}
          {decidedBy && `, par ${decidedBy}`}
        </Soft>
      </Cluster>
      {answer && <Prose text={`«\u00a0${answer}\u00a0»`} />}
    </>
  );
}

function Waiting({
  suggestion: { suggestionId, toAnswer },
  rejected,
}: {
  suggestion: Suggestion;
  rejected: Rejected | undefined;
}) {
  if (!toAnswer)
    return (
      <Cluster>
        <Tag tone="warn">en attente de réponse</Tag>
      </Cluster>
    );
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="acte" value="repondre" />
      <input type="hidden" name="sur" value={suggestionId} />
      <Stack gap="s">
        <TextField
          id={answerField(suggestionId)}
          name="answer"
          label="Un mot à qui l’a signalé"
          hint="Obligatoire si vous ne le retenez pas."
          defaultValue={typed(rejected, 'answer')}
          error={errorOf(rejected, 'answer')}
        />
        <Cluster>
          <Button name="decision" value="applied" small>
            C’est corrigé
          </Button>
          <Button name="decision" value="declined" variant="quiet" small>
            Ne pas retenir
          </Button>
        </Cluster>
      </Stack>
    </Form>
  );
}
