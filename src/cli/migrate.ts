import type { Verb } from './verb.ts';

export const migrateVerb: Verb = {
  name: 'migrate',
  summary: 'Met la base au niveau de cette version de Relais (npm start le fait aussi).',
  async run({ open }) {
    const { prepared } = await open();
    const { migrations, reference } = prepared;
    const lines = [
      migrations.length === 0 ? 'La base était à jour.' : `Migrations appliquées : ${migrations.join(', ')}.`,
      ...(reference.length === 0 ? [] : [`Données de référence chargées : ${reference.join(', ')}.`]),
    ];
    return { json: { migrations, reference }, lines };
  },
};
