import { createContext } from 'react';

/** Set while rendering on the server only: browsers hide it from scripts. */
export const Nonce = createContext<string | undefined>(undefined);
