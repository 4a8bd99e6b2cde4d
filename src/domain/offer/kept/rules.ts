/** For one seat: lists that are read at a glance. */
export const MOST_FAVOURITES = 50;
export const MOST_SEARCHES = 20;
export const LONGEST_NAME = 60;
