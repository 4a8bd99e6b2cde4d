/** « d’Awa D. », « de Karim B. ». Before an h the name keeps its « de ». */
export const ofName = (name: string): string =>
  /^[aeiouàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`;

/** French quotation marks with the narrow spaces that keep them on the line of their words. */
export const quoted = (text: string): string => `«\u202f${text}\u202f»`;

/** Names of communes come from the national file with straight apostrophes: « Germigny-l’Exempt » where somebody reads them. */
export const curly = (name: string | null | undefined): string => name?.replaceAll("'", '’') ?? '';
