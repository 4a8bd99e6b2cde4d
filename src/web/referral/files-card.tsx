import type { ReactNode } from 'react';
import type { ReferralFile } from '../../domain/referral/views.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber } from '../ui/format.ts';
import { Cluster, Stack } from '../ui/layout.tsx';
import { Soft } from '../ui/soft.tsx';
import { documentHref } from './paths.ts';

/** Documents of a request, for whoever reads it. `acts` beside each; `children` after them. Nothing shows when there is neither. */
export function FilesCard({
  files,
  requestHref,
  acts,
  children,
}: {
  files: readonly ReferralFile[];
  /** The page that the documents are under. */
  requestHref: string;
  acts?: ((file: ReferralFile) => ReactNode) | undefined;
  children?: ReactNode;
}) {
  if (files.length === 0 && !children) return null;
  return (
    <Card title="Documents" id="documents-joints">
      <Stack>
        {files.map((file) => (
          <Cluster key={file.id}>
            <a href={documentHref(requestHref, file.id)} download>
              {file.name}
            </a>
            <Soft>
              {sizeWords(file.size)}, joint par {file.by}
            </Soft>
            {acts?.(file)}
          </Cluster>
        ))}
        {children}
      </Stack>
    </Card>
  );
}

const KB = 1024;
/** « 312 ko », « 1,4 Mo ». */
const sizeWords = (bytes: number): string =>
  bytes < KB * KB
    ? `${formatNumber(Math.max(1, Math.round(bytes / KB)))}\u00a0ko`
    : `${(bytes / KB / KB).toLocaleString('fr', { maximumFractionDigits: 1 })}\u00a0Mo`;
