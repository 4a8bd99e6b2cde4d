import { createContext } from 'react-router';

/** Set by an action for the loaders of the page that answers it. */
export const posted = createContext(false);
