import { expect, test } from 'vitest';
import { offerValues } from './reference/values.ts';
import { offerReader } from './schema.ts';

const today = '2026-11-30';
const read = offerReader(today);

const structure = { source: 'dora', id: 'dora--s', nom: 'Le Garage du Canal', date_maj: '2026-01-15' };
const service = {
  ...structure,
  structure_id: 'dora--s',
  id: 'dora--1',
  description: 'Prêt de voitures aux personnes qui reprennent un emploi.',
};
const problems = (changes: object, of: 'structure' | 'service' = 'service') => {
  const { errors } =
    of === 'service'
      ? read.service({ ...service, ...changes })
      : read.structure({ ...structure, ...changes });
  return errors?.map(({ field, code }) => `${field}: ${code}`) ?? [];
};

test('what is not said is null, keys that nobody knows are left out, fields come in the order of the schema', () => {
  const { record } = read.service({ inconnu: 1, ...service, frais: undefined });
  expect(record).toMatchObject({ ...service, frais: null, publics: null, nombre_semaines: null });
  expect(Object.keys(record ?? {})).toEqual([
    ...[
      'source',
      'structure_id',
      'id',
      'nom',
      'description',
      'lien_source',
      'date_maj',
      'type',
      'thematiques',
    ],
    ...[
      'frais',
      'frais_precisions',
      'publics',
      'publics_precisions',
      'conditions_acces',
      'commune',
      'code_postal',
    ],
    ...['code_insee', 'adresse', 'complement_adresse', 'longitude', 'latitude', 'telephone', 'courriel'],
    ...['modes_accueil', 'zone_eligibilite', 'contact_nom_prenom', 'lien_mobilisation', 'modes_mobilisation'],
    ...['mobilisable_par', 'mobilisation_precisions', 'volume_horaire_hebdomadaire', 'nombre_semaines'],
    'horaires_accueil',
  ]);
  const { record: place } = read.structure({ ...structure, inconnu: 1 });
  expect(Object.keys(place ?? {})).toHaveLength(20);
});

test.each(['source', 'structure_id', 'id', 'nom', 'description', 'date_maj'])(
  'a service has its %s',
  (field) => {
    expect(problems({ [field]: null })).toEqual([`${field}: missing`]);
    expect(problems({ [field]: undefined })).toEqual([`${field}: missing`]);
    expect(problems({ [field]: 12 })).toEqual([`${field}: wrong-type`]);
  },
);

test.each(['source', 'id', 'nom', 'date_maj'])('a structure has its %s', (field) => {
  expect(problems({ [field]: null }, 'structure')).toEqual([`${field}: missing`]);
});

test('a structure may say nothing of itself', () => {
  expect(problems({ description: null }, 'structure')).toEqual([]);
  expect(problems({ description: 'abcd' }, 'structure')).toEqual(['description: too-short']);
});

