/** For one seat: a menu that is read at a glance. */
export const MOST_VIEWS = 20;
export const LONGEST_NAME = 60;
