import { modelFields } from '../../../../domain/offer/model/model-record.ts';
import type { EnteredService } from '../../../../domain/offer/own/entered-service.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import styles from '../offer.module.css';
import { fieldWords, valueWords } from '../own/field-words.ts';

/** A model as another organisation reads it. */
export function ModelRead({ entered }: { entered: EnteredService }) {
  return (
    <Card title="Ce que dit le modèle">
      <DescriptionList
        items={modelFields
          .filter((field) => entered[field].length > 0)
          .map((field) => ({
            term: fieldWords[field],
            details: <div className={styles.prose}>{valueWords(field, entered[field])}</div>,
          }))}
      />
    </Card>
  );
}
