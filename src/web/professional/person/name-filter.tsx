import { Button, LinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './name-filter.module.css';
import { listHref, type ShownView } from './people-view.ts';

export function NameFilter({ view }: { view: ShownView }) {
  return (
    <form className={styles.filter} method="post" action={listHref(view)} noValidate>
      <TextField
        name="named"
        type="search"
        label="Début du nom ou du prénom"
        width="medium"
        autoComplete="off"
        defaultValue={view.named}
      />
      <div className={styles.acts}>
        <Button variant="quiet">Filtrer</Button>
        {view.named && (
          <LinkButton href={listHref(view)} variant="quiet">
            Tous les noms
          </LinkButton>
        )}
      </div>
    </form>
  );
}
