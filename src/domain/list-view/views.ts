/** A view of the lists that a seat keeps under a name: nobody else reads it. */
export interface ListView {
  readonly listViewId: string;
  readonly name: string;
  /** As people-address.ts writes it. */
  readonly address: string;
  readonly byDefault: boolean;
  readonly version: number;
}
