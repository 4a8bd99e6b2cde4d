/** Legal time of the départements that do not live by that of Paris (décret n° 2017-292 du 6 mars 2017), by their code. */
const OVERSEAS: Record<string, string> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '976': 'Indian/Mayotte',
};

export const timeZoneOf = (departement: string): string => OVERSEAS[departement] ?? 'Europe/Paris';
