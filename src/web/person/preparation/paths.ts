export const PREPARE = '/mon-espace/diagnostic/preparer';
export const questionHref = (code: string) => `${PREPARE}/${code}`;
