/** What a form sends: fields of one value, and fields of several. */
export type Entered<Text extends string, List extends string> = Readonly<
  Record<List, readonly string[]> & Record<Text, string>
>;

/** Two who wrote from one version: what is kept of both, and the fields that they wrote differently. */
export interface Merged<Text extends string, List extends string> {
  readonly merged: Entered<Text, List>;
  readonly both: readonly (Text | List)[];
}

/** The fields of a form, and what is done with all of them alike. */
export function enteredFields<Text extends string, List extends string>(
  texts: readonly Text[],
  lists: readonly List[],
) {
  type Field = Text | List;
  const fields: readonly Field[] = [...texts, ...lists];
  const isList = (field: Field) => (lists as readonly Field[]).includes(field);

  /** What a form sent, or less than that: what is not there is empty. */
  const from = (valuesOf: (field: Field) => readonly string[]): Entered<Text, List> =>
    Object.fromEntries(
      fields.map((field) => [field, isList(field) ? valuesOf(field) : (valuesOf(field)[0] ?? '')]),
    ) as unknown as Entered<Text, List>;

  /** Whatever the order of several values. */
  const same = (one: Entered<Text, List>, other: Entered<Text, List>, field: Field) =>
    valuesOf(one, field).toSorted().join('\n') === valuesOf(other, field).toSorted().join('\n');

  return {
    from,
    same,
    /** Of the values that a record has. */
    of: (said: Readonly<Record<string, unknown>>): Entered<Text, List> =>
      from((field) => {
        const value = said[field];
        if (value === null || value === undefined) return [];
        return Array.isArray(value) ? value.map(String) : [String(value)];
      }),
    /**
     * What two people wrote from the same version: fields that only the first one touched are taken from them; what the second one typed
     * is kept everywhere else.
     */
    merge(
      base: Entered<Text, List>,
      first: Entered<Text, List>,
      second: Entered<Text, List>,
    ): Merged<Text, List> {
      const fromFirst = (field: Field) => same(base, second, field);
      return {
        merged: from((field) => valuesOf(fromFirst(field) ? first : second, field)),
        both: fields.filter(
          (field) => !fromFirst(field) && !same(base, first, field) && !same(first, second, field),
        ),
      };
    },
  };
}

function valuesOf<Text extends string, List extends string>(
  entered: Entered<Text, List>,
  field: Text | List,
): readonly string[] {
  const value: string | readonly string[] = entered[field];
  return typeof value === 'string' ? [value] : value;
}
