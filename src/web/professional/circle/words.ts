/** « d’Awa D. », « de Karim B. ». Before an h the name keeps its « de ». */
export const ofName = (name: string): string =>
  /^[aeiouàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`;

/** French quotation marks with the narrow spaces that keep them on the line of their words. */
export const quoted = (text: string): string => `«\u202f${text}\u202f»`;
