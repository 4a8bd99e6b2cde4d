/** What the person can comment on. A status is contested: they cannot change it, they can say that it is wrong. */
export const commentKinds = [
  'status',
  'answer',
  'objective',
  'step',
  'event',
  'contact',
  'orientation',
] as const;
export type CommentKind = (typeof commentKinds)[number];

export const COMMENT_LENGTH = 500;

/** What professionals and the person read of one comment. */
export interface ShownComment {
  readonly id: string;
  readonly kind: CommentKind;
  readonly subject: string;
  /** What it is about, as the person read it that day. */
  readonly about: string;
  readonly contests: boolean;
  readonly body: string;
  readonly forLead: boolean;
  readonly on: string;
  readonly reply: {
    readonly text: string;
    readonly by: string;
    readonly for: string;
    readonly on: string;
  } | null;
  readonly version: number;
}
