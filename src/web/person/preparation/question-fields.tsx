import { PROJECT_LENGTH } from '../../../domain/diagnosis/details.ts';
import type { PreparedAnswer, Question } from '../../../domain/diagnosis/preparation.ts';
import { findAnyItem } from '../../../domain/diagnosis/rome.ts';
import { searchJobs } from '../../../domain/diagnosis/rome-search.ts';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { chosenOption } from './prepared-words.ts';
import type { Typed } from './question.tsx';

export const ANSWER = 'reponse';
export const WORD = 'mot';

/** The fields of one question, with what was answered before or just typed. */
export function QuestionFields({
  question,
  prepared,
  typed,
}: {
  question: Question;
  prepared: PreparedAnswer | undefined;
  typed: Typed | undefined;
}) {
  if (question.item === 'job') return <JobFields prepared={prepared} typed={typed} />;
  if (question.options.length === 0) {
    return (
      <TextArea
        name={ANSWER}
        label="Votre réponse"
        rows={5}
        maxLength={PROJECT_LENGTH}
        error={typed?.error}
        defaultValue={typed?.answer ?? prepared?.state?.details.text ?? ''}
      />
    );
  }
  const before = prepared && chosenOption(prepared)?.id;
  return (
    <RadioGroup
      name={ANSWER}
      legend="Votre réponse"
      options={question.options.map(({ id, label }) => ({ value: id, label }))}
      defaultValue={typed ? typed.answer : before}
      error={typed?.error}
    />
  );
}

/** A word, then a choice among the jobs that it finds. Two presses, no script. */
function JobFields({ prepared, typed }: { prepared: PreparedAnswer | undefined; typed: Typed | undefined }) {
  const before = prepared?.item ? findAnyItem(prepared.item) : undefined;
  const word = typed?.word ?? '';
  const found = word ? searchJobs(word, 10) : before ? [before] : [];
  return (
    <Stack>
      <TextField name={WORD} label="Un mot pour ce métier" defaultValue={word} />
      <div>
        <Button name="acte" value="chercher" variant="quiet">
          Chercher ce métier
        </Button>
      </div>
      {word && found.length === 0 && (
        <p role="status">
          Aucun métier trouvé pour « {word} ». Essayez un autre mot, ou passez : vous en parlerez.
        </p>
      )}
      {found.length > 0 && (
        <RadioGroup
          name={ANSWER}
          legend="Choisissez dans la liste"
          options={found.map(({ code, label }) => ({ value: code, label }))}
          defaultValue={typed ? typed.answer : before?.code}
          error={typed?.error}
        />
      )}
      {found.length === 0 && <input type="hidden" name={ANSWER} id={ANSWER} value="" />}
    </Stack>
  );
}
