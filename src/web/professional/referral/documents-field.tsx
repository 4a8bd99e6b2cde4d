import { FILE_MB, FILES_KEPT_DAYS, MOST_FILES } from '../../../domain/referral/codes.ts';
import { referralMessages } from '../../../domain/referral/messages.ts';
import type { Attempt } from '../../referral/attempt.server.ts';
import { FileField } from '../../ui/file-field.tsx';

/** What the structure needs to decide. The form is `multipart/form-data`. `already`: how many the request has. */
export function DocumentsField({
  already = 0,
  attempt,
  optional,
}: {
  already?: number;
  attempt: Attempt | undefined;
  optional?: boolean;
}) {
  return (
    <FileField
      name="documents"
      label="Joindre des documents"
      hint={`PDF, JPEG ou PNG, ${FILE_MB}\u00a0Mo chacun, ${MOST_FILES} au plus. Seulement ce que la structure demande, rien sur la santé. La personne les lit aussi\u00a0; ils sont effacés ${FILES_KEPT_DAYS} jours après la fin de la demande.`}
      accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
      error={attempt?.byField.documents}
      largest={{
        bytes: FILE_MB * 1024 * 1024,
        message: (name) =>
          `${referralMessages.file_large.text({ name })} Choisissez de nouveau vos documents.`,
      }}
      most={{ files: MOST_FILES - already, message: referralMessages.files_many.text }}
      optional={optional}
      multiple
    />
  );
}
