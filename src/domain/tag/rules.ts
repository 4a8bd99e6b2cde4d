/** A word or two, read at a glance in a list. */
export const LONGEST_TAG = 40;
/** Of one organisation: more cannot be chosen from. */
export const MOST_TAGS = 100;

interface TagStanding {
  readonly roles: readonly string[];
}

/** Those of the organisation who accompany people, or answer for those who do. */
export const usesTags = ({ roles }: TagStanding): boolean =>
  roles.includes('member') || roles.includes('manager');

/** Another name, or none any more, changes what everybody's lists show. */
export const changesTags = ({ roles }: TagStanding): boolean => roles.includes('manager');
