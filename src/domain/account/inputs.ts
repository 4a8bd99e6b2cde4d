import { z } from 'zod';

/** As it is compared: without spaces around, in lower case. The message is a code of messages.ts. */
export const addressInput = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('address_wrong').max(254, 'address_wrong'));
