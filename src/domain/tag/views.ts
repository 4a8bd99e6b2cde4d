export interface Tag {
  readonly tagId: string;
  readonly name: string;
}

export interface TagsPage {
  readonly tags: readonly Tag[];
  /** The reader renames and deletes them. */
  readonly mayChange: boolean;
}

export interface PersonTagsPage {
  readonly person: { readonly personId: string; readonly givenName: string; readonly familyName: string };
  /** All those of the reader's organisation. */
  readonly tags: readonly Tag[];
  /** Those that the person has. */
  readonly had: readonly string[];
}
