import { Button, LinkButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CheckboxField } from '../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../ui/checkbox-group.tsx';
import { DateField } from '../ui/date-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FieldGroup } from '../ui/field-group.tsx';
import { FileField } from '../ui/file-field.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TimeField } from '../ui/time-field.tsx';
import styles from './components-page.module.css';
import { Sample, Samples } from './components-page.section.tsx';

const answers = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
  { value: 'non-aborde', label: 'Non abordé' },
];

const communes = [
  ['18033', 'Bourges'],
  ['18141', 'Mehun-sur-Yèvre'],
  ['18197', 'Saint-Amand-Montrond'],
  ['18279', 'Vierzon'],
].map(([value = '', label = '']) => ({ value, label, text: label }));

export function FieldsSamples() {
  return (
    <Samples id="saisie" title="Saisie">
      <div className={styles.pair}>
        <Sample title="Formulaire">
          <Card>
            <BlankForm />
          </Card>
        </Sample>
        <Sample title="Le même, refusé : quoi, où, et rien n’est perdu">
          <Card>
            <RefusedForm />
          </Card>
        </Sample>
      </div>
      <Sample title="Choisir dans une longue liste">
        <Card>
          <PickList name="communes" legend="Communes" options={communes} defaultValues={['18279']} />
        </Card>
      </Sample>
      <Sample title="Pendant un entretien">
        <Card>
          <Interview />
        </Card>
      </Sample>
    </Samples>
  );
}

function BlankForm() {
  return (
    <form className={styles.form} method="post" action="/composants" noValidate>
      <FieldGroup legend="La personne" hint="Ce que Relais sait déjà n’est pas redemandé.">
        <TextField name="prenom" label="Prénom" required autoComplete="off" />
        <TextField name="nom" label="Nom de naissance" required autoComplete="off" />
        <DateField name="naissance" label="Date de naissance" required />
        <TimeField name="heure" label="Heure" optional />
        <SelectField
          name="commune"
          label="Commune"
          placeholder="Choisir une commune"
          options={[
            {
              label: 'Vierzon-Sologne-Berry',
              options: [
                { value: '18279', label: 'Vierzon' },
                { value: '18281', label: 'Vignoux-sur-Barangeon' },
              ],
            },
            { label: 'Cœur de Berry', options: [{ value: '18141', label: 'Mehun-sur-Yèvre' }] },
          ]}
        />
        <TextField
          name="telephone"
          label="Téléphone"
          type="tel"
          width="medium"
          optional
          hint="Pour les rappels de rendez-vous."
          autoComplete="off"
        />
        <TextField name="numero" label="Numéro de dossier" width="short" defaultValue="18-0042" readOnly />
      </FieldGroup>
      <TextArea
        name="projet"
        label="Son projet, avec ses mots"
        hint="La personne pourra relire ce texte."
        maxLength={500}
        optional
      />
      <CheckboxField
        name="informee"
        label="La personne est informée de ses droits"
        hint="Notice remise en main propre, par courrier ou par SMS."
      />
      <FileField
        name="fichier"
        label="Joindre la notice signée"
        hint="Un fichier PDF ou une photo, 10 Mo au plus."
        accept=".pdf,image/*"
        optional
      />
      <FormActions>
        <Button type="button">Ajouter la personne</Button>
        <LinkButton href="/composants#saisie" variant="quiet">
          Annuler
        </LinkButton>
      </FormActions>
    </form>
  );
}

function RefusedForm() {
  return (
    <form className={styles.form} method="post" action="/composants" noValidate>
      <ErrorSummary
        takeFocus={false}
        level={4}
        errors={[
          { field: 'nom-refuse', message: 'Écrivez le nom de naissance.' },
          {
            field: 'naissance-refusee',
            message: 'La date de naissance est dans le futur : vérifiez l’année.',
          },
          { field: 'canal', message: 'Choisissez comment l’échange a eu lieu.' },
        ]}
      />
      <TextField
        id="nom-refuse"
        name="nom"
        label="Nom de naissance"
        required
        error="Écrivez le nom de naissance."
        autoComplete="off"
      />
      <DateField
        id="naissance-refusee"
        name="naissance"
        label="Date de naissance"
        required
        defaultValue="2062-05-17"
        error="La date de naissance est dans le futur : vérifiez l’année."
      />
      <SelectField
        id="motif-refuse"
        name="motif"
        label="Motif"
        placeholder="Choisir un motif"
        error="Choisissez un motif dans la liste."
        options={[{ value: 'demenagement', label: 'Déménagement' }]}
      />
      <RadioGroup
        name="canal"
        legend="Comment ?"
        required
        error="Choisissez comment l’échange a eu lieu."
        options={[
          { value: 'telephone', label: 'Par téléphone' },
          {
            value: 'rendez-vous',
            label: 'En rendez-vous',
            hint: 'Dans vos locaux, chez la personne ou ailleurs.',
          },
          { value: 'sms', label: 'Par SMS' },
        ]}
      />
      <TextArea
        id="texte-refuse"
        name="texte"
        label="En une ligne"
        rows={2}
        error={['Écrivez au moins un mot.']}
      />
      <CheckboxField
        id="accord-refuse"
        name="accord"
        label="La personne est d’accord"
        required
        error="Cochez la case si la personne est d’accord ; sinon, n’envoyez pas la demande."
      />
    </form>
  );
}

function Interview() {
  return (
    <div className={styles.form}>
      <RadioGroup
        name="mobilite"
        legend="Peut se déplacer pour travailler"
        look="segmented"
        options={answers}
        defaultValue="non"
        hint="« Non abordé » n’est pas « non »."
      />
      <RadioGroup
        name="permis"
        legend="Permis B"
        look="inline"
        options={[...answers, { value: 'en-cours', label: 'En cours', disabled: true }]}
        defaultValue="non-aborde"
      />
      <CheckboxGroup
        name="situations"
        legend="Ce qui gêne aujourd’hui"
        optional
        defaultValues={['sans-vehicule']}
        options={[
          { value: 'sans-vehicule', label: 'Pas de véhicule' },
          {
            value: 'horaires',
            label: 'Pas de bus aux horaires de travail',
            hint: 'Avant 7 h ou après 19 h.',
          },
          { value: 'cout', label: 'Coût des trajets' },
        ]}
      />
    </div>
  );
}