test.each([
  ['nom', 'ab', 'too-short'],
  ['nom', '🚲🚲', 'too-short'],
  ['nom', 'abc', null],
  ['nom', 'a'.repeat(150), null],
  ['nom', '🚲'.repeat(150), null],
  ['nom', 'a'.repeat(151), 'too-long'],
  ['description', 'abcd', 'too-short'],
  ['description', 'abcde', null],
  ['description', 'a'.repeat(10_000), null],
  ['description', 'a'.repeat(10_001), 'too-long'],
  ['date_maj', '1999-12-31', 'too-old'],
  ['date_maj', '2000-01-01', null],
  ['date_maj', today, null],
  ['date_maj', '2026-12-01', 'in-future'],
  ['date_maj', '2025-02-29', 'malformed'],
  ['date_maj', '2024-02-29', null],
  ['date_maj', '2024-13-01', 'malformed'],
  ['date_maj', '2024-00-10', 'malformed'],
  ['date_maj', '2024-01-00', 'malformed'],
  ['date_maj', '15/01/2024', 'malformed'],
  ['code_postal', '1800', 'malformed'],
  ['code_postal', '18000', null],
  ['code_postal', '2A004', 'malformed'],
  ['code_insee', '2A004', null],
  ['code_insee', '2A04', 'malformed'],
  ['courriel', 'contact@exemple.fr', null],
  ['courriel', 'prénom.nom+info@sous.exemple.fr', null],
  ['courriel', 'contact@exemple', 'malformed'],
  ['courriel', 'contact@@exemple.fr', 'malformed'],
  ['courriel', 'con..tact@exemple.fr', 'malformed'],
  ['courriel', '.contact@exemple.fr', 'malformed'],
  ['courriel', 'contact@-exemple.fr', 'malformed'],
  ['courriel', `${'a'.repeat(65)}@exemple.fr`, 'malformed'],
  ['courriel', 'a@exemple.fr, b@exemple.fr', 'malformed'],
  ['lien_source', 'https://exemple.fr/page?a=b', null],
  ['lien_source', 'HTTP://exemple.fr', null],
  ['lien_source', 'exemple.fr', 'malformed'],
  ['lien_source', 'ftp://exemple.fr', 'malformed'],
  ['lien_source', 'javascript:alert(1)', 'malformed'],
  ['lien_source', 'https://', 'malformed'],
  ['lien_source', `https://exemple.fr/${'a'.repeat(2083 - 19)}`, null],
  ['lien_source', `https://exemple.fr/${'a'.repeat(2084 - 19)}`, 'too-long'],
  ['type', 'accueil', 'unknown-value'],
  ['type', ['atelier'], 'unknown-value'],
  ['frais', 'payant', null],
  ['frais', 'gratuit-sous-conditions', 'unknown-value'],
  ['thematiques', [], null],
  ['thematiques', ['mobilite'], 'unknown-value'],
  ['thematiques', ['sante--addictions', 'sante--addictions'], 'repeated'],
  ['thematiques', 'sante--addictions', 'wrong-type'],
  ['publics', [], 'empty'],
  ['publics', ['tous-publics'], null],
  ['publics', ['jeunes', 'tous-publics'], 'not-alone'],
  ['publics', ['jeunes', 'femmes'], null],
  ['modes_accueil', [], null],
  ['modes_accueil', ['a-distance', 'en-presentiel'], null],
  ['modes_mobilisation', [], 'empty'],
  ['mobilisable_par', [], 'empty'],
  ['mobilisable_par', ['usagers', 'usagers'], 'repeated'],
  ['zone_eligibilite', [], 'empty'],
  ['zone_eligibilite', ['18033', '2A', '971', '200036135', '99100', 'france'], null],
  ['zone_eligibilite', ['18033', '18033'], null],
  ['zone_eligibilite', ['1'], 'malformed'],
  ['zone_eligibilite', ['France'], 'malformed'],
  ['zone_eligibilite', '18', 'wrong-type'],
  ['longitude', '2.4', 'wrong-type'],
  ['latitude', Number.NaN, 'wrong-type'],
  ['longitude', 400, null],
  ['volume_horaire_hebdomadaire', 0, null],
  ['volume_horaire_hebdomadaire', 1.5, null],
  ['volume_horaire_hebdomadaire', -0.5, 'too-small'],
  ['nombre_semaines', 0, 'too-small'],
  ['nombre_semaines', 1, null],
  ['nombre_semaines', 1.5, 'wrong-type'],
])('of a service, %s: %j', (field, value, problem) => {
  expect(problems({ [field]: value })).toEqual(problem ? [`${field}: ${problem}`] : []);
});

test.each([
  ['siret', '12345678901234', null],
  ['siret', '123456789', 'malformed'],
  ['site_web', 'www.exemple.fr', 'malformed'],
  ['accessibilite_lieu', 'https://exemple.fr/erp', null],
  ['reseaux_porteurs', [], null],
  ['reseaux_porteurs', ['ccas-cias', 'france-service'], null],
  ['reseaux_porteurs', ['ccas'], 'unknown-value'],
])('of a structure, %s: %j', (field, value, problem) => {
  expect(problems({ [field]: value }, 'structure')).toEqual(problem ? [`${field}: ${problem}`] : []);
});

test('every word of the reference is accepted', () => {
  expect(
    problems({
      thematiques: offerValues.thematique.map(({ value }) => value),
      publics: offerValues.public.map(({ value }) => value).filter((value) => value !== 'tous-publics'),
      modes_mobilisation: offerValues['mode-mobilisation'].map(({ value }) => value),
    }),
  ).toEqual([]);
  expect(problems({ reseaux_porteurs: offerValues.reseau.map(({ value }) => value) }, 'structure')).toEqual(
    [],
  );
});

test('everything that is wrong is said at once, and what is wrong twice in a list only once', () => {
  expect(problems({ nom: 'x', frais: 'cher', publics: ['a', 'b'] })).toEqual([
    'nom: too-short',
    'frais: unknown-value',
    'publics: unknown-value',
  ]);
});

test.each([null, 'texte', 12, [service]])('what is no record is refused: %j', (row) => {
  expect(read.service(row).errors).toEqual([{ field: '', code: 'wrong-type' }]);
});

test('a name that ends with a dot is worth a warning and no refusal', () => {
  const warned = (nom: string) => {
    const { record, warnings } = read.service({ ...service, nom });
    expect(record?.nom).toBe(nom);
    return warnings;
  };
  expect(warned('Prêt de voitures.')).toEqual([{ field: 'nom', code: 'final-dot' }]);
  expect(warned('Vélos, scooters, etc.')).toEqual([]);
  expect(warned('Prêt de voitures')).toEqual([]);
});
