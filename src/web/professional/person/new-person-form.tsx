import { statusCodes, statusKinds, statusSourceLabels, statusSources } from '../../../domain/person/codes.ts';
import type { LocatedPerson } from '../../../domain/person/views.ts';
import type { LookAlike } from '../../../domain/same-person/look-alikes.query.server.ts';
import { reasonMessage } from '../../../domain/same-person/reasons.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary, type SummaryError } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AddressFields } from './address-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { FieldColumns } from './field-columns.tsx';
import type { CommuneOffer, FormShown } from './form-shown.ts';
import { IdentityFields } from './identity-fields.tsx';
import { LocatedList } from './located-list.tsx';
import { peopleHref, personHref } from './paths.ts';

interface Options {
  territories: readonly { territoryId: string; name: string }[];
  mayAccompany: boolean;
  mayJoin: boolean;
}

interface Answer {
  typed: FormShown['typed'];
  problems: { errors: readonly SummaryError[]; byField: Readonly<Record<string, string>> } | null;
  offers: readonly CommuneOffer[];
  hits: readonly LocatedPerson[];
  /** Those of the author’s own people who resemble the one typed. */
  alike: readonly LookAlike[];
}

export function NewPersonForm({ options, answer }: { options: Options; answer: Answer | null }) {
  const typed = answer?.typed ?? { accompany: 'on' };
  const errors = answer?.problems?.byField ?? {};
  const shown = { typed, errors };
  return (
    <form method="post" noValidate>
      <Stack gap="m">
        {answer?.problems && <ErrorSummary errors={answer.problems.errors} />}
        {answer && answer.hits.length + answer.alike.length > 0 && (
          <SameIdentity hits={answer.hits} alike={answer.alike} typed={typed} mayAsk={options.mayJoin} />
        )}
        <Card title="Identité">
          <IdentityFields {...shown} />
        </Card>
        <Card title="Coordonnées">
          <ContactFields {...shown} />
        </Card>
        <Card title="Adresse">
          <AddressFields {...shown} offers={answer?.offers ?? []} />
        </Card>
        <Card
          title="Situation"
          detail="D’autres statuts et le foyer se notent ensuite, sur la page de la personne."
        >
          <FirstStatusFields {...shown} />
        </Card>
        <Card title="Accompagnement et information">
          <EntryFields {...shown} options={options} />
        </Card>
        <FormActions>
          <Button>Ajouter la personne</Button>
          <LinkButton href={peopleHref} variant="quiet">
            Annuler
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}

function SameIdentity({
  hits,
  alike,
  typed,
  mayAsk,
}: Pick<Answer, 'hits' | 'alike' | 'typed'> & { mayAsk: boolean }) {
  return (
    <Stack gap="m">
      <Notice
        tone="warning"
        title={
          hits.length > 0
            ? 'Une personne porte déjà cette identité'
            : 'Une personne que vous suivez lui ressemble'
        }
        live
      >
        <p>
          Vérifiez avec elle avant de l’ajouter : un second dossier la ferait recommencer à zéro. Rien n’est
          encore enregistré.
        </p>
      </Notice>
      <LookAlikes alike={alike} />
      <LocatedList hits={hits} searched={`${typed.givenName} ${typed.familyName}`} mayAsk={mayAsk} />
      <CheckboxField
        name="confirme"
        label="Ce n’est pas la même personne : l’ajouter quand même"
        hint="Deux personnes peuvent avoir le même nom et la même date de naissance."
      />
    </Stack>
  );
}

function LookAlikes({ alike }: Pick<Answer, 'alike'>) {
  return alike.map(({ personId, name, birthDate, reasons }) => (
    <Card key={personId} title={name} detail={birthDate && `naissance le ${formatDate(birthDate)}`}>
      <Stack gap="s">
        <p>{reasons.map(reasonMessage).join('\u202f; ')}.</p>
        <div>
          <LinkButton href={personHref(personId)} variant="quiet">
            Ouvrir sa page
          </LinkButton>
        </div>
      </Stack>
    </Card>
  ));
}

function FirstStatusFields({ typed, errors }: FormShown) {
  return (
    <FieldColumns>
      <SelectField
        name="statusKind"
        label="Statut"
        placeholder="Non renseigné"
        options={statusCodes.map((value) => ({ value, label: statusKinds[value].label }))}
        defaultValue={typed.statusKind}
        error={errors.statusKind}
        optional
      />
      <DateField
        name="statusFrom"
        label="Depuis le"
        defaultValue={typed.statusFrom}
        error={errors.statusFrom}
        optional
      />
      <DateField
        name="statusExpected"
        label="Fin prévue"
        hint="Quand elle est connue : elle prépare la suite avant que le statut s’arrête."
        defaultValue={typed.statusExpected}
        error={errors.statusExpected}
        optional
      />
      <SelectField
        name="statusSource"
        label="D’où vient cette information"
        options={statusSources
          .filter((value) => value !== 'fichier')
          .map((value) => ({ value, label: statusSourceLabels[value] }))}
        defaultValue={typed.statusSource ?? 'personne'}
        error={errors.statusSource}
      />
    </FieldColumns>
  );
}

function EntryFields({ typed, errors, options }: FormShown & { options: Options }) {
  const [only, ...others] = options.territories;
  return (
    <Stack gap="m">
      {only && others.length === 0 ? (
        <input type="hidden" name="territoryId" value={only.territoryId} />
      ) : (
        <SelectField
          name="territoryId"
          label="Territoire"
          placeholder="Choisir un territoire"
          options={options.territories.map(({ territoryId, name }) => ({ value: territoryId, label: name }))}
          defaultValue={typed.territoryId}
          error={errors.territoryId}
          required
        />
      )}
      {options.mayAccompany ? (
        <CheckboxField
          name="accompany"
          label="J’accompagne cette personne"
          hint="Vous entrez dans son cercle. Sinon, le service d’orientation prend la suite et vous ne voyez plus sa page."
          defaultChecked={typed.accompany === 'on'}
          error={errors.accompany}
        />
      ) : (
        <Notice tone="info">
          <p>Le service d’orientation prendra la suite : il désigne qui accompagne la personne.</p>
        </Notice>
      )}
      <DateField
        name="informedOn"
        label="Personne informée le"
        hint="Le jour où elle a reçu l’information sur Relais et sur ses droits. Avant cette date, aucune autre organisation ne la voit."
        defaultValue={typed.informedOn}
        error={errors.informedOn}
        optional
      />
      <TextField
        name="number"
        label="Numéro dans votre organisation"
        hint="Votre organisation est seule à le voir. Jamais le numéro de sécurité sociale."
        width="medium"
        autoComplete="off"
        defaultValue={typed.number}
        error={errors.number}
        optional
      />
      <CheckboxField
        name="protected"
        label="Personne à protéger"
        hint="Personne en danger : aucune recherche ne la trouve, et son référent seul voit où elle habite."
        defaultChecked={typed.protected === 'on'}
      />
    </Stack>
  );
}
