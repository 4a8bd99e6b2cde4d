import { Form } from 'react-router';
import { modalities } from '../../../../domain/diagnosis/codes.ts';
import type { PageFrame, ShownSitting } from '../../../../domain/diagnosis/rules.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { formatDay, joinList, plural } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import styles from './sitting-card.module.css';
import { useSurroundings } from './surroundings.ts';

const modalityWords = (sitting: ShownSitting) =>
  modalities.find((modality) => modality.value === sitting.modality)?.label.toLowerCase() ?? '';

/** The sitting under way, or how to begin one; those of before. */
export function SittingCard({
  frame,
  sittings,
  refusal,
}: {
  frame: PageFrame;
  sittings: readonly ShownSitting[];
  refusal: string | undefined;
}) {
  const { mayAnswer } = useSurroundings();
  const open = sittings.find((sitting) => sitting.closedAt === null);
  const past = sittings.filter((sitting) => sitting.closedAt !== null);
  return (
    <Card
      title={open ? 'Séance en cours' : 'Séances'}
      id="seance"
      aside={open?.joint && <Tag tone="ok">Diagnostic conjoint</Tag>}
    >
      <Stack gap="s">
        {refusal && (
          <Notice tone="error" live>
            <p>{refusal}</p>
          </Notice>
        )}
        {open ? (
          <OpenSitting frame={frame} sitting={open} />
        ) : (
          <NoSitting mayAnswer={mayAnswer} none={past.length === 0} />
        )}
        {!open && mayAnswer && (
          <Disclosure summary="Commencer une séance" open={refusal !== undefined}>
            <StartForm frame={frame} />
          </Disclosure>
        )}
        {past.length > 0 && (
          <Disclosure summary={plural(past.length, 'séance terminée', 'séances terminées')}>
            <ul className={styles.past}>
              {past.map((sitting) => (
                <li key={sitting.sittingId}>
                  <SittingWords sitting={sitting} /> {sitting.joint && <Tag tone="ok">Conjointe</Tag>}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}

function SittingWords({ sitting }: { sitting: ShownSitting }) {
  const names = sitting.participants.map(({ name, organisation }) => `${name} (${organisation})`);
  return (
    <>
      <strong>{formatDay(sitting.heldOn)}</strong>, {modalityWords(sitting)}
      {names.length > 0 && <>, avec {joinList(names)}</>}
    </>
  );
}

function OpenSitting({ frame, sitting }: { frame: PageFrame; sitting: ShownSitting }) {
  const { mayAnswer } = useSurroundings();
  const taking = sitting.participants.some((participant) => participant.me);
  return (
    <>
      <p className={styles.words}>
        <SittingWords sitting={sitting} />
      </p>
      {!sitting.joint && (
        <p className={styles.soft}>
          Elle devient conjointe quand deux organismes y prennent part, l’un pour le champ social, l’autre
          pour le champ professionnel.
        </p>
      )}
      {mayAnswer && (
        <Cluster>
          {!taking && (
            <SittingAct act="rejoindre" sitting={sitting}>
              Participer à la séance
            </SittingAct>
          )}
          <SittingAct act="terminer" sitting={sitting}>
            Terminer la séance
          </SittingAct>
        </Cluster>
      )}
      {mayAnswer && taking && <WithColleague frame={frame} sitting={sitting} />}
    </>
  );
}

/** Somebody of the circle who is in the room, or who is asked to join from elsewhere. */
function WithColleague({ frame, sitting }: { frame: PageFrame; sitting: ShownSitting }) {
  const others = frame.colleagues.filter(
    ({ seat }) => !sitting.participants.some((participant) => participant.seat === seat),
  );
  if (others.length === 0) return null;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="seance" value={sitting.sittingId} />
      <Stack gap="s">
        <SelectField
          name="collegue"
          label="Tenir la séance à deux"
          placeholder="Choisir un collègue"
          options={others.map(({ seat, name, organisation }) => ({
            value: seat,
            label: `${name} (${organisation})`,
          }))}
        />
        <Cluster>
          <Button small variant="quiet" name="acte" value="ajouter">
            Il ou elle est là
          </Button>
          <Button small variant="quiet" name="acte" value="prevenir">
            Inviter par e-mail
          </Button>
        </Cluster>
      </Stack>
    </Form>
  );
}

function SittingAct({ act, sitting, children }: { act: string; sitting: ShownSitting; children: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="acte" value={act} />
      <input type="hidden" name="seance" value={sitting.sittingId} />
      <Button small variant="quiet">
        {children}
      </Button>
    </Form>
  );
}

function NoSitting({ mayAnswer, none }: { mayAnswer: boolean; none: boolean }) {
  if (!mayAnswer) return none ? <p className={styles.soft}>Aucune séance pour le moment.</p> : null;
  return (
    <p className={styles.soft}>
      Aucune séance en cours. Une réponse peut aussi être notée sans séance : elle porte votre nom, votre
      organisme et la date.
    </p>
  );
}

function StartForm({ frame }: { frame: PageFrame }) {
  return (
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="acte" value="commencer" />
      <Stack>
        <DateField name="date" label="Date" defaultValue={frame.today} max={frame.today} />
        <SelectField name="modalite" label="Comment" options={modalities} defaultValue="locaux" />
        {frame.colleagues.length > 0 && (
          <CheckboxGroup
            name="avec"
            legend="Avec qui, en plus de vous"
            hint="Vos collègues du cercle peuvent aussi rejoindre la séance depuis leur écran."
            options={frame.colleagues.map(({ seat, name, organisation }) => ({
              value: seat,
              label: `${name} (${organisation})`,
            }))}
          />
        )}
        <FormActions>
          <Button small>Commencer la séance</Button>
        </FormActions>
      </Stack>
    </Form>
  );
}
