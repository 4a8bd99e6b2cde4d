/** « 06 12 34 56 78 » of +33612345678; any other number as it is kept. */
export const formatPhone = (phone: string): string =>
  /^\+33\d{9}$/.test(phone) ? `0${phone.slice(3)}`.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : phone;
