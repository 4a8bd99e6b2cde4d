import { MOST_FILES } from '../../../domain/referral/codes.ts';
import { isOver } from '../../../domain/referral/states.ts';
import type { ReferralFile, ReferralView } from '../../../domain/referral/views.ts';
import type { Attempt } from '../../referral/attempt.server.ts';
import { FilesCard } from '../../referral/files-card.tsx';
import { referralHref } from '../../referral/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DocumentsField } from './documents-field.tsx';

/** What the structure needs to decide, joined and taken back by whoever accompanies. */
export function DocumentsCard({
  referral,
  writes,
  attempt,
}: {
  referral: ReferralView;
  writes: boolean;
  attempt: Attempt | undefined;
}) {
  const { files } = referral;
  const joins = writes && !isOver(referral.state) && files.length < MOST_FILES;
  return (
    <FilesCard
      files={files}
      requestHref={referralHref(referral.personId, referral.id)}
      acts={writes ? (file) => <TakeBack file={file} /> : undefined}
    >
      {joins && (
        <form method="post" encType="multipart/form-data" noValidate>
          <Stack>
            <input type="hidden" name="acte" value="documents" />
            <DocumentsField already={files.length} attempt={attempt} />
            <p>
              <Button variant="quiet">Joindre</Button>
            </p>
          </Stack>
        </form>
      )}
    </FilesCard>
  );
}

function TakeBack({ file }: { file: ReferralFile }) {
  return (
    <form method="post">
      <input type="hidden" name="acte" value="retirer-document" />
      <input type="hidden" name="document" value={file.id} />
      <Button variant="quiet" small>
        Retirer<VisuallyHidden> {file.name}</VisuallyHidden>
      </Button>
    </form>
  );
}
