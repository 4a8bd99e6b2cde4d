import { Button, LinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './name-filter.module.css';

/** `href`: the same list without a name. What is typed goes by POST, never in an address. */
export function NameFilter({ named, href }: { named: string; href: string }) {
  return (
    <form className={styles.filter} method="post" action={href} noValidate>
      <TextField
        name="named"
        type="search"
        label="Début du nom ou du prénom"
        width="medium"
        autoComplete="off"
        defaultValue={named}
      />
      <div className={styles.acts}>
        <Button variant="quiet">Filtrer</Button>
        {named && (
          <LinkButton href={href} variant="quiet">
            Tous les noms
          </LinkButton>
        )}
      </div>
    </form>
  );
}
