import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';

/** After an act, its confirmation: the address says which act (« ?fait= »), never about whom. */
export function DoneNotice({
  done,
  sentences,
}: {
  done: string | null;
  sentences: Readonly<Record<string, ReactNode>>;
}) {
  const sentence = done && Object.hasOwn(sentences, done) ? sentences[done] : null;
  if (!sentence) return null;
  return (
    <Notice tone="success" live>
      <p>{sentence}</p>
    </Notice>
  );
}
