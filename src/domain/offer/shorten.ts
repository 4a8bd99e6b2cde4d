const NAME = 150;
const DESCRIPTION = 10_000;

/** A row whose name or description is longer than the schema allows, cut as data·inclusion cuts it: « … » is its last character. */
export function shortened<Row extends { nom?: unknown; description?: unknown }>(row: Row): Row {
  const nom = cut(row.nom, NAME);
  const description = cut(row.description, DESCRIPTION);
  return nom === row.nom && description === row.description ? row : { ...row, nom, description };
}

function cut(value: unknown, most: number): unknown {
  if (typeof value !== 'string' || value.length <= most) return value;
  const characters = Array.from(value); // an emoji is one character and is not cut in two
  return characters.length <= most ? value : `${characters.slice(0, most - 1).join('')}…`;
}
